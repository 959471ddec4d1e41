"""What is shown of a fact sheet and of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.parameters import ParameterSet
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.report.overview import departures
from skillbase_rules.report.page import Block, Page, Row, View, page_of
from skillbase_rules.wording import pages as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import Sheets, fact_label, value_words
from skillbase_rules.wording.figures import quantity_words
from skillbase_rules.wording.units import unit_words


@page_of.register
def facts_page(facts: Sheet, view: View) -> Page:
    """Return the page of a fact sheet: what is known, and folded away what is not."""
    sheets: Sheets = (type(facts),)
    known = [name for name in facts.fact_names() if is_known(facts, name)]
    unknown = [name for name in facts.fact_names() if name not in set(known)]
    rows = tuple(
        Row((fact_label(name, sheets).in_(view.language), _value(facts, name, view.language), name)) for name in known
    )
    headings = (words.FACT.in_(view.language), words.VALUE.in_(view.language), words.NAME.in_(view.language))
    blocks = [Block(headings=headings, rows=rows)] if known else []
    if unknown:
        named = tuple(Row((fact_label(name, sheets).in_(view.language), name)) for name in unknown)
        title = words.FACTS_UNKNOWN.in_(view.language).format(len(unknown))
        blocks.append(Block(title, headings=(headings[0], headings[2]), rows=named, folded=True))
    counted = words.FACTS_STATED.in_(view.language).format(known=len(known), unknown=len(unknown))
    return Page(words.FACTS.in_(view.language), notes=(counted,), blocks=tuple(blocks))


def is_known(facts: Sheet, name: str) -> bool:
    """Tell whether anything is known of a fact."""
    value = getattr(facts, name)
    return not value.is_unknown if isinstance(value, Quantity) else value is not None


def _value(facts: Sheet, name: str, language: Language) -> str:
    match getattr(facts, name):
        case bool(stated):
            return m.YES_NO[stated].in_(language)
        case Quantity() as count:
            return unit_words(quantity_words(count), facts.unit(name), language)
        case value:
            return value_words(str(value), (name,), (type(facts),), language)


@page_of.register(Edition)
def edition_page(edition: AnyEdition, view: View) -> Page:
    """Return the page of an edition: what differs from the notice, its sections, numbers and readings."""
    language = view.language
    departed = tuple(departures(edition, language)) or (words.AS_ISSUED.in_(language),)
    counted = words.CLAUSES.in_(language).format(len(edition.register))
    blocks = (
        Block(words.SECTIONS.in_(language), rows=tuple(_section_rows(edition, language))),
        _numbers(edition.parameters, language),
        _readings(edition, language),
    )
    return Page(edition.title.in_(language), notes=(edition.id, *departed, counted), blocks=blocks)


def _section_rows(edition: AnyEdition, language: Language) -> Iterator[Row]:
    for section in edition.sections:
        root = section.rulebook.root
        yield Row((f"{root.clause} {root.label.in_(language)}", f"({section.name})"))


def _numbers(parameters: ParameterSet, language: Language) -> Block:
    rows = tuple(
        Row(
            (
                note.clause,
                note.label.in_(language),
                unit_words(str(getattr(parameters, name)), note.unit, language),
                name,
            )
        )
        for name, note in parameters.documented().items()
    )
    headings = _in((words.CLAUSE, m.LABEL_HEADING, words.NUMBER, words.NAME), language)
    return Block(words.PARAMETERS.in_(language).format(len(rows)), headings=headings, rows=rows, folded=True)


def _readings(edition: AnyEdition, language: Language) -> Block:
    rows = []
    for field, switch in edition.readings.switches().items():
        value = getattr(edition.readings, field)
        chosen = switch.choices[value].in_(language)
        rows.append(Row((switch.id, switch.question.in_(language), chosen, f"{field}={value}")))
    headings = _in((m.READINGS_HEADING, words.QUESTION, words.CHOICE, words.NAME), language)
    return Block(words.READINGS.in_(language).format(len(rows)), headings=headings, rows=tuple(rows), folded=True)


def _in(headings: Iterable[Text], language: Language) -> tuple[str, ...]:
    return tuple(heading.in_(language) for heading in headings)

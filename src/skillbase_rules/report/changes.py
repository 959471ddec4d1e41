"""What turns over and what it would take, as text, Markdown or JSON: sensitivity, what-if, and the ways out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from pydantic import BaseModel

from skillbase_rules.analyses.comparison import Flip
from skillbase_rules.analyses.remedies import Change, Remedy, WhatItTakes
from skillbase_rules.analyses.sensitivity import Alternative, Sensitivity
from skillbase_rules.analyses.settling import Settling
from skillbase_rules.analyses.whatif import WhatIf
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.report.data import Data
from skillbase_rules.report.layout import wrapped
from skillbase_rules.report.markdown import escaped
from skillbase_rules.report.overview import choice_words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import Sheets, fact_words, sheets_of, value_words
from skillbase_rules.wording.figures import quantity_words
from skillbase_rules.wording.findings import open_words, shortfall_words, status_word


class Item(BaseModel):
    """One line of such a report and the lines that explain it."""

    line: str
    details: tuple[str, ...] = ()


def as_text(title: str, notes: Iterable[str], items: Iterable[Item]) -> str:
    """Return a report as plain text."""
    lines = [title, *(line for note in notes for line in wrapped(note, 0)), ""]
    for item in items:
        lines += wrapped(item.line, 0)
        lines += [line for detail in item.details for line in wrapped(detail, 4)]
    return "\n".join(lines) + "\n"


def as_markdown(title: str, notes: Iterable[str], items: Iterable[Item]) -> str:
    """Return a report as Markdown."""
    lines = [f"# {escaped(title)}", "", *(f"- {escaped(note)}" for note in notes), ""]
    for item in items:
        lines.append(f"- {escaped(item.line)}")
        lines += [f"    - {escaped(detail)}" for detail in item.details]
    return "\n".join(lines) + "\n"


# --- what turns over -------------------------------------------------------------------------------------------------


def sensitivity_items(sensitivity: Sensitivity, edition: AnyEdition, language: Language) -> Iterator[Item]:
    """Yield every alternative and every pair under which something turns over, and at the end how many there are."""
    together = [] if sensitivity.together is None else [sensitivity.together]
    for alternative in (*together, *sensitivity.flipping):
        yield _alternative_item(alternative, edition, language)
    for pair in sensitivity.pairs:
        yield _alternative_item(pair, edition, language, m.READ_BOTH)
    idle = len(sensitivity.alternatives) - len(sensitivity.flipping)
    yield Item(line=m.TURNS_NOTHING.in_(language).format(idle, len(sensitivity.alternatives)))
    if sensitivity.pairs_tried:
        yield Item(line=m.PAIRS_TURN.in_(language).format(len(sensitivity.pairs), sensitivity.pairs_tried))
    if sensitivity.not_tried:
        switches = edition.readings.switches()
        ids = dict.fromkeys(switches[field].id if field in switches else field for field in sensitivity.not_tried)
        yield Item(line=m.NOT_TRIED.in_(language).format(" ".join(ids)))


def _alternative_item(
    alternative: Alternative, edition: AnyEdition, language: Language, wording: Text = m.READ_SO
) -> Item:
    switches = edition.readings.switches()
    choices = [
        f"{switches[field].id} {choice_words(field, value, switches[field], language)}"
        if field in switches
        else f"{field}={value}"
        for field, value in alternative.choices.items()
    ]
    flips = tuple(flip_words(flip, edition, language) for flip in alternative.flips)
    low = (m.LOW_CONFIDENCE.in_(language),) if alternative.low_confidence else ()
    line = wording.in_(language).format(m.SENTENCES.in_(language).join(choices))
    return Item(line=line, details=(*low, *(flips or (m.NOTHING_TURNS.in_(language),))))


def flip_words(flip: Flip, edition: AnyEdition, language: Language) -> str:
    """Return what turns over in words."""
    if flip.clause == edition.id:
        name = m.OVERALL.in_(language)
        return m.COLON.in_(language).join((name, _turn(flip, language)))
    clause = edition.clauses.get(flip.clause)
    label = f" {clause.label.in_(language)}" if clause else ""
    whole = f" {m.WHOLE_SECTION.in_(language)}" if flip.is_verdict else ""
    return m.COLON.in_(language).join((f"{flip.clause}{label}{whole}", _turn(flip, language)))


def _turn(flip: Flip, language: Language) -> str:
    return " → ".join(status_word(status, language) for status in (flip.before, flip.after))


def what_if_items(changed: WhatIf, edition: AnyEdition, language: Language) -> Iterator[Item]:
    """Yield what turns over under changed facts."""
    yield from (Item(line=flip_words(flip, edition, language)) for flip in changed.flips)
    if not changed.flips:
        yield Item(line=m.NOTHING_TURNS.in_(language))


# --- what it would take ----------------------------------------------------------------------------------------------


def ways_out_items(ways: Sequence[WhatItTakes], edition: AnyEdition, language: Language) -> Iterator[Item]:
    """Yield every open clause with the smallest changes that would make it met and the values that settle it."""
    sheets = sheets_of(edition)
    for way in ways:
        finding = way.finding
        line = f"{m.MARKS[finding.status]} {finding.clause} {finding.label.in_(language)}"
        lacking = (shortfall_words(finding, sheets, language), open_words(finding, sheets, language))
        remedies = (remedy_words(remedy, edition, language) for remedy in way.remedies)
        settling = (settling_words(settled, sheets, language) for settled in way.settling)
        yield Item(line=line, details=tuple(detail for detail in (*lacking, *remedies, *settling) if detail))
    if not ways:
        yield Item(line=m.NOTHING_OPEN.in_(language))


def remedy_words(remedy: Remedy, edition: AnyEdition, language: Language) -> str:
    """Return one way out in words, with every fact that changes and every other clause that it turns."""
    sheets = sheets_of(edition)
    changes = m.LIST.in_(language).join(change_words(change, sheets, language) for change in remedy.changes)
    words = m.COLON.in_(language).join((m.REMEDIES[remedy.kind].in_(language).format(remedy.amount), changes))
    turned = [flip_words(flip, edition, language) for flip in remedy.turns if not flip.is_verdict]
    if not turned:
        return words
    return m.ALSO_TURNS.in_(language).format(words, m.SENTENCES.in_(language).join(turned))


def change_words(change: Change, sheets: Sheets, language: Language) -> str:
    """Return one fact before and after in words."""
    """Return one fact before and after."""
    before, after = (stated_words(change.fact, value, sheets, language) for value in (change.before, change.after))
    return f"{fact_words(change.fact, sheets, language)} {before} → {after}"


def stated_words(fact: str, value: Quantity | int | str | None, sheets: Sheets, language: Language) -> str:
    """Return what is stated of a fact: a yes, a no, a number, a name, or a question mark."""
    match value:
        case None:
            return "?"
        case bool():
            return m.YES_NO[value].in_(language)
        case int():
            return str(value)
        case Quantity():
            return quantity_words(value)
        case str():
            return value_words(value, (fact,), sheets, language)
        case _ as never:
            assert_never(never)


def settling_words(settling: Settling, sheets: Sheets, language: Language) -> str:
    """Return which values of a missing fact settle a clause, and how."""
    if settling.values:
        values = m.LIST.in_(language).join(
            stated_words(settling.fact, value, sheets, language) for value in settling.values
        )
    else:
        values = quantity_words(Quantity(at_least=settling.at_least or 0, at_most=settling.at_most))
    return m.SETTLES.in_(language).format(
        fact=fact_words(settling.fact, sheets, language), values=values, status=status_word(settling.status, language)
    )


def as_data(result: BaseModel | Sequence[BaseModel], items: Iterable[Item]) -> dict[str, Data]:
    """Return a report as JSON-ready data: the result of the library beside the words that explain it."""
    explanations = [item.model_dump(mode="json") for item in items]
    if isinstance(result, BaseModel):
        return {"result": result.model_dump(mode="json"), "explanations": explanations}
    return {"result": [part.model_dump(mode="json") for part in result], "explanations": explanations}

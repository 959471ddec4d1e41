"""What to ask next, as text, Markdown or a page: every question with why it is asked and what each answer would do."""

from __future__ import annotations

from collections.abc import Iterator

from skillbase_rules.analyses.answers import Answer
from skillbase_rules.analyses.next_questions import NextQuestions, Question
from skillbase_rules.analyses.targets import parts
from skillbase_rules.engine.criteria import AllOf, AnyOf
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.report.changes import Item, stated_words
from skillbase_rules.report.page import Block, Page, Row, View, page_of, verdict_of
from skillbase_rules.wording import asking as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import fact_label, sheets_of
from skillbase_rules.wording.figures import quantity_words
from skillbase_rules.wording.findings import status_word


@page_of.register
def next_questions_page(asked: NextQuestions, view: View) -> Page:
    """Return the page of what to ask next."""
    headings = view.words(words.QUESTION_HEADING, words.WHY_HEADING, words.ANSWERS_HEADING)
    rows = tuple(
        Row(
            (question.text.in_(view.language), clauses_words(question.clauses, view.edition, view.language)),
            tuple(question_details(question, view.edition, view.language)),
        )
        for question in asked.questions
    )
    blocks = (Block(headings=headings, rows=rows),) if rows else ()
    notes = tuple(state_words(asked, view.edition, view.language))
    return Page(words.TITLE.in_(view.language), verdict_of(asked.status, view.language), notes, blocks)


def state_words(asked: NextQuestions, edition: AnyEdition, language: Language) -> Iterator[str]:
    """Yield the verdict asked about, how it stands, and how much there is to ask."""
    yield words.TOWARDS.in_(language).format(_name_of(asked.towards, edition, language))
    status = status_word(asked.status, language)
    if asked.facts:
        yield words.NOW.in_(language).format(status)
        yield words.TO_ASK.in_(language).format(len(asked.facts))
        if asked.more:
            yield words.FURTHER.in_(language).format(_facts_words(asked.more, edition, language))
        return
    if asked.nothing_more:
        yield words.NOTHING_MORE.in_(language).format(status)
        return
    yield words.NOTHING_LEFT.in_(language).format(status)
    if asked.open_clauses:
        yield words.OPEN.in_(language).format(clauses_words(asked.open_clauses, edition, language))
    if asked.waits_for:
        yield words.WAITING.in_(language).format(_facts_words(asked.waits_for, edition, language))


def question_items(asked: NextQuestions, edition: AnyEdition, language: Language) -> Iterator[Item]:
    """Yield the questions, best first, each with why it is asked and what each answer would do."""
    for number, question in enumerate(asked.questions, start=1):
        why = words.NEEDED_FOR.in_(language).format(clauses_words(question.clauses, edition, language))
        details = (why, *question_details(question, edition, language))
        yield Item(line=f"{number}. {question.text.in_(language)}", details=details)


def question_details(question: Question, edition: AnyEdition, language: Language) -> Iterator[str]:
    """Yield what is known of a fact, what is needed beside it, and what each answer would do."""
    if question.by_experts:
        yield words.FOR_EXPERTS.in_(language)
    if question.known is not None:
        yield words.KNOWN.in_(language).format(quantity_words(question.known))
    if question.beside:
        yield words.BESIDE.in_(language).format(_facts_words(question.beside, edition, language))
    for answer in question.answers:
        yield answer_words(question.fact, answer, edition, language)


def answer_words(fact: str, answer: Answer, edition: AnyEdition, language: Language) -> str:
    """Return what an answer would do: the verdict where it decides that, and the clauses that it decides."""
    decided = [f"{flip.clause} {status_word(flip.after, language)}" for flip in answer.turns]
    if answer.status is not Status.UNKNOWN:
        decided.insert(0, words.DECIDES.in_(language).format(status_word(answer.status, language)))
    effect = m.COMMA.in_(language).join(decided) or words.NOTHING_YET.in_(language)
    return words.WOULD_DO.in_(language).format(values=_values_words(fact, answer, edition, language), effect=effect)


def _values_words(fact: str, answer: Answer, edition: AnyEdition, language: Language) -> str:
    if answer.at_least is not None:
        return quantity_words(Quantity(at_least=answer.at_least, at_most=answer.at_most))
    values = (stated_words(fact, value, sheets_of(edition), language) for value in answer.values)
    return m.LIST.in_(language).join(values)


def clauses_words(clauses: tuple[str, ...], edition: AnyEdition, language: Language) -> str:
    """Return clauses by their ids and labels."""
    labels = ((id_, edition.clauses[id_].label.in_(language) if id_ in edition.clauses else "") for id_ in clauses)
    return m.LIST.in_(language).join(f"{id_} {label}".rstrip() for id_, label in labels)


def _facts_words(names: tuple[str, ...], edition: AnyEdition, language: Language) -> str:
    return m.LIST.in_(language).join(fact_label(name, sheets_of(edition)).in_(language) for name in names)


def _name_of(towards: str, edition: AnyEdition, language: Language) -> str:
    if towards == edition.id:
        return m.OVERALL.in_(language)
    if towards in m.TRACKS:
        return m.TRACKS[towards].in_(language)
    groups = (part for section in edition.sections for part in parts(section.rulebook.root))
    labels = (part.label for part in groups if isinstance(part, AllOf | AnyOf) and part.clause == towards)
    label = edition.clauses[towards].label if towards in edition.clauses else next(labels, Text("", ""))
    return f"{towards} {label.in_(language)}".rstrip()

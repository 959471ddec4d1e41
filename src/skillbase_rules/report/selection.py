"""A selection as text, as Markdown and as data: the places of each category, and for every candidacy why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from skillbase_rules.engine.text import Language
from skillbase_rules.report.data import Data
from skillbase_rules.report.layout import aligned, column_widths, printable, wrapped
from skillbase_rules.report.markdown import escaped, table
from skillbase_rules.report.overview import near_name_notes
from skillbase_rules.selection.reasons import Reason
from skillbase_rules.selection.result import CategoryResult, ContestResult, Decision, Outcome, Selection
from skillbase_rules.wording import selection as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.findings import hinge_words

DECISION_HEADINGS = (
    words.OUTCOME_HEADING,
    words.UNIT_HEADING,
    words.POSITION_HEADING,
    words.PLACE_HEADING,
    words.REASONS_HEADING,
)
_INDENT = 2
_DETAIL_INDENT = 8


class DecisionRow(NamedTuple):
    """One decision in words."""

    outcome: str
    unit: str
    position: str
    """Empty where the candidacy does not compete."""
    place: str
    """The category, the place on the reserve list, or all that is possible; empty where there is none."""
    reasons: tuple[str, ...]


class ContestTable(NamedTuple):
    """One contest with its decisions, or those who are in none."""

    heading: str
    categories: tuple[str, ...]
    explanations: tuple[DecisionRow, ...]


def selection_text(selection: Selection, language: Language, *, notes: Iterable[str] = ()) -> str:
    """Return a selection as aligned plain text.

    Args:
        selection: What to report.
        language: The language of the report.
        notes: Lines to put under the title, such as the readings switched.
    """
    return "\n".join(_text_lines(selection, language, notes)) + "\n"


def _text_lines(selection: Selection, language: Language, notes: Iterable[str]) -> Iterator[str]:
    yield words.TITLE.in_(language)
    for note in (*notes, *selection_notes(selection, language)):
        yield from wrapped(note, 0)
    parts = contest_tables(selection, language)
    rows = [explanation[:4] for part in parts for explanation in part.explanations]
    widths = column_widths(rows) if rows else ()
    for part in parts:
        yield ""
        yield part.heading
        for line in part.categories:
            yield from wrapped(line, _INDENT)
        for explanation in part.explanations:
            yield f"{' ' * _INDENT}{aligned(explanation[:4], widths)}".rstrip()
            for reason in explanation.reasons:
                yield from wrapped(reason, _DETAIL_INDENT)


def selection_markdown(selection: Selection, language: Language, *, notes: Iterable[str] = ()) -> str:
    """Return a selection as Markdown, with one table per contest.

    Args:
        selection: What to report.
        language: The language of the report.
        notes: Sentences to put under the title, such as the readings switched.
    """
    return "\n".join(_markdown_lines(selection, language, notes)) + "\n"


def _markdown_lines(selection: Selection, language: Language, notes: Iterable[str]) -> Iterator[str]:
    yield f"# {words.TITLE.in_(language)}"
    yield ""
    yield from (f"- {escaped(note)}" for note in (*notes, *selection_notes(selection, language)))
    headings = [heading.in_(language) for heading in DECISION_HEADINGS]
    for part in contest_tables(selection, language):
        yield from ("", f"## {part.heading}", "")
        yield from (f"- {escaped(line)}" for line in part.categories)
        if part.explanations:
            if part.categories:
                yield ""
            between = m.SENTENCES.in_(language)
            rows = [(*explanation[:4], between.join(explanation.reasons)) for explanation in part.explanations]
            yield from table(headings, rows)


def selection_data(selection: Selection, language: Language) -> dict[str, Data]:
    """Return a selection as JSON-ready data.

    ``selection`` can be read back with `Selection.model_validate`; ``explanations`` says the same in words, contest by
    contest.
    """
    counted = Counter(decision.outcome for decision in selection.decisions)
    return {
        "counts": {outcome.value: counted[outcome] for outcome in words.OUTCOMES},
        "explanations": [
            {
                "heading": part.heading,
                "categories": list(part.categories),
                "decisions": [
                    {**explanation._asdict(), "reasons": list(explanation.reasons)} for explanation in part.explanations
                ],
            }
            for part in contest_tables(selection, language)
        ],
        "selection": selection.model_dump(mode="json"),
    }


def outcome_counts(selection: Selection, language: Language) -> str:
    """Return how many candidacies have each outcome."""
    counted = Counter(decision.outcome for decision in selection.decisions)
    return m.COMMA.in_(language).join(f"{outcome.label.in_(language)} {counted[outcome]}" for outcome in words.OUTCOMES)


def contest_tables(selection: Selection, language: Language) -> tuple[ContestTable, ...]:
    """Return every contest in the order in which they are decided, and at the end those who are in none."""
    wording = _Wording(selection, language)
    listed = [
        ContestTable(
            contest.label.in_(language),
            tuple(line for category in contest.categories for line in wording.category_lines(category)),
            tuple(map(wording.explain, _in_order(selection, contest))),
        )
        for contest in selection.contests
    ]
    out = [decision for decision in selection.decisions if decision.contest is None]
    if out:
        listed.append(ContestTable(words.OUT_OF_CONTEST.in_(language), (), tuple(map(wording.explain, out))))
    return tuple(listed)


def _in_order(selection: Selection, contest: ContestResult) -> list[Decision]:
    """Return the decisions of a contest from the top; ties stand in the order of identifiers."""
    return sorted(
        (decision for decision in selection.decisions if decision.contest == contest.id),
        key=lambda decision: (
            (decision.position.at_least, decision.position.at_most or 0) if decision.position else (0, 0)
        ),
    )


def selection_notes(selection: Selection, language: Language) -> Iterator[str]:
    """Yield how many candidacies have each outcome, what withdrawals changed, and which names may be meant as one."""
    yield outcome_counts(selection, language)
    yield from _withdrawals(selection, language)
    yield from near_name_notes(selection.near_names, language)


def _withdrawals(selection: Selection, language: Language) -> Iterator[str]:
    if not selection.withdrawn:
        return
    wording = _Wording(selection, language)
    colon, separator = m.COLON.in_(language), m.SENTENCES.in_(language)
    yield words.WITHDRAWN.in_(language) + colon + m.LIST.in_(language).join(map(wording.unit, selection.withdrawn))
    moves = [
        words.MOVE_LINE.in_(language).format(
            unit=wording.unit(move.candidate),
            track=move.track.label.in_(language),
            before=wording.place_or_outcome(move.before),
            after=wording.place_or_outcome(move.after),
        )
        for move in selection.moves
    ]
    if moves:
        yield words.MOVED.in_(language) + colon + separator.join(moves)


class _Wording:
    """The names of units and categories of one selection in one language."""

    def __init__(self, selection: Selection, language: Language) -> None:
        self.language = language
        self._names = {candidate.id: candidate.name for candidate in selection.pool.candidates}
        self._categories = {category.id: category.label.in_(language) for category in selection.categories}

    def unit(self, id_: str) -> str:
        name = self._names[id_]
        return printable(f"{id_} {name}" if name else id_)

    def place_or_outcome(self, name: str) -> str:
        return self._categories[name] if name in self._categories else Outcome(name).label.in_(self.language)

    def category_lines(self, category: CategoryResult) -> Iterator[str]:
        yield words.CATEGORY_LINE.in_(self.language).format(
            label=category.label.in_(self.language),
            clause=category.clause,
            places=category.places,
            awarded=len(category.awarded),
            contested=category.contested,
            vacant=category.vacant,
        )
        if category.contenders:
            named = m.LIST.in_(self.language).join(map(printable, category.contenders))
            yield words.CONTENDERS.in_(self.language).format(named)

    def explain(self, decision: Decision) -> DecisionRow:
        reasons = tuple(self._reason(reason) for reason in decision.reasons)
        hinges = hinge_words(decision.hinges_on, self.language)
        track = "" if decision.contest else f" {decision.track.label.in_(self.language)}"
        return DecisionRow(
            f"{words.MARKS[decision.outcome]} {decision.outcome.label.in_(self.language)}{track}",
            self.unit(decision.candidate),
            words.POSITION.in_(self.language).format(decision.position) if decision.position else "",
            self._place(decision),
            (*reasons, hinges) if hinges else reasons,
        )

    def _place(self, decision: Decision) -> str:
        if decision.could_be:
            # The names of categories have commas in them.
            possible = m.SENTENCES.in_(self.language).join(map(self.place_or_outcome, decision.could_be))
            return words.COULD_BE.in_(self.language).format(possible)
        if decision.place:
            return words.RESERVE_PLACE.in_(self.language).format(decision.place)
        return self.place_or_outcome(decision.category) if decision.category else ""

    def _reason(self, reason: Reason) -> str:
        cited = " ".join((*reason.clauses, *reason.readings))
        return f"{reason.text.in_(self.language)} [{cited}]" if cited else reason.text.in_(self.language)

"""What is shown of a selection, and of a list of awards."""

from __future__ import annotations

from skillbase_rules.engine.text import Language
from skillbase_rules.report.page import Block, Page, Row, Tone, View, page_of, verdict_of
from skillbase_rules.report.selection import DECISION_HEADINGS, contest_tables, selection_notes
from skillbase_rules.selection.awards import CategoryUse, Fault, QuotaCheck
from skillbase_rules.selection.result import Outcome, Selection
from skillbase_rules.wording import pages as words
from skillbase_rules.wording import selection as m
from skillbase_rules.wording.findings import hinge_words

_TONES: dict[Outcome, Tone] = {
    Outcome.SELECTED: "met",
    Outcome.RESERVE: "plain",
    Outcome.UNDETERMINED: "unknown",
    Outcome.HELD: "unknown",
    Outcome.OUT: "not_met",
}


@page_of.register
def selection_page(selection: Selection, view: View) -> Page:
    """Return the page of a selection: the places of each contest and, in order, what becomes of everyone."""
    headings = tuple(heading.in_(view.language) for heading in DECISION_HEADINGS)
    tones = {m.MARKS[outcome]: tone for outcome, tone in _TONES.items()}
    blocks = tuple(
        Block(
            part.heading,
            notes=part.categories,
            headings=headings,
            rows=tuple(Row(row[:4], row.reasons, tones[row.outcome[0]]) for row in part.explanations),
            folded=not part.categories,
        )
        for part in contest_tables(selection, view.language)
    )
    notes = tuple(selection_notes(selection, view.language))
    return Page(m.TITLE.in_(view.language), notes=notes, blocks=blocks)


@page_of.register
def quota_page(check: QuotaCheck, view: View) -> Page:
    """Return the page of a list of awards: its faults first, then the places used."""
    faults = Block(
        words.FAULTS.in_(view.language).format(len(check.faults)),
        rows=tuple(_fault_row(fault, view.language) for fault in check.faults),
    )
    headings = (words.CLAUSE, words.CATEGORY, words.USED, words.ALLOWED, words.OVER, words.FREE)
    used = Block(
        headings=view.words(*headings),
        rows=tuple(_use_row(category, view.language) for category in check.categories),
    )
    unplaced = (words.UNPLACED.in_(view.language).format(len(check.unplaced)),) if check.unplaced else ()
    hinges = hinge_words(check.hinges_on, view.language)
    notes = (*unplaced, *((hinges,) if hinges else ()))
    blocks = (faults, used) if check.faults else (used,)
    return Page(words.QUOTAS.in_(view.language), verdict_of(check.status, view.language), notes, blocks)


def _fault_row(fault: Fault, language: Language) -> Row:
    cited = " ".join((*fault.clauses, *fault.readings))
    return Row((fault.text.in_(language), f"[{cited}]"), tone="not_met")


def _use_row(category: CategoryUse, language: Language) -> Row:
    counts = tuple(str(count) for count in (category.used, category.allowed, category.over, category.free))
    return Row((category.clause, category.label.in_(language), *counts), tone="not_met" if category.over else "plain")

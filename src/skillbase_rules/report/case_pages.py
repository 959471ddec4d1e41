"""What is shown of cases: those that came out otherwise than expected, then what the set has reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skillbase_rules.analyses.cases import Check, TriedCase
from skillbase_rules.analyses.reach import CaseRun, Reach, SectionReach
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language
from skillbase_rules.report.page import Block, Page, Row, Verdict, View, page_of
from skillbase_rules.wording import cases as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.findings import explain, status_word


@page_of.register
def run_page(run: CaseRun, view: View) -> Page:
    """Return the page of cases that were judged."""
    counted = words.SOME_FAIL if run.failing else words.ALL_HOLD
    said = counted.filled(number=len(run.cases), failing=len(run.failing)).in_(view.language)
    verdict = Verdict(f"{m.MARKS[Status.NOT_MET]} {said}" if run.failing else f"{m.MARKS[Status.MET]} {said}")
    blocks = [block for reach in run.reach for block in _reach(reach, view)]
    return Page(words.CASES.in_(view.language), verdict, blocks=(*_failing(run.failing, view), *blocks))


@page_of.register
def case_page(case: TriedCase, view: View) -> Page:
    """Return the page of one case."""
    status = Status.MET if case.holds else Status.NOT_MET
    return Page(case.name, Verdict(m.MARKS[status], status.value), blocks=tuple(_failing([case], view)))


def _failing(cases: Iterable[TriedCase], view: View) -> Iterator[Block]:
    rows = [
        Row(
            (check.clause, check.label.in_(view.language), *_words(check, view.language)),
            (case.name, *_grounds(check, view)),
            "not_met",
        )
        for case in cases
        for check in case.checks
        if not check.holds
    ]
    if rows:
        heads = view.words(m.CLAUSE_HEADING, m.LABEL_HEADING, words.EXPECTED, words.REACHED, words.CASE)
        yield Block(words.FAILING.in_(view.language), None, (), heads, tuple(rows))


def _words(check: Check, language: Language) -> tuple[str, str]:
    return status_word(check.expected, language), status_word(check.reached, language)


def _grounds(check: Check, view: View) -> Iterator[str]:
    if check.finding is not None:
        explained = explain(check.finding, view.sheets, view.language)
        yield words.OBSERVED.in_(view.language).format(observed=explained.observed, threshold=explained.threshold)
        yield from explained.details


def _reach(reach: Reach, view: View) -> Iterator[Block]:
    language = view.language
    touched = [section for section in reach.sections if not section.is_untouched]
    untouched = [_title(section, language) for section in reach.sections if section.is_untouched]
    notes = (words.UNTOUCHED.in_(language).format(sections=m.LIST.in_(language).join(untouched)),) if untouched else ()
    yield Block(words.SECTION.in_(language).format(title=reach.title.in_(language), name=reach.notice), notes=notes)
    for section in touched:
        yield _section(section, view)
    yield _readings(reach, view)


def _title(section: SectionReach, language: Language) -> str:
    return words.SECTION.in_(language).format(title=section.label.in_(language), name=section.section)


def _section(section: SectionReach, view: View) -> Block:
    language = view.language
    counted = words.SECTION_REACHED.in_(language).format(number=len(section.clauses), complete=section.complete)
    heads = view.words(m.CLAUSE_HEADING, m.LABEL_HEADING, words.REACHED, words.NOT_REACHED)
    rows = tuple(
        Row((clause.clause, clause.label.in_(language), *(_statuses(those, language) for those in both)))
        for clause in section.clauses
        for both in [(clause.reached, clause.not_reached)]
    )
    return Block(_title(section, language), None, (counted,), heads, rows, folded=not _is_open(section))


def _is_open(section: SectionReach) -> bool:
    return section.complete < len(section.clauses)


def _statuses(statuses: Iterable[Status], language: Language) -> str:
    return m.LIST.in_(language).join(status_word(status, language) for status in statuses) or m.NOTHING.in_(language)


def _readings(reach: Reach, view: View) -> Block:
    language, nothing = view.language, m.NOTHING.in_(view.language)
    between = m.LIST.in_(language)
    reached, not_reached = (sum(len(each) for each in side) for side in _sides(reach))
    counted = words.READINGS_REACHED.in_(language).format(reached=reached, open=not_reached)
    heads = view.words(words.READING, m.LABEL_HEADING, words.CHOICES, words.OPEN_CHOICES)
    rows = tuple(
        Row(
            (
                reading.id,
                reading.field,
                between.join(reading.reached) or nothing,
                between.join(reading.not_reached) or nothing,
            )
        )
        for reading in reach.readings
    )
    return Block(words.READINGS.in_(language), None, (counted,), heads, rows, folded=not not_reached)


def _sides(reach: Reach) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    return [each.reached for each in reach.readings], [each.not_reached for each in reach.readings]

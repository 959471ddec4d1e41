"""What is shown of the questions that follow a verdict: sensitivity, what-if, ways out, and editions compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillbase_rules.analyses.remedies import WhatItTakes
from skillbase_rules.analyses.sensitivity import Sensitivity
from skillbase_rules.analyses.whatif import EditionChange, EditionComparison, WhatIf
from skillbase_rules.report.changes import Item, flip_words, sensitivity_items, ways_out_items, what_if_items
from skillbase_rules.report.page import Block, Page, Row, View, page_of, verdict_of
from skillbase_rules.wording import pages as words
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import facts_words
from skillbase_rules.wording.findings import status_word


@page_of.register
def sensitivity_page(sensitivity: Sensitivity, view: View) -> Page:
    """Return the page of what every other reading turns over."""
    return Page(
        m.SENSITIVITY.in_(view.language), blocks=(_listed(sensitivity_items(sensitivity, view.edition, view.language)),)
    )


@page_of.register
def what_if_page(changed: WhatIf, view: View) -> Page:
    """Return the page of what other facts turn over."""
    named = words.FACTS_CHANGED.in_(view.language).format(facts_words(changed.changed, view.sheets, view.language))
    verdicts = " → ".join(status_word(part.status, view.language) for part in (changed.before, changed.after))
    notes = (named, m.COLON.in_(view.language).join((m.OVERALL.in_(view.language), verdicts)))
    return Page(
        m.WHAT_IF.in_(view.language),
        verdict_of(changed.after.status, view.language),
        notes,
        (_listed(what_if_items(changed, view.edition, view.language)),),
    )


def ways_out_page(ways: Sequence[WhatItTakes], view: View) -> Page:
    """Return the page of what it would take."""
    return Page(words.WAY_OUT.in_(view.language), blocks=(_listed(ways_out_items(ways, view.edition, view.language)),))


@page_of.register
def way_out_page(way: WhatItTakes, view: View) -> Page:
    """Return the page of what it would take for one clause."""
    return ways_out_page((way,), view)


def _listed(items: Iterable[Item]) -> Block:
    return Block(rows=tuple(Row((item.line,), item.details) for item in items))


@page_of.register
def comparison_page(comparison: EditionComparison, view: View) -> Page:
    """Return the page of whose verdicts two editions differ on."""
    if not comparison.changes:
        return Page(words.NOTHING_DIFFERS.in_(view.language))
    title = words.COMPARED.in_(view.language).format(gained=len(comparison.gained), lost=len(comparison.lost))
    headings = (words.APPLICANT, words.SECTION, words.BEFORE, words.AFTER, words.BY_CLAUSES)
    rows = tuple(_change_row(change, view) for change in comparison.changes)
    return Page(title, blocks=(Block(headings=view.words(*headings), rows=rows),))


def _change_row(change: EditionChange, view: View) -> Row:
    labels = {root.clause: root.label for section in view.edition.sections for root in [section.rulebook.root]}
    label = f"{labels[change.section].in_(view.language)} " if change.section in labels else ""
    cells = (
        change.name or words.APPLICANT_NUMBER.in_(view.language).format(change.index + 1),
        f"{label}{change.section}",
        status_word(change.before, view.language),
        status_word(change.after, view.language),
    )
    turned = tuple(flip_words(flip, view.edition, view.language) for flip in change.clauses)
    return Row(cells, turned, change.after.value)

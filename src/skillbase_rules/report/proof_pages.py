"""What is shown of what a solver proved, found or planned; loaded when there is such a result to show."""

from __future__ import annotations

from collections.abc import Iterable

from skillbase_rules.engine.text import Text
from skillbase_rules.report.changes import Item
from skillbase_rules.report.page import Block, Page, Row, View, page_of
from skillbase_rules.report.proofs import certificate_item, compared_items, decision_item, plan_items, witness_items
from skillbase_rules.solver.asking import Answer
from skillbase_rules.solver.certificates import Certificate
from skillbase_rules.solver.comparing import EditionsCompared
from skillbase_rules.solver.deciding import Decision
from skillbase_rules.solver.planning import Plan, Plans
from skillbase_rules.solver.witnesses import Witness
from skillbase_rules.wording import proofs as w


def _page(title: Text, items: Iterable[Item], view: View) -> Page:
    rows = tuple(Row((item.line,), item.details) for item in items)
    return Page(title.in_(view.language), blocks=(Block(rows=rows),))


@page_of.register
def witness_page(witness: Witness, view: View) -> Page:
    """Return the page of an applicant that was found, or of the word that there is none."""
    return _page(w.WITNESS, witness_items(witness, view.edition, view.language), view)


@page_of.register
def compared_page(compared: EditionsCompared, view: View) -> Page:
    """Return the page of how two editions stand to each other."""
    return _page(w.COMPARED, compared_items(compared, view.edition, view.language), view)


@page_of.register
def decision_page(decision: Decision, view: View) -> Page:
    """Return the page of a verdict by all completions of a file."""
    return _page(w.DECIDED, [decision_item(decision, None, view.edition, view.language)], view)


@page_of.register
def certificate_page(certificate: Certificate, view: View) -> Page:
    """Return the page of what a verdict rests on, or of what would settle it."""
    return _page(w.DECIDED, [certificate_item(certificate, view.edition, view.language)], view)


@page_of.register
def plans_page(plans: Plans, view: View) -> Page:
    """Return the page of the cheapest way to goals, or of what stands in the way."""
    return _page(w.PLANS, plan_items(plans, view.edition, view.language), view)


@page_of.register
def plan_page(plan: Plan, view: View) -> Page:
    """Return the page of one way to goals."""
    return plans_page(Plans(answer=Answer.FOUND, plans=(plan,)), view)

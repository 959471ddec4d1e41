"""A section, a group or a clause that is meant: what it reads, what is judged in it, and how well it fares."""

from __future__ import annotations

import pytest

from skillbase_rules import CHONGQING_2024, Facts, Status
from skillbase_rules.analyses.answers import asked_leaves
from skillbase_rules.analyses.targets import facts_read, parts, target
from skillbase_rules.engine.criteria import Amount, Criterion, Waived, When, all_of, at_least, is_true
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.text import Text

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE
OPEN, LOFT, MANY = is_true("a.1", "open_to_all"), is_true("c.1", "has_loft"), at_least("b.1", "workshops", 4)
COLLEGE = {"applicant_kind": "vocational_college"}


@pytest.mark.parametrize(
    ("criterion", "count", "facts"),
    [
        (OPEN, 1, {"open_to_all"}),
        (all_of("", Text("", ""), OPEN, MANY), 3, {"open_to_all", "workshops"}),
        (When(LOFT, MANY), 3, {"has_loft", "workshops"}),
        (When(LOFT, MANY, OPEN), 4, {"has_loft", "workshops", "open_to_all"}),
        (Waived(MANY), 2, {"workshops"}),
    ],
)
def test_everything_in_a_criterion_is_read_its_conditions_included(
    criterion: Criterion, count: int, facts: set[str]
) -> None:
    assert len(list(parts(criterion))) == count
    assert facts_read(criterion) == facts


def test_a_clause_reads_the_facts_that_say_whether_it_is_asked() -> None:
    focus = target("3.1.d", CHONGQING_2024)
    assert focus.facts == {"applicant_kind", "college_focus_on_skilled_workers"}
    assert not focus.is_whole
    assert focus.clauses == {"3.1.d"}
    case = target("4.2.5", CHONGQING_2024)
    assert "is_technical_college" in case.facts
    assert case.clauses == {f"4.2.5.{limb}" for limb in "abcde"}


def test_a_section_is_meant_by_its_name_as_a_whole() -> None:
    for section in CHONGQING_2024.sections:
        meant = target(section.name, CHONGQING_2024)
        assert (meant.is_whole, meant.name) == (True, section.rulebook.root.clause)
    with pytest.raises(UnknownNameError, match=r"clause '4\.9'"):
        target("4.9", CHONGQING_2024)
    with pytest.raises(UnknownNameError, match="in section 'national'"):
        target("3.1.d", CHONGQING_2024, "national")


def test_the_status_is_that_of_the_clause_the_group_or_the_whole() -> None:
    facts = Facts.model_validate({**COLLEGE, "college_focus_on_skilled_workers": False, "fits_base_function": True})
    said = {name: target(name, CHONGQING_2024).status(facts) for name in ("3.1.a", "3.1.b", "3.1.c", "3.1.d", "3.1")}
    assert said == {"3.1.a": MET, "3.1.b": MET, "3.1.c": UNKNOWN, "3.1.d": NOT_MET, "3.1": NOT_MET}
    assert target("4.2.5", CHONGQING_2024).status(Facts()) is UNKNOWN


def test_statuses_are_ranked_from_the_worst_to_the_best() -> None:
    clause, preference = target("3.1.d", CHONGQING_2024), target("preferential", CHONGQING_2024)
    assert clause.steps == (frozenset({NOT_MET}), frozenset({UNKNOWN}), frozenset({MET, NA}))
    assert preference.steps == (frozenset({NOT_MET, NA}), frozenset({UNKNOWN}), frozenset({MET}))
    # Not asked of a training centre, which is as good as met.
    assert clause.rank(Facts.model_validate({"applicant_kind": "training_centre"})) == 2
    assert clause.rank(Facts.model_validate(COLLEGE)) == 1
    assert clause.rank(Facts.model_validate({**COLLEGE, "college_focus_on_skilled_workers": False})) == 0


def test_what_a_reading_sets_aside_stands_under_what_is_never_asked() -> None:
    ignored = target("4.1.1.5.a", CHONGQING_2024.choosing(project_outputs="ignored"))
    ((site, above),) = ignored.sites
    assert isinstance(site, Amount)
    assert [asked.when for asked in above] == ["never"]
    # What is never asked waits for no answer.
    assert ignored.facts == facts_read(site)
    assert ignored.status(Facts()) is NA


def test_every_condition_above_a_clause_is_among_what_is_asked() -> None:
    nested = When(OPEN, When(LOFT, MANY, is_true("b.1", "open_to_all")))
    first, _ = asked_leaves(all_of("", Text("", ""), nested))
    assert first.facts == {"open_to_all", "has_loft", "workshops"}
    assert isinstance(first.asked, When)
    assert first.asked.condition == OPEN
    assert isinstance(first.asked.then, When)
    assert (first.asked.then.condition, first.asked.then.then) == (LOFT, MANY)

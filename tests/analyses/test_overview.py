"""Statuses alone are those of the findings, and what is shared between readings is what judging anew would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Facts, get_edition, list_editions
from skillbase_rules.analyses.comparison import as_flips, flips
from skillbase_rules.analyses.overview import judge_all_sections, other_reading, overview
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Place, Status
from skillbase_rules.engine.statuses import changed_parts, differences, judged_again
from tests.support.sheets import Sheet, exact_sheets, facts_under, less_known
from tests.support.tries import tries

EDITIONS = [get_edition(name) for name in list_editions()]
known_or_vague = exact_sheets().flatmap(lambda sheet: st.one_of(st.just(sheet), less_known(sheet)))


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
@tries(4)
@given(sheet=known_or_vague)
def test_every_other_reading_turns_what_judging_all_of_it_anew_turns(edition: AnyEdition, sheet: Sheet) -> None:
    facts = facts_under(sheet, edition)
    before, explained = overview(facts, edition), judge_all_sections(facts, edition)
    assert before.status is explained.status
    for field, choice in edition.readings.alternatives():
        other = other_reading(edition, ((field, choice),))
        anew = flips(explained, judge_all_sections(facts, other.edition))
        assert as_flips(before.turned(before.under(other, facts))) == anew, (field, choice)
        assert as_flips(before.turned(overview(facts, other.edition))) == anew


@tries(4)
@given(sheet=known_or_vague, changed=known_or_vague)
def test_other_facts_turn_what_judging_all_of_it_anew_turns(sheet: Sheet, changed: Sheet) -> None:
    facts, other = facts_under(sheet, CHONGQING_2024), facts_under(changed, CHONGQING_2024)
    anew = flips(judge_all_sections(facts, CHONGQING_2024), judge_all_sections(other, CHONGQING_2024))
    before = overview(facts, CHONGQING_2024)
    assert as_flips(before.turned(overview(other, CHONGQING_2024))) == anew
    assert as_flips(before.turned(before.of_others(other))) == anew


def test_only_what_reads_otherwise_is_judged_again() -> None:
    national, revised = (
        e.rulebook("national") for e in (CHONGQING_2024, CHONGQING_2024.revise(national_min_capacity=9))
    )
    assert changed_parts(national, national) == ()
    parts = changed_parts(national, revised)
    assert parts is not None
    assert len(parts) == 1
    before = overview(Facts(annual_training_capacity=10), CHONGQING_2024, ("national",)).sections["national"]
    again = judged_again(before, revised, parts, Facts(annual_training_capacity=10))
    shared = [place for place, part in enumerate(again.parts) if part is before.parts[place]]
    assert shared == [place for place in range(len(before.parts)) if place not in parts]
    assert [place.clause for place, *_ in differences(before, again)] == ["4.1.1", "4.1.1.2", "4.1.1.2.b"]


def test_only_what_reads_other_facts_is_judged_again() -> None:
    facts = Facts(annual_training_capacity=10, annual_training_person_times={"at_least": 5})
    before = overview(facts, CHONGQING_2024)
    assert all(before.of_others(facts).sections[name] is statuses for name, statuses in before.sections.items())
    # What can be trained is at least what has been, so the capacity is told by a count that it does not read.
    more = before.of_others(Facts(annual_training_capacity=2000, annual_training_person_times={"at_least": 2000}))
    assert "4.1.1.2.b" in {place.clause for place, *_ in before.turned(more)}
    applicant = more.sections["applicant"]
    assert applicant is before.sections["applicant"]
    old, new = before.sections["national"].parts, more.sections["national"].parts
    assert [other.statuses for one, other in zip(old, new, strict=True) if one is not other] == [
        ((Place("4.1.1.2.b"), Status.MET),)
    ]


def test_where_missing_facts_fail_all_is_judged_again() -> None:
    other = other_reading(CHONGQING_2024, (("missing_facts", "failed"),))
    assert set(other.changed.values()) == {None}

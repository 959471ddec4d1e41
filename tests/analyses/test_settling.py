"""The values that settle a clause are exactly those under which it is settled, tried one by one."""

from __future__ import annotations

from hypothesis import given, reject
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import CHONGQING_2024, Facts, Status, what_would_it_take
from skillbase_rules.analyses.overview import judged_sections
from skillbase_rules.analyses.settling import Settling
from skillbase_rules.analyses.whatif import with_facts
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.records import Sheet
from tests.support.sheets import COUNTS, OTHERS
from tests.support.tries import tries

SMALL = [
    "skilled_workers", "contract_workers", "dispatched_workers", "integrated_teachers", "teachers_full_time",
    "teachers_part_time", "senior_instructors", "technician_or_above_teachers", "both_senior_and_technician",
    "practice_teachers", "students", "students_senior_plus", "occupations_applied", "occupations_matching",
    "specialties_with_equipment", "partner_enterprises",
]  # fmt: skip
REACH = 70
counts = st.one_of(
    st.none(), st.integers(0, 12), st.integers(0, 9).map(lambda low: {"at_least": low, "at_most": low + 3})
)


@st.composite
def small_sheets(draw: st.DrawFn) -> Facts:
    sheet: dict[str, object] = {name: draw(counts) for name in SMALL}
    sheet["enterprise_based"] = draw(st.booleans())
    try:
        return Facts.model_validate(sheet)
    except ValidationError:
        reject()


def told(ways: tuple[Settling, ...], fact: str, value: object) -> Status:
    """Return what the settling values say of one value; unknown where they leave it out."""
    for way in ways:
        if way.fact != fact:
            continue
        if way.values:
            if value in way.values:
                return way.status
        elif isinstance(value, int) and value in range(
            way.at_least or 0, 1 + (REACH if way.at_most is None else way.at_most)
        ):
            return way.status
    return Status.UNKNOWN


def status(facts: Sheet, clause: str, edition: AnyEdition) -> Status:
    for section in judged_sections(edition):
        for finding in evaluate(section.rulebook, facts).findings:
            if finding.clause == clause:
                return finding.status
    raise AssertionError(clause)


@tries(8)
@given(st.data(), small_sheets(), st.sampled_from(["ceiling_upper", "band", "floor_lower"]))
def test_settling_values_are_exactly_those_that_settle(data: st.DataObject, facts: Facts, ratio: str) -> None:
    edition = CHONGQING_2024.choosing(teacher_student_ratio=ratio)
    open_ = [one for one in what_would_it_take(facts, edition=edition) if one.finding.missing]
    one = data.draw(st.sampled_from(open_))
    fact = data.draw(st.sampled_from(one.finding.missing))
    # A stated bound stays true: only values within it can turn out to be the missing one.
    stated = getattr(facts, fact)
    end = REACH if fact not in COUNTS or stated.at_most is None else min(stated.at_most + 1, REACH)
    values = range(stated.at_least, end) if fact in COUNTS else Facts.values_of(fact)
    for value in values:
        try:
            changed = with_facts(facts, {fact: value})
        except ValidationError:
            continue
        assert told(one.settling, fact, value) is status(changed, one.finding.clause, edition), (fact, value)


def test_a_named_fact_is_settled_by_its_values() -> None:
    ways = {one.finding.clause: one for one in what_would_it_take(Facts())}
    assert "applicant_kind" in OTHERS
    kinds = [(way.values, way.status) for way in ways["3.1.b"].settling]
    assert kinds == [
        (("vocational_college", "training_centre", "training_institution", "public_training_base"), Status.MET)
    ]

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.parameters import Parameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.edition import Edition
from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.findings import Assessment, Finding, Status, UnknownCause
from skillbase_rules.engine.quantities import Count, Quantity
from skillbase_rules.engine.text import Text
from skillbase_rules.procedure.days import CalendarError, ProvisionalError
from skillbase_rules.procedure.publication import PublicityCheck
from skillbase_rules.procedure.schedules import YearSchedule
from skillbase_rules.procedure.workdays import MAINLAND_CHINA, WorkingCalendar
from skillbase_rules.questions import check_publicity, latest_publicity, publicity_period, publicity_periods

DAY = timedelta(days=1)
COUNTED = CHONGQING_2024.choosing(publicity_start_planned="counted", publicity_start_checked="counted")
NOT_COUNTED = CHONGQING_2024.choosing(publicity_start_planned="not_counted", publicity_start_checked="not_counted")
FRIDAY = date(2024, 9, 13)  # the Saturday after it is worked, Sunday to Tuesday are days off
LAST_OFFICIAL = MAINLAND_CHINA.official_years[-1]
OPEN = LAST_OFFICIAL + 1

editions = st.sampled_from([NOT_COUNTED, COUNTED])
starts = st.dates(date(2001, 1, 1), date(2026, 11, 1))


def length(check: PublicityCheck) -> Finding:
    return check.assessment.finding("5.2.c")


def objections(check: PublicityCheck) -> Finding:
    return check.assessment.finding("5.2.d")


# The period


@pytest.mark.clause("5.2.c")
@pytest.mark.parametrize(
    ("start", "not_counted", "counted"),
    [
        (date(2024, 9, 13), date(2024, 9, 23), date(2024, 9, 20)),
        (date(2024, 9, 30), date(2024, 10, 12), date(2024, 10, 11)),
        (date(2024, 8, 2), date(2024, 8, 9), date(2024, 8, 8)),
    ],
)
def test_five_working_days(start: date, not_counted: date, counted: date) -> None:
    assert publicity_period(start).last_day == not_counted
    assert publicity_period(start, edition=COUNTED).last_day == counted


@pytest.mark.clause("5.2.c")
def test_the_period_is_explained_day_by_day() -> None:
    period = publicity_period(FRIDAY)
    assert [day.day for day in period.days] == [14, 18, 19, 20, 23]
    assert period.last_day == date(2024, 9, 23)
    assert period.earliest_decision == date(2024, 9, 24)
    assert (period.start, period.count_start, period.provisional) == (FRIDAY, False, False)


@pytest.mark.clause("5.2.c")
def test_a_counted_start_is_the_first_day() -> None:
    assert publicity_period(FRIDAY, edition=COUNTED).days[0] == FRIDAY


@pytest.mark.clause("5.2.c")
@pytest.mark.parametrize("edition", [NOT_COUNTED, COUNTED])
def test_a_start_on_a_rest_day_counts_from_the_next_working_day(edition: Edition[Parameters, Readings]) -> None:
    sunday = date(2024, 9, 15)
    period = publicity_period(sunday, edition=edition)
    assert period.days[0] == date(2024, 9, 18)
    assert period.last_day == date(2024, 9, 24)


def test_the_number_of_days_can_be_asked_for() -> None:
    assert publicity_period(FRIDAY, 1).days == (date(2024, 9, 14),)
    assert len(publicity_period(FRIDAY, 7).days) == 7
    with pytest.raises(CalendarError, match="at least 1"):
        publicity_period(FRIDAY, 0)


def test_a_period_into_an_open_year_is_provisional() -> None:
    period = publicity_period(date(LAST_OFFICIAL, 12, 23))
    assert period.provisional
    assert period.provisional_because is not None
    assert str(OPEN) in period.provisional_because.zh
    with pytest.raises(ProvisionalError):
        publicity_period(date(LAST_OFFICIAL, 12, 23), calendar=WorkingCalendar(require_official=True))


def test_a_closure_prolongs_the_period() -> None:
    closed = WorkingCalendar(closures=frozenset({date(2024, 9, 18)}))
    assert publicity_period(FRIDAY, calendar=closed).last_day == date(2024, 9, 24)


@given(start=starts, later=st.integers(0, 30), number=st.integers(1, 15), edition=editions)
def test_a_later_start_never_ends_earlier(
    start: date, later: int, number: int, edition: Edition[Parameters, Readings]
) -> None:
    first = publicity_period(start, number, edition=edition)
    second = publicity_period(start + later * DAY, number, edition=edition)
    assert first.last_day <= second.last_day
    assert first.earliest_decision <= second.earliest_decision


@given(start=starts, number=st.integers(1, 15), edition=editions)
def test_the_last_day_counted_is_a_working_day(
    start: date, number: int, edition: Edition[Parameters, Readings]
) -> None:
    period = publicity_period(start, number, edition=edition)
    assert MAINLAND_CHINA.is_working_day(period.last_day)
    assert period.days[-1] == period.last_day < period.earliest_decision


# The length judged


@pytest.mark.clause("5.2.c")
@pytest.mark.parametrize(
    ("end", "status", "counted", "short"),
    [
        (date(2024, 9, 20), Status.NOT_MET, 4, 1),
        (date(2024, 9, 22), Status.NOT_MET, 4, 1),
        (date(2024, 9, 23), Status.MET, 5, 0),
        (date(2024, 9, 24), Status.MET, 6, 0),
        (FRIDAY, Status.NOT_MET, 0, 5),
    ],
)
def test_a_given_publication(end: date, status: Status, counted: int, short: int) -> None:
    check = check_publicity(FRIDAY, end, objections_upheld=0, edition=NOT_COUNTED)
    assert check.status is length(check).status is status
    assert (check.days_counted, check.days_short) == (counted, short)
    assert length(check).observed == Quantity.exactly(counted)
    assert length(check).threshold == 5
    assert check.earliest_lawful_end == date(2024, 9, 23)
    assert not check.provisional


@pytest.mark.clause("5.2.c")
def test_the_shortfall_says_how_many_days_and_where() -> None:
    shortfall = length(check_publicity(FRIDAY, date(2024, 9, 18), edition=NOT_COUNTED)).shortfall
    assert shortfall is not None
    assert (shortfall.amount, shortfall.facts, shortfall.direction) == (Quantity.exactly(3), ("publicity_end",), "more")


@pytest.mark.clause("5.2.c")
def test_counting_the_start_makes_one_day_more() -> None:
    check = check_publicity(FRIDAY, date(2024, 9, 20), edition=COUNTED)
    assert length(check).status is Status.MET
    assert (check.days_counted, check.earliest_lawful_end) == (5, date(2024, 9, 20))


@pytest.mark.clause("5.2.c")
def test_a_publication_that_starts_on_a_rest_day() -> None:
    check = check_publicity(date(2024, 9, 15), date(2024, 9, 23), edition=COUNTED)
    assert (check.days_counted, check.days_short, check.earliest_lawful_end) == (4, 1, date(2024, 9, 24))


@pytest.mark.clause("5.2.c")
def test_the_finding_reads_the_facts_and_readings_of_the_register() -> None:
    finding = length(check_publicity(FRIDAY, date(2024, 9, 23)))
    clause = CHONGQING_2024.clauses["5.2.c"]
    facts = ("publicity_start", "publicity_end", "work_calendar")
    assert (finding.label, finding.unit, finding.facts) == (clause.label, "working days", facts)
    assert finding.readings == ("R-01", "R-73")


@pytest.mark.clause("5.2.c")
def test_the_number_belongs_to_the_edition() -> None:
    edition = NOT_COUNTED.revise(min_publicity_working_days=7)
    check = check_publicity(FRIDAY, date(2024, 9, 24), edition=edition)
    assert (length(check).status, length(check).threshold, check.days_short) == (Status.NOT_MET, 7, 1)
    assert len(check.required.days) == 7


@pytest.mark.clause("5.2.c")
def test_more_than_five_under_the_exclusive_reading() -> None:
    edition = NOT_COUNTED.choosing(inclusive_numbers="exclusive")
    five = check_publicity(FRIDAY, date(2024, 9, 23), edition=edition)
    six = check_publicity(FRIDAY, date(2024, 9, 24), edition=edition)
    assert [length(check).status for check in (five, six)] == [Status.NOT_MET, Status.MET]
    assert (five.days_short, five.earliest_lawful_end) == (1, date(2024, 9, 24))


@pytest.mark.clause("5.2.c")
def test_without_an_end_the_length_is_unknown() -> None:
    check = check_publicity(FRIDAY, None, edition=NOT_COUNTED)
    finding = length(check)
    assert (finding.status, finding.observed, finding.missing) == (Status.UNKNOWN, None, ("publicity_end",))
    assert finding.unknown_cause is UnknownCause.MISSING_FACT
    assert (check.counted, check.days_counted, check.days_short) == (None, None, None)
    assert check.earliest_lawful_end == date(2024, 9, 23)


@pytest.mark.clause("5.2.c")
def test_without_an_end_a_strict_reading_fails() -> None:
    edition = CHONGQING_2024.choosing(missing_facts="failed")
    finding = length(check_publicity(FRIDAY, None, edition=edition))
    assert finding.status is Status.NOT_MET
    assert finding.shortfall is not None
    assert finding.shortfall.facts == ("publicity_end",)


@given(start=starts, run=st.integers(0, 30), edition=editions)
def test_a_publication_is_met_from_its_earliest_lawful_end_on(
    start: date, run: int, edition: Edition[Parameters, Readings]
) -> None:
    end = start + run * DAY
    check = check_publicity(start, end, edition=edition)
    assert (length(check).status is Status.MET) is (end >= check.earliest_lawful_end)
    assert length(check).status is not Status.UNKNOWN


# Two defaults for the day of publication


@pytest.mark.clause("5.2.c")
def test_planning_stays_on_the_safe_side_and_shows_the_other_date() -> None:
    planned = publicity_period(FRIDAY)
    assert (planned.count_start, planned.last_day, planned.last_day_otherwise) == (
        False, date(2024, 9, 23), date(2024, 9, 20)
    )  # fmt: skip
    counted = publicity_period(FRIDAY, edition=COUNTED)
    assert (counted.count_start, counted.last_day, counted.last_day_otherwise) == (
        True, date(2024, 9, 20), date(2024, 9, 23)
    )  # fmt: skip


@given(start=starts, number=st.integers(1, 15))
def test_the_other_date_is_the_date_under_the_other_reading(start: date, number: int) -> None:
    planned, counted = (publicity_period(start, number, edition=edition) for edition in (NOT_COUNTED, COUNTED))
    assert planned.last_day_otherwise == counted.last_day
    assert counted.last_day_otherwise == planned.last_day


@pytest.mark.clause("5.2.c")
@pytest.mark.parametrize(
    ("end", "status", "hinges"),
    [
        (date(2024, 9, 19), Status.NOT_MET, ()),
        (date(2024, 9, 20), Status.MET, ("R-73",)),
        (date(2024, 9, 22), Status.MET, ("R-73",)),
        (date(2024, 9, 23), Status.MET, ()),
    ],
)
def test_checking_follows_practice_and_says_where_the_two_ways_of_counting_disagree(
    end: date, status: Status, hinges: tuple[str, ...]
) -> None:
    check = check_publicity(FRIDAY, end, objections_upheld=0, objections_received=0)
    assert (length(check).status, check.status) == (status, status)
    assert length(check).hinges_on == check.assessment.hinges_on == hinges


@pytest.mark.clause("5.2.c")
def test_a_publication_planned_is_long_enough_under_either_way_of_counting() -> None:
    for edition in (CHONGQING_2024, COUNTED, NOT_COUNTED):
        assert length(check_publicity(FRIDAY, publicity_period(FRIDAY).last_day, edition=edition)).status is Status.MET


@given(start=starts, run=st.integers(0, 30))
def test_a_finding_hangs_on_the_reading_exactly_where_its_verdicts_differ(start: date, run: int) -> None:
    checks = [
        check_publicity(start, start + run * DAY, edition=edition) for edition in (CHONGQING_2024, COUNTED, NOT_COUNTED)
    ]
    usual, counted, not_counted = map(length, checks)
    assert usual.status is counted.status
    assert (usual.hinges_on == ("R-73",)) is (counted.status is not not_counted.status)


def test_a_check_knows_which_of_its_findings_is_about_the_length() -> None:
    check = check_publicity(FRIDAY, date(2024, 9, 20))
    assert check.length is length(check)
    none = Assessment(clause="x", label=Text("", ""), status=Status.MET, parts=())
    assert check.model_copy(update={"assessment": none}).length is None


@pytest.mark.clause("5.2.c", "5.2.d")
def test_a_verdict_can_hang_on_both_readings() -> None:
    check = check_publicity(FRIDAY, date(2024, 9, 20), objections_upheld=0, objections_received=1)
    assert check.assessment.hinges_on == ("R-73", "R-74")
    assert (length(check).hinges_on, objections(check).hinges_on) == (("R-73",), ("R-74",))


# Counting on and backwards


@pytest.mark.clause("5.2.d")
@pytest.mark.parametrize(
    ("start", "decision", "working"),
    [
        (FRIDAY, date(2024, 9, 24), date(2024, 9, 24)),
        (date(2024, 8, 2), date(2024, 8, 10), date(2024, 8, 12)),
        (date(2024, 9, 30), date(2024, 10, 13), date(2024, 10, 14)),
    ],
)
def test_the_decision_and_the_next_working_day_for_it(start: date, decision: date, working: date) -> None:
    period = publicity_period(start)
    assert (period.earliest_decision, period.earliest_working_decision) == (decision, working)


def test_what_the_calendar_cannot_tell_is_left_open() -> None:
    strict = WorkingCalendar(require_official=True)
    last = strict.latest_start(date(LAST_OFFICIAL, 12, 24), 5).start
    period = publicity_period(last, calendar=strict)
    assert period.last_day == date(LAST_OFFICIAL, 12, 24) or period.last_day < date(LAST_OFFICIAL, 12, 24)
    assert (period.earliest_working_decision, period.last_day_otherwise) == (None, None)
    far = publicity_period(date(2100, 12, 20))
    assert far.provisional
    assert far.last_day_at_latest is None


def test_a_provisional_period_says_by_when_it_is_long_enough_in_any_case() -> None:
    period = publicity_period(date(OPEN, 9, 27))
    assert period.provisional
    assert period.last_day_at_latest is not None
    assert date(OPEN, 10, 14) < period.last_day_at_latest
    check = check_publicity(period.start, period.last_day_at_latest, edition=NOT_COUNTED)
    assert length(check).status is Status.MET
    assert publicity_period(FRIDAY).last_day_at_latest == publicity_period(FRIDAY).last_day


@pytest.mark.clause("5.2.c")
def test_the_latest_publication_for_a_last_day_or_a_decision() -> None:
    by_end = latest_publicity(last_day=date(2024, 9, 23))
    assert (by_end.start, by_end.last_day) == (FRIDAY, date(2024, 9, 23))
    assert latest_publicity(decision=date(2024, 9, 24)) == by_end
    assert latest_publicity(decision="2024/9/24", edition=COUNTED).start == date(2024, 9, 14)
    assert latest_publicity(last_day="2024年9月23日", working_days=1).start == date(2024, 9, 22)
    with pytest.raises(CalendarError, match="either last_day or decision"):
        latest_publicity()
    with pytest.raises(CalendarError, match="either last_day or decision"):
        latest_publicity(last_day=FRIDAY, decision=FRIDAY)


@given(decision=starts, number=st.integers(1, 15), edition=editions)
def test_a_day_later_would_be_too_late(decision: date, number: int, edition: Edition[Parameters, Readings]) -> None:
    latest = latest_publicity(decision=decision + 60 * DAY, working_days=number, edition=edition)
    assert latest.earliest_decision <= decision + 60 * DAY
    later = publicity_period(latest.start + DAY, number, edition=edition)
    assert later.earliest_decision > decision + 60 * DAY


@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 1, 20)), max_size=30))
def test_many_periods_are_the_periods_one_by_one(days: list[date]) -> None:
    assert publicity_periods(days) == tuple(map(publicity_period, days))


@pytest.mark.parametrize("written", ["2024-09-13", "2024/9/13", "2024年9月13日"])
def test_days_may_be_written_as_people_write_them(written: str) -> None:
    assert publicity_period(written) == publicity_period(FRIDAY)
    assert check_publicity(written, "2024-9-23") == check_publicity(FRIDAY, date(2024, 9, 23))
    assert publicity_periods([written, FRIDAY]) == (publicity_period(FRIDAY),) * 2
    with pytest.raises(CalendarError, match="publicity_end is '23 September'; write a day as"):
        check_publicity(written, "23 September")


# Provisional days are neither counted on nor counted out


@pytest.mark.clause("5.2.c")
def test_a_publication_around_a_holiday_of_an_open_year_is_unknown() -> None:
    start = date(OPEN, 9, 26)
    check = check_publicity(start, publicity_period(start).last_day, edition=NOT_COUNTED)
    finding = length(check)
    assert (finding.status, finding.missing) == (Status.UNKNOWN, ("work_calendar",))
    assert check.provisional
    assert (check.days_counted, check.days_short) == (5, 0)
    assert check.counted is not None
    assert finding.observed == Quantity(at_least=0, at_most=(check.counted.end - start).days)


@pytest.mark.clause("5.2.c")
def test_a_publication_far_from_any_holiday_of_an_open_year_is_exact() -> None:
    start = date(OPEN, 3, 8)
    period = publicity_period(start)
    checks = [check_publicity(start, end, edition=NOT_COUNTED) for end in (period.last_day - DAY, period.last_day)]
    assert [length(check).status for check in checks] == [Status.NOT_MET, Status.MET]
    assert length(checks[1]).observed == Quantity.exactly(5)
    assert not period.provisional
    assert not checks[1].provisional


@pytest.mark.clause("5.2.c")
def test_settled_days_can_suffice() -> None:
    start, end = date(LAST_OFFICIAL, 12, 1), date(OPEN, 1, 4)
    check = check_publicity(start, end, edition=NOT_COUNTED)
    settled = MAINLAND_CHINA.working_days_between(start, date(LAST_OFFICIAL, 12, 24)).count
    assert settled >= 5
    assert length(check).observed == Quantity(at_least=settled, at_most=settled + 11)
    assert (length(check).status, check.provisional) == (Status.MET, True)


@pytest.mark.clause("5.2.c")
def test_too_few_days_of_any_kind_are_not_met() -> None:
    finding = length(check_publicity(date(OPEN, 10, 1), date(OPEN, 10, 5), edition=NOT_COUNTED))
    assert finding.status is Status.NOT_MET
    assert finding.shortfall is not None
    assert finding.shortfall.amount == Quantity(at_least=1, at_most=5)


@pytest.mark.clause("5.2.c")
def test_five_days_with_the_start_counted_may_just_suffice() -> None:
    check = check_publicity(date(OPEN, 10, 1), date(OPEN, 10, 5), edition=COUNTED)
    assert length(check).status is Status.UNKNOWN


@pytest.mark.clause("5.2.c")
def test_a_schedule_settles_it() -> None:
    schedule = YearSchedule(year=OPEN, days_off=frozenset({date(OPEN, 7, 5)}), make_up_days=frozenset[date]())
    calendar = WorkingCalendar(schedules=(schedule,), require_official=True)
    start = date(OPEN, 7, 1)
    end = publicity_period(start, calendar=calendar).last_day
    checks = [check_publicity(start, day, calendar=calendar, edition=NOT_COUNTED) for day in (end - DAY, end)]
    assert [length(check).status for check in checks] == [Status.NOT_MET, Status.MET]
    assert not checks[1].provisional
    assert schedule.days_off.isdisjoint(checks[1].required.days)


def test_official_years_can_be_demanded() -> None:
    with pytest.raises(ProvisionalError):
        check_publicity(date(OPEN, 3, 1), date(OPEN, 3, 9), calendar=WorkingCalendar(require_official=True))


# Objections


@pytest.mark.clause("5.2.d")
@pytest.mark.parametrize(
    ("stand", "upheld", "received", "status"),
    [
        ("upheld", 0, None, Status.MET),
        ("upheld", 0, 3, Status.MET),
        ("upheld", 1, 3, Status.NOT_MET),
        ("upheld", 1, None, Status.NOT_MET),
        ("upheld", None, 0, Status.MET),
        ("upheld", None, 1, Status.UNKNOWN),
        ("upheld", None, None, Status.UNKNOWN),
        ("upheld", Count.between(1, None), None, Status.NOT_MET),
        ("upheld", Count.between(0, 2), None, Status.UNKNOWN),
        ("received", 0, 0, Status.MET),
        ("received", 0, 1, Status.NOT_MET),
        ("received", 1, None, Status.NOT_MET),
        ("received", 0, None, Status.UNKNOWN),
        ("received", None, None, Status.UNKNOWN),
        ("received", None, Count.between(0, 1), Status.UNKNOWN),
    ],
)
def test_objections_stand_in_the_way(
    stand: str, upheld: Count | int | None, received: Count | int | None, status: Status
) -> None:
    check = check_publicity(
        FRIDAY,
        date(2024, 9, 23),
        objections_upheld=upheld,
        objections_received=received,
        edition=CHONGQING_2024.choosing(objections_standing=stand),
    )
    finding = objections(check)
    assert finding.status is check.status is status
    assert (finding.operator, finding.threshold, finding.unit) == ("<=", 0, "objections")
    assert (finding.unknown_cause is UnknownCause.MISSING_FACT) is (status is Status.UNKNOWN)


@pytest.mark.clause("5.2.d")
def test_an_upheld_objection_outweighs_a_sufficient_length() -> None:
    check = check_publicity(FRIDAY, date(2024, 9, 30), objections_upheld=2)
    assert (length(check).status, check.status) == (Status.MET, Status.NOT_MET)
    shortfall = objections(check).shortfall
    assert shortfall is not None
    assert (shortfall.amount, shortfall.direction) == (Quantity.exactly(2), "fewer")


@pytest.mark.clause("5.2.d")
def test_a_verdict_that_hangs_on_the_reading_of_objections_says_so() -> None:
    end = date(2024, 9, 23)
    hanging = check_publicity(FRIDAY, end, objections_upheld=0, objections_received=2)
    assert objections(hanging).hinges_on == hanging.assessment.hinges_on == ("R-74",)
    for settled in (
        check_publicity(FRIDAY, end, objections_upheld=0, objections_received=0),
        check_publicity(FRIDAY, end, objections_upheld=1, objections_received=1),
    ):
        assert objections(settled).hinges_on == settled.assessment.hinges_on == ()


@pytest.mark.clause("5.2.d")
def test_too_short_a_publication_fails_under_either_reading() -> None:
    check = check_publicity(FRIDAY, date(2024, 9, 19), objections_upheld=0, objections_received=2)
    assert objections(check).hinges_on == ("R-74",)
    assert check.assessment.hinges_on == ()


@pytest.mark.clause("5.2.d")
def test_more_upheld_than_received_is_a_contradiction() -> None:
    with pytest.raises(ContradictionError, match=r"objections_upheld \(2\) exceeds objections_received \(1\)"):
        check_publicity(FRIDAY, date(2024, 9, 23), objections_upheld=2, objections_received=1)


def test_a_negative_number_of_objections_is_refused() -> None:
    with pytest.raises(ValidationError, match="objections_upheld"):
        check_publicity(FRIDAY, date(2024, 9, 23), objections_upheld=-1)


# Refusals


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(CalendarError, match="before its start"):
        check_publicity(FRIDAY, FRIDAY - DAY)


def test_a_moment_is_no_day() -> None:
    with pytest.raises(CalendarError, match="plain date"):
        publicity_period(datetime(2024, 9, 13, tzinfo=UTC))


def test_a_check_reads_back_from_json() -> None:
    check = check_publicity(FRIDAY, date(2024, 9, 20), objections_upheld=0)
    assert PublicityCheck.model_validate_json(check.model_dump_json()) == check

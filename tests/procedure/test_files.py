from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import Filing, Recommendation
from skillbase_rules.procedure.files import BEIJING, in_beijing


@pytest.mark.clause("7.2.h")
@pytest.mark.parametrize("field", ["filed_at", "recommended_at"])
@pytest.mark.parametrize("naive", ["2024-07-17T17:00:00", datetime(2024, 7, 17, 17)])  # noqa: DTZ001
def test_a_moment_without_a_time_zone_is_refused(field: str, naive: object) -> None:
    with pytest.raises(ValidationError, match="timezone") as caught:
        Filing.model_validate({field: naive})
    assert caught.value.errors()[0]["type"] == "timezone_aware"


offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=offsets))  # noqa: DTZ001
def test_any_zone_becomes_beijing_time_and_stays_the_moment(moment: datetime) -> None:
    filed = Filing.model_validate({"filed_at": moment}).filed_at
    assert filed is not None
    assert filed.utcoffset() == timedelta(hours=8)
    assert filed == moment


def test_a_filing_states_nothing_by_default_and_survives_json() -> None:
    assert Filing().filed_at is None
    assert Filing().supporting_pages.is_unknown
    filing = Filing.model_validate({"filed_at": "2024-07-17T10:00:00Z", "supporting_pages": {"at_most": 30}})
    assert Filing.model_validate_json(filing.model_dump_json()) == filing
    assert filing.filed_at is not None
    assert (in_beijing(filing.filed_at).hour, filing.filed_at.tzinfo) == (18, BEIJING)


@pytest.mark.parametrize(
    "fields",
    [{"pages": 3}, {"supporting_pages": -1}, {"supporting_pages": 31, "material_pages": 30}, {"track": "both"}],
    ids=str,
)
def test_what_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Filing.model_validate(fields)


def test_a_rank_starts_from_one() -> None:
    with pytest.raises(ValidationError, match="rank"):
        Recommendation.model_validate({"unit": "甲", "body": "乙", "track": "municipal", "rank": 0})


def test_a_recommendation_comes_after_the_filing() -> None:
    filed = "2024-07-17T10:00:00Z"
    with pytest.raises(ValidationError, match=r"recommended_at .* is before filed_at"):
        Filing.model_validate({"filed_at": filed, "recommended_at": "2024-07-17T17:59:59+08:00"})
    same = Filing.model_validate({"filed_at": filed, "recommended_at": "2024-07-17T18:00:00+08:00"})
    assert same.filed_at == same.recommended_at


def test_what_was_not_recommended_has_no_moment_of_recommendation() -> None:
    moment = "2024-07-20T09:00:00+08:00"
    with pytest.raises(ValidationError, match="recommended is false"):
        Filing.model_validate({"recommended": False, "recommended_at": moment})
    assert Filing.model_validate({"recommended": None, "recommended_at": moment}).recommended is None


@pytest.mark.parametrize("fact", ["filed_online", "recommended", "material_truthful", "doc_basic_info"])
@pytest.mark.parametrize("given", ["yes", "true", "是", 1, 0, 1.0])
def test_only_true_and_false_are_a_yes_or_a_no(fact: str, given: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Filing.model_validate({fact: given})
    assert caught.value.errors()[0]["type"] == "bool_type"


@pytest.mark.parametrize("given", ["30", 30.0, True])
def test_only_whole_numbers_are_pages(given: object) -> None:
    with pytest.raises(ValidationError, match="give a whole number"):
        Filing.model_validate({"supporting_pages": given})


@pytest.mark.parametrize("given", [1721210400, 1721210400.0, "1721210400", True])
def test_a_bare_number_is_no_moment(given: object) -> None:
    with pytest.raises(ValidationError, match="a moment such as 2024-07-17T18:00:00"):
        Filing.model_validate({"filed_at": given})


def test_a_moment_that_beijing_does_not_reach_is_refused() -> None:
    with pytest.raises(ValidationError, match="1 to 9999"):
        Filing.model_validate({"filed_at": "9999-12-31T23:00:00-12:00"})

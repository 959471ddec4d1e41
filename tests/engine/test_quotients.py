"""A quotient that is stated in place of its counts: what it leaves of them, and what it decides."""

from __future__ import annotations

from itertools import product
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules.engine.criteria import Leaf, RatioWithin, ShareAtLeast, total
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.narrowing import Quotient
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.records import Group, Limits
from skillbase_rules.engine.verdicts import judge_of
from tests.support.tries import tries

SHARE = Quotient("share", "part", "whole", 100)
MOST = 12


class Parts(Group):
    share: Count = Count()
    part: Count = Count()
    whole: Count = Count()

    limits: ClassVar[Limits] = ((("part",), ("whole",)),)
    quotients: ClassVar[tuple[Quotient, ...]] = (SHARE,)


def both_say(leaf: Leaf, facts: Group) -> Status:
    """Return the status of a leaf, which is the same with an explanation and without."""
    judge = judge_of(leaf, type(facts))
    assert judge.status(facts) is judge.verdict(facts).status
    return judge.status(facts)


def ends(most: int) -> st.SearchStrategy[dict[str, int]]:
    pairs = st.tuples(st.integers(0, most), st.integers(0, most)).map(sorted)
    return pairs.map(lambda pair: {"at_least": pair[0], "at_most": pair[1]})


def completions(facts: dict[str, dict[str, int]]) -> list[dict[str, int]]:
    """Return every part and whole within the bounds that come to a share within its bounds."""
    return [
        {"part": part, "whole": whole, "share": 100 * part // whole}
        for part, whole in product(range(MOST + 1), repeat=2)
        if whole > 0
        and part <= whole
        and all(
            bounds["at_least"] <= value <= bounds["at_most"]
            for name, value in (("part", part), ("whole", whole), ("share", 100 * part // whole))
            for bounds in (facts[name],)
        )
    ]


@tries(200)
@given(st.fixed_dictionaries({"share": ends(100), "part": ends(MOST), "whole": ends(MOST)}), st.integers(0, 100))
def test_what_is_left_and_what_is_decided_holds_for_every_completion(
    facts: dict[str, dict[str, int]], percent: int
) -> None:
    possible = completions(facts)
    try:
        parts = Parts.model_validate(facts)
    except ValidationError:
        assert possible == []
        return
    for completion in possible:
        for name, value in completion.items():
            low, high = parts.narrowing.ends[name]
            assert low <= value <= (MOST * 100 if high is None else high)
    status = both_say(ShareAtLeast("", total("part"), total("whole"), percent, quotient=SHARE), parts)
    enough = {100 * completion["part"] >= percent * completion["whole"] for completion in possible}
    assert status is Status.UNKNOWN or enough <= {status is Status.MET}


@pytest.mark.parametrize(
    ("share", "exclusive", "status"),
    [
        (40, False, Status.MET),
        (40, True, Status.UNKNOWN),
        (41, True, Status.MET),
        (39, False, Status.NOT_MET),
        ({"at_least": 39, "at_most": 40}, False, Status.UNKNOWN),
        ({"at_most": 39}, True, Status.NOT_MET),
        (None, False, Status.UNKNOWN),
    ],
)
def test_a_share_decides_without_its_counts(share: object, exclusive: bool, status: Status) -> None:
    leaf = ShareAtLeast("", total("part"), total("whole"), 40, exclusive=exclusive, quotient=SHARE)
    assert both_say(leaf, Parts.model_validate({"share": share})) is status


@pytest.mark.parametrize(
    ("share", "minimum", "maximum", "status"),
    [
        (199, None, 2, Status.MET),
        (200, None, 2, Status.UNKNOWN),
        (201, None, 2, Status.NOT_MET),
        (200, 2, None, Status.MET),
        (199, 2, None, Status.NOT_MET),
        ({"at_least": 150, "at_most": 250}, 1, 3, Status.MET),
        ({"at_least": 150, "at_most": 250}, 2, 3, Status.UNKNOWN),
    ],
)
def test_a_ratio_decides_without_its_counts(
    share: object, minimum: int | None, maximum: int | None, status: Status
) -> None:
    class Ratios(Group):
        share: Count = Count()
        part: Count = Count()
        whole: Count = Count()

        quotients: ClassVar[tuple[Quotient, ...]] = (SHARE,)

    leaf = RatioWithin("", total("part"), total("whole"), minimum, maximum, quotient=SHARE)
    assert both_say(leaf, Ratios.model_validate({"share": share})) is status


def test_counts_that_decide_need_no_share() -> None:
    leaf = ShareAtLeast("", total("part"), total("whole"), 40, quotient=SHARE)
    for part, status in ((4, Status.MET), (3, Status.NOT_MET), ({"at_least": 3, "at_most": 4}, Status.UNKNOWN)):
        assert both_say(leaf, Parts.model_validate({"part": part, "whole": 10})) is status


@pytest.mark.parametrize("counts", [{"part": 3, "whole": 10}, {"part": 0}, {"whole": 0}, {"whole": {"at_most": 2}}])
def test_a_share_that_its_counts_cannot_come_to_is_refused(counts: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="share"):
        Parts.model_validate({"share": 33, **counts})


def test_a_share_of_a_bounded_whole_bounds_its_part() -> None:
    parts = Parts.model_validate({"share": {"at_least": 19, "at_most": 20}, "whole": {"at_least": 12001}})
    assert parts.narrowing.ends["part"] == (2281, None)

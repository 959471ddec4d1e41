"""What a finding says of the counts that follow from others, and only of those that its status rests on."""

from __future__ import annotations

from typing import Annotated, ClassVar

import pytest

from skillbase_rules.engine.criteria import AsStated, Criterion, Greatest, Sum, all_of, at_least, at_most, total
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Finding, Inference, Status
from skillbase_rules.engine.quantities import Persons
from skillbase_rules.engine.records import Limits, Sheet, described
from skillbase_rules.engine.register import rulebook
from skillbase_rules.engine.text import Text
from tests.support.toy import HOUSES, HouseNumbers, HouseReadings

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN


class Workforce(Sheet):
    """The people of a house, of whom those who carve and those who weave are counted apart or together."""

    members: Annotated[Persons, described("坊员", "members", unit="persons")] = Persons()
    young: Annotated[Persons, described("青年", "young members", unit="persons")] = Persons()
    carving: Annotated[Persons, described("雕", "who carve", unit="persons")] = Persons()
    weaving: Annotated[Persons, described("织", "who weave", unit="persons")] = Persons()
    at_work: Annotated[Persons, described("雕织", "who carve or weave", unit="persons")] = Persons()

    limits: ClassVar[Limits] = ((("young",), ("members",)),)
    totals: ClassVar[dict[str, tuple[str, ...]]] = {"at_work": ("carving", "weaving")}


def judged(criterion: Criterion, **facts: object) -> Finding:
    book = rulebook(all_of("", Text("", ""), criterion), HOUSES, (Workforce,), HouseNumbers(), HouseReadings())
    return evaluate(book, Workforce.model_validate(facts)).finding("b.1")


def follows(fact: str, *of: str, at_least: int | None = None, at_most: int | None = None) -> Inference:
    return Inference(fact=fact, at_least=at_least, at_most=at_most, follows_from=of)


def test_a_clause_that_is_decided_by_what_follows_says_what_and_from_which_counts() -> None:
    enough = judged(at_least("b.1", "members", 4), young=5)
    assert (enough.status, enough.inferred) == (MET, (follows("members", "young", at_least=5),))
    few = judged(at_least("b.1", "young", 4), members=3)
    assert (few.status, few.inferred) == (NOT_MET, (follows("young", "members", at_most=3),))


@pytest.mark.parametrize(
    ("criterion", "facts", "status"),
    [
        # It is stated.
        (at_least("b.1", "members", 4), {"members": 5, "young": 2}, MET),
        # It would be met by what is stated alone.
        (at_least("b.1", "members", 4), {"members": {"at_least": 4}, "young": 5}, MET),
        # It is open whatever follows.
        (at_least("b.1", "members", 4), {"young": 3}, UNKNOWN),
        # It reads the count as it is stated.
        (at_least("b.1", AsStated("members"), 4), {"members": {"at_least": 4}, "young": 5}, MET),
    ],
)
def test_what_a_status_does_not_rest_on_is_not_told(
    criterion: Criterion, facts: dict[str, object], status: Status
) -> None:
    finding = judged(criterion, **facts)
    assert (finding.status, finding.inferred) == (status, ())


def test_only_the_counts_that_are_needed_are_told() -> None:
    both = at_least("b.1", total("members", "young"), 8)
    # Five members follow from five who are young; that none is older is not known and not needed.
    assert judged(both, young=5).inferred == (follows("members", "young", at_least=5),)
    assert judged(both, young={"at_least": 4}, members={"at_least": 4}).inferred == ()
    few = judged(at_most("b.1", total("members", "young"), 8), members=4)
    assert (few.status, few.inferred) == (MET, (follows("young", "members", at_most=4),))


def test_a_total_is_told_where_it_stands_for_its_parts() -> None:
    together = at_least("b.1", total("carving", "weaving"), 8)
    assert judged(together, at_work=8).inferred == ()
    assert judged(together, carving=3, weaving=5).inferred == ()
    parts = judged(together, carving={"at_least": 3}, weaving={"at_least": 5})
    assert (parts.status, parts.inferred) == (MET, (follows("at_work", "carving", "weaving", at_least=8),))
    one = judged(at_least("b.1", "at_work", 8), carving=3, weaving=5)
    assert (one.status, one.inferred) == (MET, (follows("at_work", "carving", "weaving", at_least=8, at_most=8),))
    part = judged(at_least("b.1", "carving", 4), at_work=3)
    assert (part.status, part.inferred) == (NOT_MET, (follows("carving", "weaving", "at_work", at_most=3),))


def test_counts_that_only_prove_the_one_asked_for_are_not_told() -> None:
    proved = Greatest((total("members"), total("carving", "weaving")), asked_of_first=True)
    finding = judged(at_least("b.1", proved, 4), young=5)
    assert (finding.status, finding.inferred) == (MET, (follows("members", "young", at_least=5),))
    finding = judged(at_least("b.1", proved, 4), at_work=5, carving={"at_most": 2})
    assert (finding.status, finding.inferred) == (MET, ())


@pytest.mark.parametrize(
    ("terms", "missing"),
    [
        # The total is open, and with it both of its parts.
        ({"carving": 1, "weaving": 1, "young": 1}, ("carving", "weaving", "young")),
        # The total is known, so its parts are not asked for; beyond it one of them is.
        ({"carving": 1, "weaving": 1, "members": 1}, ("members",)),
        ({"carving": 2, "weaving": 1}, ("carving",)),
    ],
)
def test_parts_whose_total_is_known_are_not_asked_for(terms: dict[str, int], missing: tuple[str, ...]) -> None:
    known = {} if "young" in terms else {"at_work": 8}
    finding = judged(at_least("b.1", Sum(tuple(terms.items())), 12), **known)
    assert (finding.status, finding.missing) == (UNKNOWN, missing)

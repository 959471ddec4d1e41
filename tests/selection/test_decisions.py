"""What is said of each filing, and in which order: of small pools whose outcome is plain."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from skillbase_rules import Candidate, MunicipalCandidacy, NationalCandidacy, SkillbaseError, Status, select
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Track
from skillbase_rules.selection import selecting
from skillbase_rules.selection.pool import Category, PreferenceClaim, Tier
from skillbase_rules.selection.result import Outcome, Selection
from skillbase_rules.selection.rules import Contest, Policy, QuotaCategory, SelectionRules


def rules_of(places: int, **policy: object) -> SelectionRules:
    house = QuotaCategory(
        id="house",
        clause="v.1",
        label=Text("坊", "house"),
        track=Track.MUNICIPAL,
        kinds=(Category.OTHER,),
        places=places,
    )
    contest = Contest(id="houses", label=Text("各坊", "houses"), categories=(house,))
    return SelectionRules(contests=(contest,), policy=Policy.model_validate(policy))


def unit(id_: str, rank: int, favoured: bool | None = False) -> Candidate:
    municipal = MunicipalCandidacy(eligibility=Status.MET, expert_rank=rank, category=Category.OTHER)
    return Candidate(id=id_, body=id_, municipal=municipal, preference=PreferenceClaim(favoured=favoured))


def codes(selection: Selection, id_: str, track: Track = Track.MUNICIPAL) -> list[str]:
    return [reason.code.value for reason in selection.decision(id_, track).reasons]


@pytest.mark.clause("5.2.b")
def test_only_who_moves_up_is_said_to() -> None:
    before = selecting.select([unit("a", 1), unit("b", 2), unit("c", 3), unit("d", 4)], rules_of(2))
    after = selecting.replace_withdrawn(before, withdrawn=["a"])
    assert after.category("house").awarded == ("b", "c")
    assert ("moved_up" in codes(after, "b"), "moved_up" in codes(after, "c")) == (False, True)
    assert after.decision("d", Track.MUNICIPAL).place == before.decision("c", Track.MUNICIPAL).place


@pytest.mark.clause("5.2.b")
def test_where_nobody_moves_up_a_place_given_back_stays_empty_and_all_others_keep_theirs() -> None:
    pool = [unit("a", 1), unit("b", 2), unit("c", 3)]
    before = selecting.select(pool, rules_of(2, reserve_moves_up=False))
    after = selecting.replace_withdrawn(before, withdrawn=["a"])
    house = after.category("house")
    assert (house.awarded, house.contested, house.contenders, house.vacant) == (("b",), 0, (), 1)
    assert after.contests[0].reserve == ("c",)
    for id_ in "bc":
        kept, was = after.decision(id_, Track.MUNICIPAL), before.decision(id_, Track.MUNICIPAL)
        assert (kept.outcome, kept.contest, kept.position) == (was.outcome, "houses", was.position)
    assert after.decision("a", Track.MUNICIPAL).outcome is Outcome.OUT


def test_reserves_stand_by_the_best_place_they_may_have_then_by_the_worst() -> None:
    # One who may be preferred stands between who is and who is not, whatever the identifiers are.
    pool = [unit("first", 1), unit("b", 2, favoured=True), unit("a", 2, favoured=None), unit("0", 2, favoured=False)]
    selection = selecting.select(pool, rules_of(1, preference_tracks=tuple(Track)))
    assert selection.contests[0].reserve == ("b", "a", "0")


@pytest.mark.parametrize("counted", ["any_case", "more_is_better", "order_is_priority"])
def test_of_whom_no_case_is_known_may_have_none(counted: str) -> None:
    pool = [unit("a", 1, favoured=None), unit("b", 1, favoured=False), unit("c", 1, favoured=False)]
    selection = selecting.select(pool, rules_of(1, preference_tracks=tuple(Track), preference_cases=counted))
    for id_ in "abc":
        assert selection.decision(id_, Track.MUNICIPAL).could_be == ("house", "reserve")
    sure = selecting.select(
        [unit("a", 1, favoured=True), *pool[1:]],
        rules_of(1, preference_tracks=tuple(Track), preference_cases=counted),
    )
    assert sure.category("house").awarded == ("a",)


def test_who_has_no_place_is_told_how_many_there_are() -> None:
    selection = selecting.select([unit("a", 1), unit("b", 2), unit("c", 3)], rules_of(2))
    (reason,) = selection.decision("c", Track.MUNICIPAL).reasons
    assert "2 places" in reason.text.en
    assert "2个名额" in reason.text.zh


@pytest.mark.clause("5.2.g")
@pytest.mark.parametrize(("kept", "code"), [(True, None), (False, "occupations_changed"), (None, "occupations_open")])
def test_occupations_that_are_changed_are_told_apart_from_those_of_which_nothing_is_said(
    kept: bool | None, code: str | None
) -> None:
    dual = Candidate(
        id="d",
        body="d",
        national=NationalCandidacy(eligibility=Status.NOT_MET, expert_rank=1, tier=Tier.A),
        municipal=MunicipalCandidacy(eligibility=Status.MET, expert_rank=1, category=Category.OTHER),
        dual_commitment=True,
        dual_occupations_kept=kept,
    )
    said = codes(select([dual]), "d")
    assert [each for each in said if each.startswith("occupations")] == ([code] if code else [])


@pytest.mark.clause("4.2.0.a")
@pytest.mark.parametrize(
    ("met", "open_", "known"),
    [
        ((1, 3), (), True),
        ((), (3,), True),
        ((), (), True),
        ((1, 4), (), False),
        ((4,), (1,), False),
        ((1,), (5,), False),
    ],
)
def test_a_case_beyond_the_last_one_of_the_notice_is_refused(
    met: Sequence[int], open_: Sequence[int], known: bool
) -> None:
    claim = PreferenceClaim(met_cases=tuple(met), open_cases=tuple(open_))
    pool = [unit("a", 1).model_copy(update={"preference": claim})]
    rules = rules_of(1, number_of_cases=3)
    if known:
        assert selecting.select(pool, rules).category("house").awarded == ("a",)
    else:
        with pytest.raises(SkillbaseError, match="a names a preferential case beyond the last one"):
            selecting.select(pool, rules)

"""What a notice hands to a selection, without any notice: a village with places of its own, and the rules of 二."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pytest
from pydantic import ValidationError

from skillbase_rules import (
    CHONGQING_2024,
    Award,
    Candidate,
    MunicipalCandidacy,
    NationalCandidacy,
    SkillbaseError,
    Status,
    Track,
)
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.selection.awards import check_quotas
from skillbase_rules.selection.pool import AwardClass, Category, PreferenceClaim, Tier
from skillbase_rules.selection.reasons import FaultCode, Ground, ReasonCode
from skillbase_rules.selection.result import Outcome, Selection
from skillbase_rules.selection.rules import Alternative, Contest, Policy, QuotaCategory, SelectionRules
from skillbase_rules.selection.selecting import replace_withdrawn, select


def category(id_: str, places: int, award_class: AwardClass | None = None, *kinds: Category) -> QuotaCategory:
    return QuotaCategory(
        id=id_,
        clause="v.1",
        label=Text("坊", id_),
        track=Track.MUNICIPAL,
        kinds=kinds or (Category.OTHER,),
        places=places,
        award_class=award_class,
    )


def village(*categories: QuotaCategory) -> tuple[Contest, ...]:
    return tuple(Contest(id=one.id, label=one.label, categories=(one,)) for one in categories)


TWO_PLACES = SelectionRules(contests=village(category("house", 2)))


def houses(
    *ranks: int, body: str | None = None, claims: Mapping[str, PreferenceClaim] = MappingProxyType({})
) -> list[Candidate]:
    return [
        Candidate(
            id=f"h{number}",
            body=body or f"b{number}",
            municipal=MunicipalCandidacy(eligibility=Status.MET, expert_rank=rank, category=Category.OTHER),
            preference=claims.get(f"h{number}", PreferenceClaim()),
        )
        for number, rank in enumerate(ranks, start=1)
    ]


def outcomes(selection: Selection) -> list[str]:
    return [one.category or one.outcome.value for one in selection.decisions]


def test_rules_without_a_notice_select() -> None:
    selection = select(houses(3, 1, 2), TWO_PLACES)
    assert outcomes(selection) == ["reserve", "house", "house"]
    assert (selection.edition, selection.rules) == ("", TWO_PLACES)
    placed = selection.decision("h2", Track.MUNICIPAL).reasons[0]
    assert (placed.clauses, placed.readings) == (("v.1",), ())
    assert placed.text.en == "In position 1 it has one of 2 places: house."
    assert outcomes(replace_withdrawn(selection, withdrawn=["h2"])) == ["house", "out", "house"]


def test_rules_without_a_notice_judge_a_list() -> None:
    awards = [Award(candidate=f"h{number}", track=Track.MUNICIPAL, category=Category.OTHER) for number in range(3)]
    assert check_quotas(awards[:2], TWO_PLACES).status is Status.MET
    check = check_quotas(awards, TWO_PLACES)
    assert [(fault.code, fault.clauses) for fault in check.faults] == [(FaultCode.OVER, ("v.1",))]
    assert check.category("house").over == 1


def test_without_limits_a_body_may_recommend_any_number() -> None:
    many = houses(1, 2, 3, 4, body="b")
    assert outcomes(select(many, TWO_PLACES)) == ["house", "house", "reserve", "reserve"]
    limited = TWO_PLACES.model_copy(update={"municipal_recommendations": 3})
    assert {one.outcome for one in select(many, limited).decisions} == {Outcome.UNDETERMINED}


def test_the_empty_places_of_one_class_move_though_those_of_another_do_not() -> None:
    digital = (
        category("digital", 1, AwardClass.FUNDED, Category.DIGITAL),
        category("digital_named", 1, AwardClass.NAMED, Category.DIGITAL),
    )
    other = category("other", 1, AwardClass.FUNDED).model_copy(update={"takes_empty": True})
    contests = (
        Contest(id="digital", label=Text("数", "digital"), categories=digital),
        Contest(id="other", label=Text("他", "other"), categories=(other,)),
    )
    assert outcomes(select(houses(1, 2, 3), SelectionRules(contests=contests))) == ["other", "other", "reserve"]


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [((1, 2), ["other", "other"]), ((2, 1), ["other", "reserve"]), ((1, 1), ["other", "undetermined"])],
    ids=["wins", "loses", "ties"],
)
def test_a_place_stays_empty_where_the_one_who_would_have_it_wins_elsewhere(
    ranks: tuple[int, int], expected: list[str]
) -> None:
    tier = category("tier", 1).model_copy(update={"track": Track.NATIONAL, "kinds": (Tier.A,)})
    other = category("other", 1, AwardClass.FUNDED).model_copy(update={"takes_empty": True})
    digital = category("digital", 1, AwardClass.FUNDED, Category.DIGITAL)
    policy = Policy(national_win_excludes=True)
    rules = SelectionRules(contests=village(tier, digital, other), policy=policy)
    dual, rival = (
        Candidate(id=id_, body=id_, national=NationalCandidacy(eligibility=Status.MET, expert_rank=rank, tier=Tier.A))
        for id_, rank in zip(("dual", "rival"), ranks, strict=True)
    )
    asked = MunicipalCandidacy(eligibility=Status.MET, expert_rank=1, category=Category.DIGITAL)
    selection = select([dual.model_copy(update={"municipal": asked}), rival, *houses(1, 2)], rules)
    assert [one.category or one.outcome.value for one in selection.decisions if one.candidate[0] == "h"] == expected


def test_preference_counts_only_where_the_rules_have_any() -> None:
    pool = houses(1, 1, 1, claims={"h3": PreferenceClaim(favoured=True), "h2": PreferenceClaim(favoured=False)})
    assert {one.outcome for one in select(pool, TWO_PLACES).decisions} == {Outcome.UNDETERMINED}
    favouring = TWO_PLACES.model_copy(update={"policy": Policy(preference_tracks=(Track.MUNICIPAL,))})
    assert select(pool, favouring).decision("h3", Track.MUNICIPAL).outcome is Outcome.SELECTED


def test_a_kind_without_places_is_refused() -> None:
    stranger = Candidate(
        id="s", body="b", national=NationalCandidacy(eligibility=Status.MET, expert_rank=1, tier=Tier.C)
    )
    with pytest.raises(SkillbaseError, match="Candidate s competes for C, which has no places"):
        select([stranger], TWO_PLACES)
    check = check_quotas([Award(candidate="s", track=Track.NATIONAL, tier=Tier.C)], TWO_PLACES)
    assert [(fault.code, fault.text.en) for fault in check.faults] == [
        (FaultCode.NO_PLACES, "There are no national places of the kind C.")
    ]


def test_a_class_that_has_no_contest_is_refused() -> None:
    rules = SelectionRules(
        contests=village(category("funded", 1, AwardClass.FUNDED), category("unclassed", 1)),
    )
    named = MunicipalCandidacy(
        eligibility=Status.MET, expert_rank=1, category=Category.OTHER, award_class=AwardClass.NAMED
    )
    with pytest.raises(SkillbaseError, match="names the award_class named; every candidate for other chooses funded"):
        select([Candidate(id="x", body="b", municipal=named)], rules)


def test_without_a_notice_nothing_is_asked_and_nothing_moves_but_the_reserve() -> None:
    policy = Policy().model_dump()
    assert [name for name, value in policy.items() if value is True] == ["reserve_moves_up"]
    assert {name: value for name, value in policy.items() if not isinstance(value, bool)} == {
        "dual_in_limit": "counted", "preference_tracks": (), "preference_cases": "any_case", "number_of_cases": 5,
    }  # fmt: skip


def test_a_case_that_the_notice_does_not_have_is_refused() -> None:
    three = TWO_PLACES.model_copy(update={"policy": Policy(number_of_cases=3)})
    select(houses(1, claims={"h1": PreferenceClaim(met_cases=(3,))}), three)
    with pytest.raises(SkillbaseError, match="h1 names a preferential case beyond the last one; the notice has 3"):
        select(houses(1, claims={"h1": PreferenceClaim(met_cases=(), open_cases=(4,))}), three)


def test_an_outcome_names_every_alternative_that_would_turn_it() -> None:
    first = Policy(preference_tracks=(Track.MUNICIPAL,), preference_first=True)
    rules = TWO_PLACES.model_copy(
        update={
            "policy": first,
            "alternatives": (
                Alternative(reading="V-1", policy=Policy(preference_tracks=(Track.MUNICIPAL,))),
                Alternative(reading="V-2", policy=first.model_copy(update={"reserve_moves_up": False})),
            ),
        }
    )
    claims = {f"h{number}": PreferenceClaim(favoured=number == 3) for number in (1, 2, 3)}
    selection = select(houses(1, 2, 3, claims=claims), rules)
    assert outcomes(selection) == ["house", "reserve", "house"]
    assert [one.hinges_on for one in selection.decisions] == [(), ("V-1",), ("V-1",)]
    after = replace_withdrawn(selection, withdrawn=["h1"])
    assert after.decision("h2", Track.MUNICIPAL).hinges_on == ("V-2",)


def test_words_of_a_notice_go_before_the_general_ones() -> None:
    own = Ground(code=ReasonCode.WITHDRAWN, clauses=("v.9",), readings=("V-9",), text=Text("走了。", "It is gone."))
    selection = select(houses(1), TWO_PLACES.model_copy(update={"grounds": (own,)}))
    reason = replace_withdrawn(selection, withdrawn=["h1"]).decisions[0].reasons[0]
    assert (reason.clauses, reason.readings, reason.text.en) == (("v.9",), ("V-9",), "It is gone.")


@pytest.mark.parametrize(
    ("contests", "message"),
    [
        (village(category("a", 1), category("a", 1)), "contests name a more than once"),
        (village(category("a", 1), category("b", 1)), "several contests are for other of one class"),
        (
            (
                *village(category("a", 1)),
                *village(category("b", 1).model_copy(update={"track": Track.NATIONAL, "kinds": (Tier.A,)})),
            ),
            "a national contest follows a municipal one",
        ),
    ],
)
def test_rules_that_cannot_be_followed_are_refused(contests: tuple[Contest, ...], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        SelectionRules(contests=contests)


def test_one_order_fills_places_of_one_kind() -> None:
    with pytest.raises(ValidationError, match="differ in track or kinds"):
        Contest(id="x", label=Text("", ""), categories=(category("a", 1), category("b", 1, None, Category.DIGITAL)))


def test_every_reason_and_fault_has_words_in_both_languages_and_its_ground_in_the_notice() -> None:
    codes: Iterable[ReasonCode | FaultCode] = (*ReasonCode, *FaultCode)
    grounds = {ground.code: ground for ground in CHONGQING_2024.rules(SelectionRules).grounds}
    for code in codes:
        assert code.label.zh != code.value
        assert code.label.en != code.value
        assert code in grounds
    named_by_the_case = {ReasonCode.PLACED, ReasonCode.NO_PLACE_LEFT, FaultCode.OVER}
    assert {code for code, ground in grounds.items() if not ground.clauses} == named_by_the_case


def test_every_ground_of_the_notice_cites_its_clauses_and_readings() -> None:
    known = {switch.id for switch in CHONGQING_2024.readings.switches().values()} | {
        id_ for clause in CHONGQING_2024.register for id_ in clause.readings
    }
    sections = {clause.rsplit(".", 2)[0] for clause in CHONGQING_2024.clauses}
    for ground in CHONGQING_2024.rules(SelectionRules).grounds:
        assert set(ground.clauses) <= {*CHONGQING_2024.clauses, *sections}
        assert set(ground.readings) <= known


def test_a_ground_that_differs_by_track_is_that_of_its_track() -> None:
    grounds = CHONGQING_2024.rules(SelectionRules).grounds
    said = {(ground.code, ground.applicants): (ground.clauses, ground.readings) for ground in grounds}
    totals, limit = ("2.2.1.a", "2.2.2.a"), ("R-67",)
    for code in (ReasonCode.OVER_LIMIT, ReasonCode.LIMIT_OPEN):
        assert said[code, Track.NATIONAL] == (("5.1.g",), limit)
        assert said[code, Track.MUNICIPAL] == (("5.1.h",), limit)
    assert said[ReasonCode.LIMIT_OPEN, "dual"] == (("5.1.h",), ("R-67", "R-68"))
    for code in (ReasonCode.NOT_ELIGIBLE, ReasonCode.ELIGIBILITY_OPEN):
        assert said[code, Track.NATIONAL] == (("4.1.1",), ())
        assert said[code, Track.MUNICIPAL] == (("4.1.2",), ())
    for fault in (FaultCode.FOREIGN_KIND, FaultCode.NO_PLACES):
        assert said[fault, Track.NATIONAL] == (("2.1.b",), ())
        assert said[fault, Track.MUNICIPAL] == (("2.2.1.b",), ())
    assert said[FaultCode.TWICE, Track.NATIONAL] == (("2.1.a",), ())
    assert said[FaultCode.TWICE, Track.MUNICIPAL] == (totals, ("R-18", "R-19"))
    assert said[FaultCode.EMPTY, Track.NATIONAL] == (("2.1.a",), ("R-16",))
    assert said[FaultCode.EMPTY, Track.MUNICIPAL] == (totals, ("R-16",))


def test_what_the_notice_says_in_words_of_its_own_goes_before_the_general_ones() -> None:
    own = {ground.code: ground.text.en for ground in CHONGQING_2024.rules(SelectionRules).grounds if ground.text}
    assert set(own) == {ReasonCode.LIMIT_OPEN, ReasonCode.OCCUPATIONS_CHANGED, ReasonCode.OCCUPATIONS_OPEN}
    assert "hangs on whether dual applicants count" in own[ReasonCode.LIMIT_OPEN]
    assert "does not keep the first three" in own[ReasonCode.OCCUPATIONS_CHANGED]
    assert "is not stated" in own[ReasonCode.OCCUPATIONS_OPEN]


ALTERED = CHONGQING_2024.revise(named_other_places=5, named_places=10).choosing(transfer="to_other")


@pytest.mark.parametrize("edition", [CHONGQING_2024, ALTERED], ids=lambda edition: edition.id)
def test_rules_compare_hash_pickle_and_survive_json(edition: AnyEdition) -> None:
    rules = edition.rules(SelectionRules)
    assert rules == edition.rules(SelectionRules)
    assert len({rules, SelectionRules.model_validate_json(rules.model_dump_json())}) == 1
    assert pickle.loads(pickle.dumps(rules)) == rules  # noqa: S301


def test_rules_of_other_numbers_or_readings_differ() -> None:
    assert ALTERED.rules(SelectionRules) != CHONGQING_2024.rules(SelectionRules)


def test_a_selection_pickles_and_survives_json_with_its_rules() -> None:
    selection = replace_withdrawn(select(houses(1, 2, 3, 3), TWO_PLACES, edition="village"), withdrawn=["h1"])
    assert pickle.loads(pickle.dumps(selection)) == selection  # noqa: S301
    again = Selection.model_validate_json(selection.model_dump_json())
    assert again == selection
    assert replace_withdrawn(again, withdrawn=["h2"]) == replace_withdrawn(selection, withdrawn=["h2"])


def test_no_alternative_of_low_confidence_moves_places() -> None:
    readings = CHONGQING_2024.readings
    own = CHONGQING_2024.rules(SelectionRules)
    named = {alternative.reading for alternative in own.alternatives}
    assert named == {"R-68", "R-75", "R-76"}
    for field, choice in readings.alternatives():
        if readings.switches()[field].is_low_confidence:
            other = CHONGQING_2024.choosing(**{field: choice}).rules(SelectionRules)
            assert other.contests == own.contests
            assert other.policy == own.policy or readings.switches()[field].id in named


@pytest.mark.clause("4.2.0.a")
def test_the_notice_has_as_many_cases_as_its_section_on_preference() -> None:
    cases = CHONGQING_2024.rulebook("preferential").root.parts
    assert CHONGQING_2024.rules(SelectionRules).policy.number_of_cases == len(cases)

"""Sections 五 and 七(二), clause by clause."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from pydantic import ValidationError

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Assessment,
    DualApplication,
    Filing,
    Finding,
    Recommendation,
    Status,
    check_documents,
    check_dual_application,
    check_filing,
    check_recommendations,
)
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.findings import UnknownCause
from skillbase_rules.engine.quantities import Quantity

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE
EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD: dict[str, object] = {
    "track": "municipal", "is_central_unit": False, "recommending_body_kind": "district", "recommending_bodies": 1,
    "filed_online": True, "filed_at": "2024-07-17T18:00:00+08:00", "recommended": True,
    "recommended_at": "2024-07-24T23:59:59+08:00", "submitted_to_city": True, "doc_municipal_form": True,
    "doc_municipal_plan": True, "doc_basic_info": True, "doc_share_verification": True,
    "doc_recommendation_letter": True, "material_truthful": True, "supporting_pages": 30, "supporting_pdf_count": 1,
    "has_copies": True, "copies_marked": True, "copies_signed": True, "copies_sealed": True,
    "has_existing_base": True, "doc_existing_base_report": True,
}  # fmt: skip


def filed(clause: str, edition: AnyEdition = CHONGQING_2024, /, **changes: object) -> Finding:
    return check_filing(Filing.model_validate(GOOD | changes), edition=edition).finding(clause)


def test_a_filing_with_all_in_place_is_met() -> None:
    assessment = check_filing(Filing.model_validate(GOOD))
    assert assessment.status is MET
    assert [finding.clause for finding in assessment.findings if finding.status is NA] == ["5.1.b", "5.1.c"]


def test_of_an_empty_filing_nothing_is_met() -> None:
    assert {finding.status for finding in check_filing(Filing()).findings} == {UNKNOWN}


# Moments


@pytest.mark.clause("7.2.h")
@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2024-07-17T17:59:59+08:00", MET),
        ("2024-07-17T18:00:00+08:00", MET),
        ("2024-07-17T18:00:00.000001+08:00", NOT_MET),
        ("2024-07-17T18:00:01+08:00", NOT_MET),
        ("2024-07-17T10:00:00Z", MET),
        ("2024-07-17T10:00:01Z", NOT_MET),
        ("2024-07-17T06:00:00-04:00", MET),
        ("2024-07-17T19:00:00+09:00", MET),
        ("2024-07-17T18:00:00+07:00", NOT_MET),
        (None, UNKNOWN),
    ],
)
def test_the_deadline_is_kept_to_the_second_in_any_zone(moment: str | None, status: Status) -> None:
    finding = filed("7.2.h", filed_at=moment)
    assert finding.status is status
    assert finding.threshold == "2024-07-17T18:00:00+08:00"
    assert finding.facts == ("filed_at",)
    assert finding.missing == (("filed_at",) if moment is None else ())


@pytest.mark.clause("7.2.h", "7.2.i", "7.2.j")
def test_a_moment_that_is_not_stated_is_what_a_strict_check_lacks() -> None:
    strict = CHONGQING_2024.choosing(missing_facts="failed")
    for clause, facts in (("7.2.h", ("filed_at",)), ("7.2.i", ("recommended_at",)), ("7.2.j", ("filed_at",))):
        finding = filed(clause, strict, **dict.fromkeys(facts))
        assert finding.status is NOT_MET
        assert finding.shortfall is not None
        assert (finding.missing, finding.shortfall.facts) == ((), facts)


@pytest.mark.clause("7.2.h")
def test_the_moment_is_shown_in_beijing_time() -> None:
    late = filed("7.2.h", filed_at="2024-07-17T10:00:01Z")
    assert late.observed == "2024-07-17T18:00:01+08:00"
    assert late.shortfall is not None
    assert late.shortfall.facts == ("filed_at",)


@pytest.mark.clause("7.2.i")
@pytest.mark.parametrize(
    ("moment", "allowed", "refused"),
    [
        ("2024-07-17T23:59:59+08:00", MET, NOT_MET),
        ("2024-07-18T00:00:00+08:00", MET, MET),
        ("2024-07-20T12:00:00+08:00", MET, MET),  # a Saturday
        ("2024-07-24T23:59:59+08:00", MET, MET),
        ("2024-07-24T16:00:00Z", NOT_MET, NOT_MET),
        ("2024-07-25T00:00:00+08:00", NOT_MET, NOT_MET),
        (None, UNKNOWN, UNKNOWN),
    ],
)
def test_the_window_counts_whole_days(moment: str | None, allowed: Status, refused: Status) -> None:
    assert filed("7.2.i", recommended_at=moment).status is allowed
    strict = CHONGQING_2024.choosing(early_recommendation="refused")
    assert filed("7.2.i", strict, recommended_at=moment).status is refused


@pytest.mark.clause("7.2.j")
def test_neither_act_may_be_late() -> None:
    assert filed("7.2.j").status is MET
    assert filed("7.2.j", filed_at="2024-07-17T18:00:01+08:00").status is NOT_MET
    assert filed("7.2.j", recommended_at="2024-07-25T00:00:00+08:00").status is NOT_MET
    open_ = filed("7.2.j", recommended_at=None)
    assert (open_.status, open_.missing) == (UNKNOWN, ("recommended_at",))
    unfiled = filed("7.2.j", filed_at=None)
    assert (unfiled.status, unfiled.missing) == (UNKNOWN, ("filed_at",))
    late = filed("7.2.j", recommended_at=None, filed_at="2024-07-18T00:00:00+08:00")
    assert late.status is NOT_MET


@pytest.mark.clause("7.2.h")
def test_another_deadline_is_another_edition() -> None:
    later = CHONGQING_2024.revise(filing_deadline="2024-07-18T18:00:00+08:00")
    late = Filing.model_validate(GOOD | {"filed_at": "2024-07-18T17:00:00+08:00"})
    assert check_filing(late)["7.2.h"].status is NOT_MET
    assert check_filing(late, edition=later)["7.2.h"].status is MET


# The way


@pytest.mark.clause("5.1.a")
@pytest.mark.parametrize(
    ("bodies", "kind", "status"),
    [
        (1, "district", MET),
        (1, "municipal_department", MET),
        (1, "other", NOT_MET),
        (2, "district", NOT_MET),
        (0, "district", NOT_MET),
        (None, "district", UNKNOWN),
        (1, None, UNKNOWN),
        (2, None, NOT_MET),
    ],
)
def test_a_unit_applies_through_one_body_of_the_right_kind(bodies: object, kind: object, status: Status) -> None:
    assert filed("5.1.a", recommending_bodies=bodies, recommending_body_kind=kind).status is status


@pytest.mark.clause("5.1.b")
def test_a_central_unit_applies_through_the_district_only() -> None:
    assert filed("5.1.b", is_central_unit=True).status is MET
    assert filed("5.1.b", is_central_unit=True, recommending_body_kind="municipal_department").status is NOT_MET
    assert filed("5.1.b", is_central_unit=True, recommending_body_kind=None).status is UNKNOWN
    # Recommended through the district, it keeps to the rule whether it is asked to or not.
    assert filed("5.1.b", is_central_unit=None).status is MET
    by_department = {"recommending_body_kind": "municipal_department"}
    assert filed("5.1.b", is_central_unit=None, **by_department).status is UNKNOWN
    assert filed("5.1.b").status is NA


@pytest.mark.parametrize(
    ("clause", "facts"),
    [
        pytest.param(clause, facts, marks=pytest.mark.clause(clause), id=clause)
        for clause, facts in [
            ("5.1.d", ["doc_municipal_form", "doc_municipal_plan"]),
            ("5.1.e", ["doc_basic_info"]),
            ("5.1.f", ["doc_share_verification"]),
            ("7.2.a", ["filed_online"]),
            ("7.2.b", ["material_truthful"]),
            ("7.2.e", ["copies_marked", "copies_signed", "copies_sealed"]),
            ("7.2.f", ["doc_existing_base_report"]),
            ("7.2.g", ["recommended", "submitted_to_city"]),
            ("7.2.k", ["doc_recommendation_letter"]),
            ("7.2.l", ["doc_share_verification"]),
        ]
    ],
)
def test_a_yes_or_no_requirement(clause: str, facts: list[str]) -> None:
    assert filed(clause).status is MET
    for fact in facts:
        # What was not recommended has no moment of recommendation.
        beside: dict[str, object] = {"recommended_at": None} if fact == "recommended" else {}
        assert filed(clause, **beside, **{fact: False}).status is NOT_MET
        open_ = filed(clause, **{fact: None})
        assert (open_.status, open_.missing) == (UNKNOWN, (fact,))


# Material


@pytest.mark.clause("5.1.c", "5.1.d")
def test_each_track_has_its_own_pair_of_forms() -> None:
    national: dict[str, object] = {"track": "national", "doc_national_form": True, "doc_national_plan": True}
    assert filed("5.1.c", **national).status is MET
    assert filed("5.1.c", **national | {"doc_national_plan": False}).status is NOT_MET
    assert filed("5.1.d", **national, doc_municipal_form=False).status is NA
    assert filed("5.1.c", track=None).status is UNKNOWN


@pytest.mark.clause("7.2.b")
def test_truth_is_for_experts_unless_declared() -> None:
    assert filed("7.2.b", material_truthful=None).unknown_cause is UnknownCause.JUDGEMENT


@pytest.mark.clause("7.2.c")
@pytest.mark.parametrize(
    ("pages", "status"),
    [(29, MET), (30, MET), (31, NOT_MET), (0, MET), (None, UNKNOWN), ({"at_most": 30}, MET),
     ({"at_least": 31}, NOT_MET), ({"at_least": 30, "at_most": 31}, UNKNOWN)],
)  # fmt: skip
def test_at_most_thirty_pages(pages: object, status: Status) -> None:
    finding = filed("7.2.c", supporting_pages=pages)
    assert finding.status is status
    assert (finding.operator, finding.threshold, finding.unit) == ("<=", 30, "pages")


@pytest.mark.clause("7.2.c")
def test_which_pages_count_is_a_reading() -> None:
    every = CHONGQING_2024.choosing(pages_counted="all_material")
    assert filed("7.2.c", every, material_pages=31).status is NOT_MET
    assert filed("7.2.c", material_pages=31).status is MET
    too_many = filed("7.2.c", supporting_pages=33).shortfall
    assert too_many is not None
    assert (too_many.amount, too_many.direction) == (Quantity.exactly(3), "fewer")


@pytest.mark.clause("7.2.d")
@pytest.mark.parametrize(("files", "status"), [(0, NOT_MET), (1, MET), (2, NOT_MET), (None, UNKNOWN)])
def test_exactly_one_pdf(files: object, status: Status) -> None:
    assert filed("7.2.d", supporting_pdf_count=files).status is status


@pytest.mark.clause("7.2.e", "7.2.f")
def test_copies_and_the_report_are_asked_for_only_where_there_are_any() -> None:
    assert filed("7.2.e", has_copies=False, copies_sealed=False).status is NA
    assert filed("7.2.e", has_copies=None).status is MET
    assert filed("7.2.e", has_copies=None, copies_sealed=False).status is UNKNOWN
    assert filed("7.2.f", has_existing_base=False, doc_existing_base_report=False).status is NA
    assert filed("7.2.f", has_existing_base=None).status is MET


@pytest.mark.clause("7.2.f")
def test_the_application_tells_what_the_filing_leaves_unstated() -> None:
    filing = Filing.model_validate(GOOD | {"has_existing_base": None, "track": None})
    bases: dict[str, object] = {"level": "district"}
    application = Application.model_validate(
        {"applicant": {"name": "甲", "existing_bases": [bases]}, "tracks": ["municipal"]}
    )
    found = check_filing(filing, application=application)
    assert (found["7.2.f"].status, found["5.1.c"].status) == (MET, NA)
    none = Application.model_validate({"applicant": {"name": "甲", "existing_bases": []}})
    assert check_filing(filing, application=none)["7.2.f"].status is NA
    silent = Application.model_validate({"applicant": {"name": "甲"}, "tracks": ["municipal", "national"]})
    found = check_filing(filing, application=silent)
    # Both are met if they are asked at all.
    assert (found["7.2.f"].status, found["5.1.d"].status) == (MET, MET)


@pytest.mark.parametrize(
    ("filing", "application", "told"),
    [
        ({"has_existing_base": False}, {"applicant": {"name": "甲", "existing_bases": [{"level": "district"}]}},
         "has_existing_base of the filing is False, but applicant.existing_bases of its application is district"),
        ({"has_existing_base": True}, {"applicant": {"name": "甲", "existing_bases": []}},
         "has_existing_base of the filing is True, but applicant.existing_bases of its application is []"),
        ({"track": "national"}, {"applicant": {"name": "甲"}, "tracks": ["municipal"]},
         "track of the filing is national, but tracks of its application is municipal"),
    ],
)  # fmt: skip
def test_a_filing_that_contradicts_its_application_is_refused(
    filing: dict[str, object], application: dict[str, object], told: str
) -> None:
    with pytest.raises(ContradictionError, match=re.escape(told)) as caught:
        check_filing(Filing.model_validate(filing), application=Application.model_validate(application))
    assert "请更正其一" in caught.value.text.zh


@pytest.mark.clause("7.2.f")
def test_a_filing_and_an_application_may_say_the_same() -> None:
    stated = {"applicant": {"name": "甲", "existing_bases": []}, "tracks": ["municipal", "national"]}
    application = Application.model_validate(stated)
    filing = Filing.model_validate(GOOD | {"has_existing_base": False})
    assert check_filing(filing, application=application)["7.2.f"].status is NA


def test_the_material_can_be_judged_alone() -> None:
    filing = Filing.model_validate(GOOD)
    assert check_documents(filing).findings == check_filing(filing).parts[1].findings  # type: ignore[union-attr]


def test_the_shipped_filing_has_two_pages_too_many_and_leaves_its_report_open() -> None:
    found = check_filing(Filing.model_validate_json((EXAMPLES / "filing.json").read_bytes()))
    assert [finding.clause for finding in found.unmet] == ["7.2.c"]
    assert [finding.clause for finding in found.unknown] == ["7.2.f"]


# Recommendations


def listed(*rows: tuple[str, str, str, int | None], **fields: object) -> list[Recommendation]:
    names = ("unit", "body", "track", "rank")
    return [
        Recommendation.model_validate(
            {"body_kind": "district", "is_central_unit": False, **dict(zip(names, row, strict=True)), **fields}
        )
        for row in rows
    ]


def part(assessment: Assessment, name: str) -> Assessment:
    return next(one for one in assessment.parts if isinstance(one, Assessment) and one.label.zh == name)


@pytest.mark.clause("5.1.g", "5.1.h")
def test_one_national_and_two_municipal_units_of_each_body() -> None:
    rows = [("甲", "东区", "national", None), ("乙", "东区", "municipal", 1), ("丙", "东区", "municipal", 2)]
    assert check_recommendations(listed(*rows)).status is MET
    second = check_recommendations(listed(*rows, ("丁", "东区", "national", None)))
    assert part(second, "东区")["5.1.g"].status is NOT_MET
    third = part(check_recommendations(listed(*rows, ("丁", "东区", "municipal", 3))), "东区").finding("5.1.h")
    assert third.status is NOT_MET
    assert third.shortfall is not None
    assert third.shortfall.amount == Quantity.exactly(1)
    elsewhere = check_recommendations(listed(*rows, ("丁", "西区", "national", None)))
    assert [part(elsewhere, name)["5.1.g"].status for name in ("东区", "西区")] == [MET, MET]
    assert check_recommendations([]).status is NA


@pytest.mark.clause("5.1.h")
@pytest.mark.parametrize(("reading", "status"), [("open", UNKNOWN), ("counted", NOT_MET), ("not_counted", MET)])
def test_whether_a_dual_applicant_uses_a_municipal_place_is_open(reading: str, status: Status) -> None:
    rows = [
        ("甲", "东区", "national", None),
        ("甲", "东区", "municipal", 1),
        ("乙", "东区", "municipal", 2),
        ("丙", "东区", "municipal", 3),
    ]
    found = check_recommendations(listed(*rows), edition=CHONGQING_2024.choosing().choosing(dual_in_limit=reading))
    assert part(found, "东区")["5.1.h"].status is status


@pytest.mark.clause("5.1.i")
@pytest.mark.parametrize(
    ("ranks", "status"),
    [([1, 2], MET), ([2, 1], MET), ([1, 1], NOT_MET), ([1, 3], NOT_MET), ([1, None], UNKNOWN), ([None], MET),
     ([], MET), ([2, None], UNKNOWN), ([3, None], NOT_MET)],
)  # fmt: skip
def test_municipal_units_are_ranked_without_gaps_or_ties(ranks: list[int | None], status: Status) -> None:
    rows = [(f"单位{place}", "东区", "municipal", rank) for place, rank in enumerate(ranks)]
    found = check_recommendations(listed(("甲", "东区", "national", None), *rows))
    assert part(found, "东区")["5.1.i"].status is status


@pytest.mark.clause("5.1.a", "5.1.b")
def test_each_unit_goes_through_one_body_of_the_right_kind() -> None:
    two = check_recommendations(listed(("甲", "东区", "municipal", 1), ("甲", "西区", "municipal", 1)))
    assert part(two, "甲")["5.1.a"].status is NOT_MET
    both = check_recommendations(listed(("甲", "东区", "municipal", 1), ("甲", "东区", "national", None)))
    assert part(both, "甲")["5.1.a"].status is MET
    other = check_recommendations(listed(("甲", "协会", "municipal", 1), body_kind="other"))
    assert part(other, "甲")["5.1.a"].status is NOT_MET
    department = partial(listed, ("甲", "某局", "municipal", 1), body_kind="municipal_department")
    assert part(check_recommendations(department()), "甲")["5.1.b"].status is NA
    assert part(check_recommendations(department(is_central_unit=True)), "甲")["5.1.b"].status is NOT_MET
    assert part(check_recommendations(department(is_central_unit=None)), "甲")["5.1.b"].status is UNKNOWN


def test_the_order_of_the_recommendations_does_not_matter() -> None:
    rows = listed(("甲", "东区", "municipal", 2), ("乙", "东区", "municipal", 1), ("丙", "西区", "national", None))
    assert check_recommendations(rows) == check_recommendations(rows[::-1])


# Dual application

DUAL: dict[str, object] = {
    "dual_commitment": True,
    "national_occupations": ["钳工", "电工", "焊工", "铣工"],
    "municipal_occupations": ["钳工", "电工", "焊工"],
    "national_status": "met",
    "municipal_status": "met",
}


def dual(edition: AnyEdition = CHONGQING_2024, /, **changes: object) -> Assessment:
    return check_dual_application(DualApplication.model_validate(DUAL | changes), edition=edition)


@pytest.mark.clause("5.2.e")
def test_one_track_alone_needs_nothing_more() -> None:
    assert dual().status is MET
    assert dual()["5.2.e"].status is NOT_MET
    assert dual().finding("5.2.e").observed == Quantity.exactly(2)
    alone = dual(tracks_applied=1, dual_commitment=False)
    assert (alone.status, alone["5.2.e"].status) == (MET, MET)


@pytest.mark.clause("5.2.f")
@pytest.mark.parametrize(("given", "status"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
def test_the_promise_must_be_given(given: object, status: Status) -> None:
    assert dual(dual_commitment=given)["5.2.f"].status is status
    assert dual(dual_commitment=given).status is status


@pytest.mark.clause("5.2.g")
@pytest.mark.parametrize(
    ("national", "municipal", "status"),
    [
        (["a", "b", "c", "d"], ["a", "b", "c"], MET),
        (["a", "b", "c", "d"], ["a", "c", "b"], NOT_MET),
        (["a", "b", "c", "d"], ["a", "b"], NOT_MET),
        (["a", "b", "c", "d"], ["a", "b", "c", "d"], NOT_MET),
        (["a", "b"], ["a", "b"], MET),
        (None, ["a", "b", "c"], UNKNOWN),
        (["a", "b", "c"], None, UNKNOWN),
    ],
)
def test_the_first_three_occupations_are_kept_in_order(national: object, municipal: object, status: Status) -> None:
    finding = dual(national_occupations=national, municipal_occupations=municipal).finding("5.2.g")
    assert finding.status is status
    assert finding.facts == ("national_occupations", "municipal_occupations")


@pytest.mark.clause("5.2.h")
@pytest.mark.parametrize(
    ("national", "municipal", "both", "one"),
    [
        ("met", "met", MET, MET),
        ("met", "not_met", NOT_MET, MET),
        ("not_met", "met", NOT_MET, NOT_MET),
        ("met", "unknown", UNKNOWN, MET),
        (None, "met", UNKNOWN, UNKNOWN),
    ],
)
def test_each_track_has_conditions_of_its_own(national: object, municipal: object, both: Status, one: Status) -> None:
    asked = {"national_status": national, "municipal_status": municipal}
    assert dual(**asked)["5.2.h"].status is both
    assert dual(CHONGQING_2024.choosing(dual_conditions="national_suffice"), **asked)["5.2.h"].status is one


@pytest.mark.clause("5.1.g")
@pytest.mark.parametrize("other", ["涪陵区人社局（高技办） ", "涪陵区 人社局(高技办)", "\u3000涪陵区人社局（高技办）"])
def test_one_body_written_in_two_ways_has_one_list(other: str) -> None:
    listed = [
        Recommendation(body=body, body_kind="district", unit=unit, track="national", is_central_unit=False)
        for body, unit in (("涪陵区人社局（高技办）", "甲学院"), (other, "乙学院"))
    ]
    assert check_recommendations(listed).findings[0].status is Status.NOT_MET


@pytest.mark.clause("5.1.a")
def test_one_unit_written_in_two_ways_has_one_route() -> None:
    listed = [
        Recommendation(body=body, body_kind="district", unit=unit, track="national", is_central_unit=False)
        for body, unit in (("甲区", "江澜 学院"), ("乙区", "江澜学院"))
    ]
    assert check_recommendations(listed)["5.1.a"].status is Status.NOT_MET


@pytest.mark.clause("5.2.g")
@pytest.mark.parametrize("field", ["national_occupations", "municipal_occupations"])
@pytest.mark.parametrize("again", ["钳工", " 钳 工", "钳工\u3000"])
def test_an_occupation_named_twice_is_refused(field: str, again: str) -> None:
    with pytest.raises(ValidationError, match=f"{field} names .* more than once"):
        dual(**{field: ("钳工", again, "电工")})


@pytest.mark.clause("5.2.g")
def test_occupations_are_one_whatever_the_width_of_their_brackets() -> None:
    assert dual(municipal_occupations=("钳 工", "电工　", "焊工"))["5.2.g"].status is MET


@pytest.mark.clause("5.1.g", "5.1.h")
@pytest.mark.parametrize("track", ["national", "municipal"])
@pytest.mark.parametrize("again", ["甲学院", "甲 学院"])
def test_one_unit_twice_on_one_list_is_refused(track: str, again: str) -> None:
    rows = [{"unit": unit, "body": "涪陵区", "track": track} for unit in ("甲学院", again)]
    with pytest.raises(ContradictionError, match=f"twice on the {track} list of 涪陵区") as caught:
        check_recommendations([Recommendation.model_validate(row) for row in rows])
    assert again in caught.value.text.zh


def test_one_unit_on_both_lists_of_a_body_is_no_repeat() -> None:
    rows = [{"unit": "甲学院", "body": "涪陵区", "track": track} for track in ("national", "municipal")]
    assert check_recommendations([Recommendation.model_validate(row) for row in rows])["5.1.g"].status is MET


def recommended(body: str, unit: str, track: str = "national") -> Recommendation:
    return Recommendation.model_validate({"body": body, "body_kind": "district", "unit": unit, "track": track})


@pytest.mark.clause("5.1.a", "5.1.g")
def test_bodies_and_units_that_may_be_meant_as_one_are_pointed_out() -> None:
    lists = [
        recommended("涪陵区人社局", "江澜职业学院"),
        recommended("重庆市涪陵区人社局", "江澜职业学院（北校区）", "municipal"),
        recommended("涪陵区 人社局", "远航集团"),
    ]
    assert check_recommendations(lists).near_names == (
        ("涪陵区人社局", "重庆市涪陵区人社局"),
        ("江澜职业学院", "江澜职业学院（北校区）"),
    )
    assert check_recommendations(lists[:1]).near_names == ()


def test_a_filing_and_its_application_that_name_the_unit_almost_alike_are_pointed_out() -> None:
    def near(unit: str | None, name: str) -> object:
        application = Application.model_validate({"applicant": {"name": name}})
        return check_filing(Filing(unit=unit), application=application).near_names

    assert near("江澜职业学院", "重庆江澜职业学院") == (("江澜职业学院", "重庆江澜职业学院"),)
    assert near("江澜职业学院", "江澜 职业学院") == ()
    assert near(None, "江澜职业学院") == ()
    assert check_filing(Filing(unit="江澜职业学院")).near_names == ()


@pytest.mark.clause("5.2.g")
def test_occupations_that_differ_by_a_sign_are_not_kept_and_pointed_out() -> None:
    national = ("汽车维修工（新能源）", "电工", "焊工")
    changed = {"national_occupations": national, "municipal_occupations": ("汽车维修工-新能源", "电工", "焊工")}
    application = DualApplication.model_validate(changed)
    assessment = check_dual_application(application)
    assert assessment["5.2.g"].status is NOT_MET
    assert assessment.near_names == (("汽车维修工（新能源）", "汽车维修工-新能源"),)
    kept = DualApplication(national_occupations=national, municipal_occupations=national)
    assert check_dual_application(kept).near_names == ()


@pytest.mark.clause("5.1.a", "5.1.b")
@pytest.mark.parametrize(
    ("fact", "values", "told"),
    [
        (
            "body_kind",
            ("district", "municipal_department"),
            "body_kind of 东 区 as district and as municipal_department",
        ),
        ("is_central_unit", (True, False), "is_central_unit of 甲学院 as True and as False"),
    ],
)
def test_lists_that_say_two_things_of_a_body_or_unit_are_refused(
    fact: str, values: tuple[object, ...], told: str
) -> None:
    lines = [
        Recommendation.model_validate({"unit": "甲学院", "body": body, "track": track, fact: value})
        for body, track, value in zip(("东区", "东 区"), ("national", "municipal"), values, strict=True)
    ]
    with pytest.raises(ContradictionError, match=told):
        check_recommendations(lines)
    silent = lines[1].model_copy(update={fact: None})
    assert check_recommendations([lines[0], silent]).findings

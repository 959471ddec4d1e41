from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from pydantic import ValidationError

from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, Ratio, Status, conjunction, disjunction
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.stated import with_fields
from skillbase_rules.engine.text import Text
from tests.support.toy import VILLAGE, house

MET, NOT_MET, UNKNOWN, NA = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.NOT_APPLICABLE
TRUTH = {MET: True, NOT_MET: False}


@pytest.mark.parametrize("statuses", list(product(Status, repeat=3)))
def test_and_and_or_are_kleenes_with_not_applicable_left_out(statuses: tuple[Status, ...]) -> None:
    present = [status for status in statuses if status is not NA]
    # An unknown part may come out either way: the joined verdict is what all the ways agree on.
    ways = list(product(*([TRUTH[status]] if status in TRUTH else [True, False] for status in present)))
    for join, whole in ((conjunction, all), (disjunction, any)):
        results = {whole(way) for way in ways}
        expected = NA if not present else MET if results == {True} else NOT_MET if results == {False} else UNKNOWN
        assert join(statuses) is expected


def test_a_ratio_is_exact_and_says_nothing_where_a_side_is_open() -> None:
    assert Ratio(part=Quantity.exactly(7), whole=Quantity.exactly(20)).value == Fraction(7, 20)
    assert Ratio(part=Quantity.exactly(7), whole=Quantity.exactly(0)).value is None
    assert Ratio(part=Quantity.exactly(7), whole=Quantity.between(1, 2)).value is None
    assert Ratio(part=Quantity.unknown(), whole=Quantity.exactly(2)).value is None


def test_what_is_unmet_unknown_and_missing_is_gathered_from_every_depth() -> None:
    assessment = evaluate(VILLAGE.rulebook("municipal"), house(workshops=3, members=10))
    assert [finding.clause for finding in assessment.unmet] == ["b.1"]
    assert [finding.clause for finding in assessment.unknown] == ["b.2"]
    # One clause is lost, so nothing that is missing can still change the verdict.
    assert assessment.missing == ()
    assert evaluate(VILLAGE.rulebook("municipal"), house(members=10)).missing == ("workshops", "young_members")
    deep = evaluate(VILLAGE.rulebook("preferential"), house())
    assert [finding.clause for finding in deep.findings] == ["c.1"]
    assert (deep["c.1"].status, deep.missing) == (UNKNOWN, ("has_loft",))


@pytest.mark.parametrize(
    "facts",
    [{}, {"workshops": 3, "members": 10, "young_members": 1}, {"workshops": {"at_least": 4}, "members": 10}],
    ids=["unknown", "unmet", "bounded"],
)
def test_what_is_built_without_validation_is_what_validation_builds(facts: dict[str, object]) -> None:
    assessment = evaluate(VILLAGE.rulebook("municipal"), house(**facts))
    parts: tuple[Finding | Assessment, ...] = (assessment, *assessment.findings)
    for part in parts:
        built = type(part).model_validate({name: getattr(part, name) for name in part.model_fields_set})
        assert (built, repr(built), built.model_fields_set) == (part, repr(part), part.model_fields_set)
        assert built.model_dump_json() == part.model_dump_json()
        assert hash(built) == hash(part)
    for finding in assessment.findings:
        if isinstance(finding.observed, Ratio):
            assert Ratio(part=finding.observed.part, whole=finding.observed.whole) == finding.observed


def test_a_record_with_other_fields_is_the_copy_that_pydantic_makes() -> None:
    finding = evaluate(VILLAGE.rulebook("municipal"), house(workshops=3)).finding("b.1")
    changed = with_fields(finding, hinges_on=("T-1",))
    copied = finding.model_copy(update={"hinges_on": ("T-1",)})
    assert (changed, changed.model_fields_set) == (copied, copied.model_fields_set)
    assert changed.model_dump_json(exclude_unset=True) == copied.model_dump_json(exclude_unset=True)
    assert finding.hinges_on == ()


def test_no_part_of_a_verdict_can_be_changed_afterwards() -> None:
    assessment = evaluate(VILLAGE.rulebook("municipal"), house(workshops=3, members=10, young_members=1))
    share = assessment.finding("b.2").observed
    for part, name in (
        (assessment, "status"),
        (assessment["b.1"], "status"),
        (assessment.finding("b.1").shortfall, "amount"),
        (share, "part"),
    ):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(part, name, None)


def test_each_missing_fact_is_named_once() -> None:
    assert evaluate(VILLAGE.rulebook("municipal"), house()).missing == ("workshops", "young_members", "members")


def test_a_clause_of_another_section_is_named_in_the_error_with_those_judged_here() -> None:
    with pytest.raises(UnknownNameError, match=r"'c\.1' is not judged in b; what is judged here: b\.1, b\.2"):
        evaluate(VILLAGE.rulebook("municipal"), house())["c.1"]


def test_every_kind_of_observed_value_survives_json() -> None:
    sheets = (house(), house(workshops=3, members=9, young_members=1, open_to_all=True, has_loft=False))
    for sheet, section in product(sheets, VILLAGE.sections):
        assessment = evaluate(section.rulebook, sheet)
        assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment


def test_an_assessment_holds_its_clauses_and_its_sections() -> None:
    village = evaluate(VILLAGE.rulebook("municipal"), house(workshops=3))
    whole = Assessment(clause="all", label=Text("全部", "all"), status=village.status, parts=(village,))
    assert list(whole) == list(whole.findings)
    assert "b.1" in whole
    assert whole["b.1"] is whole.finding("b.1")
    assert village.clause in whole
    assert whole[village.clause] is whole.section(village.clause) is village
    assert "z.9" not in whole
    assert 3 not in whole


@pytest.mark.parametrize("wrong", ["z.9", "", "b"])
def test_a_clause_that_is_not_judged_is_a_key_that_is_not_there(wrong: str) -> None:
    village = evaluate(VILLAGE.rulebook("municipal"), house())
    for ask in (village.__getitem__, village.finding, village.section):
        with pytest.raises(KeyError, match="what is judged here: b"):
            ask(wrong)
    with pytest.raises(UnknownNameError) as caught:
        village["z.9"]
    assert str(caught.value) == caught.value.text.en
    assert "没有判定 'z.9'" in caught.value.text.zh


def test_a_section_is_no_finding_and_a_finding_no_section() -> None:
    village = evaluate(VILLAGE.rulebook("municipal"), house())
    with pytest.raises(UnknownNameError):
        village.section("b.1")


def test_a_threshold_is_a_whole_percentage_or_an_exact_one_written_out() -> None:
    finding = evaluate(VILLAGE.rulebook("municipal"), house(workshops=3)).finding("b.2")
    for written, threshold in (
        (Fraction(100, 3), Fraction(100, 3)),
        ("100/3", Fraction(100, 3)),
        ("40.5", Fraction(81, 2)),
    ):
        told = Finding.model_validate({**finding.model_dump(), "threshold": written})
        assert told.threshold == threshold
        assert Finding.model_validate_json(told.model_dump_json()) == told
    with pytest.raises(ValidationError):
        Finding.model_validate({**finding.model_dump(), "threshold": 33.3})
    # A text that is no percentage is a name that is asked for.
    assert Finding.model_validate({**finding.model_dump(), "threshold": "guild"}).threshold == "guild"


def test_a_finding_is_shown_by_its_clause_and_status() -> None:
    assessment = evaluate(VILLAGE.rulebook("municipal"), house(workshops=3))
    assert repr(assessment.finding("b.1")) == "<Finding b.1 not_met>"
    assert repr(assessment) == "<Assessment b not_met: not_met 1, unknown 1>"


def test_a_finding_need_say_no_more_than_its_clause_its_label_and_its_status() -> None:
    bare = Finding(clause="a.1", label=Text("对外开放", "Open to all"), status=UNKNOWN, operator="is")
    assert (bare.threshold, bare.observed, bare.shortfall, bare.unit) == (None, None, None, "")
    assert (bare.facts, bare.missing, bare.inferred, bare.readings, bare.hinges_on) == ((), (), (), (), ())

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Assessment,
    Facts,
    Status,
    assess,
    check_applicant,
    check_municipal_basic,
    check_national_basic,
    derive_facts,
    reading_sensitivity,
    score_preferential,
)
from skillbase_rules.analyses.sensitivity import Sensitivity, evaluate_flagged
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.facts.counting import Subject
from skillbase_rules.facts.file import File
from skillbase_rules.facts.sheet import Counting
from tests.support.sheets import Sheet, exact_sheets, less_known
from tests.support.toy import VILLAGE, house
from tests.support.tries import tries

EXAMPLES = Path(__file__).parents[2] / "examples"
DEFAULT = CHONGQING_2024.readings
Statuses = dict[str, Status]


def load(name: str) -> Application:
    return Application.model_validate_json((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def by_hand(subject: Subject, edition: AnyEdition) -> Statuses:
    """Ask every public question under one choice of readings and note the status of each clause and section."""
    found: Statuses = {}
    facts = derive_facts(subject, edition.rules(Counting)) if isinstance(subject, Application) else subject
    sections = [check(facts, edition=edition) for check in (check_applicant, check_national_basic)]
    sections += [check_municipal_basic(facts, edition=edition)]
    sections += [score_preferential(facts, edition=edition).assessment]
    for section in sections:
        found |= {finding.clause: finding.status for finding in section.findings}
        found |= nested(section)
    return found


def nested(section: Assessment) -> dict[str, Status]:
    found = {f"whole {section.clause}": section.status}
    for part in section.parts:
        if isinstance(part, Assessment):
            found |= nested(part)
    return found


def turned(subject: Subject, before: Statuses, **choices: str) -> dict[str, tuple[Status, Status]]:
    after = by_hand(subject, CHONGQING_2024.choosing(**choices))
    return {key: (before[key], after[key]) for key in before if key in after and before[key] is not after[key]}


@tries(5)
@given(st.data(), exact_sheets())
def test_exactly_the_switches_that_flip_are_found(data: st.DataObject, sheet: Sheet) -> None:
    facts = Facts.model_validate(data.draw(less_known(sheet)))
    found = reading_sensitivity(facts)
    tried = [(field, choice) for field, choice in DEFAULT.alternatives() if not DEFAULT.switches()[field].counting]
    before = by_hand(facts, CHONGQING_2024)
    assert [next(iter(one.choices.items())) for one in found.alternatives] == tried
    for alternative in found.alternatives:
        expected = turned(facts, before, **alternative.choices)
        flips = {
            f"whole {flip.clause}" if flip.is_verdict else flip.clause: (flip.before, flip.after)
            for flip in alternative.flips
            if flip.clause != "chongqing-2024"
        }
        assert flips == expected, alternative.choices


@pytest.mark.parametrize("name", ["technician_college", "public_training_base", "sparse", "enterprise_training_centre"])
def test_an_application_is_counted_again_under_every_alternative(name: str) -> None:
    application = load(name)
    found = reading_sensitivity(application)
    assert found.not_tried == ()
    assert len(found.alternatives) == len(DEFAULT.alternatives())
    before = by_hand(application, CHONGQING_2024)
    for alternative in found.alternatives:
        expected = turned(application, before, **alternative.choices)
        clauses = {flip.clause: (flip.before, flip.after) for flip in alternative.flips if not flip.is_verdict}
        assert clauses == {key: ends for key, ends in expected.items() if not key.startswith("whole ")}
    assert found.flipping == tuple(one for one in found.alternatives if one.flips)


def test_counting_readings_cannot_be_tried_on_bare_facts_and_are_named() -> None:
    counting = tuple(field for field, switch in DEFAULT.switches().items() if switch.counting)
    assert reading_sensitivity(Facts()).not_tried == counting
    assert reading_sensitivity(Facts(), switches=["own_students", "senior_group"]).not_tried == ("own_students",)


def test_a_chosen_set_is_tried_together() -> None:
    centre = load("enterprise_training_centre")
    choices = {"ratio_without_students": "not_applicable", "senior_group": "both"}
    found = reading_sensitivity(centre, switches=["ratio_without_students"], together=choices)
    assert {field for one in found.alternatives for field in one.choices} == {"ratio_without_students"}
    assert found.together is not None
    assert found.together.choices == choices
    assert found.together.readings == ("R-50", "R-31")
    flip = next(flip for flip in found.together.flips if flip.clause == "4.1.2.3.b")
    assert (flip.before, flip.after) == (Status.UNKNOWN, Status.NOT_APPLICABLE)


def test_records_are_counted_again_for_a_chosen_set_whatever_kind_of_file_they_stand_in() -> None:
    college = (EXAMPLES / "technician_college.json").read_text(encoding="utf-8")
    choices = {"training_year": "current_year"}
    file, application = (
        reading_sensitivity(kind.model_validate_json(college), switches=[], together=choices)
        for kind in (File, Application)
    )
    assert file == application
    assert file.together is not None
    assert file.together.flips


def test_switches_and_choices_that_do_not_exist_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="seniority"):
        reading_sensitivity(Facts(), switches=["seniority"])
    with pytest.raises(ValidationError, match="senior_group"):
        reading_sensitivity(Facts(), together={"senior_group": "mean"})
    with pytest.raises(ValidationError, match="seniority"):
        reading_sensitivity(Facts(), together={"seniority": "mean"})


@pytest.mark.parametrize("name", ["technician_college", "public_training_base", "sparse", "enterprise_training_centre"])
def test_assess_flags_exactly_what_hangs_on_a_reading_of_low_confidence(name: str) -> None:
    application = load(name)
    low = {field for field, switch in DEFAULT.switches().items() if switch.is_low_confidence}
    expected: dict[str, set[str]] = {}
    for alternative in reading_sensitivity(application, switches=low).flipping:
        for flip in alternative.flips:
            key = f"whole {flip.clause}" if flip.is_verdict else flip.clause
            expected.setdefault(key, set()).update(alternative.readings)
    for part in assess(application).parts:
        assert isinstance(part, Assessment)
        assert set(part.hinges_on) == expected.get(f"whole {part.clause}", set())
        for finding in part.findings:
            assert set(finding.hinges_on) == expected.get(finding.clause, set()), finding.clause


def test_a_clause_that_hangs_on_a_reading_is_flagged_though_its_section_is_lost_anyway() -> None:
    facts = house(workshops=4, members=100, young_members=10)
    (section,) = evaluate_flagged(facts, VILLAGE, ["municipal"])
    assert (section.status, section.hinges_on) == (Status.NOT_MET, ())
    assert {finding.clause: finding.hinges_on for finding in section.findings} == {"b.1": ("T-1",), "b.2": ()}


def test_the_low_confidence_of_an_alternative_is_told() -> None:
    found = reading_sensitivity(Facts(), switches=["inclusive_numbers", "ratio_without_students"])
    assert {next(iter(one.choices)): one.low_confidence for one in found.alternatives} == {
        "inclusive_numbers": False,
        "ratio_without_students": True,
    }


def test_a_choice_of_low_confidence_among_others_is_told() -> None:
    other = next(choice for field, choice in DEFAULT.alternatives() if field == "ratio_without_students")
    chosen = {"inclusive_numbers": "exclusive", "ratio_without_students": other}
    for together, low in ((chosen, True), ({"inclusive_numbers": "exclusive"}, False)):
        found = reading_sensitivity(Facts(), switches=[], together=together).together
        assert found is not None
        assert (found.choices, found.low_confidence) == (together, low)


def test_what_is_not_asked_for_need_not_be_told() -> None:
    bare = Sensitivity(alternatives=())
    assert (bare.pairs, bare.pairs_tried, bare.together, bare.not_tried) == ((), 0, None, ())

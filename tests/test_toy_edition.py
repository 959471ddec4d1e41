"""Every public question, asked of a notice that the library has never seen, with facts of its own."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

from skillbase_rules import (
    Application,
    Award,
    Candidate,
    DualApplication,
    Filing,
    MunicipalCandidacy,
    Recommendation,
    Status,
    Track,
    assess,
    build_period,
    check_applicant,
    check_commitments,
    check_documents,
    check_dual_application,
    check_filing,
    check_municipal_basic,
    check_national_basic,
    check_outcomes,
    check_publicity,
    check_quotas,
    check_recommendations,
    compare_editions,
    next_questions,
    procedure_timeline,
    publicity_period,
    reading_sensitivity,
    replace_withdrawn,
    score_preferential,
    select,
    to_ics,
    what_if,
    what_would_it_take,
)
from skillbase_rules.cli import main
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.frames import (
    check_frame,
    chinese_columns,
    count_statuses,
    facts_from_frame,
    frame_from_applications,
    prefer_frame,
    threshold_sweep,
    validate_frame,
)
from skillbase_rules.procedure.files import BodyKind, Documents
from skillbase_rules.selection.pool import Category
from skillbase_rules.selection.result import Outcome
from skillbase_rules.solver import Relation, certificate, compare, decide, fails_alone, plan, witness
from skillbase_rules.workbooks import read_table, write_template
from tests.support.toy import CraftHouse, house
from tests.support.toy_notice import VILLAGE_IN_FULL as TOY

GOOD = house(open_to_all=True, workshops=5, members=10, young_members=3, has_loft=True)
JUST = house(open_to_all=True, workshops=4, members=10, young_members=3, has_loft=False)
Out = pytest.CaptureFixture[str]


# --- conditions ------------------------------------------------------------------------------------------------------


def test_its_sections_are_judged_and_others_are_named_as_unknown() -> None:
    assert check_applicant(GOOD, edition=TOY).status is Status.MET
    assert check_municipal_basic(house(workshops=3), edition=TOY)["b.1"].status is Status.NOT_MET
    absent: list[Callable[[], Assessment]] = [
        lambda: check_national_basic(GOOD, edition=TOY),
        lambda: check_commitments(GOOD, edition=TOY),
        lambda: check_outcomes(GOOD, year=1, edition=TOY),
    ]
    for question in absent:
        with pytest.raises(UnknownNameError, match="Edition village-houses has no section"):
            question()


def test_it_is_assessed_under_its_own_name_and_its_own_doubtful_reading() -> None:
    assessment = assess(JUST, edition=TOY.revise(min_workshops=4).choosing(left_out="failed"))
    assert (assessment.clause, assessment.status) == ("village-houses+left_out=failed", Status.MET)
    assert assessment["b.1"].hinges_on == ("T-1",)
    assert assess(GOOD, edition=TOY)["b.1"].hinges_on == ()


def test_an_application_says_nothing_of_facts_that_it_does_not_know() -> None:
    application = Application.model_validate({"applicant": {"name": "Mill House"}})
    assert assess(application, edition=TOY).missing == ("open_to_all", "workshops", "young_members", "members")


def test_its_preference_is_scored_on_the_tracks_it_reaches() -> None:
    assert score_preferential(GOOD, edition=TOY).favoured is Status.MET
    assert score_preferential(GOOD, track=Track.NATIONAL, edition=TOY).favoured is Status.NOT_APPLICABLE


def test_its_readings_are_tried() -> None:
    tried = reading_sensitivity(JUST, edition=TOY)
    assert [(one.choices, one.readings) for one in tried.flipping] == [({"the_number_itself": "fails"}, ("T-1",))]


def test_what_if_and_what_it_takes_know_its_facts() -> None:
    poor = house(open_to_all=True, workshops=1, members=10, young_members=3, has_loft=False)
    (takes,) = (one for one in what_would_it_take(poor, edition=TOY) if one.finding.clause == "b.1")
    assert [(remedy.changes[0].fact, remedy.amount) for remedy in takes.remedies] == [("workshops", 3)]
    turned = what_if(poor, {"workshops": 4}, edition=TOY).flips
    assert {flip.clause for flip in turned} >= {"b.1", "b"}
    with pytest.raises(UnknownNameError, match="'students'"):
        what_if(poor, {"students": 4}, edition=TOY)


def test_it_says_what_to_ask_next_on_its_own_sheet() -> None:
    asked = next_questions(house(open_to_all=True, workshops=4, members=10), towards="municipal", edition=TOY)
    (young,) = asked.questions
    assert young.text.en == "Young members: how many persons?"
    assert [(answer.at_least, answer.at_most, answer.status) for answer in young.answers] == [
        (0, 2, Status.NOT_MET),
        (3, 10, Status.MET),
    ]
    assert next_questions(GOOD, edition=TOY).nothing_more
    assert next_questions(house(), towards="c", edition=TOY).facts == ("has_loft",)


def test_two_of_its_editions_are_compared_each_under_its_own_readings() -> None:
    comparison = compare_editions([GOOD, JUST], TOY, TOY.choosing(the_number_itself="fails"))
    # Three of ten young members are 30 %, which the other reading wants exceeded.
    assert [(change.index, change.section) for change in comparison.lost] == [(0, "b"), (1, "b")]
    assert not compare_editions([GOOD, JUST], TOY, TOY.revise(min_workshops=4)).changes


def test_it_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(TOY)) == TOY  # noqa: S301
    assert TOY.revise(min_workshops=9).id == "village-houses+min_workshops=9"


# --- places ----------------------------------------------------------------------------------------------------------


def candidates() -> list[Candidate]:
    return [
        Candidate(
            id=f"h{rank}",
            body=f"elder {rank}",
            municipal=MunicipalCandidacy(eligibility=Status.MET, expert_rank=rank, category=Category.OTHER),
        )
        for rank in (1, 2, 3)
    ]


def test_its_places_are_filled_and_filled_again() -> None:
    selection = select(candidates(), edition=TOY)
    assert selection.edition == "village-houses"
    assert [decision.outcome for decision in selection.decisions] == [
        Outcome.SELECTED,
        Outcome.SELECTED,
        Outcome.RESERVE,
    ]
    after = replace_withdrawn(selection, withdrawn=["h1"])
    assert after.decision("h3", Track.MUNICIPAL).outcome is Outcome.SELECTED


@pytest.mark.parametrize(("number", "status"), [(2, Status.MET), (3, Status.NOT_MET)])
def test_a_list_is_held_to_its_places(number: int, status: Status) -> None:
    awards = [Award(candidate=f"h{n}", track=Track.MUNICIPAL, category=Category.OTHER) for n in range(number)]
    assert check_quotas(awards, edition=TOY).status is status


# --- procedure -------------------------------------------------------------------------------------------------------


def test_its_results_are_published_for_three_days() -> None:
    assert publicity_period(date(2024, 9, 2), edition=TOY).last_day == date(2024, 9, 5)
    assert check_publicity(date(2024, 9, 2), date(2024, 9, 4), edition=TOY).status is Status.MET
    short = check_publicity(date(2024, 9, 2), date(2024, 9, 3), edition=TOY)
    assert (short.status, short.days_short) == (Status.NOT_MET, 1)


def test_its_filing_is_judged_by_its_own_deadline_and_pages() -> None:
    in_time = Filing(filed_at=datetime(2024, 8, 1, 12, tzinfo=UTC))
    assert check_filing(in_time, edition=TOY)["d.3"].status is Status.MET
    late = Filing(filed_at=datetime(2024, 8, 1, 12, 0, 1, tzinfo=UTC))
    assert check_filing(late, edition=TOY)["d.3"].status is Status.NOT_MET
    assert check_documents(Documents(supporting_pages=11), edition=TOY)["d.3"].status is Status.NOT_MET


def test_its_lists_and_dual_applications_are_judged() -> None:
    line = {"body": "elder", "body_kind": BodyKind.DISTRICT, "track": Track.MUNICIPAL}
    listed = [Recommendation.model_validate({**line, "unit": unit}) for unit in ("Mill House", "Bell House")]
    assert check_recommendations(listed, edition=TOY)["d.2"].status is Status.NOT_MET
    assert check_recommendations(listed[:1], edition=TOY)["d.2"].status is Status.MET
    assert check_dual_application(DualApplication(dual_commitment=True), edition=TOY).status is Status.MET


def test_its_course_is_dated_and_written_for_a_calendar() -> None:
    assert build_period(date(2024, 10, 1), edition=TOY).end == date(2025, 10, 1)
    timeline = procedure_timeline(
        publicity_start=date(2024, 9, 2), approval_issued=date(2024, 10, 1), edition=TOY.revise(min_workshops=9)
    )
    assert timeline.edition == "village-houses+min_workshops=9"
    assert [step.label.en for step in timeline.steps] == ["Harvest", "Names at the gate", "Roof on"]
    written = to_ics(timeline, "en").decode()
    assert "Names at the gate" in written
    assert "20240717" not in written  # the deadline of another notice


# --- tables ----------------------------------------------------------------------------------------------------------

ROWS = {"open_to_all": [True, None], "workshops": [5, 3], "members": [10, 10], "young_members": [3, 1]}


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame])
def test_its_facts_are_columns(make: Callable[[object], pl.DataFrame]) -> None:
    frame = make({**ROWS, "has_loft": [True, False]})
    judged = check_frame(frame, "municipal", edition=TOY, shortfalls=True, reasons="en")
    assert [list(judged[name]) for name in ("b.1", "b.2", "b")] == [["met", "not_met"]] * 3
    assert list(judged["b.1__shortfall"])[1] == 1
    assert list(prefer_frame(frame, edition=TOY)["favoured"]) == ["met", "not_met"]
    assert len(validate_frame(frame, edition=TOY)) == 0
    assert len(validate_frame(make({"members": [1], "young_members": [2]}), edition=TOY)) > 0
    assert len(count_statuses(frame, "municipal", edition=TOY)) > 0
    assert len(threshold_sweep(frame, "min_workshops", [3, 5], edition=TOY)) > 0


def test_its_sheets_go_to_a_table_and_back(tmp_path: Path) -> None:
    frame = frame_from_applications([GOOD, JUST], edition=TOY)
    assert facts_from_frame(frame, edition=TOY) == (GOOD, JUST)
    assert chinese_columns(TOY)["工坊"] == "workshops"
    write_template(tmp_path / "houses.xlsx", edition=TOY)
    assert len(read_table(tmp_path / "houses.xlsx", edition=TOY)) == 0


def test_a_table_is_not_asked_by_sections_of_another_notice() -> None:
    with pytest.raises(UnknownNameError, match="village-houses"):
        check_frame(pl.DataFrame(ROWS), "national", edition=TOY)


# --- proofs ----------------------------------------------------------------------------------------------------------


def test_it_is_proved_decided_and_planned_for() -> None:
    assert witness(fails_alone("b.1"), edition=TOY).values["workshops"] == 0
    stricter = TOY.choosing(the_number_itself="fails")
    assert compare(stricter, TOY).relation is Relation.MILDER
    assert decide(GOOD, edition=TOY).status is Status.MET
    assert certificate(JUST, "b.1", edition=TOY).readings == ("T-1",)
    (best,) = plan(house(workshops=1, members=10, young_members=2), ["b.1", "b.2"], edition=TOY).plans
    assert best.cost == 4


# --- command line ----------------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> Path:
    contents: dict[str, object] = {
        "application": {"applicant": {"name": "Mill House"}},
        "pool": {"candidates": [candidate.model_dump(mode="json") for candidate in candidates()]},
        "filing": {"filed_at": "2024-08-01T12:00:00Z"},
    }
    for name, content in contents.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("check application.json --track municipal", "b.1"),
        ("prefer application.json", "c.1"),
        ("sensitivity application.json", "T-2"),
        ("whatif application.json --set workshops=9", "b.1"),
        ("ask application.json --list --towards municipal", "Workshops"),
        ("select pool.json", "d.1"),
        ("filing filing.json", "d.3"),
        ("publicity 2024-09-02", "2024-09-05"),
        ("publicity 2024-09-02 --end 2024-09-04", "2024-09-04"),
        ("timeline --publicity 2024-09-02", "Names at the gate"),
        ("prove --fails-alone b.2", "young_members"),
        ("prove application.json --of b.1", "workshops"),
        ("prove application.json --goal municipal", "workshops"),
        ("prove --reading the_number_itself=fails", "b.1"),
        ("clauses", "d.5"),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_every_command_can_be_asked_of_it(capsys: Out, files: Path, command: str, shown: str, form: str) -> None:
    arguments = [str(files / word) if word.endswith(".json") else word for word in command.split()]
    assert main([*arguments, "--lang", "en", "--format", form], edition=TOY) == 0
    out = capsys.readouterr().out
    assert shown in out
    assert "chongqing" not in out.lower()


def test_the_command_line_names_its_readings_and_numbers(capsys: Out, files: Path) -> None:
    changes = ["--reading", "the_number_itself=fails", "--set-parameter", "min_workshops=9"]
    assert main(["check", str(files / "application.json"), "--lang", "en", *changes], edition=TOY) == 0
    assert "village-houses" in capsys.readouterr().out
    assert (
        main(["check", str(files / "application.json"), "--reading", "inclusive_numbers=exclusive"], edition=TOY) == 2
    )


def test_nothing_of_it_raises_but_errors_of_the_library() -> None:
    for name in ("nope", "national", ""):
        with pytest.raises(SkillbaseError):
            TOY.section(name)
    assert isinstance(GOOD, CraftHouse)

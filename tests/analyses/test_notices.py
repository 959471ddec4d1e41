"""Several notices side by side: nothing that a rulebook asks is left out, and an applicant is judged by each alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from skillbase_rules import CHONGQING_2024, Facts, Status, assess, compare_editions, get_edition
from skillbase_rules.analyses.notices import About, ConditionKind, Row, columns_of, stand_with, what_notices_ask
from skillbase_rules.engine.criteria import leaves
from skillbase_rules.questions import every_edition
from skillbase_rules.questions import stand_with as stand_with_all
from skillbase_rules.questions import what_notices_ask as what_all_ask
from skillbase_rules.report.notices import about_words, standing_items, table_items, table_markdown
from tests.support.toy import VILLAGE, house

NATIONAL, LIANGSHAN = get_edition("national-2013"), get_edition("liangshan-2025")
EDITIONS = (CHONGQING_2024, LIANGSHAN, NATIONAL)
TABLE = what_notices_ask(EDITIONS)


def row(*facts: str) -> Row:
    (found,) = (each for each in TABLE.rows if each.about.facts == facts)
    return found


def cells(each: Row) -> dict[str, list[tuple[str, object]]]:
    return {
        " ".join(filter(None, (column.edition.notice, column.track))): [(ask.clause, ask.threshold) for ask in cell]
        for column, cell in zip(TABLE.columns, each.cells, strict=True)
        if cell
    }


def test_a_notice_has_a_column_for_each_track_or_one() -> None:
    assert [(column.edition.notice, column.track) for column in columns_of(EDITIONS)] == [
        ("chongqing-2024", "national"),
        ("chongqing-2024", "municipal"),
        ("liangshan-2025", None),
        ("national-2013", None),
    ]
    assert what_all_ask(EDITIONS) == TABLE
    assert what_all_ask().columns == columns_of(every_edition())


def test_every_condition_of_every_notice_is_in_the_table_once_for_each_column_that_asks() -> None:
    for place, column in enumerate(TABLE.columns):
        asked = [leaf.clause for section in column.sections for leaf in leaves(section.rulebook.root)]
        shown = [ask.clause for each in TABLE.rows for ask in each.cells[place]]
        assert sorted(shown) == sorted(asked)
    assert all(any(each.cells) for each in TABLE.rows)


def test_the_same_quantity_under_other_numbers_is_one_row() -> None:
    assert cells(row("partner_enterprises")) == {
        "chongqing-2024 municipal": [("4.1.2.4.a", 3)],
        "national-2013": [("4.a", 5)],
    }
    assert cells(row("annual_training_person_times")) == {"liangshan-2025": [("s.1", 600), ("e.1", 300)]}
    assert cells(row("teachers_part_time")) == {"liangshan-2025": [("s.5", Fraction(100, 3))]}
    assert cells(row("students")) == {
        "chongqing-2024 municipal": [("4.1.2.3.b", 22)],
        "liangshan-2025": [("s.3", 20)],
        "national-2013": [("3.a", 20)],
    }


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (("annual_high_skilled_capacity",), ConditionKind.CAPACITY),
        (("annual_trainees",), ConditionKind.SCALE),
        (("staff_senior_plus",), ConditionKind.SHARE),
        (("students",), ConditionKind.RATIO),
        (("partner_schools_and_firms",), ConditionKind.PARTNERS),
        (("majors_jointly_designed",), ConditionKind.MAJORS),
        (("bases_applied_for",), ConditionKind.COUNT),
        (("holds_municipal_base",), ConditionKind.GATE),
        (("worldskills_base_level",), ConditionKind.GATE),
    ],
)
def test_a_condition_is_of_the_kind_that_it_asks_for(facts: tuple[str, ...], kind: ConditionKind) -> None:
    assert row(*facts).about.kind is kind


def test_rows_stand_by_kinds() -> None:
    kinds = [each.about.kind for each in TABLE.rows]
    assert kinds == sorted(kinds, key=list(ConditionKind).index)


def test_a_revised_number_and_another_reading_move_the_table() -> None:
    milder = NATIONAL.revise(min_partners=2).choosing(specialty_count="three_to_five")
    asked = {each.about.facts: each.cells[0][0].threshold for each in what_notices_ask([milder]).rows}
    assert (asked["partner_enterprises",], asked["specialties_with_equipment",]) == (2, (3, 5))


def test_a_notice_that_the_library_has_never_seen_is_set_beside_the_others() -> None:
    table = what_notices_ask([VILLAGE])
    assert [(each.about, [ask.clause for ask in each.cells[0]]) for each in table.rows] == [
        (About(ConditionKind.SHARE, ("young_members",), ("members",)), ["b.2"]),
        (About(ConditionKind.COUNT, ("workshops",)), ["b.1"]),
        (About(ConditionKind.GATE, ("open_to_all",)), ["a.1"]),
    ]
    assert stand_with(house(open_to_all=False), [VILLAGE])[0].status is Status.NOT_MET


# --- in words --------------------------------------------------------------------------------------------------------


def test_the_table_is_written_in_both_languages() -> None:
    lines = table_markdown(TABLE, "en").splitlines()
    assert lines[0].startswith("| Kind | Subject | chongqing-2024 national | chongqing-2024 municipal |")
    assert len(lines) == len(TABLE.rows) + 2
    part_time = next(line for line in lines if "part-time teachers ÷" in line)
    assert "≤ 1/3 \\[s.5\\] (Conditions of schools)" in part_time
    assert "| 占比 | 兼职教师 ÷ 专职教师 + 兼职教师 |" in table_markdown(TABLE, "zh")
    items = {item.line: item.details for item in table_items(TABLE, "zh")}
    assert items["合作单位：大中型合作企业"] == (
        "chongqing-2024 市级：≥ 3家企业 [4.1.2.4.a]",
        "national-2013：≥ 5家企业 [4.a]",
    )


def test_what_must_not_be_reads_as_no() -> None:
    items = {item.line: item.details for item in table_items(TABLE, "en")}
    assert items["gate: under dishonesty sanctions"] == ("chongqing-2024 national: no [4.1.1.1.d]",)


def test_several_facts_of_a_gate_are_listed_and_of_a_sum_added() -> None:
    rules = about_words(row("rules_training", "rules_finance").about, (Facts,), "en")
    assert rules == "rules for training, rules for finance"
    assert about_words(row("staff_senior_plus").about, (Facts,), "en").endswith("÷ all staff")


# --- one applicant ---------------------------------------------------------------------------------------------------

FIRM = Facts.model_validate(
    {
        "applicant_kind": "enterprise",
        "annual_training_person_times": 300,
        "annual_senior_plus_person_times": 60,
        "staff": 200,
        "staff_senior_plus": 30,
        "master_apprentice_rules": True,
        "partner_schools_and_firms": 3,
    }
)


def test_an_applicant_stands_with_each_notice_as_if_it_were_the_only_one() -> None:
    standings = stand_with_all(FIRM, EDITIONS)
    assert {each.edition for each in stand_with_all(FIRM)} == {edition.id for edition in every_edition()}
    assert [(each.edition, each.track, each.status.value) for each in standings] == [
        ("chongqing-2024", "national", "unknown"),
        ("chongqing-2024", "municipal", "not_met"),
        ("liangshan-2025", None, "met"),
        ("national-2013", None, "not_met"),
    ]
    for each, edition in zip(standings[2:], (LIANGSHAN, NATIONAL), strict=True):
        assert each.assessment == assess(FIRM, edition=edition)
    assert standings[2].lacking == ()


def test_what_is_lacking_is_told_with_the_ways_out() -> None:
    (standing,) = stand_with(FIRM.model_copy(update={"staff_senior_plus": FIRM.students_on_internship}), [LIANGSHAN])
    assert [way.finding.clause for way in standing.lacking] == ["e.3"]
    (standing,) = stand_with(Facts.model_validate({**dict(FIRM), "staff": 201}), [LIANGSHAN])
    (way,) = standing.lacking
    assert (way.finding.clause, way.remedies[0].amount) == ("e.3", 1)


def test_where_one_of_two_ways_is_open_the_other_is_not_lacking() -> None:
    lacking = {way.finding.clause for way in stand_with(Facts(holds_municipal_base=True), [NATIONAL])[0].lacking}
    assert "5.b" in lacking
    assert not lacking & {"5.a.1", "5.a.2"}
    lacking = {way.finding.clause for way in stand_with(Facts(), [NATIONAL])[0].lacking}
    assert {"5.a.1", "5.a.2"} <= lacking


def test_standings_are_told_in_words() -> None:
    told = list(standing_items(stand_with_all(FIRM, EDITIONS), EDITIONS, "zh"))
    assert told[2].line == "✓ liangshan-2025：符合"
    assert told[2].details == ("条件均已符合",)
    assert told[3].line == "✗ national-2013：不符合"
    assert any("2.c 年培训规模，还差" in detail for detail in told[3].details)


def test_two_notices_are_compared_section_by_section_of_one_name() -> None:
    college = Facts.model_validate({"specialties_with_equipment": 2})
    (change,) = compare_editions([college], CHONGQING_2024, NATIONAL).changes
    assert (change.section, change.before, change.after) == ("4.1.1", Status.UNKNOWN, Status.NOT_MET)


def test_kinds_are_named_in_both_languages() -> None:
    assert all(kind.label.zh != kind.label.en for kind in ConditionKind)

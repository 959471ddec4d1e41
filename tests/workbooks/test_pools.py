"""A pool of candidates read from a table: what is stated, what follows from the facts, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillbase_rules import Application, Pool, Track, check_national_basic, select
from skillbase_rules.cli import main
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.findings import Status
from skillbase_rules.frames import CHINESE_COLUMNS, frame_from_applications
from skillbase_rules.selection.pool import Candidate, Category
from skillbase_rules.workbooks import WorkbookWarning, read_pool
from tests.support.books import written_by_openpyxl
from tests.support.tables import as_polars

EXAMPLES = Path(__file__).parents[2] / "examples"
POOL = Pool.model_validate_json((EXAMPLES / "pool.json").read_bytes())
COLLEGE = Application.model_validate_json((EXAMPLES / "technician_college.json").read_bytes())
STATUSES = {Status.MET: "符合", Status.NOT_MET: "不符合", Status.UNKNOWN: None}
CATEGORIES = {Category.INTERNATIONAL: "国际合作", Category.DIGITAL: "数字技能类", Category.OTHER: "other"}
YES_NO = {True: "是", False: "否", None: None}
HEADERS = (
    "编号", "申报单位", "推荐单位", "申报档次", "国家级条件审查", "国家级专家排名", "国家级推荐排序", "申报类别",
    "市级条件审查", "市级专家排名", "市级推荐排序", "符合倾斜条件", "符合的情形", "待定的情形",
    "兼报承诺", "保留前三职业",
)  # fmt: skip


def cases(numbers: tuple[int, ...] | None) -> str | None:
    return None if numbers is None else "、".join(map(str, numbers)) or "无"


def row_of(unit: Candidate) -> tuple[object, ...]:
    one, other, preference = unit.national, unit.municipal, unit.preference
    cells: tuple[object, ...] = (unit.id, unit.name, unit.body)
    cells += (one.tier.value, STATUSES[one.status], one.expert_rank, one.body_rank) if one else (None,) * 4
    cells += (
        (CATEGORIES[other.category], STATUSES[other.status], other.expert_rank, other.body_rank)
        if other
        else (None,) * 4
    )
    open_cases = cases(preference.open_cases) if preference.met_cases is not None else None
    cells += (YES_NO[preference.favoured], cases(preference.met_cases), open_cases)
    return (*cells, YES_NO[unit.dual_commitment], YES_NO[unit.dual_occupations_kept])


def book(tmp_path: Path, *rows: tuple[object, ...], headers: tuple[str, ...] = HEADERS) -> Path:
    path = tmp_path / "候选单位.xlsx"
    path.write_bytes(written_by_openpyxl([headers, *rows]))
    return path


def test_a_table_is_worth_what_the_file_of_the_same_pool_is(tmp_path: Path) -> None:
    pool = read_pool(book(tmp_path, *map(row_of, POOL.candidates)))
    assert [row_of(unit) for unit in pool.candidates] == [row_of(unit) for unit in POOL.candidates]
    outcomes = [[(each.candidate, each.outcome) for each in select(made).decisions] for made in (pool, POOL)]
    assert outcomes[0] == outcomes[1]


def test_conditions_and_cases_follow_from_the_facts_of_the_row(tmp_path: Path) -> None:
    frame = as_polars(frame_from_applications([COLLEGE]))
    chinese = {name: header for header, name in CHINESE_COLUMNS.items()}
    facts = {chinese[name]: frame[name][0] for name in frame.columns if name in chinese and name != "applicant"}
    facts.pop("推荐单位", None)
    headers = ("申报单位", "推荐单位", "申报档次", "专家排名", *facts)
    (unit,) = read_pool(book(tmp_path, ("甲", "某局", "A", 1, *facts.values()), headers=headers)).candidates
    assert unit.national is not None
    assert unit.national.expert_rank == 1
    assert check_national_basic(COLLEGE).status is unit.national.status is Status.NOT_MET
    assert unit.preference.met_cases is not None
    assert unit.municipal is None


def test_nothing_is_met_that_nobody_stated(tmp_path: Path) -> None:
    headers = ("申报单位", "推荐单位", "申报类别")
    (unit,) = read_pool(book(tmp_path, ("甲", "某局", "其他"), headers=headers)).candidates
    assert unit.municipal is not None
    assert unit.municipal.status is Status.UNKNOWN
    assert unit.preference.derived is None
    assert select([unit]).decision("甲", Track.MUNICIPAL).outcome == "held"


BASE = ("申报单位", "推荐单位")


@pytest.mark.parametrize(
    ("headers", "row", "said"),
    [
        ((*BASE, "在校学生"), ("甲", "乙局", 5), "没有写明谁申报哪一级"),
        ((*BASE, "申报档次", "申报类别", "专家排名"), ("甲", "乙局", "A", None, 1), "“专家排名”没有写明是哪一级"),
        ((*BASE, "申报档次", "专家排名", "国家级专家排名"), ("甲", "乙局", "A", 1, 2), "有两列都是“国家级专家排名”"),
        ((*BASE, "申报档次"), ("甲", "乙局", "E"), "表!C2 “申报档次”：填的是“E”；应为下列之一：A、B、C、D"),
        ((*BASE, "申报档次", "专家排名"), ("甲", "乙局", "A", "第一"), "表!D2 “专家排名”：填的是“第一”；应为整数"),
        ((*BASE, "申报档次", "专家排名"), ("甲", "乙局", "A", 0), "表!D2 “专家排名”"),
        ((*BASE, "申报档次", "符合的情形"), ("甲", "乙局", "A", "6"), "表!D2 “符合的情形”"),
        ((*BASE, "申报档次"), ("甲", None, "A"), "表!A2 “推荐单位”：缺少此项"),
        ((*BASE, "申报档次", "专家排名"), ("甲", "乙局", None, 1), "表!C2 “申报档次”：缺少此项"),
    ],
)
def test_what_has_no_one_meaning_is_refused_by_its_cell(
    tmp_path: Path, headers: tuple[str, ...], row: tuple[object, ...], said: str
) -> None:
    with pytest.raises(SkillbaseError) as caught:
        read_pool(book(tmp_path, row, headers=headers))
    assert said in caught.value.text.zh
    assert caught.value.text.en


def test_what_was_passed_over_is_warned_of(tmp_path: Path) -> None:
    path = book(tmp_path, ("甲", "乙局", "A"), ("合计", None, None), headers=(*BASE, "申报档次"))
    with pytest.warns(WorkbookWarning, match="A3"):
        assert len(read_pool(path).candidates) == 1


@pytest.mark.parametrize("name", ["候选单位.xlsx", "."])
def test_places_are_filled_from_a_workbook_or_a_folder(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(tmp_path, *map(row_of, POOL.candidates))
    assert main(["select", str(tmp_path / name), "--lang", "en"]) == 0
    assert "selected 12, undetermined 13, held 3, reserve 10, out 8" in capsys.readouterr().out

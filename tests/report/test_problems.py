from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest
from pydantic import ValidationError

from skillbase_rules import Application, Facts
from skillbase_rules.engine.text import Text
from skillbase_rules.report.problems import BadInputError, Problem, path_words, validation_problems
from skillbase_rules.wording import problems as m

SOURCE = Path(m.__file__).parent.parent


def raised() -> dict[str, set[str]]:
    """Return every type of error that the library raises itself, with the figures that its wording names."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError":
                kind, wording = (ast.literal_eval(argument) for argument in node.args[:2])
                found[kind] = figures(wording)
    return found


def figures(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def test_every_error_of_our_own_has_a_chinese_wording_with_no_other_figures() -> None:
    kinds = raised()
    assert set(m.OWN) == set(kinds)
    for kind, wording in m.OWN.items():
        assert figures(wording) <= kinds[kind], kind
        assert any("一" <= letter <= "鿿" for letter in wording)


def problems(data: dict[str, object]) -> list[tuple[str, str, str]]:
    with pytest.raises(ValidationError) as caught:
        Application.model_validate(data)
    return [(path_words(one.path), one.message.zh, one.message.en) for one in validation_problems(caught.value, data)]


@pytest.mark.parametrize(
    ("data", "path", "zh", "en"),
    [
        ({}, "applicant", "缺少此项", "is required"),
        ({"applicant": 3}, "applicant", "应为对象（花括号括起）", "must be an object in braces"),
        ({"applicant": {"name": "甲"}, "extra": 1}, "extra", "没有此字段", "is not a known field"),
        ({"applicant": {"name": ""}}, "applicant.name", "至少应有 1 个字", "must have at least 1 character(s)"),
        ({"applicant": {"name": "甲"}, "tracks": ["x"]}, "tracks[0]", "应为下列之一：national, municipal",
         "must be one of: national, municipal"),
        ({"applicant": {"name": "甲"}, "trainers": [{"employment": "half"}]}, "trainers[0].employment",
         "应为下列之一：full_time, part_time", "must be one of: full_time, part_time"),
        ({"applicant": {"name": "甲"}, "students": {"students": -3}}, "students.students",
         "-3 是负数；数量不得小于 0", "-3 is negative; a count is 0 or more"),
        ({"applicant": {"name": "甲"}, "students": {"students": {"at_least": 2, "at_most": 1}}}, "students.students",
         "下限 at_least（2）大于上限 at_most（1）",
         "at_least (2) is above at_most (1); at_least must not exceed at_most"),
        ({"applicant": {"name": "甲"}, "reference_year": "2023"}, "reference_year", "应为整数",
         "must be a whole number"),
        ({"applicant": {"name": "甲"}, "management": {"rules_risk": "yes please"}}, "management.rules_risk",
         "应为 true 或 false", "must be true or false"),
        ({"applicant": {"name": "甲"}, "trainers": {}}, "trainers", "应为列表（方括号括起）",
         "must be a list in square brackets"),
    ],
)  # fmt: skip
def test_a_problem_names_its_field_in_either_language(data: dict[str, object], path: str, zh: str, en: str) -> None:
    assert problems(data) == [(path, zh, en)]


def test_every_problem_is_told() -> None:
    found = problems({"applicant": {"name": "甲", "kind": 1}, "students": {"students": 1.5}, "x": None})
    assert [path for path, _, _ in found] == ["applicant.kind", "students.students", "x"]


def test_facts_that_cannot_be_are_worded_too() -> None:
    with pytest.raises(ValidationError) as caught:
        Facts.model_validate({"students": 100, "students_senior_plus": 101})
    (problem,) = validation_problems(caught.value, None)
    assert problem.path == ()
    assert problem.message.zh == "students_senior_plus (101) 不可能大于 students (100)"
    assert problem.line("en") == "whole file: students_senior_plus (101) cannot exceed students (100)"


def test_an_error_of_another_kind_keeps_its_own_words() -> None:
    from pydantic import BaseModel, HttpUrl

    class Page(BaseModel):
        link: HttpUrl

    with pytest.raises(ValidationError) as caught:
        Page.model_validate({"link": "no link"})
    (problem,) = validation_problems(caught.value, {"link": "no link"})
    assert problem.message.zh.startswith("不符合要求：")
    assert problem.message.en in problem.message.zh


def test_a_line_stays_a_line_and_readable() -> None:
    problem = Problem(("a\nb", 3, "名", "x" * 300), Text("长" * 500, "long\x1b[31m"))
    assert problem.line("en").startswith('"a\\nb"[3].名.')
    assert "\\x1b" in problem.line("en")
    assert "\n" not in problem.line("zh")
    assert len(problem.line("zh")) < 900
    assert BadInputError([problem, problem]).text.zh.count("\n") == 1

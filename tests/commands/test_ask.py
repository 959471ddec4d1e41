from __future__ import annotations

import codecs
import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from skillbase_rules import next_questions
from skillbase_rules.analyses.next_questions import NextQuestions
from skillbase_rules.cli import main
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.facts.application import Application
from skillbase_rules.questions import DEFAULT
from tests.support.toy_notice import VILLAGE_IN_FULL

Out = pytest.CaptureFixture[str]
CENTRE: dict[str, object] = {
    "applicant": {"name": "山前培训中心", "applicant_kind": "training_centre", "enterprise_based": True},
    "tracks": ["national"],
    "teacher_counts": {"teachers": 200},
    "shares": {"skilled_share": "55.3%"},
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "山前.json"
    path.write_text(json.dumps(CENTRE, ensure_ascii=False), encoding="utf-8")
    return path


class Terminal:
    """Somebody who types answers, one after another, and then goes away."""

    def __init__(self, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def types(self, answers: str, *arguments: str, edition: AnyEdition = DEFAULT) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in answers.split("|"))))
        status = main(["ask", *arguments], edition=edition)
        printed = self._capsys.readouterr()
        return status, printed.out, printed.err


@pytest.fixture
def terminal(capsys: Out, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(capsys, monkeypatch)


def held(path: Path) -> dict[str, object]:
    data: dict[str, object] = json.loads(path.read_text(encoding="utf-8-sig"))
    return data


def test_each_answer_is_kept_where_the_file_states_it(terminal: Terminal, file: Path) -> None:
    status, out, _ = terminal.types("6|3500", str(file))
    assert status == 0
    assert "承诺一年成体系职业工种：多少个职业（工种）？" in out
    assert "已写入" in out
    assert held(file) == {**CENTRE, "commitments": {"year1_system_occupations": 6, "year2_annual_training": 3500}}


def test_the_last_answer_says_that_nothing_more_is_needed(terminal: Terminal, file: Path) -> None:
    _, out, _ = terminal.types("4", str(file), "--lang", "en")
    assert out.endswith("Nothing more is needed; the verdict is: not met\n")
    _, again, _ = terminal.types("", str(file), "--lang", "en")
    assert "?\n" not in again.replace("the verdict is: not met", "")


def test_what_cannot_be_used_is_told_and_asked_again(terminal: Terminal, file: Path) -> None:
    _, out, _ = terminal.types("many|9..2|-1||6", str(file), "--lang", "en")
    assert "commitments.year1_system_occupations" in out
    assert "“” cannot be used." in out
    assert out.count("Answer: a whole number") == 6
    assert held(file)["commitments"] == {"year1_system_occupations": 6}


def test_what_contradicts_the_file_is_told_and_not_kept(terminal: Terminal, file: Path) -> None:
    data = {**CENTRE, "commitments": {"year1_system_occupations": 6, "year2_annual_high_skilled_training": 3000}}
    file.write_text(json.dumps(data), encoding="utf-8")
    asked = next_questions(Application.model_validate(data), most=1).questions[0].fact
    assert asked == "occupations_with_facilities"
    _, out, _ = terminal.types("5|201|150", str(file), "--lang", "en")
    assert "integrated_teachers" in out
    assert held(file)["teacher_counts"] == {"teachers": 200, "integrated_teachers": 150}


def test_what_is_not_known_is_left_and_bounds_are_kept(terminal: Terminal, file: Path) -> None:
    _, out, _ = terminal.types("?|3000..|q|6", str(file), "--lang", "en")
    assert "Not known; on to something else." in out
    assert held(file)["commitments"] == {"year2_annual_training": {"at_least": 3000}}


def test_a_kind_is_answered_by_its_number_its_name_or_its_words(terminal: Terminal, tmp_path: Path) -> None:
    for answer in ("2", "training_centre", "企业（行业）培训中心", "enterprise or industry training centre"):
        path = tmp_path / "facts.json"
        path.write_text("{}", encoding="utf-8")
        _, out, _ = terminal.types(f"7|{answer}", str(path), "--towards", "3.1.b", "--lang", "en")
        assert "“7” cannot be used." in out
        assert "2 enterprise or industry training centre" in out
        assert held(path) == {"applicant_kind": "training_centre"}


def test_where_the_input_ends_early_all_that_is_left_is_named(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text("{}", encoding="utf-8")
    _, out, _ = terminal.types("q", str(path), "--towards", "4.2.3", "--lang", "en")
    assert "The verdict asked about: 4.2.3 Evaluation and key tasks" in out
    assert "Further: yearly skill evaluations, key tasks undertaken" in out


def test_whatever_else_the_file_says_stays(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    before = {"students": {"at_least": 3, "at_most": None}, "teachers": 10, "integrated_share": "20.0%"}
    path.write_bytes(codecs.BOM_UTF8 + json.dumps(before).encode())
    path.chmod(0o640)
    terminal.types("220", str(path), "--towards", "4.1.2.3.b")
    assert held(path) == {**before, "students": 220}
    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    assert list(held(path)) == list(before)
    assert [left.name for left in tmp_path.iterdir()] == ["facts.json"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_fact_that_follows_from_a_list_is_left_to_the_list(terminal: Terminal, file: Path) -> None:
    _, out, _ = terminal.types("q", str(file), "--towards", "4.2.5.b", "--lang", "en")
    assert "These follow from lists" in out
    assert "state them in applicant.existing_bases: level of the base already held (existing_base_level)" in out


def test_what_the_reading_asks_for_elsewhere_is_kept_and_said(terminal: Terminal, file: Path) -> None:
    data = {key: value for key, value in CENTRE.items() if key != "shares"}
    data["applicant"] = {**dict(CENTRE["applicant"]), "training_centre_of": "enterprise"}  # type: ignore[call-overload]
    file.write_text(json.dumps(data), encoding="utf-8")
    reading = ("--reading", "skilled_worker_level=senior_and_above")
    _, out, _ = terminal.types("3|4|5|6", str(file), "--towards", "4.1.1.2.g", "--lang", "en", *reading)
    assert "as the notice is read here it does not tell skilled workers" in out


def test_the_ranking_can_be_listed_in_every_form(terminal: Terminal, file: Path) -> None:
    before = file.read_bytes()
    _, text, _ = terminal.types("", str(file), "--list", "--lang", "en")
    assert "1. Promised occupations with a training system: how many occupations?" in text
    assert "≤ 4: the verdict is: not met, 4.1.1.5.a not met" in text
    _, markdown, _ = terminal.types("", str(file), "--list", "--format", "markdown")
    assert markdown.startswith("# 接下来问什么")
    _, data, _ = terminal.types("", str(file), "--list", "--format", "json")
    asked = NextQuestions.model_validate(json.loads(data)["result"])
    assert asked == next_questions(Application.model_validate(CENTRE))
    assert file.read_bytes() == before


def test_facts_of_another_notice_are_asked_by_it(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "house.json"
    path.write_text('{"open_to_all": true}', encoding="utf-8")
    _, out, _ = terminal.types("3", str(path), "--towards", "municipal", "--lang", "en", edition=VILLAGE_IN_FULL)
    assert "Workshops: how many?" in out
    assert held(path) == {"open_to_all": True, "workshops": 3}


@pytest.mark.parametrize("content", ["[]", "{", '{"nope": 1}', '{"applicant": {}}'])
def test_a_file_that_is_neither_is_refused_and_stays(terminal: Terminal, tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(content, encoding="utf-8")
    status, out, err = terminal.types("6", str(path))
    assert (status, out) == (2, "")
    assert err
    assert path.read_text(encoding="utf-8") == content


def test_answers_need_a_file_to_be_kept_in(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.types("6", "-", "--lang", "en")[2].startswith("answers are kept in a file")
    assert terminal.types("6", str(tmp_path / "none.json"))[0] == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="only where folders can be closed to writing")
def test_a_file_that_cannot_be_written_stays_as_it_is(terminal: Terminal, file: Path) -> None:
    before = file.read_bytes()
    file.parent.chmod(0o500)
    try:
        status, _, err = terminal.types("6", str(file))
    finally:
        file.parent.chmod(0o700)
    assert (status, file.read_bytes()) == (2, before)
    assert "山前.json" in err

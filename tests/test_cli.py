from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from skillbase_rules import Application, Assessment, assess
from skillbase_rules.cli import COMMANDS, main, parser
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024

EXAMPLES = Path(__file__).parent.parent / "examples"
COLLEGE, CENTRE, SPARSE = (
    str(EXAMPLES / f"{name}.json") for name in ("technician_college", "enterprise_training_centre", "sparse")
)
Out = pytest.CaptureFixture[str]


def run(capsys: Out, *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


# every command


@pytest.mark.parametrize("form", [("check", SPARSE), ("timeline",), ("clauses",), ("prove",), ("test", "cases")])
@pytest.mark.parametrize("option", ["--format", "--lang"])
def test_a_form_or_a_language_that_there_is_not_is_refused(capsys: Out, form: tuple[str, ...], option: str) -> None:
    with pytest.raises(SystemExit) as refused:
        main([*form, option, "klingon"])
    assert refused.value.code == 2
    assert f"{option}: 没有选项 'klingon'；可选：'" in capsys.readouterr().err


# check


def test_a_check_puts_what_needs_attention_first(capsys: Out) -> None:
    status, out, err = run(capsys, "check", COLLEGE)
    assert (status, err) == (0, "")
    national = out[out.index("国家级基础条件") : out.index("市级基础条件")]
    rows = [line.split()[:3] for line in national.splitlines() if line.lstrip().startswith(("✗", "?", "✓", "-"))]
    assert rows[0] == ["✗", "不符合", "4.1.1.3.b"]
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=list("✗?✓-").index)
    assert "还差1名一体化教师" in out
    assert "19/40" in out


def test_a_check_speaks_english(capsys: Out) -> None:
    _, out, _ = run(capsys, "check", CENTRE, "--lang", "en")
    assert "Share of skilled workers" in out
    assert "400/1000 = 40 %" in out
    assert "hangs on a reading of low confidence: R-50" in out
    assert "Notes" in out


def test_columns_are_aligned_though_chinese_is_twice_as_wide(capsys: Out) -> None:
    from skillbase_rules.report.layout import display_width

    _, out, _ = run(capsys, "check", COLLEGE)
    rows = [line for line in out.splitlines() if "  要求 " in line]
    assert len({display_width(line[: line.index("  要求 ")].rstrip().split("  ")[0]) for line in rows}) <= 2
    assert len({display_width(line[: line.index("  要求 ")]) for line in rows}) == 1


@pytest.mark.parametrize(
    ("track", "there", "absent"),
    [("national", "4.1.1.1.a", "4.1.2.1.a"), ("municipal", "4.1.2.1.a", "4.1.1.1.a"), ("both", "4.1.2.1.a", None)],
)
def test_the_track_can_be_chosen(capsys: Out, track: str, there: str, absent: str | None) -> None:
    _, out, _ = run(capsys, "check", COLLEGE, "--track", track)
    assert there in out
    assert absent is None or absent not in out


def test_json_can_be_read_back_and_names_what_it_was_judged_by(capsys: Out) -> None:
    _, out, _ = run(capsys, "check", SPARSE, "--format", "json", "--reading", "missing_facts=failed", "--lang", "en")
    data = json.loads(out)
    assert data["edition"] == "chongqing-2024+missing_facts=failed"
    assert data["readings"] == {"missing_facts": "failed"}
    assert data["parameters"] == {}
    assert out.startswith('{\n  "edition"')
    # Numbers that are no whole ones are written as they were.
    liangshan = run(capsys, "check", SPARSE, "--format", "json", "--edition", "liangshan-2025")[1]
    assert json.loads(liangshan)["parameters"] == {}
    assert Assessment.model_validate(data["assessment"]).status.value == data["status"] == "not_met"
    assert data["verdict"] == "not met"
    assert {one["clause"] for one in data["explanations"]} >= {"3.1.a", "4.1.1.1.a", "4.1.2.1.a"}


def test_json_is_the_assessment_of_the_library(capsys: Out) -> None:
    _, out, _ = run(capsys, "check", CENTRE, "--format", "json")
    application = Application.model_validate_json(Path(CENTRE).read_bytes())
    assert Assessment.model_validate(json.loads(out)["assessment"]) == assess(application)


def test_markdown_is_a_table_for_each_section(capsys: Out) -> None:
    _, out, _ = run(capsys, "check", CENTRE, "--format", "markdown", "--lang", "en")
    assert out.startswith("# ")
    assert out.count("|" + " --- |" * 7 + "\n") == 3
    tables = [line for line in out.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in tables} == {8}


def test_numbers_and_readings_can_be_changed_and_are_told(capsys: Out) -> None:
    arguments = ("check", COLLEGE, "--set-parameter", "national_min_integrated_share=47", "--lang", "en")
    status, out, _ = run(capsys, *arguments, "--reading", "senior_group=both", "--fail-unmet")
    assert "50 → 47" in out
    assert "senior_group=both" in out
    assert status in {0, 1}


@pytest.mark.parametrize(
    ("arguments", "status"), [((COLLEGE,), 1), ((COLLEGE, "--track", "municipal"), 0), ((SPARSE,), 1), ((CENTRE,), 1)]
)
def test_unless_met_the_status_is_one_where_asked_for(capsys: Out, arguments: tuple[str, ...], status: int) -> None:
    assert run(capsys, "check", *arguments, "--fail-unmet")[0] == status
    assert run(capsys, "check", *arguments)[0] == 0


# bad input

CAPACITY_BELOW_TRAINING = json.dumps(
    {
        "applicant": {"name": "a"},
        "facilities": {"annual_training_capacity": 1},
        "training_totals": {"annual_trainees": 2},
    }
)


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        ('{"applicant": ', "整份文件: 第 1 行第 15 列不是有效的 JSON",
         "whole file: is not valid JSON at line 1, column 15"),
        ("", "整份文件: 第 1 行第 1 列", "whole file: is not valid JSON at line 1, column 1"),
        ("[]", "整份文件: 应为对象", "whole file: must be an object"),
        ('{"applicant": {"name": "a", "name": "b"}}', "applicant.name: 同一对象中重复出现",
         "applicant.name: is given more than once"),
        ('{"applicant": {"name": "a"}, "students": {"students": NaN}}', "students.students: NaN 不是可用的数",
         "students.students: NaN is not a usable number"),
        ('{"applicant": {"name": "a"}, "students": {"students": 1234567890123456}}',
         "students.students: 整数超过 15 位",
         "students.students: has more than 15 digits"),
        ('{"applicant": {"name": "a"}, "students": {"students": "12"}}', "students.students: '12' 不是数量",
         "students.students: '12' is not a count here"),
        ('{"applicant": {"name": "a\\ud800"}}', "applicant.name: 含有不完整的字符",
         "applicant.name: contains half a character"),
        ('{"applicant": {"name": "a", "\\udc00": 1}}', "含有不完整的字符", "contains half a character"),
        ('{"applicant": {"name": "a"}, "students": {"students": 12.50}}', "students.students: 12.50 不是数量",
         "students.students: 12.50 is not a count here"),
        ('{"applicant": {"name": "a"}, "partner": []}', "partner: 没有此字段", "partner: is not a known field"),
        ('{"applicant": {"name": "a"}, "training_totals": {"annual_trainees": 9, "annual_trainees_senior_plus": 10}}',
         "training_totals: annual_trainees_senior_plus (10) 不可能大于 annual_trainees (9)",
         "training_totals: annual_trainees_senior_plus (10) cannot exceed annual_trainees (9)"),
        ("[" * 100 + "]" * 100, "嵌套层数过多", "nested too deeply"),
        ("[" * 100_000, "嵌套层数过多", "nested too deeply"),
        ('{"applicant": {"name": "a"}, "trainers": [], "teacher_counts": {"practice_teachers": 1}}',
         "teacher_counts.practice_teachers 填报为 1，而 trainers 显示为 0",
         "teacher_counts.practice_teachers says 1, but trainers says 0"),
        (CAPACITY_BELOW_TRAINING, "不可能大于", "cannot exceed"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_a_problem(capsys: Out, tmp_path: Path, content: str, zh: str, en: str) -> None:
    file = tmp_path / "申报.json"
    file.write_text(content, encoding="utf-8")
    for language, expected in (("zh", zh), ("en", en)):
        status, out, err = run(capsys, "check", str(file), "--lang", language)
        assert (status, out) == (2, "")
        assert expected in err
        assert err.count("\n") == 1
        assert "Traceback" not in err


def test_every_problem_has_its_line(capsys: Out, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"applicant": {}, "students": {"students": -1}, "x": 1}', encoding="utf-8")
    _, _, err = run(capsys, "check", str(file), "--lang", "en")
    assert [line.split(":")[0] for line in err.splitlines()] == ["applicant.name", "students.students", "x"]


def test_files_that_cannot_be_read_are_named(capsys: Out, tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.json")
    assert run(capsys, "check", gone, "--lang", "en") == (2, "", f"{gone}: no such file\n")
    assert run(capsys, "prefer", str(tmp_path))[::2] == (2, f"{tmp_path}: 这是文件夹，不是文件\n")
    (tmp_path / "latin.json").write_bytes(b'{"applicant": {"name": "\xe9"}}')
    assert "UTF-8" in run(capsys, "check", str(tmp_path / "latin.json"))[2]
    status, _, err = run(capsys, "check", str(tmp_path / ("x" * 300)), "--lang", "en")
    assert (status, "cannot be read" in err) == (2, True)


def test_a_byte_order_mark_and_standard_input_are_read(
    capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = tmp_path / "bom.json"
    marked.write_bytes(b"\xef\xbb\xbf" + Path(COLLEGE).read_bytes())
    assert run(capsys, "check", str(marked))[0] == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(COLLEGE).read_bytes())))
    assert run(capsys, "check", "-")[0] == 0


@pytest.mark.parametrize(
    ("option", "problem"),
    [
        (("--reading", "senior_group"), "--reading: “senior_group” must have the form FIELD=VALUE"),
        (("--reading", "senior_group=mean"), "--reading.senior_group: must be one of: union, sum, both"),
        (("--reading", "seniors=sum"), "--reading.seniors: is not a known field"),
        (("--reading", "senior_group=sum", "--reading", "senior_group=both"), "is given more than once"),
        (("--set-parameter", "national_min_capacity=many"), "--set-parameter.national_min_capacity: must be"),
        (("--set-parameter", "national_min_skilled_share=101"), "--set-parameter.national_min_skilled_share: must"),
        (("--set-parameter", "no_such=1"), "--set-parameter.no_such: is not a known field"),
    ],
)
def test_bad_options_are_told_by_name(capsys: Out, option: tuple[str, ...], problem: str) -> None:
    status, out, err = run(capsys, "check", COLLEGE, "--lang", "en", *option)
    assert (status, out) == (2, "")
    assert problem in err


def test_unknown_commands_end_with_two(capsys: Out) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["judge"])
    assert ended.value.code == 2
    capsys.readouterr()


# schema and clauses


def test_the_schema_describes_every_field_of_an_application(capsys: Out) -> None:
    status, out, _ = run(capsys, "schema")
    assert status == 0
    assert set(json.loads(out)["properties"]) == set(Application.model_fields)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_register_lists_every_clause(capsys: Out, language: str, form: str) -> None:
    _, out, _ = run(capsys, "clauses", "--lang", language, "--format", form)
    assert all(id_ in out for id_ in CHONGQING_2024.clauses)
    if form == "json":
        assert [one["id"] for one in json.loads(out)] == list(CHONGQING_2024.clauses)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself_in_both_languages(capsys: Out, command: object) -> None:
    name = getattr(command, "name", "")
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([name, "--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "--lang" in out
    assert any("一" <= letter <= "鿿" for letter in out)


# as a process


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "skillbase_rules", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={"PYTHONPATH": "src", **environment})


def test_as_a_process_it_writes_utf_8_whatever_the_locale() -> None:
    ended = process("check", COLLEGE, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert ended.returncode == 0
    assert "不符合" in ended.stdout.decode("utf-8")


def test_bad_input_leaves_no_traceback() -> None:
    ended = process("check", "no-such-file.json")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode("utf-8") == "no-such-file.json: 没有此文件\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "wb") as gone:
        command = [sys.executable, "-m", "skillbase_rules", "clauses"]
        ended = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "skillbase_rules", "schema"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert "无法写出结果" in ended.stderr.decode("utf-8")

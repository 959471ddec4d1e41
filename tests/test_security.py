"""What SECURITY.md says of input is so."""

from __future__ import annotations

import ast
import io
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import polars as pl
import pytest

from skillbase_rules import render
from skillbase_rules.cli import main
from skillbase_rules.engine.text import Text
from skillbase_rules.report.problems import Problem
from skillbase_rules.workbooks import WorkbookError, write_results
from skillbase_rules.workbooks.sources import LARGEST_FILE, MOST_CELLS
from tests.support.books import read, with_part, written_by_xlsxwriter

ROOT = Path(__file__).parents[1]
Capture = pytest.CaptureFixture[str]
FORBIDDEN = {"ctypes", "http", "marshal", "pickle", "requests", "shelve", "socket", "subprocess", "urllib"}
HOSTILE = "甲<script>alert(1)</script>\u202e\x07[x](http://y)"


def test_no_module_is_imported_that_runs_code_or_asks_the_network() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert FORBIDDEN.isdisjoint(name.split(".")[0] for name in named), path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile", "__import__"}, path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[" * 33 + "1" + "]" * 33, "is nested too deeply"),
        ("[" * 200_000, "is nested too deeply"),
        ('{"reference_year": ' + "9" * 16 + "}", "has more than 15 digits"),
        ('{"reference_year": NaN}', "is not a usable number"),
        ('{"reference_year": -Infinity}', "is not a usable number"),
        ('{"reference_year": 1, "reference_year": 2}', "is given more than once in one object"),
        ('{"applicant": {"name": "\\u202e\\u200b"}}', "a name has a letter or a digit"),
    ],
    ids=["33 deep", "without end", "16 digits", "no number", "infinity", "twice", "nothing to see"],
)
def test_json_with_a_loophole_is_refused_in_a_line(
    content: str, sentence: str, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "file.json"
    file.write_text(content, encoding="utf-8")
    assert main(["check", str(file), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert all(len(line) < 500 for line in told.splitlines())


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


def test_a_workbook_that_would_unpack_without_end_is_refused_before_it_is_unpacked() -> None:
    content = bytearray(packed(xl__workbook=b"<workbook/>", xl__bomb=b"0" * 1000))
    # The directory at the end of the archive says how much each part unpacks to.
    at = content.rfind(b"PK\x01\x02") + 24
    assert int.from_bytes(content[at : at + 4], "little") == 1000
    content[at : at + 4] = (LARGEST_FILE + 1).to_bytes(4, "little")
    with pytest.raises(WorkbookError, match="too large"):
        read(bytes(content))
    assert (LARGEST_FILE, MOST_CELLS) == (1 << 30, 20_000_000)


def test_entities_are_not_expanded_without_end() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "lol">{levels}]>'.encode()
    plain = written_by_xlsxwriter([("申报单位", "在校学生"), ("甲学院", 3200)])

    def bomb(xml: bytes) -> bytes:
        head, sign, rest = xml.partition(b"<worksheet")
        return head + doctype + sign + rest.replace(b"<v>3200</v>", b"<v>&e11;</v>")

    with pytest.raises(WorkbookError):
        read(with_part(plain, "xl/worksheets/sheet1.xml", bomb))


def test_what_looks_like_a_formula_or_a_link_is_written_as_text(tmp_path: Path) -> None:
    names = ["=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x")', "http://x.example/a"]
    write_results(tmp_path / "out.xlsx", pl.DataFrame({"applicant": names, "students": [10] * len(names)}))
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.value for cell in cells} >= set(names)
    assert [
        cell.coordinate for cell in cells if cell.data_type == "f" or (cell.hyperlink and cell.value in names)
    ] == []


@pytest.mark.parametrize("form", ["html", "markdown", "text", "json"])
def test_reports_spell_out_what_cannot_be_seen(form: str) -> None:
    wrong = [Problem(("students", HOSTILE), Text(HOSTILE, HOSTILE))]
    told = render(wrong, format=form)  # type: ignore[arg-type]
    if form == "json":
        told = json.loads(told)["page"]["blocks"][0]["rows"][0]["cells"][0]
    assert "\u202e" not in told
    assert "\x07" not in told
    assert form not in {"html", "markdown"} or "<script" not in told.replace("\\<", "")


def test_a_name_is_shown_by_the_command_line_as_escapes(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "file.json"
    file.write_text(json.dumps({"applicant": {"name": HOSTILE}}), encoding="utf-8")
    assert main(["check", str(file)]) == 0
    told = capsys.readouterr().out
    assert "\\u202e" in told
    assert "\\x07" in told
    assert "\u202e" not in told
    file.write_text(json.dumps({HOSTILE: 1}), encoding="utf-8")
    assert main(["check", str(file)]) == 2
    assert "\u202e" not in capsys.readouterr().err

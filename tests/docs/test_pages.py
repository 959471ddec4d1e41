from __future__ import annotations

import re
import tomllib

import pytest

import skillbase_rules
from skillbase_rules import get_edition, list_editions
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.criteria import leaves
from skillbase_rules.facts.application import Application
from tools.docs import covering
from tools.docs.generate import DOCS, NOTEBOOKS, generated_pages, stale_pages, stale_pictures
from tools.docs.model_pages import application_page
from tools.docs.notebook_pages import notebook_pages
from tools.docs.notice_pages import PAGES
from tools.docs.source_lines import ROOT


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return generated_pages()


def test_generated_pages_are_current(pages: dict[str, str]) -> None:
    assert stale_pages(pages) == [], "run: python3 dev.py docs"


def test_a_changed_or_missing_page_is_noticed(pages: dict[str, str]) -> None:
    assert stale_pages({**pages, "readings.md": "changed", "no-such-page.md": ""}) == ["no-such-page.md", "readings.md"]


def test_every_notebook_is_a_page_with_the_pictures_that_it_shows(pages: dict[str, str]) -> None:
    _, pictures = notebook_pages(NOTEBOOKS)
    assert stale_pictures(pictures) == [], "run: python3 dev.py docs"
    assert stale_pictures({**pictures, "notebooks/no-such.png": b""}) == ["notebooks/no-such.png"]
    for path in NOTEBOOKS:
        page = pages[f"notebooks/{path.stem}.md"]
        shown = {f"notebooks/{name}" for name in re.findall(r"\]\(([\w-]+\.png)\)", page)}
        assert shown == {name for name in pictures if name.startswith(f"notebooks/{path.stem}-")} != set()


def test_every_clause_has_one_entry(pages: dict[str, str]) -> None:
    entries = [
        clause
        for section in PAGES
        for clause in re.findall(r"^## (\S+)", pages[f"notice/{section.file}"], flags=re.MULTILINE)
    ]
    assert entries == list(CHONGQING_2024.clauses)


def entries(pages: dict[str, str]) -> dict[str, str]:
    """Return the text of every clause's entry."""
    found: dict[str, str] = {}
    for section in PAGES:
        _, *parts = re.split(r"^## ", pages[f"notice/{section.file}"], flags=re.MULTILINE)
        found |= {part.split(" ")[0]: part for part in parts}
    return found


def test_every_clause_links_to_the_lines_that_name_it(pages: dict[str, str]) -> None:
    for clause, text in entries(pages).items():
        links = re.findall(r"\]\(\.\./\.\./(\S+\.py)#L([0-9]+)\)", text)
        assert links, clause
        for path, number in links:
            line = (ROOT / path).read_text(encoding="utf-8").splitlines()[int(number) - 1]
            assert f'"{clause}"' in line


def test_an_entry_says_by_what_its_clause_is_judged_or_worked_out(pages: dict[str, str]) -> None:
    for clause, text in entries(pages).items():
        answers = re.findall(
            r"^- \*\*(?:Judged by · 由下列函数判定|Worked out by · 由下列函数得出|Rule · 规则)\*\*",
            text,
            flags=re.MULTILINE,
        )
        assert len(answers) == 1, clause


@pytest.mark.parametrize("notice", list_editions())
def test_every_rule_has_a_test_in_the_editions_own_folder(notice: str) -> None:
    edition, tested = get_edition(notice), covering.tests_by_clause(notice)
    judged = {leaf.clause for section in edition.sections for leaf in leaves(section.rulebook.root)}
    assert sorted(judged - tested.keys()) == []
    assert sorted(tested.keys() - edition.clauses.keys()) == []


def test_functions_that_answer_a_clause_are_public() -> None:
    for account in CHONGQING_2024.accounts.values():
        assert set(account.by) <= set(skillbase_rules.__all__)


def test_deadlines_are_printed_with_their_day(pages: dict[str, str]) -> None:
    parameters = pages["notice/parameters.md"]
    assert "| 2024-07-17 18:00:00+08:00 |" in parameters
    assert not re.search(r"\| ,? *\|", parameters)


def test_tests_are_folded_into_one_line(pages: dict[str, str]) -> None:
    for text in entries(pages).values():
        assert text.count("tests/") == 0 or text.count("<details>") == 1


def test_every_parameter_and_every_switch_is_documented(pages: dict[str, str]) -> None:
    for name in type(CHONGQING_2024.parameters).model_fields:
        assert f"| `{name}` |" in pages["notice/parameters.md"]
    for field in type(CHONGQING_2024.readings).model_fields:
        assert f"**`{field}`**" in pages["readings.md"]


def test_every_field_of_an_application_is_listed() -> None:
    page = application_page()
    for field in Application.model_fields:
        assert f"| `{field}`" in page


def test_every_page_is_in_the_navigation() -> None:
    text = (DOCS.parent / "zensical.toml").read_text(encoding="utf-8")
    listed = {
        page
        for group in tomllib.loads(text)["project"]["nav"]
        for group_pages in group.values()
        for page in group_pages
    }
    index = DOCS / "editions" / "index.md"
    by_edition = {path for path in index.parent.glob("*.md") if path != index}
    assert listed == {path.relative_to(DOCS).as_posix() for path in {*DOCS.rglob("*.md")} - by_edition}
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index.read_text(encoding="utf-8")))
    assert {path.name for path in by_edition} <= linked


def test_every_page_on_what_it_does_is_in_both_languages_section_by_section() -> None:
    nav = tomllib.loads((DOCS.parent / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]
    (understand,) = [pages for group in nav for title, pages in group.items() if title.endswith("Understand")]
    for name in sorted({*understand} - {"proofs.md", "application.md", "readings.md"}):
        text = re.sub(r"^```.*?^```$", "", (DOCS / name).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        for section in re.split(r"^(?=##? )", text, flags=re.MULTILINE)[1:]:
            heading, _, words = section.partition("\n")
            assert re.search("[一-鿿]", heading), (name, heading)
            assert re.search("[a-z]{3}", heading), (name, heading)
            assert re.search("[一-鿿]{4}", words) or heading.startswith("# "), (name, heading)


def test_every_public_name_is_in_the_reference() -> None:
    modules = {
        module
        for page in (DOCS / "reference").glob("*.md")
        for module in re.findall(r"^::: (\S+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }
    undocumented = {
        name for name in skillbase_rules.__all__ if getattr(skillbase_rules, name).__module__ not in modules
    }
    assert undocumented == set()

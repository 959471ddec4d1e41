from __future__ import annotations

import re
import tomllib

import pytest

import skillbase_rules
from docs.generate import DOCS, generated_pages, stale_pages
from docs.model_pages import application_page
from docs.notice_pages import SECTIONS
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.facts.application import Application


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return generated_pages()


def test_generated_pages_are_current(pages: dict[str, str]) -> None:
    assert stale_pages(pages) == [], "run: python3 dev.py docs"


def test_a_changed_or_missing_page_is_noticed(pages: dict[str, str]) -> None:
    assert stale_pages({**pages, "readings.md": "changed", "no-such-page.md": ""}) == ["no-such-page.md", "readings.md"]


def test_every_clause_has_one_entry(pages: dict[str, str]) -> None:
    entries = [
        clause
        for section in SECTIONS
        for clause in re.findall(r"^## (\S+)", pages[f"notice/{section.file}"], flags=re.MULTILINE)
    ]
    assert entries == list(CHONGQING_2024.clauses)


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
    assert listed == {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}


def test_every_public_name_is_in_the_reference() -> None:
    modules = {
        module
        for page in (DOCS / "reference").glob("*.md")
        for module in re.findall(r"^::: (\S+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }
    undocumented = {
        name for name in skillbase_rules.__all__ if getattr(skillbase_rules, name).__module__ not in modules
    }
    assert undocumented == {"Parameters", "Readings"}  # their fields are listed on the generated pages

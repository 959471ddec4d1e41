"""The page of one edition, and the page that lists them all: made from the editions, for every folder there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillbase_rules.engine.criteria import leaves
from skillbase_rules.engine.edition import AnyEdition, Scope
from skillbase_rules.questions import what_notices_ask
from skillbase_rules.report.notices import table_markdown
from tools.docs.notice_pages import (
    NOTE,
    PARAMETER_HEADINGS,
    Sources,
    entry,
    parameter_rows,
    parameters_by_clause,
    rules_by_clause,
    switch_entries,
    switches_by_id,
)


def editions_page(editions: Sequence[AnyEdition]) -> str:
    """Return the page that lists every edition, with where and when it holds."""
    rows = [
        f"| [`{edition.notice}`]({_page_of(edition, editions)}) | {edition.title.zh} · {edition.title.en} "
        f"| {edition.scope.place.zh} · {edition.scope.place.en} | {edition.scope.level.zh} · {edition.scope.level.en} "
        f"| {edition.scope.dates.zh} · {edition.scope.dates.en} | {len(edition.register)} |"
        for edition in editions
    ]
    return "\n".join(
        [
            "# Editions · 版本\n",
            NOTE,
            "Each notice is an edition: one folder of data, asked by the same questions. `list_editions()` names them,",
            '`get_edition("liangshan-2025")` loads one, and `--edition liangshan-2025` asks a command of one.\n',
            "| Edition · 版本 | Title · 标题 | Place · 地区 | Level · 级别 | Dates · 时间 | Clauses · 条款 |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            "## What each asks for · 各通知的要求\n",
            "Made from the rulebooks, with the numbers as issued and the default readings. A notice with two tracks",
            "has two columns; where a notice has several lists, a cell says which of them asks.\n",
            table_markdown(what_notices_ask(editions), "zh"),
            table_markdown(what_notices_ask(editions), "en"),
        ]
    )


def _page_of(edition: AnyEdition, editions: Sequence[AnyEdition]) -> str:
    return "../notice/index.md" if edition is editions[0] else f"{edition.notice}.md"


def edition_page(edition: AnyEdition, sources: Sources) -> str:
    """Return the page of one edition: its scope, every clause by section, its numbers and its readings."""
    here = sources._replace(parameters_at="#numbers", readings_at="")
    return "\n".join(
        [
            f"# {edition.title.zh} · {edition.title.en}\n",
            NOTE,
            *scope_lines(edition.scope),
            *clause_lines(edition, here),
            "## Numbers · 数字 { #numbers }\n",
            *PARAMETER_HEADINGS,
            *parameter_rows(edition.parameters, lambda clause: f"[{clause}](#{clause})"),
            "",
            *reading_lines(here),
        ]
    )


def scope_lines(scope: Scope) -> Iterator[str]:
    """Yield where and when a notice holds, where its text was had, and what is not covered."""
    named = (("Place · 地区", scope.place), ("Level · 级别", scope.level), ("Dates · 时间", scope.dates))
    for heading, words in (*named, ("Source · 来源", scope.source)):
        yield f"- **{heading}** {words.zh} · {words.en}"
    for words in scope.not_covered:
        yield f"- **Not covered · 未涵盖** {words.zh} · {words.en}"
    yield ""


def clause_lines(edition: AnyEdition, sources: Sources) -> Iterator[str]:
    """Yield the entry of every clause under the section that judges it."""
    rules, parameters = rules_by_clause(sources), parameters_by_clause(sources)
    for section in edition.sections:
        label = section.rulebook.root.label
        yield f"## {label.zh} · {label.en}\n"
        for clause in dict.fromkeys(leaf.clause for leaf in leaves(section.rulebook.root)):
            yield "#" + "\n".join(entry(edition.clauses[clause], rules[clause], parameters[clause], sources))


def reading_lines(sources: Sources) -> Iterator[str]:
    """Yield every reading with its choices."""
    by_id = switches_by_id(sources.readings)
    if by_id:
        yield "## Readings · 解读\n"
    for id_ in sorted(by_id):
        yield f"### {id_} {{ #{id_.lower()} }}\n"
        yield from switch_entries(by_id[id_], sources.readings)

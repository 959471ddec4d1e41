"""What is shown of problems, of errors, and of several results at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillbase_rules.analyses.remedies import WhatItTakes
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.report.change_pages import ways_out_page
from skillbase_rules.report.page import Block, Page, Row, View, page_of
from skillbase_rules.report.problems import BadInputError, Problem, path_words
from skillbase_rules.wording import pages as words
from skillbase_rules.wording import problems as p


@page_of.register
def error_page(error: SkillbaseError, view: View) -> Page:
    """Return the page of an error of the library: its sentence, or its problems one by one."""
    if isinstance(error, BadInputError):
        return _problems_page(error.problems, view)
    return Page(error.text.in_(view.language))


@page_of.register(Sequence)
def page_of_several(results: Sequence[object], view: View) -> Page:
    """Return one page for several results, or for several problems."""
    ways = [result for result in results if isinstance(result, WhatItTakes)]
    if ways:
        return ways_out_page(ways, view)
    problems = [result for result in results if isinstance(result, Problem)]
    if problems:
        return _problems_page(problems, view)
    pages = [page_of(result, view) for result in results]
    blocks = tuple(block for page in pages for block in (Block(page.title, page.verdict, page.notes), *page.blocks))
    return Page(words.SEVERAL.in_(view.language).format(len(pages)), blocks=blocks)


def _problems_page(problems: Iterable[Problem], view: View) -> Page:
    rows = tuple(
        Row(
            (path_words(problem.path) or p.WHOLE_FILE.in_(view.language), problem.message.in_(view.language)),
            tone="not_met",
        )
        for problem in problems
    )
    block = Block(headings=view.words(words.WHERE, words.WHY), rows=rows)
    return Page(words.PROBLEMS.in_(view.language).format(len(rows)), blocks=(block,))

"""Any result as HTML, Markdown, text or JSON: its page is arranged by what it is, then written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from typing import Literal, get_args

from pydantic import BaseModel

from skillbase_rules.engine.arguments import wrong_type
from skillbase_rules.engine.errors import SkillbaseError, UnknownNameError
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import LANGUAGES, Text
from skillbase_rules.report import (
    asking,
    case_pages,
    change_pages,
    problem_pages,
    procedure_pages,
    selection_pages,
    sheet_pages,
    verdict_pages,
)
from skillbase_rules.report.data import to_data
from skillbase_rules.report.html import html_document, html_fragment
from skillbase_rules.report.markdown import to_markdown
from skillbase_rules.report.page import Detail, Page, View, page_of
from skillbase_rules.report.paper import page_markdown, page_text
from skillbase_rules.report.problems import Problem
from skillbase_rules.report.text import to_text
from skillbase_rules.wording import problems as p

Format = Literal["html", "fragment", "markdown", "text", "json"]
Result = Shown | SkillbaseError | Sequence[Shown] | Sequence[Problem]
"""What can be shown: a result, an error of the library, or several results."""
ARRANGED_IN = (
    asking,
    case_pages,
    change_pages,
    problem_pages,
    procedure_pages,
    selection_pages,
    sheet_pages,
    verdict_pages,
)
"""The modules that arrange results; each registers its kinds with `page_of`."""
PROVED_BY = "skillbase_rules.solver"
"""Where the results of an extra come from, whose pages are arranged only when there is one."""


def render(result: Result, view: View, written_as: Format) -> str:
    """Return a result as a document in one language.

    Raises:
        UnknownNameError: There is no such language, detail or format.
        WrongTypeError: It is no result.
    """
    _require_result(result)
    require_language(view.language)
    _require("detail", view.detail, get_args(Detail))
    _require("format", written_as, get_args(Format))
    if isinstance(result, Assessment) and view.detail == "all" and written_as in {"markdown", "text"}:
        write = to_markdown if written_as == "markdown" else to_text
        notes, footnotes = verdict_pages.basis(result, view)
        return write(result, view.edition, view.language, notes=notes, footnotes=footnotes)
    if written_as == "json":
        return json.dumps(_data(result, view), ensure_ascii=False, indent=2) + "\n"
    page = _page_of(result, view)
    match written_as:
        case "html":
            return html_document([page], view.language)
        case "fragment":
            return html_fragment([page], view.language)
        case "markdown":
            return page_markdown(page, view.language)
        case "text":
            return page_text(page, view.language)


def _page_of(result: Result, view: View) -> Page:
    if type(result).__module__.startswith(PROVED_BY):
        # What arranges these needs the solver too, which is there where such a result is.
        import_module("skillbase_rules.report.proof_pages")
    return page_of(result, view)


def require_language(language: str) -> None:
    """Refuse a language that nothing is worded in.

    Raises:
        UnknownNameError: There is no such language.
    """
    _require("language", language, LANGUAGES)


def _require_result(result: object) -> None:
    if isinstance(result, _SHOWN):
        return
    if not isinstance(result, Sequence) or isinstance(result, str | bytes):
        raise wrong_type("result", result, _RESULT)
    for part in result:
        if not isinstance(part, (*_SHOWN, Problem)):
            raise wrong_type("result", part, _RESULT)


_RESULT = Text("应为判定结果", "must be what a question returned")
_SHOWN = (Shown, BaseModel, SkillbaseError)


def _require(name: str, given: str, known: Sequence[str]) -> None:
    if given not in known:
        raise UnknownNameError(p.NO_SUCH_CHOICE.filled(name=name, given=given, known=", ".join(known)))


def _data(result: Result, view: View) -> dict[str, object]:
    if isinstance(result, Assessment):
        return dict(to_data(result, view.edition, view.language))
    dumped = [_dumped(part) for part in result] if isinstance(result, Sequence) else _dumped(result)
    return {"result": dumped, "page": asdict(_page_of(result, view))}


def _dumped(result: object) -> object:
    return result.model_dump(mode="json") if isinstance(result, BaseModel) else str(result)

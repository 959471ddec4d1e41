"""How results are shown: written out by `render`, and by themselves in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Language
from skillbase_rules.questions import DEFAULT
from skillbase_rules.report import rendering
from skillbase_rules.report.layout import printable
from skillbase_rules.report.page import Detail, View
from skillbase_rules.report.problems import path_words, problems_in
from skillbase_rules.report.rendering import Format, Result

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def render(
    result: Result,
    *,
    language: Language = "zh",
    format: Format = "html",  # noqa: A002 -- the word that everybody looks for
    detail: Detail = "all",
    edition: AnyEdition = DEFAULT,
) -> str:
    """Return a result as people read it: a document, a piece of a page, text or data.

    The verdict comes first, then what is unmet with how much is lacking, then what is missing; the rest is folded away
    in HTML. HTML has no script, asks no network, and shows names as they are, whatever stands in them.

    Args:
        result: Whatever a question returned, an error of the library, or several results.
        language: ``zh`` or ``en``.
        format: ``html`` is a document that stands alone, ``fragment`` one element to put into a page, ``markdown`` and
            ``text`` need no browser, ``json`` holds the result itself beside the words that explain it.
        detail: ``open`` leaves out what is met or not applicable.
        edition: By what it was judged; it says how facts, clauses and readings are called.

    Raises:
        UnknownNameError: There is no such language, format or detail.
    """
    of_type("edition", edition, Edition)
    return rendering.render(result, View(edition, language, detail), format)


def problems(
    errors: Iterable[ErrorDetails | Mapping[str, object]], language: Language = "zh", *, given: object = None
) -> list[dict[str, str]]:
    """Return what pydantic found wrong with an input, one sentence a field, ready to be sent as JSON.

    Args:
        errors: What ``errors()`` of a pydantic ``ValidationError`` returns, or of FastAPI's ``RequestValidationError``.
        language: The language of the sentences.
        given: The input itself, where it is at hand: then a field is named once, and not once for each type that was
            tried on it.

    Returns:
        For each problem its ``field``, as ``teachers[0].name``, and the ``problem`` in words.
    """
    rendering.require_language(language)
    listed = problems_in([cast("ErrorDetails", error) for error in errors], given)
    return [
        {"field": path_words(problem.path), "problem": printable(problem.message.in_(language))} for problem in listed
    ]


class _Display:
    """The one thing that can be set, and it is of what a notebook shows alone."""

    language: Language = "zh"


def show_in(language: Language) -> None:
    """Let results show themselves in a language from now on; in Chinese until then.

    Only what a notebook shows by itself changes: `render` and every verdict stay as they are.

    Raises:
        UnknownNameError: There is no such language.
    """
    rendering.require_language(language)
    _Display.language = language


def displayed(result: Shown) -> str:
    """Return what a notebook shows of a result by itself."""
    return render(result, language=_Display.language, format="fragment")

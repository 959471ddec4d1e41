"""What a question about tables is asked with, beside the table: held to what it can be."""

from __future__ import annotations

from collections.abc import Mapping

from skillbase_rules.engine.arguments import choice_of, mapping_of, of_type
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.text import LANGUAGES, Language


def require_asked(edition: AnyEdition, columns: Mapping[str, str] | None = None, *languages: Language | None) -> None:
    """Refuse what names no edition, no columns or no language.

    Raises:
        WrongTypeError: The edition is none, or the columns are no mapping of names to names.
        UnknownNameError: There is no such language.
    """
    of_type("edition", edition, Edition)
    if columns is not None:
        mapping_of("columns", columns, str)
    for language in languages:
        if language is not None:
            choice_of("language", language, LANGUAGES)

"""Where a file states a fact: the names that lead to it, from the file as a whole."""

from __future__ import annotations

from functools import cache

from skillbase_rules.engine.records import Group
from skillbase_rules.facts.file import File
from skillbase_rules.facts.groups import BaseHeld

_PROMISED = "promised_"
"""What the facts of the plan are called on the sheet, before their names in the file."""


@cache
def place_of(fact: str) -> tuple[str, str] | None:
    """Return the part of a file that states a fact and its name there; None where the fact follows from lists alone."""
    if fact.startswith(_PROMISED):
        return "commitments", fact.removeprefix(_PROMISED)
    for part, field in File.model_fields.items():
        group = field.annotation
        if (
            part != "commitments"
            and isinstance(group, type)
            and issubclass(group, Group)
            and fact in group.model_fields
        ):
            return part, fact
    return None


def list_for(fact: str) -> tuple[str, str] | None:
    """Return the list of a file from which alone a fact follows; None where there is no such list."""
    return ("applicant", "existing_bases") if fact in BaseHeld.model_fields else None

"""Which fields were stated of a record: told once for all records that state the same."""

from __future__ import annotations

from pydantic import BaseModel

_KEPT: dict[frozenset[str], set[str]] = {}
_MOST_KEPT = 4096


def share_stated(record: BaseModel) -> None:
    """Let a frozen record share the set of its stated fields with others that state the same.

    A set of its own for every record takes a third of the memory of a large pool or roster.
    """
    stated = record.model_fields_set
    shared = _KEPT.get(frozenset(stated))
    if shared is None:
        if len(_KEPT) >= _MOST_KEPT:
            return
        shared = _KEPT[frozenset(stated)] = stated
    object.__setattr__(record, "__pydantic_fields_set__", shared)

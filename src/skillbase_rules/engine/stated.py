"""Which fields were stated of a record: told once for all records that state the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from operator import is_not
from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


def renewed(now: Mapping[str, object], before: Mapping[str, object]) -> Iterator[str]:
    """Return the names of which something else stands there than before, though it may say the same.

    Where little has changed most is the very same, and no step of Python is taken for it.
    """
    return compress(now, map(is_not, now.values(), map(before.__getitem__, now)))


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


_new = object.__new__
# The slots themselves: to look one up by its name for every record takes half as long again.
_put_values = BaseModel.__dict__["__dict__"].__set__
_put_stated = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_put_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_put_private = BaseModel.__dict__["__pydantic_private__"].__set__


def built(kind: type[M], values: dict[str, object], stated: set[str]) -> M:
    """Return a frozen record of all its values, in the order of its fields, that need no validation.

    What the library reckons itself is valid by its types; to validate it again takes longer than to reckon it.
    """
    record = _new(kind)
    _put_values(record, values)
    _put_stated(record, stated)
    _put_extra(record, None)
    _put_private(record, None)
    return record


def built_small(kind: type[M], values: Mapping[str, object], stated: set[str]) -> M:
    """Return the same as `built` in half the memory, a little slower: for kinds that come in hundreds of thousands.

    Python keeps the names of what is set one by one once for a whole class; a dictionary keeps them for itself.
    """
    record = _new(kind)
    put = object.__setattr__
    for name, value in values.items():
        put(record, name, value)
    _put_stated(record, stated)
    _put_extra(record, None)
    _put_private(record, None)
    return record


def with_fields(record: M, **values: object) -> M:
    """Return a frozen record with some fields changed that need no validation."""
    stated = record.model_fields_set
    return built(
        type(record), {**record.__dict__, **values}, stated if values.keys() <= stated else stated | values.keys()
    )

"""What a caller hands in, held to the type that a question can use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from skillbase_rules.engine.errors import WrongTypeError
from skillbase_rules.engine.text import Text, shown

T = TypeVar("T")


def of_type(name: str, given: object, wanted: type[T]) -> T:
    """Return what was handed in under `name`.

    Raises:
        WrongTypeError: It is of another type.
    """
    if not isinstance(given, wanted):
        raise _wrong_type(name, given, Text(f"应为 {wanted.__name__}", f"must be of type {wanted.__name__}"))
    return given


def items_of(name: str, given: object, wanted: type[T]) -> tuple[T, ...]:
    """Return the items of what was handed in under `name`, in their order.

    Raises:
        WrongTypeError: It has no items, or one of them is of another type.
    """
    if not isinstance(given, Iterable) or isinstance(given, str | bytes):
        several = Text(f"应为若干 {wanted.__name__} 的列表", f"must be a list of items of type {wanted.__name__}")
        raise _wrong_type(name, given, several)
    return tuple(of_type(f"{name}[{place}]", item, wanted) for place, item in enumerate(given))


def _wrong_type(name: str, given: object, right: Text) -> WrongTypeError:
    return WrongTypeError(
        Text("{name} 为 {type} 类型的 {given}；{right}。", "{name} is {given}, of type {type}; it {right}.").filled(
            name=name, given=shown(given), type=type(given).__name__, right=right
        )
    )

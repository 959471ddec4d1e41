"""What a caller hands in, held to the type that a question can use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TypeVar

from skillbase_rules.engine.errors import UnknownNameError, WrongTypeError
from skillbase_rules.engine.text import Text, shown

T = TypeVar("T")


def of_type(name: str, given: object, wanted: type[T]) -> T:
    """Return what was handed in under `name`.

    Raises:
        WrongTypeError: It is of another type.
    """
    if not isinstance(given, wanted):
        raise wrong_type(name, given, Text(f"应为 {wanted.__name__}", f"must be of type {wanted.__name__}"))
    return given


def several(name: str, given: Iterable[T]) -> Iterable[T]:
    """Return what was handed in under `name`, which has items; what they are is for others to say.

    Raises:
        WrongTypeError: It has no items, or is a text.
    """
    listed: object = given
    if not isinstance(listed, Iterable) or isinstance(listed, str | bytes):
        raise wrong_type(name, given, Text("应为列表", "must be a list"))
    return given


def items_of(name: str, given: object, wanted: type[T]) -> tuple[T, ...]:
    """Return the items of what was handed in under `name`, in their order.

    Raises:
        WrongTypeError: It has no items, or one of them is of another type.
    """
    if not isinstance(given, Iterable) or isinstance(given, str | bytes):
        several = Text(f"应为若干 {wanted.__name__} 的列表", f"must be a list of items of type {wanted.__name__}")
        raise wrong_type(name, given, several)
    return tuple(of_type(f"{name}[{place}]", item, wanted) for place, item in enumerate(given))


def mapping_of(name: str, given: object, wanted: type[T]) -> Mapping[str, T]:
    """Return what was handed in under `name`: values by names.

    Raises:
        WrongTypeError: It is no mapping, one of its names is no text, or one of its values is of another type.
    """
    if not isinstance(given, Mapping):
        by_name = Text(f"应为由名称到 {wanted.__name__} 的映射", f"must map names to {wanted.__name__}")
        raise wrong_type(name, given, by_name)
    return {of_type(f"{name}[…]", key, str): of_type(f"{name}[{key}]", value, wanted) for key, value in given.items()}


def choice_of(name: str, given: object, known: Sequence[T]) -> T:
    """Return the one of several values that was handed in under `name`.

    Raises:
        UnknownNameError: It is none of them.
    """
    for choice in known:
        if type(given) in {type(choice), str} and given == choice:
            return choice
    text = Text("{name} 没有 {given} 这一项；可用的是 {known}。", "There is no {name} {given}; it is one of {known}.")
    raise UnknownNameError(text.filled(name=name, given=shown(given), known=", ".join(map(str, known))))


def path_of(name: str, given: object) -> Path:
    """Return where a file is, as it was handed in under `name`.

    Raises:
        WrongTypeError: It is no path.
    """
    if not isinstance(given, str | PathLike):
        raise wrong_type(name, given, Text("应为文件路径", "must be the path of a file"))
    return Path(given)


def wrong_type(name: str, given: object, right: Text) -> WrongTypeError:
    """Return the error that says of what type something is and what would be right."""
    return WrongTypeError(
        Text("{name} 为 {type} 类型的 {given}；{right}。", "{name} is {given}, of type {type}; it {right}.").filled(
            name=name, given=shown(given), type=type(given).__name__, right=right
        )
    )

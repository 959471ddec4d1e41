"""The page that lists every field of an application file."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import title_of
from skillbase_rules.facts.application import Application
from tools.docs.file_words import file_words
from tools.docs.notice_pages import NOTE


def application_page() -> str:
    """Return the page on the application file: one table for each object, in the order a reader meets them."""
    lines = [
        "# The application file · 申报文件\n",
        NOTE.replace("register or the rules", "models"),
        "An application is one JSON object. Only `applicant` must be there; whatever is left out is unknown, and what",
        "is unknown is never taken as met. A name that is not listed here is refused.\n",
        "A **count** is a whole number, `null` for unknown, or an object with `at_least`, `at_most` or both.",
        "`yes/no` is `true`, `false` or `null`.\n",
        file_words(),
    ]
    for model in models_in(Application):
        lines += model_table(model)
    return "\n".join(lines)


def models_in(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return a model and every model that its fields are made of, each once."""
    models = [model]
    for field in model.model_fields.values():
        for part in parts_of(field.annotation):
            if issubclass(part, BaseModel) and not issubclass(part, Quantity):
                models += models_in(part)
    return list(dict.fromkeys(models))


def parts_of(annotation: Any) -> Iterator[type]:
    """Yield the classes that an annotation is made of."""
    if get_origin(annotation) is None:
        if isinstance(annotation, type):
            yield annotation
    elif get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from parts_of(argument)


def model_table(model: type[BaseModel]) -> Iterator[str]:
    """Yield the lines about one object."""
    yield f"## {model.__name__} {{ #{model.__name__.lower()} }}\n"
    yield f"{(model.__doc__ or '').partition(chr(10) * 2)[0].strip()}\n"
    yield "| Field · 字段 | 含义 · Meaning | Kind · 类型 | Note · 说明 |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        title = title_of(field)
        required = " (required · 必填)" if field.is_required() else ""
        yield f"| `{name}`{required} | {title.zh} · {title.en} | {kind_of(field)} | {note_of(field)} |"
    yield ""


def note_of(field: FieldInfo) -> str:
    """Return what a field's description adds to its title."""
    return (field.description or "").removeprefix(f"{field.title}.").strip()


def kind_of(field: FieldInfo) -> str:
    """Return what may stand in a field."""
    return kind(field.annotation)


def kind(annotation: Any) -> str:
    """Return what an annotation allows."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin in {tuple, frozenset}:
        return f"list of {kind(arguments[0])}"
    if arguments:
        return ", ".join(kind(argument) for argument in arguments if is_kind(argument))
    if issubclass(annotation, Quantity):
        return f"count of {annotation.unit}" if annotation.unit else "count"
    if issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if issubclass(annotation, StrEnum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    return {bool: "yes/no", str: "text", int: "whole number"}[annotation]


def is_kind(argument: Any) -> bool:
    """Tell a class or a list of classes from null and from the metadata that stands beside a class."""
    return argument is not NoneType and (isinstance(argument, type) or get_origin(argument) is not None)

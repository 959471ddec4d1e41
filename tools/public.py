"""Everything that a user may lean on, a line each: ``python -m tools.public`` writes the list that a test holds.

Names of Python with their parameters, commands with their options, and the names that files and calls are written with:
fields, facts, numbers and readings, clauses.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from pydantic import BaseModel

import skillbase_rules
from skillbase_rules import Application, Facts, Filing, Pool, Recommendation, get_edition, list_editions
from skillbase_rules.analyses.cases import CaseFile
from skillbase_rules.cli import parser
from skillbase_rules.receipts import Receipt

LIST = Path(__file__).parents[1] / "tests" / "public.txt"
BY_ALL = ("questions", "frames", "workbooks", "solver", "charts")
"""The modules whose names are all public."""
BY_NAME = {
    "display": ("render", "problems", "show_in"),
    "receipts": ("receipt", "replay"),
    "analyses.cases": ("Case", "CaseFile"),
}
FILES: tuple[type[BaseModel], ...] = (Application, CaseFile, Filing, Pool, Receipt, Recommendation)
"""What is read from files, or kept in them."""


def public_lines() -> list[str]:
    """Return every line of the list, in order."""
    return sorted({*names(), *commands(), *fields(), *editions()})


def names() -> Iterator[str]:
    """Yield the public names of Python, functions with their parameters."""
    for name in skillbase_rules.__all__:
        yield f"python skillbase_rules.{name}"
    chosen = {module: tuple(import_module(f"skillbase_rules.{module}").__all__) for module in BY_ALL} | BY_NAME
    for module, listed in chosen.items():
        home = import_module(f"skillbase_rules.{module}")
        for name in listed:
            yield f"python skillbase_rules.{module}.{name}{_parameters(getattr(home, name))}"


def _parameters(value: object) -> str:
    if not inspect.isfunction(value):
        return ""
    shown = []
    for parameter in inspect.signature(value).parameters.values():
        optional = "" if parameter.default is parameter.empty else "="
        only_named = "*" if parameter.kind is parameter.KEYWORD_ONLY else ""
        shown.append(f"{only_named}{parameter.name}{optional}")
    return f"({', '.join(shown)})"


def commands() -> Iterator[str]:
    """Yield every command, and every one of its arguments and options with the choices that it has."""
    (named,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    for command, its_parser in named.choices.items():
        yield f"command {command}"
        for action in its_parser._actions:
            words = "/".join(action.option_strings) or str(action.metavar or action.dest)
            choices = f" {'|'.join(map(str, action.choices))}" if action.choices else ""
            yield f"command {command} {words}{choices}"


def fields() -> Iterator[str]:
    """Yield the fields of what is read from files, and the facts."""
    for model in FILES:
        schema = model.model_json_schema()
        for kind, definition in {model.__name__: schema, **schema.get("$defs", {})}.items():
            yield from (f"file {kind}.{name}" for name in definition.get("properties", ()))
            yield from (f"file {kind} = {value}" for value in definition.get("enum", ()))
    for name in Facts.fact_names():
        yield f"fact {name}"


def editions() -> Iterator[str]:
    """Yield the sections, clauses, numbers and readings of every edition."""
    for notice in list_editions():
        edition = get_edition(notice)
        yield from (f"edition {notice} section {section.name}" for section in edition.sections)
        yield from (f"edition {notice} clause {clause}" for clause in edition.clauses)
        yield from (f"edition {notice} number {name}" for name in type(edition.parameters).model_fields)
        for field, switch in edition.readings.switches().items():
            yield f"edition {notice} reading {field} = {'|'.join(switch.choices)}"


if __name__ == "__main__":
    LIST.write_text("".join(f"{line}\n" for line in public_lines()), encoding="utf-8", newline="\n")

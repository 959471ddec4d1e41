"""``schema`` and ``clauses``: what an application may state, and what the notice says."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import as_json
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application
from skillbase_rules.report.register import register_data, register_markdown, register_text


def _no_arguments(_: ArgumentParser) -> None:
    """Take no arguments of its own."""


def _schema(_: Namespace, __: Read) -> Answer:
    return Answer(as_json(Application.model_json_schema()))


def _clauses(arguments: Namespace, _: Read) -> Answer:
    clauses = tuple(CHONGQING_2024.clauses.values())
    match arguments.format:
        case "json":
            return Answer(as_json(register_data(clauses)))
        case "markdown":
            return Answer(register_markdown(clauses, arguments.lang))
        case _:
            return Answer(register_text(clauses, arguments.lang))


SCHEMA = Command(
    "schema",
    Text("输出申报文件的 JSON Schema", "print the JSON Schema of an application"),
    _no_arguments,
    _schema,
)
CLAUSES = Command(
    "clauses",
    Text("列出通知的全部条款", "list every clause of the notice"),
    options.add_format,
    _clauses,
)

"""``schema`` and ``clauses``: what an application may state, and what the notice says."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import as_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application
from skillbase_rules.report.register import register_data, register_markdown, register_text


def _no_arguments(_: ArgumentParser) -> None:
    """Take no arguments of its own."""


def _schema(_: Namespace, __: Read, ___: AnyEdition) -> Answer:
    return Answer(as_json(Application.model_json_schema()))


def _clauses(arguments: Namespace, _: Read, edition: AnyEdition) -> Answer:
    if arguments.format == "json":
        return Answer(as_json(register_data(edition.register)))
    write = register_markdown if arguments.format == "markdown" else register_text
    return Answer(write(edition.register, arguments.lang))


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

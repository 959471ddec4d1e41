"""``schema`` and ``clauses``: what an application may state, and what the notice says."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import as_json
from skillbase_rules.editions import get_edition, list_editions
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application
from skillbase_rules.report import editions as editions_report
from skillbase_rules.report.changes import as_markdown, as_text
from skillbase_rules.report.register import register_data, register_markdown, register_text
from skillbase_rules.wording import editions as words


def _no_arguments(_: ArgumentParser) -> None:
    """Take no arguments of its own."""


def _schema(_: Namespace, __: Read, ___: AnyEdition) -> Answer:
    return Answer(as_json(Application.model_json_schema()))


def _clauses(arguments: Namespace, _: Read, edition: AnyEdition) -> Answer:
    if arguments.format == "json":
        return Answer(as_json(register_data(edition.accounts.values())))
    write = register_markdown if arguments.format == "markdown" else register_text
    return Answer(write(edition.accounts.values(), arguments.lang))


def _editions(arguments: Namespace, _: Read, __: AnyEdition) -> Answer:
    editions = [get_edition(name) for name in list_editions()]
    if arguments.format == "json":
        return Answer(as_json([editions_report.scope_data(edition) for edition in editions]))
    write = as_markdown if arguments.format == "markdown" else as_text
    items = [editions_report.scope_item(edition, arguments.lang) for edition in editions]
    return Answer(write(words.EDITIONS.in_(arguments.lang), (), items))


SCHEMA = Command(
    "schema",
    Text("输出申报文件的 JSON Schema", "print the JSON Schema of an application"),
    _no_arguments,
    _schema,
)
CLAUSES = Command(
    "clauses",
    Text("列出通知的全部条款，以及各由谁回答", "list every clause of the notice, and who answers for it"),
    options.add_format,
    _clauses,
)
EDITIONS = Command(
    "editions",
    Text(
        "列出收录的通知：地区、级别、时间、来源和未涵盖的内容",
        "list the notices that there are, where and when they hold",
    ),
    options.add_format,
    _editions,
)

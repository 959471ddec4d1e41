"""``compare``: what several notices ask for, and by which of them one applicant would be taken."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from fractions import Fraction

from pydantic import ValidationError

from skillbase_rules.analyses.notices import Ask, NoticeTable
from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import as_json
from skillbase_rules.editions import get_edition, list_editions
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.percentages import percentage_words
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.questions import stand_with, what_notices_ask
from skillbase_rules.report.changes import as_data, as_markdown, as_text
from skillbase_rules.report.notices import standing_items, table_items, table_markdown
from skillbase_rules.report.problems import BadInputError, validation_problems
from skillbase_rules.wording import editions as m
from skillbase_rules.wording import verdicts as v


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help=options.both(
            Text("申报文件；不给则列出各通知的要求", "application file; without it, what each notice asks for")
        ),
    )
    parser.add_argument(
        "--with",
        dest="names",
        action="append",
        metavar="NAME",
        help=options.both(Text("只比较这一通知，可重复", "this notice only; may be repeated")),
    )
    options.add_format(parser)


def _answer(arguments: Namespace, read: Read, _: AnyEdition) -> Answer:
    names = arguments.names or list_editions()
    editions = [get_edition(name) for name in names]
    if arguments.file is None:
        return Answer(_table(what_notices_ask(editions), arguments.format, arguments.lang))
    application = options.application_of(arguments, read)
    try:
        standings = stand_with(application, editions)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, None)) from None
    items = list(standing_items(standings, editions, arguments.lang))
    if arguments.format == "json":
        return Answer(as_json({"applicant": application.applicant.name, **as_data(standings, items)}))
    write = as_markdown if arguments.format == "markdown" else as_text
    who = v.COLON.in_(arguments.lang).join((v.APPLICANT.in_(arguments.lang), application.applicant.name))
    return Answer(write(m.STANDINGS.in_(arguments.lang), (who,), items))


def _table(asked: NoticeTable, written_as: str, language: Language) -> str:
    if written_as == "markdown":
        return table_markdown(asked, language)
    if written_as == "text":
        return as_text(m.ASKED.in_(language), (), table_items(asked, language))
    columns = [{"edition": column.edition.id, "track": column.track} for column in asked.columns]
    items = table_items(asked, language)
    rows = [
        {"kind": row.about.kind.value, "facts": row.about.facts, "of": row.about.of, "words": item.line}
        | {"cells": [[_ask_data(ask) for ask in cell] for cell in row.cells]}
        for row, item in zip(asked.rows, items, strict=True)
    ]
    return as_json({"columns": columns, "rows": rows})


def _ask_data(ask: Ask) -> dict[str, object]:
    exact = percentage_words(ask.threshold) if isinstance(ask.threshold, Fraction) else ask.threshold
    return {**asdict(ask), "threshold": exact}


COMPARE = Command(
    "compare",
    Text(
        "各通知的要求对照，或一个单位按各通知的结论",
        "what several notices ask, or how an applicant stands with each",
    ),
    _add_arguments,
    _answer,
)

"""``template``: a workbook to fill in, as a table of many applicants or as the form of one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import PurePath

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Text
from skillbase_rules.wording import commands as m


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help=options.both(Text("写入的工作簿（.xlsx）", "workbook to write (.xlsx)"))
    )
    parser.add_argument(
        "--form",
        action="store_true",
        help=options.both(
            Text("单个单位的竖表，名册另成表；默认汇总表", "the form of one applicant, not a table of many")
        ),
    )
    parser.add_argument(
        "--from",
        dest="application",
        metavar="FILE",
        help=options.both(
            Text("用申报文件（JSON）填好竖表", "fill in the form with what an application (JSON) states")
        ),
    )
    options.add_rules(parser)


def _answer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    name: str = arguments.file
    if PurePath(name).suffix.lower() != ".xlsx":
        raise SkillbaseError(m.TEMPLATE_KIND.filled(name=name))
    edition = options.edition_of(arguments, edition)
    application = None if arguments.application is None else options.application_in(arguments.application, read)
    from skillbase_rules.workbooks.form import form_bytes
    from skillbase_rules.workbooks.template import template_bytes

    as_form = arguments.form or application is not None
    content = form_bytes(edition, application) if as_form else template_bytes(edition)
    return Answer(m.WRITTEN.in_(arguments.lang).format(name=name) + "\n", files={name: content})


TEMPLATE = Command(
    "template",
    Text(
        "生成 Excel 模板（汇总表或单个单位的竖表）", "write a workbook to fill in: a table of many or the form of one"
    ),
    _add_arguments,
    _answer,
)

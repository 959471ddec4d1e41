"""Many applicants as a command shows them: an overview to read, data, and a workbook of results."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Read
from skillbase_rules.commands.intake import Handed
from skillbase_rules.commands.output import as_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.report.layout import aligned, column_widths, printable
from skillbase_rules.report.markdown import table
from skillbase_rules.report.overview import departures
from skillbase_rules.wording import commands as m
from skillbase_rules.wording import verdicts as v
from skillbase_rules.wording import workbooks as w

if TYPE_CHECKING:
    from skillbase_rules.workbooks.batches import Judged

MOST_LISTED = 200
"""How many applicants an overview lists by name."""
BAD_INPUT = 2


def add_out(parser: ArgumentParser) -> None:
    """Add the workbook of results."""
    parser.add_argument(
        "--out",
        metavar="FILE",
        help=options.both(Text("把结果写入工作簿（.xlsx）", "write the results into a workbook (.xlsx)")),
    )
    parser.add_argument(
        "--applicants",
        action="store_true",
        help=options.both(Text("结果工作簿中每单位另成一表", "a sheet for each applicant in the workbook too")),
    )


def answer_many(
    handed: Handed, sections: Sequence[str], arguments: Namespace, read: Read, edition: AnyEdition
) -> Answer:
    """Judge many applicants by some sections, and write the results where the arguments ask for it."""
    from skillbase_rules.workbooks.batches import judged
    from skillbase_rules.workbooks.results import results_bytes

    language: Language = arguments.lang
    if arguments.out is not None and PurePath(arguments.out).suffix.lower() != ".xlsx":
        raise SkillbaseError(m.OUT_KIND.filled(name=arguments.out))
    batch = handed.as_batch(arguments.file, edition)
    step = read.progress(m.JUDGING.in_(language), len(sections) + 2)
    found = judged(batch, edition, language, sections, step=step)
    files = {}
    if arguments.out is not None:
        step = read.progress(m.WRITING.in_(language), len(found.names))
        files[arguments.out] = results_bytes(found, applicants=arguments.applicants, step=step)
    bad = [told for told in found.told if told.refuses]
    met = all(status is Status.MET for part in found.sections for status in part.whole)
    status = BAD_INPUT if bad else int(arguments.fail_unmet and not met)
    return Answer(_overview(found, arguments), status, handed.told(language) + "".join(_told(found)), files)


def _told(found: Judged) -> Iterator[str]:
    """Yield what is wrong and what is to be noted, a line each."""
    say = found.language
    for told in found.told:
        yield f"{printable(told.text.in_(say))}\n"


def _overview(found: Judged, arguments: Namespace) -> str:
    say = found.language
    if arguments.format == "json":
        return as_json({"edition": found.edition.id, "applicants": list(_data(found))})
    headings = [
        w.NAME_HEADING.in_(say),
        w.ORIGIN_HEADING.in_(say),
        *(_heading(found, number) for number in range(len(found.sections))),
    ]
    rows = [headings, *(_row(found, number) for number in range(len(found.names)) if len(found.names) <= MOST_LISTED)]
    notes = [m.JUDGED_ROWS.in_(say).format(number=len(found.names)), *departures(found.edition, say)]
    notes += _counts(found) if found.names else [m.NOBODY.filled(sheet=w.EXAMPLE_SHEET).in_(say)]
    if len(found.names) > MOST_LISTED and arguments.out is None:
        notes.append(m.MANY.in_(say))
    if arguments.format == "markdown":
        return "\n".join(
            [
                f"# {found.edition.title.in_(say)}",
                "",
                *(f"- {note}" for note in notes),
                "",
                *table(rows[0], rows[1:]),
                "",
            ]
        )
    widths = column_widths(rows)
    lines = [aligned(row, widths).rstrip() for row in rows] if len(rows) > 1 else []
    return "\n".join([found.edition.title.in_(say), *notes, "", *lines]).rstrip() + "\n"


def _heading(found: Judged, number: int) -> str:
    return found.sections[number].section.rulebook.root.label.in_(found.language)


def _row(found: Judged, number: int) -> list[str]:
    say = found.language
    statuses = (part.whole[number] for part in found.sections)
    words = [w.NOT_JUDGED.in_(say) if status is None else v.STATUS[status].in_(say) for status in statuses]
    return [printable(found.names[number]), printable(found.batch.origins[number].cell()), *words]


def _counts(found: Judged) -> Iterator[str]:
    say = found.language
    for number, part in enumerate(found.sections):
        counted = Counter(part.whole)
        words = [f"{v.STATUS[status].in_(say)} {counted[status]}" for status in v.STATUS if counted[status]]
        if counted[None]:
            words.append(f"{w.NOT_JUDGED.in_(say)} {counted[None]}")
        yield v.COLON.in_(say).join((_heading(found, number), v.COMMA.in_(say).join(words)))


def _data(found: Judged) -> Iterator[dict[str, object]]:
    for number, (name, body, origin) in enumerate(zip(found.names, found.bodies, found.batch.origins, strict=True)):
        whole = {part.section.name: _value(part.whole[number]) for part in found.sections}
        clauses = {
            clause: _value(statuses[number]) for part in found.sections for clause, statuses in part.clauses.items()
        }
        yield {"applicant": name, "body": body, "where": origin.cell(), "sections": whole, "clauses": clauses}


def _value(status: Status | None) -> str | None:
    return None if status is None else status.value

"""What a file or a folder holds: one application, or many applicants to be judged together."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Read
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import Subject
from skillbase_rules.report.problems import BadInputError
from skillbase_rules.wording import commands as m

if TYPE_CHECKING:
    from skillbase_rules.selection.pool import Pool
    from skillbase_rules.workbooks.batches import Batch

_TABLES = {".xlsx", ".xlsm", ".csv", ".tsv", ".parquet"}
_OTHERS = {".txt", ".xls", ".xlsb", ".ods", ".et", ".doc", ".docx", ".wps", ".pdf", ".htm", ".html"}
"""Files that are no JSON either: what they are, their content says."""
_BINARY = (b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0", b"%PDF")


class Handed(NamedTuple):
    """What was handed in: one application, or many applicants."""

    application: Application | None
    batch: Batch | None
    notes: tuple[Text, ...] = ()

    def as_batch(self, name: str, edition: AnyEdition) -> Batch:
        """Return it as applicants to be judged together, though it be one alone."""
        from skillbase_rules.workbooks.batches import batch_of_application

        if self.batch is not None:
            return self.batch
        assert self.application is not None
        return batch_of_application(self.application, PurePath(name).name, edition)

    def told(self, language: Language) -> str:
        """Return the notes, one a line."""
        return "".join(f"{note.in_(language)}\n" for note in self.notes)


def add_file(parser: ArgumentParser) -> None:
    """Add the file or folder, and the sheet of a workbook."""
    about = Text(
        "申报文件：JSON、Excel 工作簿、CSV、Parquet，或装有这些文件的文件夹；- 为标准输入（JSON）",
        "applications: JSON, an Excel workbook, CSV, Parquet, or a folder of these; - for standard input (JSON)",
    )
    parser.add_argument("file", metavar="FILE", help=options.both(about))
    add_sheet(parser)


def add_sheet(parser: ArgumentParser) -> None:
    """Add the sheet of a workbook."""
    parser.add_argument(
        "--sheet",
        metavar="NAME",
        help=options.both(Text("要读的工作表；默认自动寻找", "sheet to read; found by its headers by default")),
    )


def handed_in(name: str, arguments: Namespace, read: Read, edition: AnyEdition) -> Handed:
    """Return what a file or folder holds.

    Raises:
        SkillbaseError: It cannot be read, or holds no applicants.
    """
    files = read.within(name)
    if files is None:
        return _file(name, read(name), edition, arguments.sheet)
    return _folder(name, files, read, arguments, edition)


def subjects_in(
    name: str, arguments: Namespace, read: Read, edition: AnyEdition
) -> tuple[tuple[tuple[str, Subject], ...], str]:
    """Return every applicant that a file or folder holds by its name, and what is to be told of the input.

    Raises:
        SkillbaseError: A part of it cannot be read, or contradicts itself.
    """
    handed = handed_in(name, arguments, read, edition)
    if handed.application is not None:
        return ((handed.application.applicant.name, handed.application),), handed.told(arguments.lang)
    from skillbase_rules.frames import facts_from_frame
    from skillbase_rules.workbooks.batches import names_of, require_sound

    batch = handed.as_batch(name, edition)
    require_sound(batch, edition, arguments.lang)
    subjects = facts_from_frame(batch.table, edition=edition)
    return tuple(zip(names_of(batch), subjects, strict=True)), handed.told(arguments.lang) + _told(
        batch, arguments.lang
    )


def holds_tables(name: str, read: Read) -> bool:
    """Tell whether a name is that of a folder, or of a file that is no JSON; the standard input is JSON."""
    return name != "-" and (read.within(name) is not None or _is_no_json(name, read(name)))


def pool_in(name: str, arguments: Namespace, read: Read, edition: AnyEdition) -> tuple[Pool, str]:
    """Return the candidates in a table or a folder of tables, and what is to be told of the input.

    Raises:
        SkillbaseError: A part of it cannot be read, contradicts itself, or names no track.
    """
    from skillbase_rules.workbooks.pools import pool_from

    handed = handed_in(name, arguments, read, edition)
    batch = handed.as_batch(name, edition)
    pool = pool_from(batch, PurePath(name).name, edition, arguments.lang)
    return pool, handed.told(arguments.lang) + _told(batch, arguments.lang)


def _told(batch: Batch, language: Language) -> str:
    return "".join(f"{each.text.in_(language)}\n" for each in batch.told)


def _is_no_json(name: str, content: bytes) -> bool:
    return PurePath(name).suffix.lower() in _TABLES | _OTHERS or content.startswith(_BINARY)


def _file(name: str, content: bytes, edition: AnyEdition, sheet: str | None, within: str = "") -> Handed:
    if not _is_no_json(name, content):
        return Handed(options.application_from(content), None)
    from skillbase_rules.workbooks.batches import Batch
    from skillbase_rules.workbooks.intake import held_in, lines_of

    held = held_in(PurePath(name).name, content, edition, sheet=sheet, within=within)
    if isinstance(held, Batch):
        return Handed(None, held)
    application, notes = held
    return Handed(application, None, lines_of(notes))


def _folder(name: str, files: tuple[str, ...], read: Read, arguments: Namespace, edition: AnyEdition) -> Handed:
    """Read every file of a folder; what cannot be read is told and keeps no other from being judged."""
    from skillbase_rules.workbooks.batches import together, unread

    # What Excel keeps beside an open workbook, and hidden files, are nobody's.
    shown = [file for file in files if not PurePath(file).name.startswith(("~$", "."))]
    wanted = [file for file in shown if PurePath(file).suffix.lower() in {*_TABLES, ".json"}]
    if not wanted:
        raise SkillbaseError(m.NO_FILES.filled(name=name))
    step = read.progress(m.READING.in_(arguments.lang), len(wanted))
    batches, notes = [], []
    for file in wanted:
        short = PurePath(file).name
        try:
            handed = _file(file, read(file), edition, arguments.sheet, within=f"{short} ")
        except BadInputError as error:
            batches.append(unread(short, _why(error)))
        except SkillbaseError as error:
            batches.append(unread(short, [error.text]))
        else:
            batches.append(handed.as_batch(file, edition))
            notes += [Text(f"{short} {note.zh}", f"{short} {note.en}") for note in handed.notes]
        step()
    others = [PurePath(file).name for file in shown if file not in wanted and read.within(file) is None]
    notes += [Text(f"{other} {m.NOT_READ.zh}", f"{other} {m.NOT_READ.en}") for other in others]
    return Handed(None, together(batches), tuple(notes))


def _why(error: BadInputError) -> list[Text]:
    """Return why a JSON file cannot be judged; what states no applicant is no application at all."""
    if any(problem.path == ("applicant",) for problem in error.problems):
        return [m.NO_APPLICATION]
    return [Text(problem.line("zh"), problem.line("en")) for problem in error.problems]

"""The command line: reads what a command asks for, prints its answer, and is the only place with input and output.

Exit status: 0 evaluated, 1 not met where ``--fail-unmet`` asks for it or a case that came out otherwise than expected,
2 bad input, 130 interrupted, 141 when whoever read the output went away.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from skillbase_rules.commands import options
from skillbase_rules.commands.analyses import PREFER, SENSITIVITY, WHATIF
from skillbase_rules.commands.ask import ASK
from skillbase_rules.commands.cases import TEST
from skillbase_rules.commands.catalogue import CLAUSES, EDITIONS, SCHEMA
from skillbase_rules.commands.check import CHECK
from skillbase_rules.commands.command import Answer, Command
from skillbase_rules.commands.filing import FILING, RECOMMENDATIONS
from skillbase_rules.commands.notices import COMPARE
from skillbase_rules.commands.parsing import Parser, language_of
from skillbase_rules.commands.procedure import PUBLICITY, TIMELINE
from skillbase_rules.commands.prove import PROVE
from skillbase_rules.commands.report import REPLAY, REPORT
from skillbase_rules.commands.select import SELECT
from skillbase_rules.commands.template import TEMPLATE
from skillbase_rules.editions import get_edition
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.questions import DEFAULT
from skillbase_rules.report.layout import printable
from skillbase_rules.wording import problems as m

COMMANDS: tuple[Command, ...] = (
    TEMPLATE,
    CHECK,
    REPORT,
    REPLAY,
    PREFER,
    SENSITIVITY,
    WHATIF,
    ASK,
    PROVE,
    TEST,
    SELECT,
    FILING,
    RECOMMENDATIONS,
    PUBLICITY,
    TIMELINE,
    SCHEMA,
    CLAUSES,
    EDITIONS,
    COMPARE,
)
BAD_INPUT, INTERRUPTED, NO_READER = 2, 130, 141
_PATIENCE = 2.0
"""How many seconds pass before a bar shows how far a command has come."""
_WHY_UNREADABLE = {FileNotFoundError: m.NO_SUCH_FILE, IsADirectoryError: m.IS_A_FOLDER, PermissionError: m.NOT_ALLOWED}


def main(arguments: Sequence[str] | None = None, edition: AnyEdition = DEFAULT) -> int:
    """Run the command named in `arguments`, or on the command line, and return the exit status.

    Args:
        arguments: The command and its options, without the name of the program.
        edition: The notice that is asked about where the arguments name none.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The output is UTF-8 whatever the terminal or pipe claims, and nothing in a file may stop it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    chosen = parser(edition, language_of(given)).parse_args(given)
    command = next(command for command in COMMANDS if command.name == chosen.command)
    try:
        asked = edition if chosen.edition is None else get_edition(chosen.edition)
        answer = command.answer(chosen, Files(), asked)
        _write(answer.files)
        sys.stderr.write(answer.told)
        return _print(answer)
    except SkillbaseError as error:
        sys.stderr.write(f"{error.text.in_(chosen.lang)}\n")
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED


def parser(edition: AnyEdition = DEFAULT, language: Language = "zh") -> argparse.ArgumentParser:
    """Return the parser of the whole command line, which says in a language what is wrong."""
    whole = Parser(language=language, prog="skillbase-rules", description=options.both(edition.title))
    named = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        about = options.both(command.help)
        subparser = named.add_parser(command.name, help=about, description=about, language=language)
        command.add_arguments(subparser)
        options.add_edition(subparser)
        options.add_language(subparser)
    return whole


class Files:
    """The files of this machine, as a command may use them."""

    def __call__(self, name: str) -> bytes:
        """Return the content of a file, or of the standard input for ``-``.

        Raises:
            SkillbaseError: The file cannot be read.
        """
        try:
            return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            raise SkillbaseError(_why(name, error, m.UNREADABLE)) from None

    def within(self, name: str) -> tuple[str, ...] | None:
        """Return the files in a folder, in order; None where it is none.

        Raises:
            SkillbaseError: The folder cannot be read.
        """
        folder = Path(name)
        try:
            return tuple(sorted(map(str, folder.iterdir()))) if name != "-" and folder.is_dir() else None
        except OSError as error:
            raise SkillbaseError(_why(name, error, m.UNREADABLE)) from None

    def progress(self, what: str, whole: int) -> Callable[[], None]:
        """Show a bar on a terminal once the work takes two seconds; return what is to be called for each step."""
        try:
            from tqdm import tqdm
        except ImportError:
            return lambda: None
        bar = tqdm(desc=what, total=whole, delay=_PATIENCE, disable=None, leave=False, file=sys.stderr)

        def step() -> None:
            bar.update()
            if bar.n >= whole:
                bar.close()

        return step

    def talk(self, words: str) -> str | None:
        """Show some words and return the line that is answered; None where the input has ended."""
        try:
            return input(words)
        except (EOFError, BrokenPipeError):
            return None
        except UnicodeDecodeError:
            return ""

    def keep(self, name: str, content: bytes) -> None:
        """Write a file as a whole, beside the old one until it is complete.

        Raises:
            SkillbaseError: The file cannot be written.
        """
        path = Path(name).resolve()
        try:
            with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
                new.write(content)
            if path.exists():
                shutil.copymode(path, new.name)
            Path(new.name).replace(path)
        except OSError as error:
            raise SkillbaseError(_why(name, error, m.FILE_UNWRITABLE)) from None


def _why(name: str, error: OSError, otherwise: Text) -> Text:
    why = _WHY_UNREADABLE.get(type(error)) or otherwise.filled(reason=error.strerror)
    return m.FILE.filled(name=printable(name), reason=why)


def _write(files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        try:
            Path(name).write_bytes(content)
        except OSError as error:
            raise SkillbaseError(_why(name, error, m.FILE_UNWRITABLE)) from None


def _print(answer: Answer) -> int:
    try:
        sys.stdout.write(answer.text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return NO_READER
    except OSError as error:
        _discard_output()
        raise SkillbaseError(m.UNWRITABLE.filled(reason=error.strerror)) from None
    return answer.status


def _discard_output() -> None:
    """Send what is still buffered nowhere, so that Python does not try to write it again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

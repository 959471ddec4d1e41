"""The rulebook over tables: the same criteria as over one applicant, read into column expressions (extra ``frames``).

A table may be one of pandas, Polars (eager or lazy), PyArrow, DuckDB, Dask or PySpark; the same kind comes back.
Columns are named as the facts of the edition. ``NAME`` holds exact values, ``NAME__min`` and ``NAME__max`` hold bounds;
null, NaN and a missing column are unknown. Every question is asked of Chongqing's 2024 notice unless another edition is
handed in; numbers must have been counted as that edition counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.wording import tables as m

try:
    import narwhals  # noqa: F401 -- every module here stands on it
except ImportError:
    raise MissingExtraError(m.NEEDS_EXTRA) from None

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Language
from skillbase_rules.facts.application import Track
from skillbase_rules.facts.counting import Subject
from skillbase_rules.frames import check, counting, findings, headers, problems, publicity, records, synthetic
from skillbase_rules.frames import sensitivity as turning
from skillbase_rules.frames.asked import require_asked
from skillbase_rules.frames.headers import LARGEST_COUNT, OWN_COLUMNS
from skillbase_rules.frames.records import Backend
from skillbase_rules.frames.table import TableError
from skillbase_rules.questions import DEFAULT, publicity_period

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoFrame, IntoFrameT

    from skillbase_rules.procedure.workdays import WorkingCalendar

__all__ = [
    "CHINESE_COLUMNS",
    "LARGEST_COUNT",
    "OWN_COLUMNS",
    "TableError",
    "check_frame",
    "chinese_columns",
    "count_statuses",
    "facts_from_frame",
    "findings_frame",
    "frame_from_applications",
    "prefer_frame",
    "publicity_frame",
    "sensitivity_frame",
    "synthetic_applicants",
    "threshold_sweep",
    "validate_frame",
]

CHINESE_COLUMNS: Mapping[str, str] = headers.chinese_columns(DEFAULT.sheet)
"""Ready names for tables with Chinese headers, for `columns`; headers of bounds end in 下限 and 上限."""


def chinese_columns(edition: AnyEdition) -> Mapping[str, str]:
    """Return what `CHINESE_COLUMNS` is, for the facts of another edition."""
    require_asked(edition)
    return headers.chinese_columns(edition.sheet)


def check_frame(
    frame: IntoFrameT,
    track: Track | str,
    *,
    columns: Mapping[str, str] | None = None,
    edition: AnyEdition = DEFAULT,
    shortfalls: bool = False,
    reasons: Language | None = None,
    language: Language | None = None,
) -> IntoFrameT:
    """Judge every row of a table by the basic conditions of a track.

    A row that contradicts itself, or holds what no such fact can be, is refused as `Facts` refuses it: its verdicts
    are null, and `validate_frame` says why.

    Args:
        frame: A table of pandas, Polars (eager or lazy), PyArrow, DuckDB, Dask or PySpark. A lazy one stays lazy:
            nothing is collected. A yes or a no may be written 是 / 否, yes / no or TRUE / FALSE, and a named value by
            its name or its words, such as 职业院校.
        track: The track, or another section of the notice: ``applicant``, ``preferential``, ``commitments``,
            ``outcomes_year_one`` or ``outcomes_year_two``.
        columns: Names of facts by the names of the columns, such as `CHINESE_COLUMNS`.
        edition: The notice, or another edition.
        shortfalls: Add ``CLAUSE__shortfall`` and ``CLAUSE__shortfall__max``, the least and the most that is lacking.
        reasons: Add ``CLAUSE__reason``, what a verdict hangs on, in this language.
        language: The language of statuses and of headers, which name the clauses; codes when it is left out.

    Returns:
        The same kind of table with a column of statuses for each clause, named by its id, and one for the whole
        section, named by the section's (``4.1.1`` for the national track, ``4.1.2`` for the municipal one).

    Raises:
        UnknownNameError: There is no such track or section.
        TableError: A column's type can hold no such fact, or two columns hold the same fact.
    """
    require_asked(edition, columns, reasons, language)
    return check.check_frame(
        frame, str(track), edition, columns=columns, shortfalls=shortfalls, reasons=reasons, language=language
    )


def prefer_frame(
    frame: IntoFrameT,
    track: Track | str | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    edition: AnyEdition = DEFAULT,
    language: Language | None = None,
) -> IntoFrameT:
    """Judge the preferential conditions of every row (section 四(二)).

    Args:
        frame: A table, as `check_frame` takes it.
        track: The track asked for; only reading R-56 makes a difference between them.
        columns: Names of facts by the names of the columns.
        edition: The notice, or another edition.
        language: The language of statuses and headers, as `check_frame` takes it.

    Returns:
        The same kind of table with a status for each limb and each case (``4.2.1`` to ``4.2.5``), how many cases are
        met in ``satisfied__min`` and ``satisfied__max``, and whether the row goes first among equals in ``favoured``.

    Raises:
        UnknownNameError: There is no such track, or the edition states no preference.
        TableError: A column's type can hold no such fact, or two columns hold the same fact.
    """
    require_asked(edition, columns, language)
    return check.prefer_frame(frame, track, edition, columns=columns, language=language)


def count_statuses(
    frame: IntoFrameT,
    track: Track | str,
    *,
    by: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    edition: AnyEdition = DEFAULT,
    language: Language | None = None,
) -> IntoFrameT:
    """Count the verdicts on every clause, in all or in groups: which clause fails most.

    Args:
        frame: A table, as `check_frame` takes it; a lazy one stays lazy.
        track: The track, or another section of the notice.
        by: Columns of the table that make the groups, such as ``body`` or ``applicant_kind``.
        columns: Names of facts by the names of the columns.
        edition: The notice, or another edition.
        language: The language of statuses and headers, as `check_frame` takes it.

    Returns:
        The same kind of table with a row for each group and clause, the whole section among the clauses by its id: the
        groups, ``clause``, and how many rows are ``met``, ``not_met``, ``unknown``, ``not_applicable`` and
        ``refused``; within a group the clause that fails most comes first.

    Raises:
        UnknownNameError: There is no such track or section.
        TableError: There is no such column, a column's type can hold no such fact, or two columns hold the same fact.
    """
    require_asked(edition, columns, language)
    return counting.count_statuses(frame, str(track), edition, by=by, columns=columns, language=language)


def threshold_sweep(
    frame: IntoFrameT,
    parameter: str,
    values: Iterable[Percentage],
    *,
    tracks: Sequence[Track | str] | None = None,
    columns: Mapping[str, str] | None = None,
    edition: AnyEdition = DEFAULT,
    language: Language | None = None,
) -> IntoFrameT:
    """Count how many applicants would meet each track at each value of a threshold.

    Args:
        frame: A table, as `check_frame` takes it; a lazy one stays lazy.
        parameter: The name of the number, such as ``national_min_capacity``.
        values: The values to try; shares may be fractions of a percent.
        tracks: The tracks, or other sections of the notice, to count for; all tracks when left out.
        columns: Names of facts by the names of the columns.
        edition: The notice whose number is changed.
        language: The language of statuses and headers, as `check_frame` takes it.

    Returns:
        The same kind of table with a row for each value and track, in their order: ``parameter``, ``value``,
        ``track``, and how many rows are ``met``, ``not_met``, ``unknown``, ``not_applicable`` and ``refused``. Where a
        value tried is not whole, ``value`` shows all of them as decimals; what was judged by was exact.

    Raises:
        pydantic.ValidationError: There is no such parameter, or it cannot take such a value.
        UnknownNameError: There is no such track or section.
        TableError: No value is given, a column's type can hold no such fact, or two columns hold the same fact.
    """
    require_asked(edition, columns, language)
    return counting.threshold_sweep(
        frame, parameter, values, edition, tracks=tracks, columns=columns, language=language
    )


def sensitivity_frame(
    frame: IntoFrameT,
    track: Track | str,
    *,
    each: bool = False,
    key: str | None = None,
    switches: Iterable[str] | None = None,
    columns: Mapping[str, str] | None = None,
    edition: AnyEdition = DEFAULT,
    language: Language | None = None,
) -> IntoFrameT:
    """Tell which readings turn which verdicts, one at a time; those of counting need the records and are not tried.

    Args:
        frame: A table, as `check_frame` takes it; a lazy one stays lazy.
        track: The track, or another section of the notice.
        each: Name what turns in each row, instead of counting rows.
        key: With `each`, the column that tells which row is which, as `validate_frame` takes it.
        switches: The fields of the readings to try; all of them when left out.
        columns: Names of facts by the names of the columns.
        edition: The notice with the numbers and readings to start from.
        language: The language of statuses and headers, as `check_frame` takes it.

    Returns:
        The same kind of table with a row for each alternative by which the section reads otherwise, for what turns (the
        section by its id, then clauses) and for how: ``reading``, ``switch``, ``choice``, ``clause``, ``before``,
        ``after``, and how many rows have ``turned`` of those ``judged``. First comes the clause ``any``, with the rows
        of which anything turns, be there none. With `each` there is a row for everything that turns of every ``row``.

    Raises:
        UnknownNameError: There is no such track, section or reading.
        TableError: A reading says how records are counted, rows cannot be told apart, or the table cannot be judged.
    """
    require_asked(edition, columns, language)
    return turning.sensitivity_frame(
        frame, str(track), edition, each=each, key=key, switches=switches, columns=columns, language=language
    )


def validate_frame(
    frame: IntoFrameT,
    *,
    key: str | None = None,
    columns: Mapping[str, str] | None = None,
    edition: AnyEdition = DEFAULT,
    language: Language = "zh",
) -> IntoFrameT:
    """Report wrong types, impossible values and unknown columns of a table; nothing is dropped or mended.

    Rows that `check_frame` refuses are just those that are named here. One pass over the table finds which problems
    occur at all; the table of problems itself is as lazy as the table.

    Args:
        frame: A table, as `check_frame` takes it.
        key: The column that tells which row is which. Without it rows are counted from 0, which only tables with an
            order allow (pandas, Polars and PyArrow).
        columns: Names of facts by the names of the columns.
        edition: The notice, or another edition; it says how the numbers were counted.
        language: The language of the reasons.

    Returns:
        The same kind of table with the columns ``row`` (the key as text, or the number of the row; null where a whole
        column is at fault), ``column`` (the columns at odds, the one to look at first) and ``reason``; empty where
        nothing is wrong.

    Raises:
        TableError: The table has no order and no key is given, or there is no such key.
    """
    require_asked(edition, columns, language)
    return problems.validate_frame(frame, edition, key=key, columns=columns, language=language)


def findings_frame(
    assessment: Assessment,
    *,
    backend: Backend = "polars",
    edition: AnyEdition = DEFAULT,
    language: Language | None = None,
) -> IntoDataFrame:
    """Return a table with a row for each finding of an assessment, in the notice's order.

    Args:
        assessment: What `assess` or a check returned.
        backend: The kind of table to make; its library must be installed.
        edition: The notice, or another edition; it says how facts are called.
        language: Write everything in words, with the clause's label and what is lacking beside; codes when left out.

    Returns:
        The table: ``section``, ``clause``, ``status``, ``observed``, ``threshold``, ``shortfall`` and
        ``shortfall_max`` (the least and the most that is lacking), ``missing`` and ``readings``; in a language with
        ``label`` and ``why`` too, headed in it.
    """
    require_asked(edition, None, language)
    return findings.findings_frame(assessment, edition, backend=backend, language=language)


def frame_from_applications(
    applications: Iterable[Subject], *, backend: Backend = "polars", edition: AnyEdition = DEFAULT
) -> IntoDataFrame:
    """Return a table with a row of facts for each application or fact sheet.

    Args:
        applications: Files, or facts as they were counted as the edition counts.
        backend: The kind of table to make; its library must be installed.
        edition: The notice, or another edition; it says how records are counted.

    Returns:
        The table: ``applicant`` (null for bare facts), every fact by its name, and ``NAME__min`` or ``NAME__max``
        where some count is not exact.

    Raises:
        CountingMismatchError: Facts were counted otherwise.
        TableError: A count is larger than a table may hold.
    """
    require_asked(edition)
    return records.frame_from_applications(applications, edition, backend=backend)


def facts_from_frame(
    frame: IntoFrame, *, columns: Mapping[str, str] | None = None, edition: AnyEdition = DEFAULT
) -> tuple[Sheet, ...]:
    """Return the fact sheet of every row of a table; a lazy one is collected.

    Args:
        frame: A table, as `check_frame` takes it.
        columns: Names of facts by the names of the columns.
        edition: The notice, or another edition, whose facts are read; it says how the numbers were counted.

    Raises:
        TableError: Two columns hold the same fact, or a row holds what no fact can be or contradicts itself; the
            message names the row, counted from 0.
    """
    require_asked(edition, columns)
    return records.facts_from_frame(frame, edition, columns=columns)


def synthetic_applicants(
    count: int, *, seed: int = 2024, backend: Backend = "polars", edition: AnyEdition = DEFAULT
) -> IntoDataFrame:
    """Return a table of invented applicants.

    Nothing in it is real: names and recommending bodies are made up, and so is every number. No row contradicts
    itself, about three cells in a hundred are unknown, and some capacities are known only as bounds. The first rows of
    a longer table are those of a shorter one with the same seed.

    Args:
        count: How many rows.
        seed: Where chance begins.
        backend: The kind of table to make; its library must be installed.
        edition: The notice, or another edition, whose facts are invented; those of another edition contradict nothing,
            but are no likeness of anybody.
    """
    require_asked(edition)
    return synthetic.synthetic_applicants(count, edition, seed=seed, backend=backend)


def publicity_frame(
    frame: IntoFrameT,
    start: str,
    *,
    working_days: int | None = None,
    calendar: WorkingCalendar | None = None,
    edition: AnyEdition = DEFAULT,
    language: Language = "zh",
) -> IntoFrameT:
    """Return a table with the publication that begins on each of its days, as `publicity_period` plans one (5.2.c).

    A day that comes again costs nothing; of a lazy table the different days are collected and nothing else.

    Args:
        frame: A table of any kind.
        start: The column of the days of publication: dates, moments at midnight, or days as people write them.
        working_days: How many working days, at least 1; as many as the notice asks for when left out.
        calendar: The working days; those of mainland China when left out.
        edition: The notice, or another edition.
        language: The language of the reasons.

    Returns:
        The same kind of table with the dates ``last_day``, ``last_day_otherwise`` (under the other way of counting the
        day of publication, R-73), ``last_day_at_latest`` (whatever becomes of provisional days), ``earliest_decision``
        and ``earliest_working_decision``, and with ``provisional_because``, why they are an estimate. All are null
        where the day is, and those null that the calendar cannot tell.

    Raises:
        TableError: There is no such column, its type holds no days, or the table has a column named like a result.
        CalendarError: A cell is no day or out of the calendar's reach, or the number cannot be counted with.
        ProvisionalError: The calendar requires official years and a period touches another.
    """
    plan = partial(publicity_period, working_days=working_days, calendar=calendar, edition=edition)
    return publicity.publicity_frame(frame, start, plan, language=language)

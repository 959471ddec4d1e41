"""Notes on the file that was judged: which lists may go on, and which figures come from what is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillbase_rules.engine.records import title_of
from skillbase_rules.engine.text import Language
from skillbase_rules.facts.file import Completeness, File
from skillbase_rules.facts.published import PublishedFigure, spanned
from skillbase_rules.report.layout import printable
from skillbase_rules.wording import files as m
from skillbase_rules.wording.facts import FAMILY_SHEETS, fact_words
from skillbase_rules.wording.figures import quantity_words
from skillbase_rules.wording.verdicts import LIST


def file_notes(file: File, language: Language) -> Iterator[str]:
    """Yield a note on every list that may go on, and on every figure that is published or not taken."""
    for field in Completeness.model_fields:
        owner = file.applicant if field == "existing_bases" else file
        listed = getattr(owner, field)
        if listed is not None and not file.is_closed(field):
            label = title_of(type(owner).model_fields[field]).in_(language)
            complete = m.COMPLETE[getattr(file.lists_complete, field)].in_(language)
            yield m.LISTED.in_(language).format(list=label, number=len(listed), complete=complete)
    by_years: dict[tuple[str, tuple[int, int] | None], list[PublishedFigure]] = {}
    for figure in file.published or ():
        by_years.setdefault((figure.fact, figure.years), []).append(figure)
    for figures in by_years.values():
        yield _figures_note(figures, file.reference_year, language)
    students = file.students
    is_printed = not (students.students_per_teacher.is_unknown and students.students_per_teacher_printed.is_unknown)
    if is_printed and not students.printed_ratio_is_of_enrolled:
        yield m.RATIO_OF_OTHERS.in_(language)


def _figures_note(figures: Sequence[PublishedFigure], reference_year: int | None, language: Language) -> str:
    """Return the note on all figures of one fact that are of the same years."""
    first = figures[0]
    words = {
        "fact": fact_words(first.fact, FAMILY_SHEETS, language),
        "figures": LIST.in_(language).join(_figure_words(figure, language) for figure in figures),
        "span": quantity_words(spanned(figures)),
    }
    if not first.is_yearly and not first.describes(reference_year):
        return m.OTHER_YEAR.in_(language).format(**words)
    if len({figure.value for figure in figures}) > 1:
        return m.DISAGREE.in_(language).format(**words)
    return m.ONE_FIGURE.in_(language).format(**words)


def _figure_words(figure: PublishedFigure, language: Language) -> str:
    value = quantity_words(figure.value)
    origin = [years] if (years := _years_words(figure, language)) else []
    origin += [printable(figure.source)] if figure.source else []
    if not origin:
        return value
    return m.FIGURE.in_(language).format(value=value, origin=LIST.in_(language).join(origin))


def _years_words(figure: PublishedFigure, language: Language) -> str:
    if figure.years is None:
        return ""
    first, last = figure.years
    if first == last:
        return m.YEAR.in_(language).format(year=first)
    return m.YEARS.in_(language).format(first=first, last=last)

"""Charts of judged tables: who meets what, where applicants are lost, and what a threshold would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt
import narwhals as nw

from skillbase_rules.charts.looks import COLOURS, INK, REFUSED, ROW, SOFT, Cell, dressed, layered, values
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language
from skillbase_rules.frames.table import Table, TableError, opened
from skillbase_rules.frames.worded import Words, words_of
from skillbase_rules.wording import charts as words
from skillbase_rules.wording import tables as m
from skillbase_rules.wording.findings import status_word
from skillbase_rules.wording.verdicts import STATUS

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

_CODES = tuple(status.value for status in Status)


def statuses(
    judged: IntoFrame, edition: AnyEdition, language: Language, *, name: str | None, most: int
) -> alt.LayerChart:
    """Draw applicants against clauses, a coloured cell for each verdict."""
    table = opened(judged)
    labels = _labels(table, edition, language)
    if name is not None and name not in table.collect_schema().names():
        raise TableError(m.NO_SUCH_COLUMN.filled(column=name, columns=", ".join(table.collect_schema().names())))
    eager: nw.DataFrame[Any] = table.collect() if isinstance(table, nw.LazyFrame) else table
    rows = list(eager.select(*([name] if name else []), *labels).iter_rows(named=True))
    ordered = sorted(enumerate(rows, 1), key=lambda row: -sum(row[1][id_] == Status.NOT_MET for id_ in labels))
    shown = ordered[:most]
    named = {
        number: str(row[name]) if name else words.APPLICANT_ROW.in_(language).format(number) for number, row in shown
    }
    said = {status.value: status_word(status, language) for status in Status}
    cells = [
        {"applicant": named[number], "clause": label, "status": said.get(str(row[id_]), words.REFUSED.in_(language))}
        for number, row in shown
        for id_, label in labels.items()
    ]
    domain = [said[status.value] for status in STATUS] + [words.REFUSED.in_(language)]
    chart = layered(
        alt.Chart(values(cells))
        .mark_rect(stroke="white", strokeWidth=1)
        .encode(
            x=alt.X("clause:N", sort=list(labels.values()), title=None, axis=alt.Axis(orient="top", labelAngle=-60)),
            y=alt.Y("applicant:N", sort=list(named.values()), title=None),
            color=alt.Color(
                "status:N",
                scale=alt.Scale(domain=domain, range=[*(COLOURS[status] for status in STATUS), REFUSED]),
                legend=alt.Legend(orient="bottom", title=None),
            ),
        ),
        width=alt.Step(20),
        height=alt.Step(16),
    )
    counted = words.ALL_SHOWN if len(shown) == len(rows) else words.SHOWN_OF
    subtitle = counted.in_(language).format(all=len(rows), shown=len(shown))
    return dressed(chart, words.STATUSES.in_(language), subtitle)


def losses(judged: IntoFrame, edition: AnyEdition, language: Language) -> alt.LayerChart:
    """Draw for each clause how many fail it alone, fail it beside others, or leave it open."""
    table = opened(judged)
    labels = _labels(table, edition, language)
    wholes = {section.rulebook.root.clause for section in edition.sections}
    clauses = {id_: label for id_, label in labels.items() if id_ not in wholes}
    counted = _counts(table, tuple(clauses))
    kinds = (
        (words.FAILS_ALONE, "alone", "#86181d"),
        (words.FAILS_TOO, "too", COLOURS[Status.NOT_MET]),
        (words.LEFT_OPEN, "open", COLOURS[Status.UNKNOWN]),
    )
    rows: list[Mapping[str, Cell]] = [
        {"clause": label, "kind": kind.in_(language), "count": counted[id_, code], "order": place}
        for id_, label in clauses.items()
        for place, (kind, code, _) in enumerate(kinds)
    ]
    lost = {label: counted[id_, "alone"] + counted[id_, "too"] for id_, label in clauses.items()}
    order = sorted(lost, key=lambda label: -lost[label])
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=[kind.in_(language) for kind, _, _ in kinds], range=[colour for _, _, colour in kinds]),
    )
    y = alt.Y("clause:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8))
    bars = (
        alt.Chart(values(rows))
        .mark_bar(height=ROW * 0.65)
        .encode(y=y, x=alt.X("count:Q", title=words.APPLICANTS.in_(language)), color=colour, order="order:Q")
    )
    numbers = (
        alt.Chart(values({"clause": label, "count": count} for label, count in lost.items() if count))
        .mark_text(align="right", dx=-4, color="white", fontWeight="bold")
        .encode(y=y, x="count:Q", text="count:Q")
    )
    chart = layered(bars, numbers, width=480, height=alt.Step(ROW))
    return dressed(chart, words.LOSSES.in_(language), words.JUDGED.in_(language).format(counted["", "all"]))


def _counts(table: Table, clauses: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Return how many rows fail each clause alone, fail it beside others, or leave it open; and all that are judged."""
    places = {id_: f"c{number}" for number, id_ in enumerate(clauses)}
    # Named without dots, which Spark takes for fields of structs.
    words_ = table.select(**{place: _column(table, id_).cast(nw.String) for id_, place in places.items()})
    failed = words_.select(
        **{f"{place}_f": _is(place, Status.NOT_MET) for place in places.values()},
        **{f"{place}_o": _is(place, Status.UNKNOWN) for place in places.values()},
        judged=(~nw.col(next(iter(places.values()))).is_null()).cast(nw.Int64),
    )
    lone = (nw.col("total") == 1).cast(nw.Int64)
    total = nw.sum_horizontal(*(f"{place}_f" for place in places.values()))
    sums = failed.with_columns(total=total).select(
        *(nw.col(f"{place}_{end}").sum() for place in places.values() for end in "fo"),
        **{f"{place}_a": (nw.col(f"{place}_f") * lone).sum() for place in places.values()},
        judged=nw.col("judged").sum(),
    )
    row = (sums.collect() if isinstance(sums, nw.LazyFrame) else sums).rows(named=True)[0]
    counted = {("", "all"): int(row["judged"] or 0)}
    for id_, place in places.items():
        failing, opened_, alone = (int(row[f"{place}_{end}"] or 0) for end in "foa")
        counted |= {(id_, "alone"): alone, (id_, "too"): failing - alone, (id_, "open"): opened_}
    return counted


def _column(table: Table, name: str) -> nw.Expr:
    return nw.col(f"`{name}`" if table.implementation.is_pyspark() else name)


def _is(place: str, status: Status) -> nw.Expr:
    return (nw.col(place) == status.value).fill_null(value=False).cast(nw.Int64)


def _labels(table: Table, edition: AnyEdition, language: Language) -> dict[str, str]:
    """Return the columns of a table that hold verdicts, with how they are called."""
    named: Words = words_of(edition, [section.rulebook for section in edition.sections], language)
    labels = {name: named.clause(name) for name in table.collect_schema().names() if name in named.labels}
    if not labels:
        raise TableError(m.NOT_JUDGED)
    return labels


def sweep(swept: IntoFrame, edition: AnyEdition, language: Language) -> alt.LayerChart:
    """Draw how many applicants meet a track at each value of a threshold, with the range that unknowns leave."""
    table = opened(swept)
    if not {"parameter", "value", "track", *_CODES} <= set(table.collect_schema().names()):
        raise TableError(m.NOT_SWEPT)
    eager = table.collect() if isinstance(table, nw.LazyFrame) else table
    rows = list(eager.iter_rows(named=True))
    parameter = str(rows[0]["parameter"])
    data = values(_swept(rows, edition, language))
    label = edition.parameters.documented()[parameter].label.in_(language)
    x = alt.X("value:Q", title=label, scale=alt.Scale(zero=False, nice=False), axis=alt.Axis(tickMinStep=1))
    base = alt.Chart(data).encode(x=x, color=alt.Color("track:N"))
    range_ = base.mark_area(opacity=0.25, line=False).encode(
        y=alt.Y("met:Q", title=words.APPLICANTS.in_(language)), y2="possible:Q"
    )
    sure = base.mark_line(point=True, strokeWidth=2).encode(y="met:Q")
    issued = float(getattr(edition.parameters, parameter))
    notice = words.AS_ISSUED.in_(language).format(getattr(edition.parameters, parameter))
    mark = alt.Chart(values([{"value": issued, "words": notice}]))
    rule = mark.mark_rule(color=INK, strokeDash=[4, 3]).encode(x="value:Q")
    said = mark.mark_text(align="left", dx=5, dy=4, color=SOFT).encode(x="value:Q", y=alt.value(4), text="words:N")
    chart = layered(range_, sure, rule, said, width=520, height=300)
    legend = f"— {words.SURELY.in_(language)}    ▒ {words.POSSIBLY.in_(language)}"
    return dressed(chart, words.SWEEP.in_(language).format(number=label), legend)


def _swept(
    rows: Sequence[Mapping[str, Any]], edition: AnyEdition, language: Language
) -> Iterator[dict[str, str | int | float]]:
    roots = {section.name: section.rulebook.root for section in edition.sections}
    for row in rows:
        track = str(row["track"])
        met = int(row["met"])
        yield {
            "value": float(row["value"]),
            "track": roots[track].label.in_(language) if track in roots else track,
            "met": met,
            "possible": met + int(row["unknown"]),
        }

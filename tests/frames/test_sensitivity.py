"""Which readings turn which verdicts over a table is what asking each row says, on every backend."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Status, get_edition, list_editions, reading_sensitivity
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError, WrongTypeError
from skillbase_rules.engine.records import Sheet as FactSheet
from skillbase_rules.frames import (
    TableError,
    check_frame,
    count_statuses,
    facts_from_frame,
    sensitivity_frame,
    synthetic_applicants,
)
from skillbase_rules.frames.rereading import alternatives, codes_of
from skillbase_rules.wording.verdicts import STATUS
from tests.support.sheets import Sheet, facts_under
from tests.support.tables import BACKENDS, Row, as_polars, many_sheets, polars, row, without_shrinking

SWITCHES = CHONGQING_2024.readings.switches()
APPLICANTS = as_polars(synthetic_applicants(30))
FEW = APPLICANTS.select("applicant", "applicant_kind", "teachers_full_time", "integrated_teachers", "students").head(9)
"""For backends that plan every expression for seconds."""
Turn = tuple[str, str, str, str, str]
"""Switch, choice, clause, and the status before and after."""


def by_asking(facts: FactSheet, edition: AnyEdition, section: str) -> list[Turn]:
    """Return what turns of a section where its applicant is asked about alone: clauses and itself, without groups."""
    root = edition.rulebook(section).root.clause
    found = reading_sensitivity(facts, edition=edition)
    return [
        (*next(iter(alternative.choices.items())), flip.clause, flip.before.value, flip.after.value)
        for alternative in found.flipping
        for flip in alternative.flips
        if flip.clause in asked_in(edition, section) and flip.is_verdict is (flip.clause == root)
    ]


def asked_in(edition: AnyEdition, section: str) -> set[str]:
    return {*edition.rulebook(section).clauses, edition.rulebook(section).root.clause}


def turns(cells: Row) -> Turn:
    return cells["switch"], cells["choice"], cells["clause"], cells["before"], cells["after"]


@pytest.mark.parametrize("section", ["national", "municipal", "preferential"])
@without_shrinking
@given(sheets=many_sheets, chosen=st.sampled_from([{}, {"missing_facts": "failed"}, {"senior_group": "sum"}]))
def test_every_row_turns_as_asking_it_alone_says(section: str, sheets: list[Sheet], chosen: dict[str, str]) -> None:
    edition = CHONGQING_2024.choosing(**chosen)
    table = polars([row(sheet) for sheet in sheets])
    found = sensitivity_frame(table, section, each=True, edition=edition).to_dicts()
    told: dict[int, list[Turn]] = {}
    for cells in found:
        assert cells["reading"] == SWITCHES[cells["switch"]].id
        told.setdefault(cells["row"], []).append(turns(cells))
    for number, sheet in enumerate(sheets):
        wanted = by_asking(facts_under(sheet, edition), edition, section)
        assert sorted(told.get(number, [])) == sorted(wanted), number


@pytest.mark.parametrize("section", ["national", "municipal"])
def test_counts_are_those_of_the_rows(section: str) -> None:
    wrong = pl.when(pl.col("applicant").str.contains("第7")).then(-1).otherwise("students")
    table = APPLICANTS.with_columns(students=wrong)
    sound = table.filter(pl.col("students").fill_null(0) >= 0)
    rows = [by_asking(facts, CHONGQING_2024, section) for facts in facts_from_frame(sound)]
    counted = sensitivity_frame(table, section).to_dicts()
    assert {cells["judged"] for cells in counted} == {len(sound)}
    assert len(sound) < len(table)
    said = {turns(cells): cells["turned"] for cells in counted if cells["clause"] != "any"}
    assert said == Counter(turn for found in rows for turn in found)
    read = alternatives(CHONGQING_2024, section, [field for field, one in SWITCHES.items() if not one.counting])
    anything = Counter(one for found in rows for one in {turn[:2] for turn in found})
    assert {(cells["switch"], cells["choice"]): cells["turned"] for cells in counted if cells["clause"] == "any"} == {
        (one.field, one.choice): anything[one.field, one.choice] for one in read
    }


def test_rows_stand_in_the_order_of_the_notice_whatever_turns_first() -> None:
    counted = sensitivity_frame(APPLICANTS, "national", switches=["senior_group", "share_rounding"])
    assert list(dict.fromkeys(counted["reading"])) == ["R-02", "R-31"]
    for _, rows in counted.group_by("choice", maintain_order=True):
        assert rows["clause"][0] == "any"
        assert rows["before"][0] is None
        assert rows["clause"][1:].is_sorted()


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_backend_counts_and_names_alike(backend: str) -> None:
    build, read = BACKENDS[backend]
    asked = ["integrated_share_base", "violation_window"]
    table = build(FEW.to_dicts())
    wanted = sensitivity_frame(FEW, "national", switches=asked)
    counted = sensitivity_frame(table, "national", switches=asked)
    assert type(counted) is type(table)
    assert read(counted) == wanted.to_dicts()
    each = read(sensitivity_frame(table, "national", each=True, key="applicant", switches=asked))
    named = sensitivity_frame(FEW, "national", each=True, key="applicant", switches=asked).to_dicts()
    assert sorted(each, key=str) == sorted(named, key=str)
    assert len(named) == wanted.filter(pl.col("clause") != "any")["turned"].sum() > 0


def test_rows_are_numbered_where_the_table_has_an_order() -> None:
    wanted = sensitivity_frame(FEW, "national", each=True, switches=["integrated_share_base"])
    assert set(wanted["row"]) <= set(range(len(FEW)))
    for table in (FEW.lazy(), FEW.to_pandas(), FEW.to_arrow()):
        found = sensitivity_frame(table, "national", each=True, switches=["integrated_share_base"])
        assert (
            as_polars(found.collect() if isinstance(found, pl.LazyFrame) else found)["row"].to_list()
            == wanted["row"].to_list()
        )
    with pytest.raises(TableError, match="has no order"):
        sensitivity_frame(BACKENDS["duckdb"][0](FEW.to_dicts()), "national", each=True)
    with pytest.raises(TableError, match="no column nobody"):
        sensitivity_frame(FEW, "national", each=True, key="nobody")


def test_a_lazy_table_stays_lazy() -> None:
    assert isinstance(sensitivity_frame(FEW.lazy(), "national"), pl.LazyFrame)
    assert isinstance(sensitivity_frame(FEW.lazy(), "national", each=True), pl.LazyFrame)


def test_what_is_alike_in_all_rows_is_counted_for_each() -> None:
    table = pl.DataFrame({"mine": [1, 2, 3]})
    counted = sensitivity_frame(table, "national", switches=["missing_facts"])
    assert counted.filter(pl.col("clause") == "any").select("turned", "judged").rows() == [(3, 3)]
    assert len(sensitivity_frame(table, "national", each=True, switches=["missing_facts"])["row"].unique()) == 3
    assert count_statuses(table, "national")["unknown"][0] == 3
    none = sensitivity_frame(table.clear(), "national", switches=["missing_facts"])
    assert none.select("clause", "turned", "judged").rows() == [("any", 0, 0)]


def test_only_alternatives_by_which_the_section_reads_otherwise_have_rows() -> None:
    (union,) = {one.places for one in alternatives(CHONGQING_2024, "national", ["senior_group"])}
    assert union == ("4.1.1", "4.1.1.3.c")
    counted = sensitivity_frame(FEW, "national", switches=["publicity_start_planned"])
    assert counted.rows() == []
    assert counted.columns == ["reading", "switch", "choice", "clause", "before", "after", "turned", "judged"]
    assert sensitivity_frame(FEW, "national", each=True, switches=["publicity_start_planned"]).columns == [
        "row", "reading", "switch", "choice", "clause", "before", "after",
    ]  # fmt: skip


def test_readings_of_counting_are_not_tried_and_named_where_they_are_asked_for() -> None:
    counting = {field for field, switch in SWITCHES.items() if switch.counting}
    assert counting.isdisjoint(sensitivity_frame(FEW, "municipal")["switch"])
    with pytest.raises(TableError, match="own_students says how records are counted"):
        sensitivity_frame(FEW, "municipal", switches=["senior_group", "own_students"])
    with pytest.raises(UnknownNameError, match="seniority"):
        sensitivity_frame(FEW, "municipal", switches=["seniority"])
    with pytest.raises(UnknownNameError, match="no section"):
        sensitivity_frame(FEW, "regional")


def test_what_is_no_edition_no_columns_or_no_language_is_refused_by_name() -> None:
    with pytest.raises(WrongTypeError, match="edition is 'chongqing-2024'"):
        sensitivity_frame(FEW, "national", edition="chongqing-2024")  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match=r"columns is \['students'\]"):
        sensitivity_frame(FEW, "national", columns=["students"])  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="There is no language 'fr'"):
        sensitivity_frame(FEW, "national", language="fr")  # type: ignore[arg-type]


def test_in_words_everything_is_in_one_language() -> None:
    asked = ["integrated_share_base"]
    chinese = sensitivity_frame(FEW, "national", switches=asked, language="zh")
    assert chinese.columns == ["解读", "开关", "改用的读法", "条款", "原结论", "改用后", "改变的行数", "判断的行数"]
    assert chinese["解读"][0] == "R-30 一体化教师占什么的比例"
    assert chinese["条款"][0] == "任何条款"
    assert set(chinese["原结论"].drop_nulls()) <= {words.zh for words in STATUS.values()}
    english = sensitivity_frame(FEW, "national", each=True, key="applicant", switches=asked, language="en")
    assert english.columns == ["row", "reading", "switch", "read as", "clause", "before", "after"]
    assert "4.1.1.3.b Share of integrated teachers" in set(english["clause"])


@pytest.mark.parametrize("name", list_editions())
def test_every_notice_can_be_asked(name: str) -> None:
    edition = get_edition(name)
    table = synthetic_applicants(6, edition=edition)
    for section in (edition.sections[0], edition.sections[-1]):
        counted = sensitivity_frame(table, section.name, edition=edition)
        judged = as_polars(check_frame(table, section.name, edition=edition))
        assert set(as_polars(counted)["clause"]) <= {"any", *judged.columns}


def test_a_clause_that_is_always_asked_is_never_closed() -> None:
    book = CHONGQING_2024.rulebook("national")
    judged = check_frame(APPLICANTS, "national")
    never = [clause for clause, codes in codes_of(book).items() if 3 not in codes]
    assert "4.1.1.2.b" in never
    assert "4.1.1.2.g" not in never
    assert all(Status.NOT_APPLICABLE not in set(judged[clause]) for clause in never)


def test_classic_pandas_has_a_plain_index() -> None:
    found = sensitivity_frame(pd.DataFrame({"teachers": [200, 10], "integrated_teachers": [99, 1]}), "national")
    assert list(found.index) == list(range(len(found)))


@pytest.mark.parametrize("key", ["judged", "none", "turn0000 000", "row"])
@pytest.mark.parametrize("kind", [pl.DataFrame, pd.DataFrame], ids=["polars", "pandas"])
def test_rows_keep_their_names_whatever_the_column_of_the_names_is_called(key: str, kind: type) -> None:
    table = kind({key: ["a", "b"], "promised_year1_system_occupations": [5, 5]})
    found = sensitivity_frame(table, "national", each=True, key=key, switches=["inclusive_numbers"])
    assert list(dict.fromkeys(found["row"])) == ["a", "b"]

"""Whatever is handed to a public question, it answers or refuses in one sentence; the procedure asks its own."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache, partial
from inspect import Parameter, isfunction, signature
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import skillbase_rules
from skillbase_rules import (
    CHONGQING_2024,
    Application,
    Award,
    Candidate,
    Facts,
    Pool,
    SkillbaseError,
    frames,
    questions,
    solver,
    workbooks,
)
from skillbase_rules.cli import BAD_INPUT, main
from skillbase_rules.engine.quantities import MOST, Persons, PersonTimes
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.questions import procedure
from skillbase_rules.selection.pool import MunicipalCandidacy, NationalCandidacy
from tests.support.anything import ANYTHING, garbled
from tests.support.doors import Door, ask, calls, sometimes, stated
from tests.support.pools import SMALL, pools
from tests.support.sheets import exact_sheets, facts_under
from tests.support.toy_notice import VILLAGE_IN_FULL
from tests.support.tries import tries

EDITIONS: st.SearchStrategy[Any] = st.sampled_from(
    [CHONGQING_2024, CHONGQING_2024, SMALL, VILLAGE_IN_FULL, CHONGQING_2024.choosing(own_students="counted")]
)
HUGE = st.sampled_from([5000]).map(lambda digits: 10**digits)
"""A number that Python refuses to write out; nor can Hypothesis, where it stands by itself."""
COUNTS = st.one_of(
    st.integers(-1, 60), st.sampled_from([MOST, MOST + 1]), HUGE, st.none(), st.just({"at_least": 3}),
    st.just({"at_most": MOST}), st.booleans(), st.just(Persons.exactly(5)), st.just(PersonTimes.between(2, MOST)),
)  # fmt: skip
LARGEST = ["students", "teachers_full_time", "contract_workers", "annual_training_capacity", "partner_enterprises"]
SHEETS = st.one_of(
    exact_sheets().map(lambda sheet: facts_under(sheet, CHONGQING_2024)),
    st.sampled_from([Facts(), Facts.model_validate(dict.fromkeys(LARGEST, MOST))]),
)
FILES = st.fixed_dictionaries(
    {"applicant": st.just({"name": "甲"})},
    optional={
        "trainers": st.lists(st.just({"practice": True, "level": "technician"}), max_size=3),
        "training": st.lists(
            st.fixed_dictionaries({"year": st.sampled_from([2021, 2022, 2023]), "person_times": COUNTS}), max_size=3
        ),
        "occupations": st.lists(st.fixed_dictionaries({"name": st.sampled_from("甲乙丙")}), max_size=3),
        "reference_year": st.just(2023) | HUGE,
        "students": st.fixed_dictionaries({"students": COUNTS}),
        "tracks": st.lists(st.sampled_from(["national", "municipal", "nope"]), max_size=2),
    },
)
APPLICATIONS = FILES.map(
    lambda file: answered(Application.model_validate, file) or Application.model_validate({"applicant": {"name": "甲"}})
)
SUBJECTS = st.one_of(SHEETS, APPLICATIONS)
NAMES = st.sampled_from(
    ["national", "municipal", "applicant", "preferential", "commitments", "outcomes_year_one", "nope"]
)
CHANGES = st.dictionaries(st.sampled_from([*Facts.fact_names(), "nope", 5]), sometimes(COUNTS), max_size=3)
SWITCHES = st.sampled_from([*CHONGQING_2024.readings.switches(), "nope"])
PARAMETERS = st.sampled_from([*CHONGQING_2024.parameters.documented(), "nope"])
AWARDS = st.lists(
    sometimes(
        st.builds(
            Award,
            candidate=st.sampled_from("甲乙"),
            track=st.sampled_from(["national", "municipal"]),
            tier=st.sampled_from(["A", "D", None]),
            category=st.sampled_from(["digital", None]),
            award_class=st.sampled_from(["funded", None]),
        )
    ),
    max_size=4,
)
POOLS = st.one_of(
    pools(most=4, bodies=2),
    pools(most=3).map(lambda listed: Pool(candidates=tuple(listed))),
    st.lists(ANYTHING, max_size=2),
)
SELECTIONS = pools(most=4).map(lambda pool: questions.select(pool, edition=SMALL))
FRAMES = st.builds(
    pl.DataFrame, st.dictionaries(st.sampled_from([*Facts.fact_names()[:8], "mine"]), st.just([1, None]), max_size=3)
)
LANGUAGES = st.sampled_from(["zh", "en"])
TABLE = {"frame": FRAMES, "columns": st.none() | st.just(frames.CHINESE_COLUMNS), "edition": EDITIONS}
BY = {"subject": SUBJECTS, "edition": EDITIONS}
RECORDS = (Application, Facts, Candidate, Award, MunicipalCandidacy, NationalCandidacy)


def answered(call: Callable[..., object], *arguments: object) -> Any:
    return ask(Door(lambda: call(*arguments), {}), {})


def shown(result: object, **how: Any) -> str:
    answer: Any = result
    return skillbase_rules.render(answer, **how)


def in_pandas(cells: list[Any]) -> pd.DataFrame:
    return pd.DataFrame({"mine": pd.Series(cells, dtype=object)})


RESULTS = st.one_of(
    SUBJECTS.map(lambda subject: answered(questions.assess, subject)),
    SUBJECTS.map(lambda subject: answered(questions.score_preferential, subject)),
    SUBJECTS.map(lambda subject: answered(questions.what_would_it_take, subject)),
    SUBJECTS.map(lambda subject: answered(questions.next_questions, subject)),
    SELECTIONS, SHEETS, EDITIONS, AWARDS.map(lambda awards: answered(questions.check_quotas, awards)),
).filter(lambda result: result is not None)  # fmt: skip

DOORS = {
    "list_editions": Door(skillbase_rules.list_editions, {}),
    "get_edition": Door(skillbase_rules.get_edition, {"name": st.sampled_from(["chongqing-2024", "nope"])}),
    "publicity_frame": Door(
        frames.publicity_frame,
        {
            "frame": st.lists(sometimes(st.dates() | st.dates().map(str)), max_size=3).map(in_pandas),
            "start": st.just("mine"),
            "working_days": st.none() | st.integers(0, 9),
            "edition": EDITIONS,
            "language": LANGUAGES,
        },
    ),
    "check_section": Door(questions.check_section, {**BY, "name": NAMES}),
    "check_applicant": Door(questions.check_applicant, BY),
    "check_national_basic": Door(questions.check_national_basic, BY),
    "check_municipal_basic": Door(questions.check_municipal_basic, BY),
    "check_commitments": Door(questions.check_commitments, BY),
    "check_outcomes": Door(questions.check_outcomes, {**BY, "year": st.sampled_from([1, 2, 3])}),
    "assess": Door(questions.assess, BY),
    "score_preferential": Door(questions.score_preferential, {**BY, "track": st.sampled_from(["national", None])}),
    "reading_sensitivity": Door(
        questions.reading_sensitivity,
        {
            **BY,
            "switches": st.lists(sometimes(SWITCHES), max_size=2),
            "together": st.none() | st.dictionaries(SWITCHES, st.just("counted"), max_size=1),
            "depth": st.integers(0, 3),
        },
    ),
    "what_if": Door(questions.what_if, {**BY, "changes": CHANGES}),
    "what_would_it_take": Door(questions.what_would_it_take, BY),
    "next_questions": Door(
        questions.next_questions,
        {
            **BY,
            "towards": st.none() | NAMES | st.sampled_from(["4.2.3", "4.1.1.2.b", "3.1"]),
            "leave_out": st.lists(sometimes(st.sampled_from([*Facts.fact_names(), "nope"])), max_size=3),
            "most": st.none() | st.integers(-1, 3),
        },
    ),
    "compare_editions": Door(
        questions.compare_editions,
        {"subjects": st.lists(sometimes(SUBJECTS), max_size=2), "base": EDITIONS, "revised": EDITIONS},
    ),
    "derive_facts": Door(skillbase_rules.derive_facts, {"application": APPLICATIONS, "counting": st.just(Counting())}),
    "check_quotas": Door(questions.check_quotas, {"awards": AWARDS, "edition": EDITIONS}),
    "select": Door(
        questions.select,
        {"candidates": POOLS, "unknown": st.sampled_from(["hold", "refuse"]), "edition": st.just(SMALL) | EDITIONS},
    ),
    "replace_withdrawn": Door(
        questions.replace_withdrawn,
        {"selection": SELECTIONS, "withdrawn": st.lists(sometimes(st.sampled_from(["c0", "c1"])), max_size=2)},
    ),
    "render": Door(
        shown,
        {
            "result": RESULTS,
            "language": LANGUAGES,
            "format": st.sampled_from(["html", "fragment", "markdown", "text", "json"]),
            "detail": st.sampled_from(["all", "open"]),
            "edition": EDITIONS,
        },
    ),
    "chinese_columns": Door(frames.chinese_columns, {"edition": EDITIONS}),
    "check_frame": Door(
        frames.check_frame, {**TABLE, "track": NAMES, "shortfalls": st.booleans(), "reasons": st.none() | LANGUAGES}
    ),
    "prefer_frame": Door(frames.prefer_frame, {**TABLE, "track": st.sampled_from([None, "national", "nope"])}),
    "count_statuses": Door(
        frames.count_statuses,
        {**TABLE, "track": NAMES, "by": st.just(()) | st.lists(sometimes(st.just("mine")), max_size=1)},
    ),
    "threshold_sweep": Door(
        frames.threshold_sweep,
        {
            **TABLE,
            "parameter": PARAMETERS,
            "values": st.lists(sometimes(st.integers(1, 90)), max_size=2),
            "tracks": st.none() | st.lists(sometimes(NAMES), max_size=1),
        },
    ),
    "sensitivity_frame": Door(
        frames.sensitivity_frame,
        {
            **TABLE,
            "track": NAMES,
            "each": st.booleans(),
            "key": st.none() | st.just("mine"),
            "switches": st.lists(sometimes(SWITCHES), max_size=2),
        },
    ),
    "validate_frame": Door(frames.validate_frame, {**TABLE, "key": st.none() | st.just("mine"), "language": LANGUAGES}),
    "facts_from_frame": Door(frames.facts_from_frame, TABLE),
    "frame_from_applications": Door(
        frames.frame_from_applications,
        {
            "applications": st.lists(sometimes(SUBJECTS), max_size=2),
            "backend": st.sampled_from(["polars", "pandas", "pyarrow"]),
            "edition": EDITIONS,
        },
    ),
    "findings_frame": Door(
        frames.findings_frame,
        {"assessment": RESULTS, "backend": st.sampled_from(["polars", "pandas", "pyarrow"]), "edition": EDITIONS},
    ),
    "synthetic_applicants": Door(
        frames.synthetic_applicants,
        {
            "count": st.integers(-1, 3),
            "seed": st.integers(0, 3),
            "backend": st.sampled_from(["polars", "pandas"]),
            "edition": EDITIONS,
        },
    ),
    "revise": Door(
        lambda name, value: CHONGQING_2024.revise(**{str(name): value}).id,
        {"name": PARAMETERS, "value": COUNTS},
    ),
    "choosing": Door(
        lambda name, value: CHONGQING_2024.choosing(**{str(name): value}).id,
        {"name": SWITCHES, "value": st.just("counted")},
    ),
    "section": Door(CHONGQING_2024.section, {"name": NAMES}),
    "rules": Door(CHONGQING_2024.rules, {"kind": st.just(Counting)}),
    **{record.__name__: Door(record.model_validate, {"obj": stated(record, COUNTS)}) for record in RECORDS},
}
"""Public questions but those on the procedure, and the records they are asked about."""

USUAL: dict[str, st.SearchStrategy[Any]] = {
    **TABLE, **BY, "language": LANGUAGES, "name": NAMES, "track": NAMES, "subjects": st.lists(SUBJECTS, max_size=2),
    "applications": st.lists(SUBJECTS, max_size=2), "application": APPLICATIONS, "result": RESULTS,
}  # fmt: skip


def of_its_own(asked: Callable[..., Any]) -> Door:
    """Return the door of a question that has none above, by the names of what it takes."""
    taken = {
        name: parameter
        for name, parameter in signature(asked).parameters.items()
        if parameter.kind in {Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY}
    }
    usual = {
        name: USUAL.get(name, ANYTHING) if parameter.default is Parameter.empty
        else USUAL.get(name, st.just(parameter.default))
        for name, parameter in taken.items()
    }  # fmt: skip
    return Door(asked, usual)


PUBLIC = {name: getattr(face, name) for face in (skillbase_rules, questions, frames) for name in face.__all__}
EVERY = DOORS | {
    name: of_its_own(asked)
    for name, asked in PUBLIC.items()
    if callable(asked) and not isinstance(asked, type) and name not in DOORS and not hasattr(procedure, name)
}
"""Every public question but those on the procedure, which are asked with the tests of the procedure."""


@given(calls(EVERY))
@tries(80)
def test_any_call_is_answered_or_refused_in_one_sentence(call: tuple[str, dict[str, object]]) -> None:
    name, arguments = call
    ask(EVERY[name], arguments)


def asked_of_editions() -> dict[str, Callable[..., Any]]:
    """Return every public question that is asked of an edition."""
    faces = (skillbase_rules, questions, frames, workbooks, solver)
    public = {f"{face.__name__}.{name}": getattr(face, name) for face in faces for name in face.__all__}
    return {
        name: asked for name, asked in public.items() if isfunction(asked) and "edition" in signature(asked).parameters
    }


@pytest.mark.parametrize("name", sorted(asked_of_editions()))
@pytest.mark.parametrize("foreign", [None, 5, "chongqing-2024"], ids=str)
def test_what_is_no_edition_is_refused(name: str, foreign: object) -> None:
    asked = asked_of_editions()[name]
    table = pl.DataFrame({"students": [1]})
    usual = {
        "subject": Facts(), "facts": Facts(), "frame": table, "table": table, "section": "national",
        "track": "national", "changes": {"students": 1},
    }  # fmt: skip
    parameters = signature(asked).parameters.values()
    wanted = [each for each in parameters if each.default is Parameter.empty and each.kind is not Parameter.VAR_KEYWORD]
    given = {each.name: usual.get(each.name) for each in wanted if each.kind is not Parameter.VAR_POSITIONAL}
    with pytest.raises((SkillbaseError, ValidationError)):
        asked(**{**given, "edition": foreign})


# --- files -----------------------------------------------------------------------------------------------------------

EXAMPLE = Path(__file__).parent.parent / "examples" / "technician_college.json"
CSV = "申报单位,学生数,applicant_kind\n甲,≥2000,职业院校\n乙,1500-2000,\n".encode()
POOL = (
    "申报单位,推荐单位,申报档次,国家级条件审查,国家级专家排名,申报类别,市级专家排名,兼报承诺\n"
    "甲,乙局,A,符合,1,数字技能类,2,是\n丙,乙局,,,,其他,1,\n"
).encode()
NUMBERS = st.sampled_from([b"2000", b"-1", b"1e400", b"9" * 5000, b"null", b"true", b'"2000"', b"[]", b"NaN"])


@cache
def form() -> bytes:
    """Return a form that somebody filled in."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "form.xlsx")
        workbooks.write_form(path, Application.model_validate_json(EXAMPLE.read_bytes()))
        return path.read_bytes()


def read(ask_for: Callable[..., object], content: bytes, ending: str) -> object:
    """Read a file of this content."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"file{ending}")
        path.write_bytes(content)
        return ask_for(path)


def ended(path: Path) -> int:
    """Return how the command line ends that judges a file."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        status = main(["check", str(path), "--format", "json"])
    assert status in {0, BAD_INPUT}
    return status


FILE_DOORS = {
    "read_table of CSV": Door(partial(read, workbooks.read_table, ending=".csv"), {"content": garbled(CSV)}),
    "read_table of a workbook": Door(partial(read, workbooks.read_table, ending=".xlsx"), {"content": garbled(form())}),
    "read_pool": Door(partial(read, workbooks.read_pool, ending=".csv"), {"content": garbled(POOL)}, tells_all=True),
    "read_form": Door(partial(read, workbooks.read_form, ending=".xlsx"), {"content": garbled(form())}),
    "the command line": Door(
        partial(read, ended, ending=".json"),
        {
            "content": st.one_of(
                garbled(EXAMPLE.read_bytes()),
                NUMBERS.map(lambda number: b'{"applicant": {"name": "A"}, "students": {"students": %s}}' % number),
            )
        },
    ),
}


@given(st.data())
@tries(15)
def test_any_file_is_read_or_refused_in_one_sentence(data: st.DataObject) -> None:
    door = FILE_DOORS[data.draw(st.sampled_from(sorted(FILE_DOORS)))]
    with warnings.catch_warnings(action="ignore", category=workbooks.WorkbookWarning):
        ask(door, {name: data.draw(value) for name, value in door.usual.items()})

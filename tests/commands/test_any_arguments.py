"""Whatever is typed after a command of the procedure, the answer is an answer or one clear refusal."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from skillbase_rules.cli import main
from tests.support.anything import WORDS, garbled
from tests.support.tries import tries

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = [(EXAMPLES / name).read_bytes() for name in ("filing.json", "recommendations.json", "sparse.json")]
SCHEDULE_FILES = [
    b"day,kind\n2030-10-01,off\n2030-09-28,work\n",
    "国庆节：10月1日至7日放假调休，共7天。9月28日（星期六）上班。".encode(),
    b'{"year": 2030, "days": [{"date": "2030-10-01", "isOffDay": true}, {"date": "2030-09-28", "isOffDay": false}]}',
]
DAYS = st.one_of(
    st.dates().map(str),
    st.sampled_from(["2024-09-13", "2024年9月30日", "2027-09-28", "9999-09-20", "9999-12-31", "0001-01-01"]),
    WORDS,
)
NUMBERS = st.one_of(st.integers(-2, 1200).map(str), st.sampled_from(["5", "30", "²", "1e3", "9" * 5000]), WORDS)
ASSIGNMENTS = st.one_of(
    st.sampled_from(
        [
            "publicity_start_planned=counted",
            "publicity_start_checked=not_counted",
            "inclusive_numbers=exclusive",
            "min_publicity_working_days=7",
            "min_publicity_working_days=999999999",
            "build_years=9999",
            "filing_deadline=2024-07-17T18:00:00+08:00",
            "filing_deadline=9999-12-31T23:59:59+08:00",
            "kept_occupations=0",
        ]
    ),
    WORDS,
)
SCHEDULES = (
    st.sampled_from(["2030=FILE", "2030=FILE.csv", "2030=FILE.json", "2030=FILE.txt", "=", "0=FILE.csv"]) | WORDS
)
SHARED: dict[str, st.SearchStrategy[str] | None] = {
    "--reading": ASSIGNMENTS,
    "--set-parameter": ASSIGNMENTS,
    "--lang": st.sampled_from(["zh", "en", "fr"]),
    "--format": st.sampled_from(["text", "markdown", "json", "ics", "xml"]),
}
OPTIONS: dict[str, dict[str, st.SearchStrategy[str] | None]] = {
    "publicity": SHARED
    | {"--end": DAYS, "--days": NUMBERS, "--count-start": None}
    | {"--last-day": DAYS, "--decision": DAYS, "--schedule": SCHEDULES},
    "timeline": SHARED
    | {
        "--publicity": DAYS,
        "--approved": DAYS,
        "--count-start": None,
        "--applicant": WORDS,
        "--remind": NUMBERS,
        "--previous": st.just("FILE"),
        "--schedule": SCHEDULES,
    },
    "filing": SHARED | {"--application": st.just("FILE")},
    "recommendations": SHARED,
}
POSITIONAL = {"publicity": DAYS, "filing": st.just("FILE"), "timeline": None, "recommendations": st.just("FILE")}


@st.composite
def typed(draw: st.DrawFn) -> list[str]:
    """Draw a command with some of its options, each rightly or wrongly filled in."""
    command = draw(st.sampled_from(sorted(OPTIONS)))
    place = POSITIONAL[command]
    left_out = place is None or draw(st.integers(0, 5)) == 0
    arguments = [command] if place is None or left_out else [command, draw(place)]
    for option in draw(st.lists(st.sampled_from(sorted(OPTIONS[command])), max_size=4)):
        values = OPTIONS[command][option]
        arguments += [option] if values is None else [option, draw(values)]
    return arguments


def contents() -> st.SearchStrategy[bytes]:
    calendar = StringIO()
    with redirect_stdout(calendar):
        main(["timeline", "--publicity", "2024-09-13", "--format", "ics"])
    return st.sampled_from([*FILES, *SCHEDULE_FILES, calendar.getvalue().encode()]).flatmap(garbled)


@given(arguments=typed(), content=contents())
@tries(80)
def test_any_arguments_are_answered_or_refused(tmp_path: Path, arguments: list[str], content: bytes) -> None:
    for name in ("file", "file.csv", "file.json", "file.txt"):
        (tmp_path / name).write_bytes(content)
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status: object = main([argument.replace("FILE", f"{tmp_path}/file") for argument in arguments])
        except SystemExit as refused:
            # What the parser of the command line itself refuses.
            status = refused.code
    assert status in {0, 2}
    assert bool(err.getvalue()) is (status == 2)
    assert "Traceback" not in err.getvalue()

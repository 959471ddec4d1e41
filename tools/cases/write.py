"""Write the shipped cases anew: ``python -m tools.cases.write``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from tools.cases import counting, readings, sections
from tools.cases.shapes import Case

CASES = Path(__file__).parents[2] / "examples" / "cases"
NOTICE = "chongqing-2024"


def files() -> Mapping[str, tuple[str | None, Iterable[Case]]]:
    """Return the cases by the name of their file, with the section that judges all of them."""
    by_reading = (readings.general, readings.applicants, readings.teaching, readings.municipal, readings.preferential)
    return {
        "applicant": ("applicant", sections.applicant()),
        "national": ("national", sections.national()),
        "municipal": ("municipal", sections.municipal()),
        "commitments": ("commitments", sections.outputs("promised_")),
        "outcomes_year_one": ("outcomes_year_one", sections.year_one()),
        "outcomes_year_two": ("outcomes_year_two", sections.year_two()),
        "preferential": ("preferential", sections.preferential()),
        "readings": (None, chain.from_iterable(group() for group in by_reading)),
        "counting": (None, counting.files()),
    }


def written(section: str | None, cases: Iterable[Case]) -> str:
    """Return a file of cases, a case a line."""
    head = {"edition": NOTICE, **({"section": section} if section else {})}
    lines = ",\n".join(f"    {json.dumps(each, ensure_ascii=False)}" for each in cases)
    about = "".join(f"  {json.dumps(name)}: {json.dumps(value)},\n" for name, value in head.items())
    return f'{{\n{about}  "cases": [\n{lines}\n  ]\n}}\n'


def pages() -> dict[Path, str]:
    """Return the text of every file of cases by its path."""
    return {CASES / f"{name}.json": written(*file) for name, file in files().items()}


if __name__ == "__main__":
    CASES.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")

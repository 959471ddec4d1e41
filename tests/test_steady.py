"""The same question gets the same answer in every process, however Python was started; and answers can be kept."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest

from skillbase_rules import SkillbaseError, get_edition, list_editions
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.stated import StatementsDisagreeError, YearsDisagreeError
from skillbase_rules.workbooks import WorkbookError
from tests.test_display import RESULTS

ROOT = Path(__file__).parents[1]
EDITIONS = {name: get_edition(name) for name in list_editions()}
ERRORS = {name: result for name, result in RESULTS.items() if isinstance(result, SkillbaseError)} | {
    "statements": StatementsDisagreeError("teachers", 3, "trainers", 4),
    "years": YearsDisagreeError("annual_trainees"),
    "workbook": WorkbookError(Text("表", "a sheet")),
}


def printed(seed: int, *options: str) -> str:
    """Return what a process prints whose hashes begin at a seed."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, *options, "-X", "utf8", "-m", "tests.support.steady"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=environment, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_answers_do_not_depend_on_hashes_nor_on_assertions_and_nothing_warns() -> None:
    optimised = printed(1, "-O", "-W", "error")
    assert len(optimised) > 100_000
    assert optimised == printed(2)


@pytest.mark.parametrize("name", [name for name, result in RESULTS.items() if not isinstance(result, SkillbaseError)])
def test_a_result_can_be_kept_and_copied(name: str) -> None:
    result = RESULTS[name]
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301
    assert deepcopy(result) == result


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_can_be_kept_and_copied(name: str) -> None:
    edition = EDITIONS[name]
    assert edition.content.sections
    assert edition.accounts
    copied = deepcopy(edition)
    assert (copied, copied.id, hash(copied)) == (edition, edition.id, hash(edition))
    assert pickle.loads(pickle.dumps(edition)) == edition  # noqa: S301


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_crosses_from_one_process_to_another(name: str) -> None:
    error = ERRORS[name]
    for kept in (pickle.loads(pickle.dumps(error)), deepcopy(error)):  # noqa: S301
        assert type(kept) is type(error)
        assert (kept.text, str(kept), vars(kept)) == (error.text, str(error), vars(error))

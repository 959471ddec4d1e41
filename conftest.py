from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import settings
from sybil import Sybil

from tests.docs.blocks import PARSERS
from tests.support.tries import tries

ROOT = Path(__file__).parent

settings.register_profile("suite", parent=tries(100))
settings.load_profile("suite")

pytest_collect_file = Sybil(
    parsers=PARSERS,
    patterns=["README.md", "docs/**/*.md", "docs/*.md"],
    # Their cells run where the notebooks do.
    excludes=["docs/notebooks/*.md"],
    fixtures=["workspace"],
).pytest()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave properties out of coverage: traced, their many inputs would cost half as much again and reach no more."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a copy of the examples, in which the code blocks of one document are run one after another."""
    folder = tmp_path_factory.mktemp("workspace")
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", folder / "examples")
    with chdir(folder):
        yield folder

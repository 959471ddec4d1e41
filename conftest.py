from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from sybil import Sybil

from tests.docs.blocks import PARSERS

ROOT = Path(__file__).parent

pytest_collect_file = Sybil(
    parsers=PARSERS, patterns=["README.md", "docs/**/*.md", "docs/*.md"], fixtures=["workspace"]
).pytest()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a copy of the examples, in which the code blocks of one document are run one after another."""
    folder = tmp_path_factory.mktemp("workspace")
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", folder / "examples")
    with chdir(folder):
        yield folder

from __future__ import annotations

from pathlib import Path

import pytest
from sybil import Document, Sybil
from sybil.example import SybilFailure

from tests.docs.blocks import PARSERS, ROOT, matches


def run_document(text: str, folder: Path) -> Document:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    document = Sybil(parsers=PARSERS).parse(page)
    for example in document.examples():
        example.evaluate()
    return document


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nb\n\n", True),
        ("a\n", "a\nb\n", False),
        ("a  b\n", "a b\n", False),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\n", "a\nb\n", True),
        ("...\nd\n", "a\nc\n", False),
        ("", "a\n", False),
    ],
)
def test_shown_output_is_compared_line_by_line(shown: str, printed: str, *, same: bool) -> None:
    assert matches(shown, printed) is same


@pytest.mark.parametrize(
    "block",
    [
        "```python\n>>> 1 + 1\n3\n```\n",
        "```python\nassert False\n```\n",
        "```console\n$ skillbase-rules no-such-command\n```\n",
        "```console\n$ rm page.md\n```\n",
        '```json\n{"applicant": {"no_such_field": 1}}\n```\n',
        "```sh\npython3 dev.py no-such-job\n```\n",
        "```sh\npip install skillbase-rules[no-such-extra]\n```\n",
        "```sh\npip install skillbase-rules[frames] no-such-library\n```\n",
        "```rust\n1\n```\n",
        "```\nanything\n```\n",
    ],
)
def test_a_block_that_does_not_work_is_found(block: str, tmp_path: Path) -> None:
    with pytest.raises((SybilFailure, AssertionError, ValueError)):
        run_document(f"# Page\n\n{block}", tmp_path)


def test_blocks_that_work_pass(tmp_path: Path) -> None:
    document = run_document(
        "```sh\npip install skillbase-rules[ics,frames]  # extras\n```\n\n```python\n>>> 1 + 1\n2\n```\n", tmp_path
    )
    assert len(list(document.examples())) == 2


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    command = "python3 dev.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

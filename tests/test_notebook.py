"""The example notebooks run from top to bottom and show what they were saved with."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted(Path("examples").glob("*.ipynb"))


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what each code cell shows as text."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return ["".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs) for cell in cells]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_was_saved_with(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    saved = shown(notebook)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    again = shown(notebook)
    assert any(again)
    # Where counts tie, a table of counts may come in either order.
    assert [sorted(text.splitlines()) for text in again] == [sorted(text.splitlines()) for text in saved]

"""The example notebook runs from top to bottom and shows what it was saved with."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path("examples/applicants.ipynb")


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what each code cell shows as text."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return ["".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs) for cell in cells]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
def test_the_notebook_shows_what_it_was_saved_with() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    saved = shown(notebook)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    again = shown(notebook)
    assert any("4.1.1.3.b" in text for text in again)
    # Where counts tie, a table of counts may come in either order.
    assert [sorted(text.splitlines()) for text in again] == [sorted(text.splitlines()) for text in saved]

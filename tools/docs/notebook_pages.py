"""The example notebooks as pages, with the words, tables and pictures that they were saved with."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

FOLDER = "notebooks"
_SHOWN = ("image/png", "text/html", "text/plain")
"""How an output is shown: the first of these that it was saved as."""


def notebook_pages(notebooks: list[Path]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the page of every notebook, and the pictures on them, by their paths under ``docs``."""
    pages: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    for path in notebooks:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        drawn: dict[str, bytes] = {}
        parts = [part for cell in cells for part in _parts(cell, path.stem, drawn)]
        pages[f"{FOLDER}/{path.stem}.md"] = "\n\n".join(parts) + "\n"
        pictures |= {f"{FOLDER}/{name}": content for name, content in drawn.items()}
    return pages, pictures


def _parts(cell: dict[str, Any], stem: str, drawn: dict[str, bytes]) -> list[str]:
    """Return a cell and what it shows as Markdown; pictures are added to those drawn."""
    source = "".join(cell["source"])
    if cell["cell_type"] != "code":
        return [source]
    # Not "python": examples under that name are run as tests, and the notebook is run already.
    parts = [f"```py\n{source}\n```"]
    for output in cell["outputs"]:
        data = output.get("data", {})
        kind = next((kind for kind in _SHOWN if kind in data), None)
        if kind == "image/png":
            name = f"{stem}-{len(drawn) + 1}.png"
            drawn[name] = b64decode("".join(data[kind]))
            parts.append(f"![{_title(source)}]({name})")
        elif kind == "text/html":
            parts.append(f"<div>\n{''.join(data[kind]).strip()}\n</div>")
        elif kind is not None:
            parts.append(f"```text\n{''.join(data[kind])}\n```")
    return parts


def _title(source: str) -> str:
    """Return what a picture is called that a cell draws: its last call."""
    return source.splitlines()[-1].replace("[", "(").replace("]", ")")

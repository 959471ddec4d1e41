"""Editions of notices: each folder here is one, all data; nothing else in the library names one but the questions.

What there is stands nowhere but in the folders: a folder `liangshan_2025` is the edition ``liangshan-2025``, and holds
it under the name `LIANGSHAN_2025`. An edition is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.text import Text, shown


def list_editions() -> tuple[str, ...]:
    """Return the names of the notices that there are editions of, such as ``chongqing-2024``, in order."""
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__) if module.ispkg))


def get_edition(name: str) -> AnyEdition:
    """Return the edition of a notice as issued, under the recommended readings.

    Raises:
        UnknownNameError: There is no edition of that name.
    """
    names = list_editions()
    if name not in names:
        raise UnknownNameError(
            Text("没有 {name} 这一版本；现有 {names}", "There is no edition {name}; there are {names}.").filled(
                name=shown(name), names=", ".join(names)
            )
        )
    folder = name.replace("-", "_")
    edition: object = getattr(import_module(f"{__name__}.{folder}"), folder.upper())
    assert isinstance(edition, Edition)
    return edition

"""Results and what is handed in are values: nothing of them changes, and nothing that is not known slips in."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import BaseModel

SOURCE = Path(__file__).parents[1] / "src"
WINGS = ("engine", "facts", "analyses", "selection", "procedure", "editions")
MODULES = [
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    for wing in WINGS
    for path in sorted((SOURCE / "skillbase_rules" / wing).rglob("*.py"))
]
CLASSES = {
    value
    for name in MODULES
    for value in vars(import_module(name)).values()
    if isinstance(value, type) and value.__module__.startswith("skillbase_rules.")
}
MODELS = sorted(
    # What is private reads the files of others, in which there may be more than is read.
    (each for each in CLASSES if issubclass(each, BaseModel) and not each.__name__.startswith("_")),
    key=lambda each: each.__qualname__,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_is_frozen_and_refuses_what_it_does_not_know(model: type[BaseModel]) -> None:
    assert model.model_config.get("frozen") is True
    assert model.model_config.get("extra") == "forbid"


def test_values_without_validation_are_frozen_or_private() -> None:
    changing = {
        each.__name__
        for each in CLASSES
        if dataclasses.is_dataclass(each) and not each.__dataclass_params__.frozen  # type: ignore[attr-defined]
    }
    assert {name for name in changing if not name.startswith("_")} == set()

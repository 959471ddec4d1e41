from __future__ import annotations

from typing import Annotated

from skillbase_rules.engine.ordered import in_order
from skillbase_rules.engine.records import Record


class Shed(Record):
    tools: Annotated[frozenset[str] | None, in_order(str)] = None


def test_a_set_is_written_in_order_and_stays_a_set_in_python() -> None:
    shed = Shed(tools=frozenset({"saw", "adze", "plane"}))
    assert shed.model_dump_json() == '{"tools":["adze","plane","saw"]}'
    assert shed.model_dump() == {"tools": frozenset({"saw", "adze", "plane"})}
    assert Shed.model_validate_json(shed.model_dump_json()) == shed
    assert Shed().model_dump_json() == '{"tools":null}'


def test_the_schema_of_what_is_written_tells_a_list() -> None:
    written = Shed.model_json_schema(mode="serialization")["properties"]["tools"]["anyOf"]
    assert {"type": "array", "items": {"type": "string"}} in written

"""What is wrong in a JSON file is told by the path of the field that holds it."""

from __future__ import annotations

import pytest

from skillbase_rules.commands.strict_json import MAX_DEPTH, read_json
from skillbase_rules.report.problems import BadInputError


def paths(content: str) -> list[tuple[str | int, ...]]:
    with pytest.raises(BadInputError) as refused:
        read_json(content.encode())
    return [problem.path for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ('{"a": {"b": 1, "b": 2}}', ("a", "b")),
        ('{"a": [1, {"b": NaN}]}', ("a", 1, "b")),
        ('{"a": [[], [7777777777777777]]}', ("a", 1, 0)),
        (r'{"a": {"b": "\ud800"}}', ("a", "b")),
        (r'{"a": {"\udc00": 1}}', ("a", "\udc00")),
    ],
)
def test_a_problem_is_told_where_it_is(content: str, path: tuple[str | int, ...]) -> None:
    assert paths(content) == [path]


def test_problems_are_told_in_the_order_of_the_file() -> None:
    assert paths('{"a": [NaN, 1, Infinity], "b": NaN}') == [("a", 0), ("a", 2), ("b",)]


def test_what_is_nested_too_deeply_is_told_by_its_first_field() -> None:
    def nested(depth: int) -> str:
        return '{"a": ' + "[" * depth + "1" + "]" * depth + "}"

    assert read_json(nested(MAX_DEPTH - 1).encode()) is not None
    assert paths(nested(MAX_DEPTH)) == [("a",)]

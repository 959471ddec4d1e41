"""Sets in JSON."""

from __future__ import annotations

from pydantic import PlainSerializer


def in_order(kind: type) -> PlainSerializer:
    """Return what writes a set of some kind into JSON in order, so that the same set always reads the same."""
    return PlainSerializer(sorted, return_type=list[kind], when_used="json-unless-none")  # type: ignore[valid-type]

"""Values of every kind that a caller might hand in, for fuzzers that ask what a question does with them."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

WORDS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="0123456789-/年月日. ", max_size=12),
    st.sampled_from(
        ["", " ", "zh", "en", "fr", "yes", "no", "30", "national", "2024-09-13", "9999-12-31", "\ud800", "甲"]
    ),
)
_SINGLE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-2, 40),
    st.floats(),
    WORDS,
    st.binary(max_size=8),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from([date.min, date.max, time(), timedelta(1), Fraction(1, 3), object(), int]),
    st.decimals() | st.just(Decimal("1e999999")),
)
ANYTHING: st.SearchStrategy[object] = st.recursive(
    _SINGLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(iter),
        st.dictionaries(WORDS, inner, max_size=3),
        st.tuples(inner),
    ),
    max_leaves=4,
)
"""Whatever Python can hold, the ends of its types among it."""


def garbled(whole: bytes) -> st.SearchStrategy[bytes]:
    """Return a file with a few of its parts cut out, repeated or replaced."""
    places = st.integers(0, len(whole))
    cuts = st.lists(st.tuples(places, st.integers(0, 9), st.binary(max_size=4) | st.just(b"\r\n9\r\n")), max_size=3)

    def cut(made: list[tuple[int, int, bytes]]) -> bytes:
        file = whole
        for place, length, instead in made:
            file = file[:place] + instead + file[place + length :]
        return file

    return cuts.map(cut)

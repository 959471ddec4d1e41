"""The order that candidates stand in: the experts' order, and preference where it counts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Candidacy, PreferenceClaim
from skillbase_rules.selection.rules import Policy

_BEFORE_ALL = 0
"""The place of a candidate whom the experts do not place, if it turns out to be the best."""
_EITHER = (0, 1)
_FIRST = (0,)
_LAST = (1,)


class Ranks(NamedTuple):
    """Where one candidate's statements leave it in the order; smaller goes first, and equal ranks are a tie."""

    best: int
    """If every open question is answered in its favour."""
    worst: int
    """If every open question is answered against it."""
    equals: int
    """The same for all whom only preference tells apart."""
    preferences: tuple[int, ...]
    """Every value that preference may turn out to have, the best first; smaller goes first."""
    apart: tuple[tuple[int, int], ...]
    """The best and the worst rank of each value of preference where others may stand between two of them."""


class Order:
    """The one order of all candidates."""

    def __init__(self, candidacies: Iterable[Candidacy], policy: Policy) -> None:
        """Learn which places and scores the experts give.

        Args:
            candidacies: Everyone's who may compete.
            policy: What counts for how much.
        """
        values = {value for candidacy in candidacies if (value := _stated(candidacy)) is not None}
        self._places = {value: place for place, value in enumerate(sorted(values), _BEFORE_ALL + 1)}
        self._behind_all = len(values) + 1
        self._policy = policy
        # A place is worth more than any difference of preference, or the other way round.
        self._of_place, self._of_preference = policy.number_of_cases + 2, 1
        if policy.preference_first:
            self._of_place, self._of_preference = 1, self._behind_all + 1

    def ranks(self, claim: PreferenceClaim, track: Track, candidacy: Candidacy) -> Ranks:
        """Return the ranks of one candidacy."""
        policy = self._policy
        preferences = _preferences(claim, policy) if track in policy.preference_tracks else _FIRST
        value = _stated(candidacy)
        first, last = (_BEFORE_ALL, self._behind_all) if value is None else (self._places[value],) * 2
        of_place, of_preference = self._of_place, self._of_preference
        best, worst = first * of_place, last * of_place
        steps = len(preferences)
        apart: tuple[tuple[int, int], ...] = ()
        if steps > 1 and (policy.preference_first or preferences[-1] - preferences[0] >= steps):
            apart = tuple([(best + step * of_preference, worst + step * of_preference) for step in preferences])
        return Ranks(
            best + preferences[0] * of_preference,
            worst + preferences[-1] * of_preference,
            0 if policy.preference_first else first,
            preferences,
            apart,
        )


def _stated(candidacy: Candidacy) -> int | Decimal | None:
    """Return what the experts say of a candidacy; smaller goes first."""
    if candidacy.expert_rank is not None:
        return candidacy.expert_rank
    # Exactly: a minus sign would round the score to the digits of the context.
    return None if candidacy.expert_score is None else candidacy.expert_score.copy_negate()


def _preferences(claim: PreferenceClaim, policy: Policy) -> tuple[int, ...]:
    match policy.preference_cases:
        case "any_case":
            favoured = claim.derived
            return _EITHER if favoured is None else _FIRST if favoured else _LAST
        case "more_is_better":
            return _preferences_by_number(claim, policy.number_of_cases)
        case "order_is_priority":
            return _preferences_by_order(claim, policy.number_of_cases)


def _preferences_by_number(claim: PreferenceClaim, cases: int) -> tuple[int, ...]:
    met = claim.met_cases
    if met is not None:
        return tuple(range(-len(met) - len(claim.open_cases), -len(met) + 1))
    return (0,) if claim.favoured is False else tuple(range(-cases, 0 if claim.favoured else 1))


def _preferences_by_order(claim: PreferenceClaim, cases: int) -> tuple[int, ...]:
    none = cases + 1
    if claim.met_cases is not None:
        first = min(claim.met_cases, default=none)
        return (*sorted(case for case in claim.open_cases if case < first), first)
    return (none,) if claim.favoured is False else tuple(range(1, none if claim.favoured else none + 1))

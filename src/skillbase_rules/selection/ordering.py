"""The keys that candidates are ordered by: the experts' order, and preference where it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Candidacy, Candidate, PreferenceClaim
from skillbase_rules.selection.rules import Policy

ExpertKey = tuple[int, int | Decimal]
Key = tuple[ExpertKey | int, ExpertKey | int]

FIRST: ExpertKey = (-1, 0)
LAST: ExpertKey = (1, 0)


@dataclass(frozen=True, slots=True)
class Keys:
    """The best and the worst place in the order that a candidate's statements leave possible; smaller goes first."""

    expert: tuple[ExpertKey, ExpertKey]
    options: tuple[int, ...]
    """Every value that preference may turn out to have, the best first."""
    priority: bool
    """Preference goes before the experts' order."""

    @property
    def preference(self) -> tuple[int, int]:
        """The best and the worst value of preference."""
        return self.options[0], self.options[-1]

    @property
    def apart(self) -> tuple[tuple[Key, Key], ...]:
        """The best and the worst key of each value of preference where others may stand between two of them."""
        if len(self.options) == 1 or not (self.priority or self.options[-1] - self.options[0] >= len(self.options)):
            return ()
        return tuple((self._of(0, value), self._of(1, value)) for value in self.options)

    @property
    def best(self) -> Key:
        """The key if every open question is answered in its favour."""
        return self._key(0)

    @property
    def worst(self) -> Key:
        """The key if every open question is answered against it."""
        return self._key(1)

    @property
    def equals(self) -> ExpertKey | None:
        """What those share whom preference tells apart; none where preference goes before everything."""
        return None if self.priority else self.expert[0]

    @property
    def reviewed(self) -> bool:
        """Whether the experts' order places the candidate."""
        return self.expert != (FIRST, LAST)

    @property
    def settled(self) -> bool:
        """Whether the best key is the worst one too."""
        return self.reviewed and len(self.options) == 1

    def _key(self, end: int) -> Key:
        return self._of(end, self.options[-end])

    def _of(self, end: int, preference: int) -> Key:
        expert = self.expert[end]
        return (preference, expert) if self.priority else (expert, preference)


def keys_of(candidate: Candidate, track: Track, candidacy: Candidacy, policy: Policy) -> Keys:
    """Return the keys of one candidacy."""
    reached = track in policy.preference_tracks
    return Keys(
        expert=_expert(candidacy),
        options=_options(candidate.preference, policy) if reached else (0,),
        priority=policy.preference_first,
    )


def _expert(candidacy: Candidacy) -> tuple[ExpertKey, ExpertKey]:
    key: ExpertKey
    if candidacy.expert_rank is not None:
        key = (0, candidacy.expert_rank)
    elif candidacy.expert_score is not None:
        # Exactly: a minus sign would round the score to the digits of the context.
        key = (0, candidacy.expert_score.copy_negate())
    else:
        return FIRST, LAST
    return key, key


def _options(claim: PreferenceClaim, policy: Policy) -> tuple[int, ...]:
    match policy.preference_cases:
        case "any_case":
            favoured = claim.derived
            return (0, 1) if favoured is None else (0,) if favoured else (1,)
        case "more_is_better":
            return _options_by_number(claim, policy.number_of_cases)
        case "order_is_priority":
            return _options_by_order(claim, policy.number_of_cases)


def _options_by_number(claim: PreferenceClaim, cases: int) -> tuple[int, ...]:
    met = claim.met_cases
    if met is not None:
        return tuple(range(-len(met) - len(claim.open_cases), -len(met) + 1))
    return (0,) if claim.favoured is False else tuple(range(-cases, 0 if claim.favoured else 1))


def _options_by_order(claim: PreferenceClaim, cases: int) -> tuple[int, ...]:
    none = cases + 1
    if claim.met_cases is not None:
        first = min(claim.met_cases, default=none)
        return (*sorted(case for case in claim.open_cases if case < first), first)
    return (none,) if claim.favoured is False else tuple(range(1, none if claim.favoured else none + 1))

"""The keys that candidates are ordered by: the experts' order, and preference where it counts (R-55 to R-57)."""

from __future__ import annotations

from dataclasses import dataclass

from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Candidacy, Candidate, PreferenceClaim
from skillbase_rules.selection.race import ExpertKey, Key

CASES = 5
"""The number of preferential cases (4.2.1 to 4.2.5)."""

FIRST: ExpertKey = (-1, 0)
LAST: ExpertKey = (1, 0)


@dataclass(frozen=True, slots=True)
class Keys:
    """The best and the worst place in the order that a candidate's statements leave possible; smaller goes first."""

    expert: tuple[ExpertKey, ExpertKey]
    options: tuple[int, ...]
    """Every value that preference may turn out to have, the best first."""
    priority: bool
    """Preference goes before the experts' order (an alternative of R-55)."""

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


def keys_of(candidate: Candidate, track: Track, candidacy: Candidacy, readings: Readings) -> Keys:
    """Return the keys of one candidacy."""
    reached = track is Track.MUNICIPAL or readings.preference_tracks == "both_tracks"
    return Keys(
        expert=_expert(candidacy),
        options=_options(candidate.preference, readings) if reached else (0,),
        priority=readings.preference_effect == "priority",
    )


def _expert(candidacy: Candidacy) -> tuple[ExpertKey, ExpertKey]:
    if candidacy.expert_rank is not None:
        return ((0, candidacy.expert_rank),) * 2
    if candidacy.expert_score is not None:
        return ((0, -candidacy.expert_score),) * 2
    return (FIRST, LAST)


def _options(claim: PreferenceClaim, readings: Readings) -> tuple[int, ...]:
    favoured = claim.derived
    met, open_ = claim.met_cases, claim.open_cases
    if readings.preference_cases == "more_is_better":
        if met is not None:
            return tuple(range(-len(met) - len(open_), -len(met) + 1))
        return (0,) if favoured is False else tuple(range(-CASES, 0 if favoured else 1))
    if readings.preference_cases == "order_is_priority":
        none = CASES + 1
        if met is not None:
            first = min(met, default=none)
            return (*sorted(case for case in open_ if case < first), first)
        return (none,) if favoured is False else tuple(range(1, none if favoured else none + 1))
    return (0, 1) if favoured is None else (0,) if favoured else (1,)

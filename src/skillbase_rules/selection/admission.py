"""Who competes before anything is ranked: conditions, recommendation limits, and what is asked of dual applicants."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.findings import Assessment, Status, disjunction
from skillbase_rules.engine.names import name_key
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Candidate, MunicipalCandidacy, NationalCandidacy, Pool
from skillbase_rules.selection.reasons import Grounds, Reason, ReasonCode, clauses_in_words
from skillbase_rules.selection.result import Unknown
from skillbase_rules.selection.rules import Policy, SelectionRules

TRACKS = NATIONAL, MUNICIPAL = tuple(Track)
"""The tracks, national first; walking through an enumeration is slow."""
Candidacy = tuple[str, Track]
"""A candidacy by its candidate's identifier and its track."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a selection is made from."""

    pool: Pool
    rules: SelectionRules
    grounds: Grounds
    """The grounds of the rules, by what they are said to."""
    unknown: Unknown
    withdrawn: tuple[str, ...] = ()

    @property
    def policy(self) -> Policy:
        """How the selection goes."""
        return self.rules.policy


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a candidacy competes, as far as that is settled before the ranking."""

    competes: bool | None
    held: bool
    """A fact of its own is missing: its conditions, its promise, its place in the experts' order."""
    reasons: tuple[Reason, ...]


_FREE = Admission(competes=True, held=False, reasons=())

Limits = Mapping[Candidacy, tuple[bool | None, bool | None]]
"""Who is within its body's limit: if dual applicants count, and if they do not."""
Verdict = tuple[bool | None, Reason]
"""What speaks against a candidacy (false) or is unsettled (none), with its reason."""


def admissions(inputs: Inputs, own: Mapping[Candidacy, Admission], limits: Limits) -> dict[Candidacy, Admission]:
    """Return the admission of every candidacy in the pool; who has withdrawn still counts towards its body's limit.

    Args:
        inputs: What the selection is made from.
        own: What `own_admissions` says of every candidacy.
        limits: What `limits_of` says of those it is about.
    """
    admitted = dict(own)
    shared: dict[tuple[Track, tuple[bool | None, ...]], Admission] = {}
    for key, ways in limits.items():
        considered = {"counted": ways[:1], "not_counted": ways[1:], "open": ways}[inputs.policy.dual_in_limit]
        if set(considered) == {True}:
            continue
        if admitted[key] is not _FREE:
            admitted[key] = _limited(admitted[key], key[1], considered, inputs)
        else:
            # Nothing else is to be said of these, so one admission serves them all.
            shape = key[1], considered
            if shape not in shared:
                shared[shape] = _limited(_FREE, key[1], considered, inputs)
            admitted[key] = shared[shape]
    return admitted


def _limited(own: Admission, track: Track, ways: tuple[bool | None, ...], inputs: Inputs) -> Admission:
    limit = inputs.rules.limit(track)
    assert limit is not None
    if set(ways) == {False}:
        against = own.reasons if own.competes is False else ()
        reason = inputs.grounds.reason(ReasonCode.OVER_LIMIT, track, limit=limit)
        return Admission(competes=False, held=False, reasons=(*against, reason))
    if own.competes is False:
        return own
    hangs_on_duals = len(set(ways)) > 1
    reason = inputs.grounds.reason(ReasonCode.LIMIT_OPEN, "dual" if hangs_on_duals else track, limit=limit)
    return Admission(competes=None, held=own.held, reasons=(*own.reasons, reason))


def own_admissions(inputs: Inputs) -> dict[Candidacy, Admission]:
    """Return the admission of every candidacy by what is known of itself, whatever its body's limit."""
    return {
        (candidate.id, track): _own(candidate, track, candidacy, inputs)
        for candidate in inputs.pool.candidates
        for track, candidacy in ((NATIONAL, candidate.national), (MUNICIPAL, candidate.municipal))
        if candidacy is not None
    }


def _own(
    candidate: Candidate, track: Track, candidacy: NationalCandidacy | MunicipalCandidacy, inputs: Inputs
) -> Admission:
    verdicts = [*_conditions(candidate, track, candidacy, inputs), *_dual_demands(candidate, track, inputs)]
    if candidacy.expert_rank is None and candidacy.expert_score is None:
        verdicts.append((None, inputs.grounds.reason(ReasonCode.NOT_REVIEWED)))
    if not verdicts:
        return _FREE
    against = tuple(reason for verdict, reason in verdicts if verdict is False or inputs.unknown == "refuse")
    if against:
        return Admission(competes=False, held=False, reasons=against)
    return Admission(competes=None, held=True, reasons=tuple(reason for _, reason in verdicts))


def _conditions(
    candidate: Candidate, track: Track, candidacy: NationalCandidacy | MunicipalCandidacy, inputs: Inputs
) -> Iterator[Verdict]:
    """Yield what the conditions of the track say, if they are not met."""
    status = candidacy.status
    if track is Track.MUNICIPAL and candidate.national and inputs.policy.national_conditions_suffice:
        status = disjunction((status, candidate.national.status))
    if status is Status.MET:
        return
    refused = status is Status.NOT_MET
    code = ReasonCode.NOT_ELIGIBLE if refused else ReasonCode.ELIGIBILITY_OPEN
    clauses: tuple[str, ...] = ()
    if isinstance(candidacy.eligibility, Assessment):
        wanted = Status.NOT_MET if refused else Status.UNKNOWN
        clauses = tuple(finding.clause for finding in candidacy.eligibility.findings if finding.status is wanted)
    clauses = clauses or inputs.grounds.ground(code, track).clauses
    reason = inputs.grounds.reason(code, track, clauses=clauses, named=clauses_in_words(clauses))
    yield (False if refused else None), reason


def _dual_demands(candidate: Candidate, track: Track, inputs: Inputs) -> Iterator[Verdict]:
    """Yield what a dual applicant lacks, or does not state, on the municipal track."""
    if track is not Track.MUNICIPAL or not candidate.is_dual:
        return
    if inputs.policy.dual_commitment and candidate.dual_commitment is not True:
        lacking = candidate.dual_commitment is False
        code = ReasonCode.COMMITMENT_LACKING if lacking else ReasonCode.COMMITMENT_OPEN
        yield candidate.dual_commitment, inputs.grounds.reason(code)
    if inputs.policy.dual_occupations and candidate.dual_occupations_kept is not True:
        changed = candidate.dual_occupations_kept is False
        code = ReasonCode.OCCUPATIONS_CHANGED if changed else ReasonCode.OCCUPATIONS_OPEN
        yield candidate.dual_occupations_kept, inputs.grounds.reason(code)


def limits_of(inputs: Inputs) -> Limits:
    """Return who is within its body's limit, of the bodies that recommend more than it allows."""
    limits: dict[Candidacy, tuple[bool | None, bool | None]] = {}
    body_of = {body: name_key(body) for body in {candidate.body for candidate in inputs.pool.candidates}}
    for track in TRACKS:
        limit = inputs.rules.limit(track)
        if limit is None:
            continue
        entered = [candidate for candidate in inputs.pool.candidates if candidate.on(track) is not None]
        bodies = [body_of[candidate.body] for candidate in entered]
        numbers = Counter(bodies)
        lists: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate, body in zip(entered, bodies, strict=True):
            if numbers[body] > limit:
                lists[body].append(candidate)
        for listed in lists.values():
            strict = lenient = _within(listed, track, limit)
            if track is Track.MUNICIPAL and any(candidate.is_dual for candidate in listed):
                # Where dual applicants do not count, they are not limited either.
                lenient = _within([candidate for candidate in listed if not candidate.is_dual], track, limit)
            limits.update({(id_, track): (within, lenient.get(id_, True)) for id_, within in strict.items()})
    return limits


def _within(listed: Sequence[Candidate], track: Track, limit: int) -> Mapping[str, bool | None]:
    """Return who is among the first `limit` of a body's list, as far as its ranking tells.

    A rank is a place on the list. Those without one may stand on any place that is free.
    """
    ranks = {unit.id: candidacy.body_rank for unit in listed if (candidacy := unit.on(track))}
    given = sorted(rank for rank in ranks.values() if rank is not None)
    unranked = len(ranks) - len(given)
    taken = set(given)
    free = next(place for place in range(1, len(given) + 2) if place not in taken)
    within: dict[str, bool | None] = {}
    for id_, rank in ranks.items():
        ahead = bisect_left(given, free if rank is None else rank)
        last = len(ranks)
        if rank is not None:
            room = max(0, rank - 1 - ahead)
            last = bisect_right(given, rank) + min(unranked, room)
        within[id_] = True if last <= limit else False if ahead >= limit else None
    return within


def refuse_unknown_cases(pool: Pool, policy: Policy) -> None:
    """Refuse a pool that names preferential cases that the notice does not have.

    Raises:
        SkillbaseError: A candidate names a case beyond the notice's last one.
    """
    for candidate in pool.candidates:
        claim = candidate.preference
        if max((*(claim.met_cases or ()), *claim.open_cases), default=0) > policy.number_of_cases:
            raise SkillbaseError(
                f"Candidate {candidate.id} names a preferential case beyond the last one; the notice has "
                f"{policy.number_of_cases}."
            )

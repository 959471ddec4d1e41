"""Who competes before anything is ranked: conditions, recommendation limits, and what is asked of dual applicants."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.findings import Assessment, Status, disjunction
from skillbase_rules.engine.names import name_key
from skillbase_rules.facts.application import Track
from skillbase_rules.selection.pool import Candidate, MunicipalCandidacy, NationalCandidacy, Pool
from skillbase_rules.selection.reasons import Grounds, Reason, ReasonCode, clauses_in_words
from skillbase_rules.selection.result import Unknown
from skillbase_rules.selection.rules import DualInLimit, Policy, SelectionRules

NATIONAL, MUNICIPAL = Track.NATIONAL, Track.MUNICIPAL


class Filing(NamedTuple):
    """One candidate on one track."""

    candidate: Candidate
    track: Track
    candidacy: NationalCandidacy | MunicipalCandidacy


def filings_of(pool: Pool) -> tuple[Filing, ...]:
    """Return every filing in the order of the candidates, national before municipal."""
    return tuple(
        Filing(candidate, track, candidacy)
        for candidate in pool.candidates
        for track, candidacy in ((NATIONAL, candidate.national), (MUNICIPAL, candidate.municipal))
        if candidacy is not None
    )


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a selection is made from."""

    pool: Pool
    filings: Sequence[Filing]
    """Those of the pool; each is known by its number, from 0 on."""
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


FREE = Admission(competes=True, held=False, reasons=())
"""Nothing speaks against it; every candidacy that certainly competes has this one."""

Limits = Mapping[int, tuple[bool | None, bool | None]]
"""Of filings that may be beyond their body's limit, whether they are within: if dual applicants count, or do not."""
_WITHIN = (True, True)
Verdict = tuple[bool | None, Reason]
"""What speaks against a candidacy (false) or is unsettled (none), with its reason."""


class Admissions(NamedTuple):
    """The admission of every filing, by its number, for each way to count dual applicants towards a body's limit.

    Who has withdrawn still counts. Where the ways agree on a filing, they have one admission.
    """

    counted: list[Admission]
    not_counted: list[Admission]
    open: list[Admission]

    def of(self, dual_in_limit: DualInLimit) -> Sequence[Admission]:
        """Return what a way says."""
        match dual_in_limit:
            case "counted":
                return self.counted
            case "not_counted":
                return self.not_counted
            case "open":
                return self.open


def admissions(inputs: Inputs, own: Sequence[Admission], limits: Limits) -> Admissions:
    """Return the admission of every filing.

    Args:
        inputs: What the selection is made from.
        own: What `own_admissions` says of every filing.
        limits: What `limits_of` says of those it is about.
    """
    admitted = Admissions(list(own), list(own), list(own))
    # Of most nothing else is to be said, so one admission serves them all.
    free = cache(partial(_limited, FREE, inputs=inputs))
    for number, (counted, spared) in limits.items():
        before, track = own[number], inputs.filings[number].track
        limited = free if before is FREE else partial(_limited, before, inputs=inputs)
        admitted.counted[number] = limited(track, counted, counted)
        agree = counted is spared
        admitted.not_counted[number] = admitted.counted[number] if agree else limited(track, spared, spared)
        admitted.open[number] = admitted.counted[number] if agree else limited(track, counted, spared)
    return admitted


def _limited(own: Admission, track: Track, counted: bool | None, spared: bool | None, *, inputs: Inputs) -> Admission:
    """Return the admission of a filing that is, or is not, within its body's limit if dual applicants count or not."""
    if counted is spared is True:
        return own
    limit = inputs.rules.limit(track)
    assert limit is not None
    if counted is spared is False:
        against = own.reasons if own.competes is False else ()
        reason = inputs.grounds.reason(ReasonCode.OVER_LIMIT, track, limit=limit)
        return Admission(competes=False, held=False, reasons=(*against, reason))
    if own.competes is False:
        return own
    hangs_on_duals = counted is not spared
    reason = inputs.grounds.reason(ReasonCode.LIMIT_OPEN, "dual" if hangs_on_duals else track, limit=limit)
    return Admission(competes=None, held=own.held, reasons=(*own.reasons, reason))


def own_admissions(inputs: Inputs) -> list[Admission]:
    """Return the admission of every filing by what is known of itself, whatever its body's limit."""
    return [_own(filing, inputs) for filing in inputs.filings]


def _own(filing: Filing, inputs: Inputs) -> Admission:
    candidate, track, candidacy = filing
    verdicts: list[Verdict] = []
    if candidacy.eligibility is not Status.MET and (status := _status(filing, inputs.policy)) is not Status.MET:
        verdicts.append(_conditions(status, filing, inputs.grounds))
    if track is MUNICIPAL and candidate.national is not None:
        verdicts.extend(_dual_demands(candidate, inputs))
    if candidacy.expert_rank is None and candidacy.expert_score is None:
        verdicts.append((None, inputs.grounds.reason(ReasonCode.NOT_REVIEWED)))
    if not verdicts:
        return FREE
    against = tuple(reason for verdict, reason in verdicts if verdict is False or inputs.unknown == "refuse")
    if against:
        return Admission(competes=False, held=False, reasons=against)
    return Admission(competes=None, held=True, reasons=tuple(reason for _, reason in verdicts))


def _status(filing: Filing, policy: Policy) -> Status:
    """Return whether the conditions of the track are met, not met, or not settled."""
    status = filing.candidacy.status
    if policy.national_conditions_suffice and filing.track is MUNICIPAL and filing.candidate.national is not None:
        return disjunction((status, filing.candidate.national.status))
    return status


def _conditions(status: Status, filing: Filing, grounds: Grounds) -> Verdict:
    """Return what the conditions of the track say where they are not met."""
    refused = status is Status.NOT_MET
    code = ReasonCode.NOT_ELIGIBLE if refused else ReasonCode.ELIGIBILITY_OPEN
    clauses: tuple[str, ...] = ()
    if isinstance(filing.candidacy.eligibility, Assessment):
        wanted = Status.NOT_MET if refused else Status.UNKNOWN
        clauses = tuple(finding.clause for finding in filing.candidacy.eligibility.findings if finding.status is wanted)
    clauses = clauses or grounds.ground(code, filing.track).clauses
    reason = grounds.reason(code, filing.track, clauses=clauses, named=clauses_in_words(clauses))
    return (False if refused else None), reason


def _dual_demands(candidate: Candidate, inputs: Inputs) -> Iterator[Verdict]:
    """Yield what a dual applicant lacks, or does not state, on the municipal track."""
    if inputs.policy.dual_commitment and candidate.dual_commitment is not True:
        lacking = candidate.dual_commitment is False
        code = ReasonCode.COMMITMENT_LACKING if lacking else ReasonCode.COMMITMENT_OPEN
        yield candidate.dual_commitment, inputs.grounds.reason(code)
    if inputs.policy.dual_occupations and candidate.dual_occupations_kept is not True:
        changed = candidate.dual_occupations_kept is False
        code = ReasonCode.OCCUPATIONS_CHANGED if changed else ReasonCode.OCCUPATIONS_OPEN
        yield candidate.dual_occupations_kept, inputs.grounds.reason(code)


def limits_of(inputs: Inputs) -> Limits:
    """Return who may be beyond its body's limit, of the bodies that recommend more than it allows."""
    limits: dict[int, tuple[bool | None, bool | None]] = {}
    body_of = {body: name_key(body) for body in {candidate.body for candidate in inputs.pool.candidates}}
    for track in (NATIONAL, MUNICIPAL):
        limit = inputs.rules.limit(track)
        if limit is None:
            continue
        lists: defaultdict[str, list[int]] = defaultdict(list)
        for number, filing in enumerate(inputs.filings):
            if filing.track is track:
                lists[body_of[filing.candidate.body]].append(number)
        within = cache(partial(_within, limit=limit))
        for listed in lists.values():
            if len(listed) > limit:
                limits.update(_both_ways([(number, inputs.filings[number]) for number in listed], within))
    return limits


_Within = Mapping[int | None, bool | None]
"""Whether a body's list has a candidate of a rank within the limit."""


def _both_ways(
    listed: Sequence[tuple[int, Filing]], within: Callable[[tuple[int | None, ...]], _Within]
) -> Iterator[tuple[int, tuple[bool | None, bool | None]]]:
    """Yield who of a list may be beyond the limit if dual applicants count, or if they do not."""
    ranks = tuple([filing.candidacy.body_rank for _, filing in listed])
    counted = spared = within(ranks)
    duals = [filing.track is MUNICIPAL and filing.candidate.national is not None for _, filing in listed]
    if any(duals):
        spared = within(tuple([rank for rank, dual in zip(ranks, duals, strict=True) if not dual]))
    for (number, _), rank, dual in zip(listed, ranks, duals, strict=True):
        # Where dual applicants do not count, they are not limited either.
        ways = counted[rank], True if dual else spared[rank]
        if ways != _WITHIN:
            yield number, ways


def _within(ranks: tuple[int | None, ...], limit: int) -> _Within:
    """Return who is among the first `limit` of a body's list, as far as its ranking tells.

    A rank is a place on the list. Those without one may stand on any place that is free.
    """
    given = sorted(rank for rank in ranks if rank is not None)
    unranked = len(ranks) - len(given)
    taken = set(given)
    free = next(place for place in range(1, len(given) + 2) if place not in taken)
    within: dict[int | None, bool | None] = {}
    for rank in set(ranks):
        ahead = bisect_left(given, free if rank is None else rank)
        last = len(ranks)
        if rank is not None:
            room = max(0, rank - 1 - ahead)
            last = bisect_right(given, rank) + min(unranked, room)
        within[rank] = True if last <= limit else False if ahead >= limit else None
    return within


def refuse_unknown_cases(pool: Pool, policy: Policy) -> None:
    """Refuse a pool that names preferential cases that the notice does not have.

    Raises:
        SkillbaseError: A candidate names a case beyond the notice's last one.
    """
    for candidate in pool.candidates:
        claim = candidate.preference
        # Only a claim that says which cases are met says which are open.
        if (
            claim.met_cases is not None
            and max((*claim.met_cases, *claim.open_cases), default=0) > policy.number_of_cases
        ):
            raise SkillbaseError(
                f"Candidate {candidate.id} names a preferential case beyond the last one; the notice has "
                f"{policy.number_of_cases}."
            )

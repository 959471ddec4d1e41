"""Who is selected, who is in reserve, and what stays open.

What is open. A pool may leave questions open: a tie that preference does not break, a preferential case that is not
settled, conditions that are not settled, a promise that is not stated, a body that recommends too many without
ranking them, a candidate whom the experts' order does not place. An answer to all of them settles the pool: it
admits or refuses every candidacy with an open standing, gives every open preference a value and every candidate the
experts do not place a place, and puts what is then still equal into some order. Each question is answered by
itself, and on each track by itself. An outcome holds only if it holds under every answer: `SELECTED` has a place
of one category under all of them, `RESERVE` competes and has no place under all of them, and what some answers give
and others do not is `UNDETERMINED`. No name, identifier, order of input or luck ever decides.

How an answer is read. The candidates of a contest stand in one order: by the experts, and between equals by
preference. The places of its categories are filled from the top, category by category; nothing moves between
contests, and what is not filled stays empty, unless the rules say otherwise. The national track goes first: where a
national win excludes a municipal one, who wins there leaves the municipal contests, and those behind move up. So
where a dual applicant's national place is open, its municipal candidacy is open too, and with it what lies behind.

Who competes. Conditions not met, a promise refused, occupations changed, or a rank on the body's list beyond its
limit put a candidacy out. Every recommended candidate counts towards the limit, eligible or not. Where the body's
ranking does not tell who is within the limit, all in doubt are open, each by itself: the body may withdraw any of
them. Whether a dual applicant counts may itself be open.

Held. With ``unknown="hold"`` a candidacy whose own facts are unsettled is `HELD`: it is not selected, but the place
it would take is not given away either. Whoever gets that place only if the held one is refused is undetermined, and
the place counts as contested. With ``unknown="refuse"`` such a candidacy is out, with the clause that is unsettled.

Exactness. The outcomes are exactly those of going through all answers, at the cost of a sort. Where empty places move
to another category, they move by numbers that are open themselves; there an outcome may be called undetermined that
going through all answers would settle, never the reverse.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter
from typing import get_args

from skillbase_rules.engine.arguments import choice_of, items_of, of_type
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.names import NearNames, near_names
from skillbase_rules.engine.stated import built
from skillbase_rules.engine.text import Text
from skillbase_rules.selection.admission import Inputs, filings_of, refuse_unknown_cases
from skillbase_rules.selection.contest import Prospect
from skillbase_rules.selection.decisions import decisions_of, results
from skillbase_rules.selection.outcomes import NOBODY, Groundwork, Resolution, groundwork, resolve, shares_groundwork
from skillbase_rules.selection.pool import Candidate, Pool
from skillbase_rules.selection.reasons import Grounds, ReasonCode
from skillbase_rules.selection.result import Decision, Move, Selection, Unknown
from skillbase_rules.selection.rules import Policy, SelectionRules


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python from looking for cycles, of which a selection makes none, in a large pool again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_collector_paused()
def select(
    candidates: Pool | Iterable[Candidate],
    rules: SelectionRules,
    *,
    unknown: Unknown = "hold",
    edition: str = "",
) -> Selection:
    """Select from a pool as far as it settles itself, and say of every candidacy why.

    Args:
        candidates: Every recommended candidate, eligible or not.
        rules: What the notice says about selecting.
        unknown: Whether a candidacy whose own facts are unsettled is held for clarification or refused.
        edition: The name of the notice, which the selection carries.

    Raises:
        pydantic.ValidationError: The candidates make no pool: an identifier twice, ranks beside scores.
        SkillbaseError: A candidate competes for places that there are none of, names no award class where classes
            have contests of their own, or names a preferential case that the notice does not have.
    """
    given = (
        candidates if isinstance(candidates, Pool) else Pool(candidates=items_of("candidates", candidates, Candidate))
    )
    choice_of("unknown", unknown, get_args(Unknown))
    # In another order it is as sound as before.
    pool = given.model_copy(update={"candidates": tuple(sorted(given.candidates, key=attrgetter("id")))})
    refuse_unknown_cases(pool, rules.policy)
    return _selection(
        edition, Inputs(pool, filings_of(pool), rules, Grounds(rules.grounds), unknown), _near_names(pool)
    )


@_collector_paused()
def replace_withdrawn(selection: Selection, *, withdrawn: Iterable[str]) -> Selection:
    """Return the selection after some units have withdrawn from both tracks.

    Those behind move up in their contest: the first of the named moves to a funded place that falls free, and the
    first of the reserve to the place it leaves. Where that is tied, the place is contested. Recommendation limits
    stay as they were, so nobody beyond them comes in. Withdrawals add up: replacing twice is replacing both at once.

    Args:
        selection: A selection, also one in which units were replaced before.
        withdrawn: Identifiers of the units.

    Raises:
        UnknownNameError: A unit is not in the pool.
    """
    of_type("selection", selection, Selection)
    known = {candidate.id for candidate in selection.pool.candidates}
    gone = {*selection.withdrawn, *items_of("withdrawn", withdrawn, str)}
    if strangers := sorted(gone - known):
        named = ", ".join(strangers)
        raise UnknownNameError(
            Text(
                f"{named} 不能退出：候选单位中没有此编号。",
                f"{named} cannot withdraw: the pool has no candidate of that identifier.",
            )
        )
    rules = selection.rules
    pool = selection.pool
    inputs = Inputs(
        pool, filings_of(pool), rules, Grounds(rules.grounds), selection.unknown, withdrawn=tuple(sorted(gone))
    )
    return _selection(selection.edition, inputs, selection.near_names)


def _selection(edition: str, inputs: Inputs, near: NearNames) -> Selection:
    resolution, before, hinges = _resolved(inputs)
    decisions = decisions_of(inputs, resolution, before, hinges)
    values: dict[str, object] = {
        "edition": edition,
        "rules": inputs.rules,
        "unknown": inputs.unknown,
        "pool": inputs.pool,
        "contests": results(resolution),
        "decisions": decisions,
        "withdrawn": inputs.withdrawn,
        "moves": tuple(_moves(decisions, before, resolution.prospects)),
        "near_names": near,
    }
    return built(Selection, values, set(values))


def _resolved(inputs: Inputs) -> tuple[Resolution, Sequence[Prospect], dict[int, tuple[str, ...]]]:
    """Return what every candidacy may come to, what it might before anyone withdrew, and what that hangs on.

    The groundwork ends here: of a large pool it would take memory that the decisions need.
    """
    shared = groundwork(inputs)
    withdrawn = frozenset(inputs.withdrawn)
    gone = frozenset(number for number, filing in enumerate(inputs.filings) if filing.candidate.id in withdrawn)
    before = resolve(inputs, shared, NOBODY)
    resolution = resolve(inputs, shared, gone, before) if gone else before
    return resolution, before.prospects, _hinges(resolution, before, gone, inputs, shared)


def _near_names(pool: Pool) -> NearNames:
    bodies = near_names(candidate.body for candidate in pool.candidates)
    return bodies + near_names(candidate.name for candidate in pool.candidates if candidate.name is not None)


def _moves(decisions: Iterable[Decision], before: Sequence[Prospect], after: Sequence[Prospect]) -> Iterator[Move]:
    for decision, old, new in zip(decisions, before, after, strict=True):
        if old is new:
            continue
        was, is_ = old.place_or_outcome, new.place_or_outcome
        if was != is_ and not new.withdrawn:
            up = (reason for reason in decision.reasons if reason.code is ReasonCode.MOVED_UP)
            reason = next(up, decision.reasons[0])
            yield Move(candidate=decision.candidate, track=decision.track, before=was, after=is_, reason=reason)


def _hinges(
    resolution: Resolution, before: Resolution, gone: frozenset[int], inputs: Inputs, shared: Groundwork
) -> dict[int, tuple[str, ...]]:
    """Return the readings of low confidence that outcomes hang on, by the number of the filing."""
    hinges: dict[int, tuple[str, ...]] = {}
    for alternative in inputs.rules.alternatives:
        if not _may_matter(alternative.policy, inputs, shared):
            continue
        read = replace(inputs, rules=inputs.rules.under(alternative.policy))
        if shares_groundwork(inputs.policy, alternative.policy):
            other = resolve(read, shared, gone, resolution, before)
        else:
            other = resolve(read, groundwork(read, shared.limits), gone)
        for number, (prospect, turned) in enumerate(zip(resolution.prospects, other.prospects, strict=True)):
            if turned is prospect:
                continue
            if turned.possible == prospect.possible and turned.admission.held == prospect.admission.held:
                continue
            known = hinges.get(number, ())
            if turned.place_or_outcome != prospect.place_or_outcome and alternative.reading not in known:
                hinges[number] = (*known, alternative.reading)
    return hinges


def _may_matter(policy: Policy, inputs: Inputs, shared: Groundwork) -> bool:
    """Tell whether a policy differs in a point that this pool has an occasion for."""
    idle = {"places_exact"}
    if all(counted is spared for counted, spared in shared.limits.values()):
        idle.add("dual_in_limit")
    if not inputs.withdrawn:
        idle.add("reserve_moves_up")
    if not any(candidate.is_dual for candidate in inputs.pool.candidates):
        idle.add("national_win_excludes")
    own = inputs.policy
    return any(getattr(policy, name) != getattr(own, name) for name in Policy.model_fields if name not in idle)

"""Who is selected, who is in reserve, and what stays open (sections 二, 四(二) and 五(二)).

What is open. A pool may leave questions open: a tie that preference does not break, a preferential case that is not
settled, conditions that are not settled, a promise that is not stated, a body that recommends too many without
ranking them, a candidate whom the experts' order does not place. An answer to all of them settles the pool: it
admits or refuses every candidacy with an open standing, gives every open preference a value and every candidate the
experts do not place a place, and puts what is then still equal into some order. Each question is answered by
itself, and on each track by itself. An outcome holds only if it holds under every answer: `SELECTED` has a place
of one category under all of them, `RESERVE` competes and has no place under all of them, and what some answers give
and others do not is `UNDETERMINED`. No name, identifier, order of input or luck ever decides.

How an answer is read. The candidates of a contest stand in one order: by the experts (R-72), and between equals by
preference (R-55, R-57). The places of its categories are filled from the top, funded ones before named ones (R-19);
nothing moves between categories (R-17); what is not filled stays empty (R-16). The national track goes first: who
wins there leaves the municipal contests, and those behind move up (R-76). So where a dual applicant's national place
is open, its municipal candidacy is open too, and with it what lies behind.

Who competes. Conditions not met, a promise refused, occupations changed, or a rank on the body's list beyond its
limit (5.1.g, 5.1.h, R-67) put a candidacy out. Every recommended candidate counts towards the limit, eligible or not.
Where the body's ranking does not tell who is within the limit, all in doubt are open, each by itself: the body may
withdraw any of them. Whether a dual applicant counts is itself open by default (R-68).

Held. With ``unknown="hold"`` a candidacy whose own facts are unsettled is `HELD`: it is not selected, but the place
it would take is not given away either. Whoever gets that place only if the held one is refused is undetermined, and
the place counts as contested. With ``unknown="refuse"`` such a candidacy is out, with the clause that is unsettled.

Exactness. The outcomes are exactly those of going through all answers, at the cost of a sort. Under the alternative
of R-17 places move by numbers that are open themselves; there an outcome may be called undetermined that going
through all answers would settle, never the reverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace as replace_fields

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024.places import QuotaParameters
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.selection.admission import TRACKS, Candidacy, Inputs
from skillbase_rules.selection.decisions import decide, results
from skillbase_rules.selection.outcomes import Ground, Resolution, ground_of, resolve
from skillbase_rules.selection.pool import Candidate, Pool
from skillbase_rules.selection.result import Decision, Move, ReasonCode, Selection, Unknown


def select(
    candidates: Pool | Iterable[Candidate],
    *,
    unknown: Unknown = "hold",
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> Selection:
    """Select from a pool as far as it settles itself, and say of every candidacy why.

    Args:
        candidates: Every recommended candidate, eligible or not.
        unknown: Whether a candidacy whose own facts are unsettled is held for clarification or refused.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out.

    Raises:
        pydantic.ValidationError: The candidates make no pool: an identifier twice, ranks beside scores.
        SkillbaseError: A municipal candidate names no award class where the readings ask for one (R-19).
    """
    given = candidates.candidates if isinstance(candidates, Pool) else tuple(candidates)
    pool = Pool(candidates=tuple(sorted(given, key=lambda candidate: candidate.id)))
    places = QuotaParameters(**{name: getattr(edition.parameters, name) for name in QuotaParameters.model_fields})
    chosen = edition.readings if readings is None else readings
    return _selection(edition.id, Inputs(pool, places, chosen, unknown))


def replace(selection: Selection, *, withdrawn: Iterable[str]) -> Selection:
    """Return the selection after some units have withdrawn from both tracks (R-75).

    Those behind move up in their contest: the first of the named moves to a funded place that falls free, and the
    first of the reserve to the place it leaves. Where that is tied, the place is contested. Recommendation limits
    stay as they were, so nobody beyond them comes in. Withdrawals add up: replacing twice is replacing both at once.

    Args:
        selection: A selection, also one in which units were replaced before.
        withdrawn: Identifiers of the units.

    Raises:
        UnknownNameError: A unit is not in the pool.
    """
    known = {candidate.id for candidate in selection.pool.candidates}
    gone = {*selection.withdrawn, *withdrawn}
    if strangers := sorted(gone - known):
        raise UnknownNameError(f"{', '.join(strangers)} cannot withdraw: the pool has no candidate of that identifier.")
    inputs = Inputs(
        selection.pool, selection.places, selection.readings, selection.unknown, withdrawn=tuple(sorted(gone))
    )
    return _selection(selection.edition, inputs)


def _selection(edition: str, inputs: Inputs) -> Selection:
    ground = ground_of(inputs)
    resolution = resolve(inputs, ground)
    before = resolve(replace_fields(inputs, withdrawn=()), ground) if inputs.withdrawn else resolution
    hinges = _hinges(resolution, inputs, ground)
    decisions = tuple(
        decide(
            candidate,
            track,
            resolution,
            before=before,
            readings=inputs.readings,
            hinges=hinges.get((candidate.id, track), ()),
        )
        for candidate in inputs.pool.candidates
        for track in TRACKS
        if candidate.on(track) is not None
    )
    return Selection(
        edition=edition,
        places=inputs.places,
        readings=inputs.readings,
        unknown=inputs.unknown,
        pool=inputs.pool,
        contests=results(resolution),
        decisions=decisions,
        withdrawn=inputs.withdrawn,
        moves=tuple(_moves(decisions, before, resolution)),
    )


def _moves(decisions: Iterable[Decision], before: Resolution, after: Resolution) -> Iterator[Move]:
    for decision in decisions:
        key = (decision.candidate, decision.track)
        old, new = before.ends[key], after.ends[key]
        if old.state != new.state and not new.withdrawn:
            up = next((one for one in decision.reasons if one.code is ReasonCode.MOVED_UP), decision.reasons[0])
            yield Move(candidate=key[0], track=key[1], before=old.state, after=new.state, reason=up)


def _hinges(resolution: Resolution, inputs: Inputs, ground: Ground) -> dict[Candidacy, tuple[str, ...]]:
    """Return the readings of low confidence that each outcome hangs on."""
    hinges: dict[Candidacy, tuple[str, ...]] = {}
    matters = {
        "dual_in_limit": any(counted is not spared for counted, spared in ground.limits.values()),
        "reserve_use": bool(inputs.withdrawn),
        "double_win": any(candidate.is_dual for candidate in inputs.pool.candidates),
    }
    for name, choice in inputs.readings.alternatives():
        if not matters.get(name):
            continue
        switch = inputs.readings.switches()[name]
        other = resolve(replace_fields(inputs, readings=inputs.readings.choosing(**{name: choice})), ground)
        for key, end in resolution.ends.items():
            turned = other.ends[key]
            if turned.ends == end.ends and turned.standing.held == end.standing.held:
                continue
            if turned.state != end.state and switch.id not in hinges.get(key, ()):
                hinges[key] = (*hinges.get(key, ()), switch.id)
    return hinges

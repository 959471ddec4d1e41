"""One clause of a rulebook as it is asked of a sheet: its status under the conditions above it, and why it has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from skillbase_rules.engine.criteria import (
    Amount,
    Criterion,
    Greatest,
    Leaf,
    criterion_facts,
    leaf_facts,
    measured_facts,
)
from skillbase_rules.engine.findings import Finding, Inference, Place, Shortfall, Status, UnknownCause
from skillbase_rules.engine.judging import LeafJudge, LeafVerdict
from skillbase_rules.engine.narrowing import Narrowing
from skillbase_rules.engine.possible import (
    MET,
    NOT_ASKED,
    NOT_MET,
    OF_STATUS,
    Gate,
    Possible,
    missing_facts,
)
from skillbase_rules.engine.records import Group
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.stated import built
from skillbase_rules.engine.verdicts import asks, judge_of

# Before Python 3.12 a member costs more to look up by its class than a clause costs to judge.
UNKNOWN, NOT_APPLICABLE, MISSING_FACT = Status.UNKNOWN, Status.NOT_APPLICABLE, UnknownCause.MISSING_FACT
DECIDED = (Status.MET, Status.NOT_MET)
WHAT_IS_JUDGED = set(Finding.model_fields) - {"hinges_on"}


class Noted(NamedTuple):
    """What a part of a rulebook comes to on a sheet, without explanation."""

    possible: Possible
    """What it may come to."""
    statuses: tuple[tuple[Place, Status], ...]
    """The status of everything in it, in the notice's order."""


def clause_part(leaf: Leaf, conditions: tuple[Criterion, ...], book: Rulebook, kind: type[Group]) -> ClausePart:
    """Return a clause that hangs on some conditions, as it is asked of sheets of a kind."""
    clause = book.clauses[leaf.clause]
    operator, threshold = asks(leaf)
    names = (*leaf_facts(leaf), *(name for each in conditions for name in criterion_facts(each)))
    counts = tuple(name for name in _asked_facts(leaf) if name in kind.count_fields())
    whole = ((total, tuple(part for part in parts if part in counts)) for total, parts in kind.all_totals().items())
    totals = tuple((total, parts) for total, parts in whole if parts and total not in counts)
    # In the order of the fields, as they are written out.
    always = {
        "clause": clause.id,
        "label": clause.label,
        "status": UNKNOWN,
        "observed": None,
        "operator": operator,
        "threshold": threshold,
        "unit": book.units.get(clause.id, ""),
        "shortfall": None,
        "facts": tuple(dict.fromkeys(names)),
        "missing": (),
        "inferred": (),
        "unknown_cause": None,
        "readings": clause.readings,
        "hinges_on": (),
    }
    return ClausePart(
        outcomes=_outcomes(clause.id),
        judge=judge_of(leaf, kind),
        conditions=conditions,
        always=always,
        readings_for_want=(*clause.readings, book.missing_reading),
        missing_fails=book.missing_fails,
        counts=counts,
        totals=totals,
        read=frozenset((*counts, *(total for total, _ in totals))),
    )


@cache
def _outcomes(clause: str) -> Mapping[Status, Noted]:
    """Return what is noted of each status of a clause, once for all readings of it."""
    place = Place(clause)
    return {status: Noted(possible, ((place, status),)) for status, possible in OF_STATUS.items()}


@dataclass(frozen=True, slots=True)
class ClausePart:
    """A clause of a rulebook on sheets of one kind."""

    outcomes: Mapping[Status, Noted]
    """What is noted of each status that its own test comes to."""
    judge: LeafJudge
    conditions: tuple[Criterion, ...]
    """What it hangs on."""
    always: Mapping[str, object]
    """What its finding says of every sheet."""
    readings_for_want: tuple[str, ...]
    """The readings that it depends on where a fact is missing."""
    missing_fails: bool
    counts: tuple[str, ...]
    """The counts that it asks for."""
    totals: tuple[tuple[str, tuple[str, ...]], ...]
    """The totals that stand for some of them, each with those."""
    read: frozenset[str]
    """Those counts and totals."""

    def note(self, facts: Group, gate: Gate) -> Noted:
        """Return what it may come to, and its status."""
        if not gate.may_open:
            return self.outcomes[NOT_APPLICABLE]
        status = self.judge.status(facts)
        noted = self._undecided(gate, status) if gate.may_close else self.outcomes[status]
        if self.missing_fails and noted.statuses == self.outcomes[UNKNOWN].statuses:
            return self._judged(facts, gate)[1]
        return noted

    def _undecided(self, gate: Gate, status: Status) -> Noted:
        """Return what is noted of a status under a gate that is not decided."""
        if gate.has_other_side:
            return self.outcomes[UNKNOWN]._replace(possible=MET | NOT_MET | NOT_ASKED)
        noted = self.outcomes[status if status is Status.MET else UNKNOWN]
        return noted._replace(possible=OF_STATUS[status] | NOT_ASKED)

    def explain(self, facts: Group, gate: Gate) -> tuple[Finding, Noted]:
        """Return why it has its status, and what is noted of it."""
        verdict, noted, for_want_of_a_fact = self._judged(facts, gate)
        values = dict(self.always)
        values["status"], values["observed"], values["shortfall"], values["missing"], values["unknown_cause"] = verdict
        if for_want_of_a_fact:
            values["readings"] = self.readings_for_want
        if verdict.status in DECIDED and (narrowed := self._narrowed(facts.narrowing)):
            values["inferred"] = self._inferences(verdict.status, facts, narrowed)
        return built(Finding, values, WHAT_IS_JUDGED), noted

    def _judged(self, facts: Group, gate: Gate) -> tuple[LeafVerdict, Noted, bool]:
        """Return what it comes to, and whether the notice's reading of missing facts has a say in it."""
        if not gate.may_open:
            return LeafVerdict(NOT_APPLICABLE), self.outcomes[NOT_APPLICABLE], False
        judged = self.judge.verdict(facts)
        noted = self.outcomes[judged.status]
        if gate.may_close:
            noted = self._undecided(gate, judged.status)
            if noted.statuses == self.outcomes[UNKNOWN].statuses:
                of_gates = (name for condition in self.conditions for name in missing_facts(condition, facts))
                missing = tuple(dict.fromkeys((*of_gates, *judged.missing)))
                judged = LeafVerdict(UNKNOWN, judged.observed, None, missing, MISSING_FACT)
        if judged.cause is not MISSING_FACT:
            return judged, noted, False
        if self.missing_fails:
            # A yes, a no or a name may itself be right; it is what was not stated that fails.
            observed = None if isinstance(judged.observed, (bool, str)) else judged.observed
            failed = LeafVerdict(Status.NOT_MET, observed, Shortfall(facts=judged.missing))
            return failed, self.outcomes[Status.NOT_MET], True
        return judged, noted, True

    def _inferences(self, status: Status, facts: Group, narrowed: list[str]) -> tuple[Inference, ...]:
        """Return the ends that follow from other facts and without which the clause would not come to its status."""
        narrowing = facts.narrowing
        return tuple(
            [
                Inference(
                    fact=name,
                    at_least=narrowing.ends[name].low if name in narrowing.lows else None,
                    at_most=narrowing.ends[name].high if name in narrowing.highs else None,
                    follows_from=narrowing.because(name),
                )
                for name in self._needed(status, facts, narrowed)
            ]
        )

    def _narrowed(self, narrowing: Narrowing) -> list[str]:
        """Return the narrowed counts that it reads, and the narrowed totals that stand for some of them."""
        narrowed, stated = narrowing.narrowed, narrowing.stated
        if self.read.isdisjoint(narrowed):
            return []
        return [name for name in self.counts if name in narrowed] + [
            total
            for total, parts in self.totals
            if total in narrowed and not all(stated[part].is_exact for part in parts)
        ]

    def _needed(self, status: Status, facts: Group, narrowed: list[str]) -> list[str]:
        """Return the narrowed counts that a status rests on: one by one, those go that it can do without."""
        needed = []
        for name in narrowed:
            loosened = facts.with_ends(name, facts.narrowing.stated[name])
            if self.judge.status(loosened) is status:
                facts = loosened
            else:
                needed.append(name)
        return needed


def _asked_facts(leaf: Leaf) -> tuple[str, ...]:
    """Return the facts that a leaf reads, without those that only prove the one that is asked for."""
    match leaf:
        case Amount(of=Greatest(parts, asked_of_first=True)):
            return measured_facts(parts[0])
        case _:
            return leaf_facts(leaf)

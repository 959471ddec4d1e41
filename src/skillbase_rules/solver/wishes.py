"""What may be asked of an applicant: to meet, to fail, to leave open, to fail in one clause, to lie on a number."""

from __future__ import annotations

from dataclasses import dataclass

from skillbase_rules.analyses.targets import Target
from skillbase_rules.engine.criteria import Amount, Measure, RatioWithin, ShareAtLeast, ShareAtMost, Together, leaves
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.intervals import measure as scalar_measure
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Text
from skillbase_rules.solver.logic import Number, Possible, Truth, both, either, every, no, some
from skillbase_rules.solver.reader import Judged, measure
from skillbase_rules.solver.symbols import Symbols


@dataclass(frozen=True, slots=True)
class Stands:
    """A section, a group or a clause has one of these statuses."""

    of: str
    statuses: frozenset[Status]
    under: AnyEdition | None = None
    """The edition that it is judged by, where it is not the one that the question is put to."""
    section: str | None = None
    """The section that is meant where several judge a clause of that name."""


@dataclass(frozen=True, slots=True)
class FailsAlone:
    """A clause is not met, and no other clause of its section stands in the way."""

    of: str
    under: AnyEdition | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class OnThreshold:
    """A clause is asked, and what it measures equals its number exactly."""

    of: str
    under: AnyEdition | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Differs:
    """A section, a group or a clause has one status under one edition and another one under another."""

    of: str
    other: AnyEdition
    under: AnyEdition | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class FaresBetter:
    """A section, a group or a clause comes to something better under one edition than under another."""

    of: str
    than: AnyEdition
    under: AnyEdition | None = None
    section: str | None = None


Wish = Stands | FailsAlone | OnThreshold | Differs | FaresBetter


PASSING = (Status.MET, Status.NOT_APPLICABLE)
"""What stands in nobody's way."""


def meets(of: str, *, under: AnyEdition | None = None, section: str | None = None) -> Stands:
    """Ask that a section, a group or a clause is met."""
    return Stands(of, frozenset({Status.MET}), under, section)


def fails(of: str, *, under: AnyEdition | None = None, section: str | None = None) -> Stands:
    """Ask that a section, a group or a clause is not met."""
    return Stands(of, frozenset({Status.NOT_MET}), under, section)


def leaves_open(of: str, *, under: AnyEdition | None = None, section: str | None = None) -> Stands:
    """Ask that a section, a group or a clause stays unknown."""
    return Stands(of, frozenset({Status.UNKNOWN}), under, section)


def is_not_asked(of: str, *, under: AnyEdition | None = None, section: str | None = None) -> Stands:
    """Ask that a section, a group or a clause is not applicable."""
    return Stands(of, frozenset({Status.NOT_APPLICABLE}), under, section)


def fails_alone(of: str, *, under: AnyEdition | None = None, section: str | None = None) -> FailsAlone:
    """Ask that a clause is the only one of its section that is not met."""
    return FailsAlone(of, under, section)


def on_threshold(of: str, *, under: AnyEdition | None = None, section: str | None = None) -> OnThreshold:
    """Ask that a clause's measure lies exactly on its number."""
    return OnThreshold(of, under, section)


def differs(of: str, other: AnyEdition, *, under: AnyEdition | None = None, section: str | None = None) -> Differs:
    """Ask that two editions give different statuses."""
    return Differs(of, other, under, section)


def fares_better(
    of: str, than: AnyEdition, *, under: AnyEdition | None = None, section: str | None = None
) -> FaresBetter:
    """Ask that one edition is kinder than another: met or not asked is best, not met is worst."""
    return FaresBetter(of, than, under, section)


def alone(judged: Judged, clause: str) -> Truth:
    """Return that a clause is not met and no other one stands in the way."""
    others = (v.has_one_of(PASSING) for name, v in judged.clauses.items() if name != clause)
    return both(judged.clauses[clause].has(Status.NOT_MET), every(others))


def is_alone(target: Target, facts: Sheet) -> bool:
    """Tell what `alone` says, by the scalar reader."""
    findings = evaluate(target.section.rulebook, facts).findings
    rest = (finding.status in PASSING for finding in findings if finding.clause != target.name)
    return target.status(facts) is Status.NOT_MET and all(rest)


def differ(one: Possible, other: Possible) -> Truth:
    """Return that two verdicts are not the same status."""
    return no(some(both(one.has(status), other.has(status)) for status in Status))


def is_better(here: tuple[Target, Possible], there: tuple[Target, Possible]) -> Truth:
    """Return that one verdict is better than another, by the steps of what each is about."""
    (about, one), (beside, other) = here, there
    steps = tuple(zip(about.steps, beside.steps, strict=True))
    return some(
        both(one.has_one_of(good), some(other.has_one_of(worse) for _, worse in steps[:rank]))
        for rank, (good, _) in enumerate(steps)
    )


def on_number(target: Target, symbols: Symbols, judged: Judged) -> Truth:
    """Return that a clause is asked and its measure equals its number.

    Raises:
        SkillbaseError: The clause asks for no number.
    """
    leaf = _numeric(target)
    verdict = judged.clauses[target.name]
    return both(
        verdict.has_one_of((Status.MET, Status.NOT_MET)),
        _equals(leaf, [measure(of, symbols) for of in _measures(leaf)]),
    )


def is_on_number(target: Target, facts: Sheet) -> bool:
    """Tell what `on_number` says, by the scalar reader."""
    leaf = _numeric(target)
    asked = target.status(facts) in {Status.MET, Status.NOT_MET}
    return asked and bool(_equals(leaf, [scalar_measure(of, facts).low for of in _measures(leaf)]))


def _numeric(target: Target) -> Amount | ShareAtLeast | ShareAtMost | RatioWithin:
    for leaf in leaves(target.section.rulebook.root):
        if leaf.clause == target.name:
            for test in leaf.tests if isinstance(leaf, Together) else (leaf,):
                if isinstance(test, Amount | ShareAtLeast | ShareAtMost | RatioWithin):
                    return test
    raise SkillbaseError(
        Text(
            f"{target.name} 不是要求数字的条款，无从恰好达到。",
            f"{target.name!r} is no clause that asks for a number, so nothing lies on its threshold.",
        )
    )


def _measures(leaf: Amount | ShareAtLeast | ShareAtMost | RatioWithin) -> tuple[Measure, ...]:
    match leaf:
        case Amount(of=of):
            return (of,)
        case ShareAtLeast(part=part, whole=whole) | ShareAtMost(part=part, whole=whole):
            return (part, whole)
        case RatioWithin(many=many, per=per):
            return (many, per)


def _equals(leaf: Amount | ShareAtLeast | ShareAtMost | RatioWithin, numbers: list[Number]) -> Truth:
    match leaf:
        case Amount():
            (number,) = numbers
            return either(*(number == end for end in (leaf.minimum, leaf.maximum) if end is not None))
        case ShareAtLeast() | ShareAtMost():
            part, whole = numbers
            limit, _ = leaf.limit
            return both(whole > 0, limit.denominator * part == limit.numerator * whole)
        case RatioWithin():
            many, per = numbers
            return both(
                many > 0, either(*(many == end * per for end in (leaf.minimum, leaf.maximum) if end is not None))
            )

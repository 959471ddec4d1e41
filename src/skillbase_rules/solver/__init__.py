"""The rulebook as a theorem: witnesses, proofs, decisions and plans (extra ``solver``).

A third reader of the same criteria, for an SMT solver. Every question is asked of Chongqing's 2024 notice unless
another edition is handed in; each has a time limit, and where that is not enough the answer says so and claims nothing.
Whatever is found is judged by the scalar reader before it is returned.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.text import Text

try:
    import z3  # noqa: F401 -- every module here stands on it
except ImportError:
    raise MissingExtraError(
        Text(
            "求证和求解需要附加依赖 solver：pip install 'skillbase-rules[solver]'",
            "skillbase_rules.solver needs the extra solver: pip install 'skillbase-rules[solver]'",
        )
    ) from None

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.facts.counting import Subject
from skillbase_rules.questions import DEFAULT
from skillbase_rules.solver import certificates, comparing, deciding, planning, witnesses
from skillbase_rules.solver.asking import SECONDS, Answer, ReadersDisagreeError
from skillbase_rules.solver.certificates import Certificate, Settlement
from skillbase_rules.solver.comparing import Compared, EditionsCompared, Relation
from skillbase_rules.solver.deciding import Decision
from skillbase_rules.solver.planning import Plan, Plans
from skillbase_rules.solver.symbols import Limit
from skillbase_rules.solver.wishes import (
    Wish,
    differs,
    fails,
    fails_alone,
    fares_better,
    is_not_asked,
    leaves_open,
    meets,
    on_threshold,
)
from skillbase_rules.solver.witnesses import Witness

__all__ = [
    "SECONDS",
    "Answer",
    "Certificate",
    "Compared",
    "Decision",
    "EditionsCompared",
    "Limit",
    "Plan",
    "Plans",
    "ReadersDisagreeError",
    "Relation",
    "Settlement",
    "Wish",
    "Witness",
    "certificate",
    "compare",
    "decide",
    "differs",
    "fails",
    "fails_alone",
    "fares_better",
    "is_not_asked",
    "leaves_open",
    "meets",
    "on_threshold",
    "plan",
    "witness",
]


def witness(*wishes: Wish, edition: AnyEdition = DEFAULT, seconds: float = SECONDS) -> Witness:
    """Find an applicant of whom several things are true at once, or prove that there is none.

    Counts are exact and lie within the limits of the sheet. As many clauses as possible of what is asked about are
    met beside what was asked for, so that a witness fails in what matters; then numbers are as small as can be.

    Args:
        wishes: What is asked, such as ``meets("national")`` and ``fails("municipal")``.
        edition: By what it is judged, where a wish names no other edition.
        seconds: How long the whole question may take.

    Raises:
        UnknownNameError: There is no section, group or clause of that name.
        SkillbaseError: Nothing is asked, a clause has no number to lie on, or two editions read unlike sheets.
        ReadersDisagreeError: The scalar reader does not confirm the witness.
    """
    return witnesses.witness(*wishes, edition=edition, seconds=seconds)


def compare(
    other: AnyEdition,
    one: AnyEdition = DEFAULT,
    *,
    sections: tuple[str, ...] | None = None,
    seconds: float = SECONDS,
) -> EditionsCompared:
    """Tell how two editions, or two readings or revisions of one, stand to each other over all possible applicants.

    Args:
        other: The edition to set against the notice.
        one: The edition to start from.
        sections: Names of the sections to compare; all that both have when left out.
        seconds: How long each single question may take.

    Raises:
        UnknownNameError: A section is not in both editions.
        SkillbaseError: The editions read unlike sheets, or have no section in common.
    """
    return comparing.compare(one, other, sections=sections, seconds=seconds)


def decide(
    subject: Subject, of: str | None = None, *, edition: AnyEdition = DEFAULT, seconds: float = SECONDS
) -> Decision:
    """Judge a section by all completions of the facts together, and say what decides it.

    Args:
        subject: An application or a fact sheet.
        of: Name of a section, or id of a group or clause; every condition of the edition when left out.
        edition: By what it is judged.
        seconds: How long the question may take.

    Raises:
        UnknownNameError: There is no section, group or clause of that name.
        ContradictionError: No applicant can have these facts; the message names those that contradict each other.
    """
    return deciding.decide(subject, of, edition=edition, seconds=seconds)


def certificate(
    subject: Subject, of: str | None = None, *, edition: AnyEdition = DEFAULT, seconds: float = SECONDS
) -> Certificate:
    """Tell the fewest facts that force a verdict and the readings it hangs on, or what would settle an open one.

    Args:
        subject: An application or a fact sheet.
        of: Name of a section, or id of a group or clause; every condition of the edition when left out.
        edition: By what it is judged.
        seconds: How long the search for the fewest facts may take; the readings are tried after that.

    Raises:
        UnknownNameError: There is no section, group or clause of that name.
        ContradictionError: No applicant can have these facts.
    """
    return certificates.certificate(subject, of, edition=edition, seconds=seconds)


def plan(
    subject: Subject,
    goals: str | Sequence[str],
    *,
    costs: Mapping[str, int] | None = None,
    fixed: Collection[str] | None = None,
    by: Mapping[str, int] | None = None,
    several: bool = False,
    edition: AnyEdition = DEFAULT,
    seconds: float = SECONDS,
) -> Plans:
    """Find the least costly changes by which all goals are met together; that none is cheaper is proved.

    Args:
        subject: An application or a fact sheet.
        goals: Names of sections, or ids of groups or clauses, such as ``national`` or ``4.2.1``.
        costs: What one more or one fewer of a fact costs; one where nothing is said.
        fixed: Facts of which nothing stated may change; when left out, those that say who is asked.
        by: The most by which a count may change.
        several: Also look for plans that cost more and change fewer facts.
        edition: By what it is judged.
        seconds: How long the whole search may take.

    Raises:
        UnknownNameError: There is no such section, group, clause or fact.
        SkillbaseError: No goal is named, or a cost or bound is negative.
        ReadersDisagreeError: The scalar reader does not confirm a plan.
    """
    return planning.plan(
        subject, goals, edition=edition, costs=costs, fixed=fixed, by=by, several=several, seconds=seconds
    )

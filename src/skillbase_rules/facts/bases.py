"""The base already held that serves an applicant best, as far as its list of bases tells."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from skillbase_rules.facts.groups import AcceptanceGrade, BaseLevel
from skillbase_rules.facts.lists import ExistingBase

_LEVELS = (BaseLevel.DISTRICT, BaseLevel.MUNICIPAL, BaseLevel.NATIONAL)
"""From the lowest level up."""
_GRADES = (AcceptanceGrade.OTHER, AcceptanceGrade.EXCELLENT)


class Merit(NamedTuple):
    """How well a base serves its holder: national or municipal before district, then by grade, then by level."""

    counts: bool
    grade: int
    level: int


def base_held(bases: tuple[ExistingBase, ...], *, closed: bool) -> dict[str, object]:
    """Return whether a municipal base is held, and level and grade of the base that serves best.

    The grade is unknown where several are possible.

    The level is one that is surely held. It is unknown where a base that counts may be held, but need not. The order
    of the list plays no part.
    """
    if not bases:
        none: dict[str, object] = {
            "existing_base_level": BaseLevel.NONE,
            "acceptance_grade": None,
            "holds_municipal_base": False,
        }
        return none if closed else {}
    merits = [_merits(base) for base in bases]
    least = max(min(of_base) for of_base in merits)
    # Of a base that is not listed nothing is known.
    unlisted = [] if closed else [_merits(ExistingBase())]
    best = {merit for of_base in (*merits, *unlisted) for merit in of_base if merit >= least}
    grades = {merit.grade for merit in best}
    return {
        "existing_base_level": _LEVELS[least.level] if {merit.counts for merit in best} == {least.counts} else None,
        "acceptance_grade": _GRADES[least.grade] if len(grades) == 1 else None,
        "holds_municipal_base": _is_held(BaseLevel.MUNICIPAL, bases, closed=closed),
    }


def _is_held(level: BaseLevel, bases: tuple[ExistingBase, ...], *, closed: bool) -> bool | None:
    levels = {base.level for base in bases}
    return True if level in levels else None if None in levels or not closed else False


def _merits(base: ExistingBase) -> list[Merit]:
    """Return the merits that a base may have; what is not stated of it may be anything."""
    levels = range(len(_LEVELS)) if base.level is None else (_LEVELS.index(base.level),)
    grades = range(len(_GRADES)) if base.acceptance_grade is None else (_GRADES.index(base.acceptance_grade),)
    return [Merit(level > 0, grade, level) for level, grade in product(levels, grades)]

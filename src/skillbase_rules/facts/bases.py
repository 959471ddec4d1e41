"""What a list of bases already held comes to on the sheet."""

from __future__ import annotations

from skillbase_rules.facts.groups import AcceptanceGrade, BaseLevel
from skillbase_rules.facts.lists import ExistingBase


def base_held(bases: tuple[ExistingBase, ...] | None) -> dict[str, object]:
    """Return whether a municipal base is held, and the base that serves best.

    Municipal and national come before district, excellent before other grades.
    """
    if bases is None:
        return {}
    if not bases:
        return {"existing_base_level": BaseLevel.NONE, "acceptance_grade": None, "holds_municipal_base": False}

    def merit(base: ExistingBase) -> tuple[bool, int]:
        grade = {AcceptanceGrade.EXCELLENT: 2, None: 1, AcceptanceGrade.OTHER: 0}[base.acceptance_grade]
        return base.level is not BaseLevel.DISTRICT, grade

    best = max(bases, key=merit)
    return {
        "existing_base_level": best.level,
        "acceptance_grade": best.acceptance_grade,
        "holds_municipal_base": any(base.level is BaseLevel.MUNICIPAL for base in bases),
    }

"""Fact sheets and editions drawn for the solver: near every threshold, with and without gaps."""

from __future__ import annotations

from random import Random

from skillbase_rules import CHONGQING_2024, Facts
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.facts.sheet import Counting
from tests.support.sheets import COUNTS, NEAR, OTHERS, consistent

SMALL = (0, 1, 2, 3, 5, 8, 20, 21, 22, 23, 45)


def some_readings(random: Random) -> AnyEdition:
    """Return the notice with about one reading in six switched."""
    switches = CHONGQING_2024.readings.switches().items()
    return CHONGQING_2024.choosing(
        **{field: random.choice(list(switch.choices)) for field, switch in switches if random.random() < 1 / 6}
    )


def drawn_sheets(edition: AnyEdition, number: int, random: Random, *, undeclared: float = 0.1) -> list[Facts]:
    """Return sheets whose counts are exact, and whose yes, no or name is undeclared at times."""
    return [_drawn_sheet(edition, random, undeclared) for _ in range(number)]


def _drawn_sheet(edition: AnyEdition, random: Random, undeclared: float) -> Facts:
    sheet: dict[str, object] = {name: random.choice(random.choice((SMALL, NEAR))) for name in COUNTS}
    for name in OTHERS:
        values = Facts.values_of(name)
        sheet[name] = values[0] if random.random() < 0.7 else random.choice(values)
        if random.random() < undeclared and Facts.model_fields[name].default is None:
            sheet[name] = None
    sheet |= dict.fromkeys(Facts.all_ceilings(), 0)
    sheet = consistent(sheet) | {figure[0]: None for figure in Facts.all_figures()}
    return Facts.model_validate({**sheet, "counted_under": edition.rules(Counting)})


def vaguer(facts: Facts, random: Random) -> Facts:
    """Return a sheet that leaves open more than another one and still allows all that it allows."""
    vague: dict[str, object] = dict(facts)
    for name in COUNTS:
        count = facts.model_dump()[name]
        choice = random.choice(("keep", "keep", "at least", "between", "forget"))
        if isinstance(count, int) and choice != "keep":
            low, high = max(0, count - random.choice((0, 1, 40))), count + random.choice((0, 1, 60))
            known = {"at least": {"at_least": low}, "between": {"at_least": low, "at_most": high}}
            vague[name] = known.get(choice)
    for name in OTHERS:
        if random.random() < 1 / 5 and Facts.model_fields[name].default is None:
            vague[name] = None
    teachers = facts.teachers_full_time.at_least + facts.teachers_part_time.at_least
    if teachers and facts.students.at_least and random.random() < 1 / 2:
        vague["students_per_teacher_printed"] = max(facts.students.at_least // teachers, 1)
    return Facts.model_validate(vague)

"""Fact sheets for property tests: exact ones that contradict nothing, and what is left when some knowledge is taken."""

from __future__ import annotations

from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Facts
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.quantities import MOST, Quantity
from skillbase_rules.engine.records import kinds_of
from skillbase_rules.facts.sheet import Counting

Sheet = dict[str, object]

FACTS = Facts.fact_names()
COUNTS = tuple(name for name in FACTS if name in Facts.count_names())
MOST_OF = {name: kind.most for name, kind in kinds_of(Facts).items() if issubclass(kind, Quantity) and kind.most}
"""The largest number that a count can be."""
OTHERS = tuple(name for name in FACTS if name not in COUNTS)

PARAMETERS = CHONGQING_2024.parameters
# Numbers on and beside every threshold of the notice, products of two of them, and numbers no float can hold.
THRESHOLDS = [value for value in PARAMETERS.model_dump().values() if isinstance(value, int)]
NEAR = sorted({max(0, value + step) for value in THRESHOLDS for step in (-1, 0, 1)})
numbers = st.one_of(
    st.integers(0, 60), st.sampled_from(NEAR), st.integers(0, 6000), st.integers(10**13, 4 * 10**14)
)  # fmt: skip


def consistent(sheet: Sheet) -> Sheet:
    """Cut counts down until no part exceeds its whole."""
    counts = {name: value for name, value in sheet.items() if isinstance(value, int) and name in COUNTS}
    changed = True
    while changed:
        changed = False
        for part, whole in Facts.all_limits():
            excess = sum(counts[name] for name in part) - sum(counts[name] for name in whole)
            if excess > 0:
                changed = True
                for name in part:
                    cut = min(excess, counts[name])
                    counts[name] -= cut
                    excess -= cut
        for first, second, both, within in Facts.all_united():
            excess = counts[first] + counts[second] - counts[both] - counts[within]
            if excess > 0:
                changed = True
                counts[first if counts[first] > counts[both] else second] -= 1
                if excess > 1:
                    room = max(counts[first], counts[second]) - counts[both]
                    name = first if counts[first] >= counts[second] else second
                    counts[name] -= min(excess - 1, max(room - 1, 0))
    return {**sheet, **counts}


@st.composite
def exact_sheets(draw: st.DrawFn) -> Sheet:
    """Draw a sheet on which every fact is known and none contradicts another."""
    sheet: Sheet = {name: draw(numbers) for name in COUNTS}
    sheet |= {name: draw(st.sampled_from(Facts.values_of(name))) for name in OTHERS}
    for total, parts in Facts.all_totals().items():
        sheet[total] = sum(number_of(sheet, part) for part in parts)
    sheet |= {name: min(number_of(sheet, name), most) for name, most in Facts.all_ceilings().items()}
    sheet = consistent(sheet)
    for ratio in Facts.printed:
        many, per = number_of(sheet, ratio.many), number_of(sheet, ratio.per)
        sheet[ratio.printed] = max(many // per, 1) if many and per else None
    for fact, one, of, times in Facts.quotients:
        whole = number_of(sheet, of)
        share = number_of(sheet, one) * times // whole if whole else None
        sheet[fact] = share if share is None or share <= 1000 else None
    return sheet


def number_of(sheet: Sheet, name: str) -> int:
    """Return a count that is known exactly."""
    number = sheet[name]
    assert isinstance(number, int)
    return number


@st.composite
def less_known(draw: st.DrawFn, sheet: Sheet) -> Sheet:
    """Draw a sheet that leaves open more than `sheet` does and still allows all that `sheet` allows."""
    vague = dict(sheet)
    for name, value in sheet.items():
        choice = draw(st.sampled_from(["keep", "keep", "widen", "forget"]))
        if name not in COUNTS or value is None:
            if choice == "forget" and name != "enterprise_based":
                vague[name] = None
            continue
        bounds = Quantity.model_validate(value)
        low, high = bounds.at_least, bounds.at_most
        if choice == "widen":
            low = max(0, low - draw(st.sampled_from([0, 1, 3, 10**6])))
            high = None if high is None or draw(st.booleans()) else high + draw(st.sampled_from([0, 1, 4, 500]))
            high = None if high is not None and high > MOST_OF.get(name, MOST) else high
        elif choice == "forget":
            low, high = 0, None
        vague[name] = {"at_least": low, "at_most": high}
    return vague


readings = st.builds(
    lambda chosen: Readings().choosing(**chosen),
    st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(list(switch.choices)) for name, switch in Readings.switches().items()}
    ),
)
"""Any choice of readings."""

editions = readings.map(lambda chosen: CHONGQING_2024.choosing(**chosen.model_dump()))
"""The notice under any choice of readings."""


def facts_under(sheet: Sheet, edition: AnyEdition) -> Facts:
    """Return a sheet as facts counted as an edition counts."""
    return Facts.model_validate({**sheet, "counted_under": edition.rules(Counting)})

"""A clause is open only where the completions of a sheet disagree: every one that `Facts` accepts is tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from skillbase_rules import Facts, Status
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.narrowing import course_of
from skillbase_rules.engine.records import as_limits
from skillbase_rules.facts.sheet import Counting
from tests.support.sheets import COUNTS, Sheet, editions, exact_sheets, facts_under
from tests.support.tries import tries

SECTIONS = ("national", "municipal", "preferential")
MOST_COMPLETIONS = 150
# What only a stated capacity may prove is no question of completions, nor what fails for want of a fact. Of two tests
# of one clause, which of them is asked may be open although both would come to the same (docs/verdicts.md).
LEFT_OPEN = {
    "capacity_proof": "actual_proves",
    "missing_facts": "undetermined",
    "ratio_without_students": "undetermined",
}


def bound_together() -> tuple[tuple[str, ...], ...]:
    """Return the counts in groups that limits bind together, and the others each alone."""
    limits = as_limits(Facts.all_limits(), Facts.all_united())
    limits += tuple(((ratio.printed, ratio.many), (ratio.per,)) for ratio in Facts.printed)
    groups = {name: {name} for name in COUNTS}
    for part, whole in limits:
        joined = set[str]().union(*(groups[name] for name in (*part, *whole)))
        groups |= dict.fromkeys(joined, joined)
    return tuple(dict.fromkeys(tuple(sorted(group)) for group in groups.values()))


GROUPS = tuple(group for group in bound_together() if len(group) > 1)


@st.composite
def opened(draw: st.DrawFn) -> tuple[Sheet, tuple[str, ...]]:
    """Draw a sheet of which a few counts that bind each other are bounded or left out, and which they are."""
    sheet = draw(exact_sheets())
    group = draw(st.sampled_from(GROUPS))
    names = draw(st.lists(st.sampled_from(group), min_size=1, max_size=4, unique=True))
    for name in names:
        number = sheet[name]
        if not isinstance(number, int) or draw(st.booleans()):
            del sheet[name]
        else:
            few = st.integers(0, 3)
            sheet[name] = {"at_least": max(0, number - draw(few)), "at_most": number + draw(few)}
    return sheet, tuple(names)


def completions(sheet: Sheet, names: tuple[str, ...], edition: AnyEdition) -> Iterator[Facts]:
    """Yield every sheet that knows these counts and is accepted; nothing where there are too many to try."""
    ends = facts_under(sheet, edition).narrowing.ends
    ranges = []
    for name in names:
        low, high = ends[name]
        if high is None:
            return
        ranges.append(range(low, high + 1))
    if prod(map(len, ranges)) > MOST_COMPLETIONS:
        return
    for numbers in product(*ranges):
        try:
            yield facts_under({**sheet, **dict(zip(names, numbers, strict=True))}, edition)
        except ValidationError:
            continue


def statuses(facts: Facts, edition: AnyEdition) -> Mapping[str, Status]:
    return {
        finding.clause: finding.status
        for section in SECTIONS
        for finding in evaluate(edition.rulebook(section), facts).findings
    }


def told_apart(drawn: tuple[Sheet, tuple[str, ...]], edition: AnyEdition) -> None:
    sheet, names = drawn
    everywhere = defaultdict(set)
    for completion in completions(sheet, names, edition):
        for clause, status in statuses(completion, edition).items():
            everywhere[clause].add(status)
    facts = facts_under(sheet, edition)
    for section in SECTIONS if everywhere else ():
        for finding in evaluate(edition.rulebook(section), facts).findings:
            if finding.status is not Status.UNKNOWN:
                assert everywhere[finding.clause] == {finding.status}, finding.clause
            elif finding.missing:
                assert len(everywhere[finding.clause]) > 1 or Status.UNKNOWN in everywhere[finding.clause], (
                    finding.clause
                )


@tries(12)
@given(drawn=opened(), edition=editions)
def test_a_clause_is_decided_just_where_all_completions_agree(
    drawn: tuple[Sheet, tuple[str, ...]], edition: AnyEdition
) -> None:
    told_apart(drawn, edition.choosing(**LEFT_OPEN))


def test_groups_hold_what_limits_bind() -> None:
    assert any({"students", "teachers", "practice_teachers"} <= set(group) for group in GROUPS)
    assert course_of(as_limits(Facts.all_limits(), Facts.all_united())).sums
    assert Counting() == Facts().counted_under

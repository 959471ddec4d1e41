"""Two alternatives at once: what turns under both of them that neither turns alone.

Beside each other two alternatives change what each of them changes alone; only where both change the same criterion is
the notice written anew under both. So most pairs are put together from parts that were judged under one of the two. A
test reads every notice under both to hold this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from skillbase_rules.analyses.overview import OtherReading, Overview, judged_sections, other_reading, overview
from skillbase_rules.engine.criteria import AllOf, AnyOf, Criterion, When
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.evaluate import outline
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.statuses import Turned, changed_parts, have_same_headings, judged_again

Choice = tuple[str, str]
"""The field of a reading, and the alternative taken."""
Recount = Callable[[AnyEdition], Sheet]
"""How an applicant's records are counted under an edition."""


class Tried(NamedTuple):
    """One alternative, and what everything comes to under it alone."""

    choice: Choice
    is_counting: bool
    """It says how records are counted."""
    other: OtherReading
    overview: Overview
    turned: list[Turned]

    def leaves(self, section: str) -> bool:
        """Tell whether a section reads as it did."""
        return self.other.changed[section] == ()


class Pair(NamedTuple):
    """Two alternatives, and what turns under both that neither turns alone."""

    first: Tried
    second: Tried
    turned: list[Turned]


class Joint(NamedTuple):
    """A section that both alternatives of a pair change, read under both."""

    book: Rulebook
    first: tuple[int, ...]
    """The parts that read as under the first alternative alone."""
    second: tuple[int, ...]
    anew: tuple[int, ...] | None
    """The parts that read as under neither; None where no part can be shared."""


def tried_alone(before: Overview, choice: Choice, recount: Recount | None) -> Tried:
    """Return what everything comes to under one alternative; records are counted again where it says how they are."""
    other = other_reading(before.edition, (choice,))
    facts = before.facts if recount is None else recount(other.edition)
    # What is counted as it was need not be judged again.
    is_told = facts is not before.facts and not says_the_same(before.facts, facts)
    if not (is_told or other.sections):
        return Tried(choice, recount is not None, other, before, [])
    after = before.under(other, facts if is_told else before.facts)
    return Tried(choice, recount is not None, other, after, before.turned(after))


def _is_idle(before: Overview, tried: Tried) -> bool:
    """Tell whether every part of a section comes to what it came to, so whatever it joins decides alone."""
    pairs = ((then, tried.overview.sections[name]) for name, then in before.sections.items())
    return all(
        then is now or [part.possible for part in then.parts] == [part.possible for part in now.parts]
        for then, now in pairs
    )


def pairs_of(tried: Sequence[Tried]) -> Iterator[tuple[Tried, Tried]]:
    """Yield every two alternatives of different switches."""
    return ((one, two) for one, two in combinations(tried, 2) if one.choice[0] != two.choice[0])


def turning_pairs(before: Overview, tried: Sequence[Tried], recount: Recount) -> Iterator[Pair]:
    """Yield the pairs under which something turns that neither of the two turns alone."""
    turned_by = {one.choice: frozenset(place for place, *_ in one.turned) for one in tried}
    idle = frozenset(one.choice for one in tried if _is_idle(before, one))
    for first, second in pairs_of(tried):
        after = _under_both(before, first, second, recount, idle)
        if after is not None:
            alone = turned_by[first.choice] | turned_by[second.choice]
            turned = [change for change in before.turned(after) if change[0] not in alone]
            if turned:
                yield Pair(first, second, turned)


def says_the_same(facts: Sheet, others: Sheet) -> bool:
    """Tell whether two sheets hold the same facts under the same limits, however they were counted."""
    return facts is others or (
        facts.stated == others.stated
        and facts.answers == others.answers
        and facts.binding_limits() == others.binding_limits()
        and facts.binding_united() == others.binding_united()
    )


def _under_both(
    before: Overview, first: Tried, second: Tried, recount: Recount, idle: frozenset[Choice]
) -> Overview | None:
    """Return what everything comes to under two alternatives; None where it is as under one of them alone."""
    if first.is_counting and second.is_counting:
        return _counted_under_both(before.edition, first, second, recount)
    if first.overview.facts is not before.facts:
        return _moved_further(before.edition, first, second)
    if second.overview.facts is not before.facts:
        return _moved_further(before.edition, second, first)
    return _put_together(before, first, second, either_is_idle=not idle.isdisjoint((first.choice, second.choice)))


def _counted_under_both(edition: AnyEdition, first: Tried, second: Tried, recount: Recount) -> Overview | None:
    both = edition.choosing(**dict((first.choice, second.choice)))
    facts = recount(both)
    for start, moved in ((first, second), (second, first)):
        if says_the_same(start.overview.facts, facts):
            return _moved_further(edition, start, moved)
    return overview(facts, both, first.overview.sections)


def _moved_further(edition: AnyEdition, start: Tried, moved: Tried) -> Overview | None:
    """Return what everything comes to by the facts of one alternative when another joins it."""
    if all(map(moved.leaves, start.overview.sections)):
        return None
    joint = joint_reading(edition, start.choice, moved.choice)
    sections = dict(start.overview.sections)
    for name, statuses in start.overview.sections.items():
        if name in joint:
            book, further = joint[name].book, joint[name].anew
            changed = None if further is None else (*joint[name].second, *further)
        else:
            book, changed = moved.other.edition.rulebook(name), moved.other.changed[name]
        sections[name] = judged_again(statuses, book, changed, start.overview.facts)
    return start.overview._replace(sections=sections)


def _put_together(before: Overview, first: Tried, second: Tried, *, either_is_idle: bool) -> Overview | None:
    if all(map(first.leaves, before.sections)) or all(map(second.leaves, before.sections)):
        return None
    joint = joint_reading(before.edition, first.choice, second.choice)
    if either_is_idle and all(section.anew == () for section in joint.values()):
        return None
    sections = {}
    for name, statuses in before.sections.items():
        one, two = first.overview.sections[name], second.overview.sections[name]
        if name not in joint:
            sections[name] = one if second.leaves(name) else two
            continue
        book, as_first, as_second, anew = joint[name]
        known = {place: one.parts[place] for place in as_first} | {place: two.parts[place] for place in as_second}
        shared = statuses if anew is None else statuses.with_parts(book, known)
        sections[name] = judged_again(shared, book, anew, before.facts)
    return before._replace(sections=sections)


# --- what reads otherwise under both ---------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def joint_reading(edition: AnyEdition, first: Choice, second: Choice) -> Mapping[str, Joint]:
    """Return the sections that two alternatives of different switches both change, read under both."""
    # A pure function of frozen values, asked again for every applicant.
    one, two = other_reading(edition, (first,)), other_reading(edition, (second,))
    joint = {}
    for section in judged_sections(edition):
        name = section.name
        if one.changed[name] != () and two.changed[name] != ():
            books = (section.rulebook, one.edition.rulebook(name), two.edition.rulebook(name))
            book = with_both(*books) or edition.choosing(**dict((first, second))).rulebook(name)
            joint[name] = _joint(book, *books)
    return MappingProxyType(joint)


def _joint(book: Rulebook, before: Rulebook, first: Rulebook, second: Rulebook) -> Joint:
    if not all(have_same_headings(before, other) for other in (book, first, second)):
        return Joint(book, (), (), None)
    places = range(len(outline(book).parts))

    def read_as_in(other: Rulebook) -> set[int]:
        changed = changed_parts(other, book)
        return set() if changed is None else set(places) - set(changed)

    as_first = read_as_in(first)
    as_second = read_as_in(second) - as_first
    anew = set(places) - as_first - as_second - read_as_in(before)
    return Joint(book, tuple(as_first), tuple(as_second), tuple(anew))


def with_both(before: Rulebook, first: Rulebook, second: Rulebook) -> Rulebook | None:
    """Return a rulebook with what two others change of it; None where both change the same criterion."""
    root = _criterion_with_both(before.root, first.root, second.root)
    if not isinstance(root, AllOf | AnyOf):
        return None
    # Of a yes and a no, what differs from the one is the other.
    missing_fails = second.missing_fails if first.missing_fails == before.missing_fails else first.missing_fails
    clauses, units = {**first.clauses, **second.clauses}, {**first.units, **second.units}
    return replace(first, root=root, clauses=clauses, units=units, missing_fails=missing_fails)


def _criterion_with_both(before: Criterion, first: Criterion, second: Criterion) -> Criterion | None:
    if second == before:
        return first
    if first == before:
        return second
    match before, first, second:
        case (AllOf() | AnyOf(), AllOf() | AnyOf(), AllOf() | AnyOf()):
            parts = _parts_with_both(before.parts, first.parts, second.parts)
            return None if parts is None or not _alike(before, first, second) else replace(first, parts=parts)
        case When(), When(), When() if before.otherwise == first.otherwise == second.otherwise:
            sides = _parts_with_both(*((each.condition, each.then) for each in (before, first, second)))
            return None if sides is None else replace(first, condition=sides[0], then=sides[1])
        case _:
            return None


def _alike(*groups: AllOf | AnyOf) -> bool:
    return len({(type(group), group.clause, group.label) for group in groups}) == 1


def _parts_with_both(
    before: tuple[Criterion, ...], first: tuple[Criterion, ...], second: tuple[Criterion, ...]
) -> tuple[Criterion, ...] | None:
    if not len(before) == len(first) == len(second):
        return None
    parts = [_criterion_with_both(*three) for three in zip(before, first, second, strict=True)]
    return tuple(part for part in parts if part is not None) if None not in parts else None

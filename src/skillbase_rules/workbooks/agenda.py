"""In what order things are asked: as the notice's sections ask for them, what decides for everybody first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, assert_never

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Criterion,
    Holds,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Together,
    Waived,
    When,
    leaf_facts,
    leaves,
)
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.text import Text
from skillbase_rules.wording import workbooks as m
from skillbase_rules.wording.verdicts import BRACKETS, LIST


class Topic(NamedTuple):
    """Facts that are asked for together."""

    label: Text
    facts: tuple[str, ...]
    is_essential: bool
    """Whether conditions hang on them, and not only preference, promises, outcomes or other readings."""


@cache
def topics_of(edition: AnyEdition) -> tuple[Topic, ...]:
    """Return every fact of an edition's sheet by the sections that ask for it.

    What a condition asks of everybody comes first, then what several tracks ask, then each track by itself; after the
    conditions preference, promises and outcomes, and last what only other readings ask for.
    """
    asking: dict[str, list[Section]] = {}
    for section in edition.sections:
        for fact in dict.fromkeys(_asked(section.rulebook.root)):
            asking.setdefault(fact, []).append(section)
    grouped: dict[tuple[str, ...], list[str]] = {}
    for fact, sections in asking.items():
        grouped.setdefault(_group(sections), []).append(fact)
    topics = [
        Topic(_label(_sections(group, edition)), tuple(facts), _sections(group, edition)[0].kind == "condition")
        for group, facts in sorted(grouped.items(), key=lambda each: _order(each[0], edition))
    ]
    others = tuple(fact for fact in edition.sheet.fact_names() if fact not in asking)
    return (*topics, Topic(m.OTHER_READINGS, others, is_essential=False)) if others else tuple(topics)


def _group(sections: Sequence[Section]) -> tuple[str, ...]:
    """Return under which sections a fact is asked: one that asks everybody, else all conditions that ask for it.

    What no condition asks for is asked under the kind of section that does.
    """
    conditions = [section for section in sections if section.kind == "condition"]
    everybody = [section.name for section in conditions if not section.tracks]
    return tuple(everybody[:1] or [section.name for section in conditions] or [sections[0].kind])


def _order(group: tuple[str, ...], edition: AnyEdition) -> tuple[bool, bool, int, int]:
    sections = _sections(group, edition)
    first = edition.sections.index(sections[0])
    return sections[0].kind != "condition", bool(sections[0].tracks), -len(group), first


def _sections(group: tuple[str, ...], edition: AnyEdition) -> tuple[Section, ...]:
    return tuple(section for section in edition.sections if section.name in group or section.kind in group)


def _label(sections: Sequence[Section]) -> Text:
    labels = tuple(dict.fromkeys(_section_label(section) for section in sections))
    return LIST.join(labels)


def _section_label(section: Section) -> Text:
    root = section.rulebook.root
    label = root.label if root.label.zh else Text(root.clause, root.clause)
    when = m.ASKED_AFTER.get(section.kind)
    return label if when is None else Text(BRACKETS.zh.format(label.zh, when.zh), BRACKETS.en.format(label.en, when.en))


@cache
def clauses_of(edition: AnyEdition) -> Mapping[str, tuple[str, ...]]:
    """Return the clauses that read each fact, in the notice's order."""
    clauses: dict[str, dict[str, None]] = {}
    for section in edition.sections:
        for leaf in leaves(section.rulebook.root):
            for fact in leaf_facts(leaf):
                clauses.setdefault(fact, {})[leaf.clause] = None
    return MappingProxyType({fact: tuple(known) for fact, known in clauses.items()})


def _asked(criterion: Criterion) -> Iterator[str]:
    """Yield the facts that a criterion reads, those of its conditions included."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _asked(part)
        case When(condition, then, otherwise):
            yield from _asked(condition)
            yield from _asked(then)
            if otherwise is not None:
                yield from _asked(otherwise)
        case Waived(inner):
            yield from _asked(inner)
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            yield from leaf_facts(criterion)
        case _:
            assert_never(criterion)

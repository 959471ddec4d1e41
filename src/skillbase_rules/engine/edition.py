"""What an edition is: one notice as data, and one value that says by what is judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Generic, Literal, TypeVar

from skillbase_rules.engine.accounts import Account, Judging, accounts_of
from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.parameters import ParameterSet
from skillbase_rules.engine.readings import ReadingSet
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.register import Clause, Rulebook
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text, shown

P_co = TypeVar("P_co", bound=ParameterSet, covariant=True)
R_co = TypeVar("R_co", bound=ReadingSet, covariant=True)
W = TypeVar("W")

_NO_SECTION = Text(
    "{notice} 没有 {name} 一节；现有 {names}。", "Edition {notice} has no section {name}; its sections are {names}."
)
_NO_RULES = Text(
    "{notice} 没有{named}：其通知对此没有规定，或尚未收录。",
    "Edition {notice} has no {named}: its notice says nothing of that, or it is not covered.",
)

SectionKind = Literal["condition", "preference", "promise", "outcome"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a notice whose clauses are judged together."""

    name: str
    rulebook: Rulebook
    kind: SectionKind = "condition"
    """A condition decides, a preference favours among equals, a promise and an outcome are tested by themselves."""
    tracks: tuple[str, ...] = ()
    """The tracks that it is asked on; empty for all of them."""
    question: str = "check_section"
    """The public function that judges it."""

    def is_asked_on(self, track: str | None) -> bool:
        """Tell whether it is asked on a track; without a track, whether on any."""
        return track is None or not self.tracks or track in self.tracks


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when a notice holds, where its text was had, and what of it the edition does not cover."""

    place: Text = Text("", "")
    level: Text = Text("", "")
    """Who called: the state, a municipality, a prefecture."""
    dates: Text = Text("", "")
    """When it was issued or in force, as far as that is known."""
    source: Text = Text("", "")
    not_covered: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that follows from a notice's numbers and readings."""

    sections: tuple[Section, ...]
    """In the notice's order."""
    rules: tuple[object, ...] = ()
    """What the notice says to a wing, one frozen value each: how to count, whom to select, how to proceed."""


@dataclass(frozen=True)
class Edition(Shown, Generic[P_co, R_co]):
    """One notice as data, under certain numbers and readings.

    Editions compare and hash by value, pickle, and are named by `id`, which tells every number and reading that
    differs from the notice and its defaults.
    """

    notice: str
    """Identifier of the notice."""
    title: Text
    sheet: type[Sheet]
    """The facts that its rules read."""
    parameters: P_co
    readings: R_co
    register: tuple[Clause, ...] = field(repr=False)
    write: Callable[[P_co, R_co], Content] = field(repr=False)
    """The notice itself: a pure function of its numbers and readings."""
    scope: Scope = field(default=Scope(), repr=False)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return super().__repr__()

    def _gist(self) -> str:
        return self.id

    def __getstate__(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @cached_property
    def id(self) -> str:
        """The notice and whatever differs from it, such as ``chongqing-2024+national_min_capacity=2500``."""
        differs = {**_differs(self.readings), **_differs(self.parameters)}
        return "+".join((self.notice, *(f"{name}={value}" for name, value in sorted(differs.items()))))

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """The register by the ids of its clauses, in the notice's order."""
        return MappingProxyType({clause.id: clause for clause in self.register})

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """Who answers for each clause, by its id, in the notice's order."""
        asked = [(section.question, section.rulebook) for section in self.sections]
        for rules in self.content.rules:
            if isinstance(rules, Judging):
                asked += [(name, book) for name, books in rules.questions.items() for book in books]
        return MappingProxyType(accounts_of(self.register, asked))

    @cached_property
    def content(self) -> Content:
        """Everything that follows from the numbers and readings."""
        return self.write(self.parameters, self.readings)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections, in the notice's order."""
        return self.content.sections

    @property
    def as_issued(self) -> Edition[P_co, R_co]:
        """The notice with its own numbers and the default readings."""
        return replace(self, parameters=type(self.parameters)(), readings=type(self.readings)())

    def section(self, name: str) -> Section:
        """Return one section by its name.

        Raises:
            UnknownNameError: The edition has no such section.
        """
        for section in self.sections:
            if section.name == name:
                return section
        names = ", ".join(section.name for section in self.sections)
        raise UnknownNameError(_NO_SECTION.filled(notice=self.notice, name=shown(name), names=names))

    def rulebook(self, name: str) -> Rulebook:
        """Return the criteria of one section.

        Raises:
            UnknownNameError: The edition has no such section.
        """
        return self.section(name).rulebook

    def rules(self, kind: type[W]) -> W:
        """Return what the notice says to one wing, such as ``Counting`` or ``SelectionRules``.

        A wing's rules may say in `named`, a `Text`, how people call them.

        Raises:
            UnknownNameError: The notice says nothing of it.
        """
        of_type("kind", kind, type)
        for rules in self.content.rules:
            if isinstance(rules, kind):
                return rules
        named = getattr(kind, "named", kind.__name__)
        raise UnknownNameError(_NO_RULES.filled(notice=self.notice, named=named))

    def revise(self, **changes: object) -> Edition[P_co, R_co]:
        """Return the edition with some parameters changed.

        Raises:
            pydantic.ValidationError: A parameter is unknown, or its value is out of range.
        """
        return replace(self, parameters=self.parameters.revised(**changes))

    def choosing(self, **choices: str) -> Edition[P_co, R_co]:
        """Return the edition under other readings.

        Raises:
            pydantic.ValidationError: A reading is unknown, or has no such choice.
        """
        return _read(replace(self, readings=self.readings.choosing(**choices)))


AnyEdition = Edition[ParameterSet, ReadingSet]
"""An edition of any notice."""


@lru_cache(maxsize=512)
def _read(edition: Edition[P_co, R_co]) -> Edition[P_co, R_co]:
    # An edition is a pure function of frozen values; keeping the last ones spares writing their rulebooks again.
    return edition


def _differs(values: ParameterSet | ReadingSet) -> dict[str, object]:
    fields = type(values).model_fields
    changed = {name for name, value in values if value != fields[name].default}
    return values.model_dump(mode="json", include=changed) if changed else {}

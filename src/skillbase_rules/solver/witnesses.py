"""Is there an applicant that …? A small one, or the proof that there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import z3
from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny

from skillbase_rules.analyses.targets import Target, target
from skillbase_rules.engine.edition import AnyEdition, Section
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.text import Text
from skillbase_rules.solver.asking import SECONDS, Answer, OutOfTimeError, Question, disagreement
from skillbase_rules.solver.logic import Truth, both, every, no
from skillbase_rules.solver.reader import Judged, judge
from skillbase_rules.solver.symbols import FactValue, Limit, Symbols, blank, limits, on_files, tied
from skillbase_rules.solver.wishes import (
    PASSING,
    Differs,
    FailsAlone,
    FaresBetter,
    OnThreshold,
    Stands,
    Wish,
    alone,
    differ,
    is_alone,
    is_better,
    is_on_number,
    meets,
    on_number,
)


class Witness(Shown, BaseModel):
    """An applicant that answers a question, or the word that there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: Answer
    facts: SerializeAsAny[Sheet] | None = Field(
        default=None,
        description="The facts that the sections asked about read, as small as they can be; all else is left out. "
        "Null unless one was found.",
    )
    values: dict[str, FactValue] = Field(default={}, description="The same facts by name, plainly.")
    complete: bool = Field(
        default=True, description="Whether every fact is declared; where it is not, only an undeclared one answers."
    )
    smallest: bool = Field(
        default=True, description="Whether no smaller numbers answer too; false where time was up before that was sure."
    )

    def _gist(self) -> str:
        return f"{self.answer}: {len(self.values)} facts"


def witness(*wishes: Wish, edition: AnyEdition, seconds: float = SECONDS) -> Witness:
    """Find an applicant of whom several things are true at once, or prove that there is none.

    Counts are exact and lie within the limits of the sheet. As many clauses as possible of the sections asked about
    are met beside what was asked for, so that a witness fails in what matters; then numbers are as small as can be.
    It is judged by the scalar reader before it is returned.

    Args:
        wishes: What is asked, such as ``meets("national")`` and ``fails("municipal")``.
        edition: By what it is judged, where a wish names no other edition.
        seconds: How long the whole question may take.

    Raises:
        UnknownNameError: There is no section, group or clause of that name.
        SkillbaseError: Nothing is asked, a clause has no number to lie on, or two editions read unlike sheets.
        ReadersDisagreeError: The scalar reader does not confirm the witness.
    """
    if not wishes:
        raise SkillbaseError(
            Text(
                "须说明求怎样的单位，例如 meets('national')。",
                "A witness needs something to be asked of it, such as meets('national').",
            )
        )
    world = World(edition, _editions(wishes))
    return world.search(wishes, seconds)


def _editions(wishes: Iterable[Wish]) -> tuple[AnyEdition, ...]:
    named = [wish.under for wish in wishes if wish.under is not None]
    return (*named, *(other for wish in wishes for other in _other(wish)))


def _other(wish: Wish) -> tuple[AnyEdition, ...]:
    """Return the edition that a wish sets beside its own, where it does."""
    match wish:
        case Differs(other=other) | FaresBetter(than=other):
            return (other,)
        case Stands() | FailsAlone() | OnThreshold():
            return ()


@dataclass
class World:
    """The files that several editions may judge, over one set of symbols; a section is read when it is asked for."""

    edition: AnyEdition
    others: Sequence[AnyEdition] = ()
    symbols: Symbols = field(init=False)
    _limits: Mapping[Limit, Truth] = field(init=False)
    _rules: dict[frozenset[str], Truth] = field(default_factory=dict, init=False)
    _read: dict[tuple[str, str], Judged] = field(default_factory=dict, init=False)
    _passing: dict[str, Mapping[str, FactValue]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Choose the sheet that all editions read, and state its limits."""
        editions = (self.edition, *self.others)
        self.symbols = on_files(_sheet_of_all(editions), z3.Context())
        self._limits = {limit: term for one in editions for limit, term in limits(self.symbols, blank(one)).items()}

    def rules(self, names: Iterable[str] | None = None) -> Truth:
        """Return what holds of any sheet, as far as it can matter to some facts; of all facts when none are named.

        What no limit ties to these facts, at whatever remove, leaves them whatever they are: noughts fit all limits.
        """
        every_fact = frozenset(self.symbols.sheet.fact_names())
        near = every_fact if names is None else tied(names, (limit.names for limit in self._limits))
        if near not in self._rules:
            kept = (term for limit, term in self._limits.items() if near.issuperset(limit.names))
            self._rules[near] = both(self.symbols.domain(near), every(kept))
        return self._rules[near]

    def judged(self, section: Section, edition: AnyEdition) -> Judged:
        """Return a section as an edition judges it."""
        key = (edition.id, section.name)
        if key not in self._read:
            self._read[key] = judge(section.rulebook, self.symbols)
        return self._read[key]

    def target(self, wish: Wish) -> tuple[Target, AnyEdition]:
        """Return what a wish is about."""
        edition = wish.under or self.edition
        return target(wish.of, edition, wish.section), edition

    def states(self, wish: Wish) -> Truth:
        """Return what a wish says of the symbols."""
        about, edition = self.target(wish)
        judged = self.judged(about.section, edition)
        match wish:
            case Stands(statuses=statuses):
                return judged.of(about.name).has_one_of(statuses)
            case FailsAlone():
                return alone(judged, about.name)
            case OnThreshold():
                return on_number(about, self.symbols, judged)
            case Differs(other=other):
                beside = target(wish.of, other, wish.section)
                return differ(judged.of(about.name), self.judged(beside.section, other).of(beside.name))
            case FaresBetter(than=other):
                beside = target(wish.of, other, wish.section)
                there = self.judged(beside.section, other).of(beside.name)
                return is_better((about, judged.of(about.name)), (beside, there))

    def confirms(self, wish: Wish, facts: Sheet) -> bool:
        """Tell whether the scalar reader says so too."""
        about, _ = self.target(wish)
        match wish:
            case Stands(statuses=statuses):
                return about.status(facts) in statuses
            case FailsAlone():
                return is_alone(about, facts)
            case OnThreshold():
                return is_on_number(about, facts)
            case Differs(other=other):
                return about.status(facts) is not target(wish.of, other, wish.section).status(facts)
            case FaresBetter(than=other):
                return about.rank(facts) > target(wish.of, other, wish.section).rank(facts)

    def search(
        self,
        wishes: Sequence[Wish],
        seconds: float = SECONDS,
        *,
        complete: bool = False,
        readable: bool = True,
    ) -> Witness:
        """Find a file that fulfils every wish.

        Args:
            wishes: What is asked of it.
            seconds: How long the question may take.
            complete: Ask for one in which everything is declared; otherwise that is preferred only.
            readable: Narrow it to the smallest one; otherwise any will do.

        Raises:
            ReadersDisagreeError: The scalar reader does not confirm what was found.
        """
        shown = self._facts_shown(wishes)
        question = Question(self.symbols.context, seconds, [self.rules(shown)])
        if complete:
            question.state(*(self.symbols.known[name] for name in shown if name in self.symbols.known))
        try:
            question.state(*(self.states(wish) for wish in wishes))
            if not question.is_possible():
                return Witness(answer=Answer.NONE)
        except OutOfTimeError:
            return Witness(answer=Answer.UNDECIDED)
        smallest = readable and self._make_readable(question, wishes, shown)
        witness = self._witness(question.model, shown, smallest=smallest)
        assert witness.facts is not None
        for wish in wishes:
            if not self.confirms(wish, witness.facts):
                raise disagreement(f"{wish.of} ({', '.join(map(str, witness.values.items()))})")
        return witness

    def passing(self, section: str) -> Mapping[str, FactValue]:
        """Return an applicant that meets a whole section, everything stated; nothing where none does."""
        if section not in self._passing:
            wish = meets(self.edition.rulebook(section).root.clause, section=section)
            self._passing[section] = self.search([wish], complete=True, readable=False).values
        return self._passing[section]

    def _facts_shown(self, wishes: Sequence[Wish]) -> tuple[str, ...]:
        """Return the facts that the wishes are about, in the order of the sheet."""
        read: set[str] = set()
        for wish in wishes:
            for about in self._all_about(wish):
                read |= about.facts
        known = self.symbols.counts.keys() | self.symbols.known.keys()
        return tuple(name for name in self.symbols.sheet.fact_names() if name in read & known)

    def _all_about(self, wish: Wish) -> Iterator[Target]:
        about, _ = self.target(wish)
        yield Target(about.section, about.section.rulebook.root.clause) if isinstance(wish, FailsAlone) else about
        yield from (target(wish.of, other, wish.section) for other in _other(wish))

    def _make_readable(self, question: Question, wishes: Sequence[Wish], shown: tuple[str, ...]) -> bool:
        """Narrow a question to its most readable answer; tell whether there was time enough."""
        try:
            for better in self._preferences(wishes, shown):
                if question.agrees(better) or question.is_possible(better):
                    question.state(better)
            question.lessen([self.symbols.counts[name] for name in reversed(shown) if name in self.symbols.counts])
        except OutOfTimeError:
            return False
        return True

    def _preferences(self, wishes: Sequence[Wish], shown: tuple[str, ...]) -> Iterable[Truth]:
        symbols = self.symbols
        yield every(symbols.known[name] for name in shown if name in symbols.known)
        for wish in wishes:
            about, edition = self.target(wish)
            if isinstance(wish, FaresBetter):
                beside = target(wish.of, wish.than, wish.section)
                best = self.judged(about.section, edition).of(about.name).has_one_of(about.steps[-1])
                worst = self.judged(beside.section, wish.than).of(beside.name).has_one_of(beside.steps[0])
                yield both(best, worst)
            for clause, verdict in self.judged(about.section, edition).clauses.items():
                if clause in about.clauses:
                    yield verdict.has_one_of(PASSING)
        yield from (symbols.known[name] for name in shown if name in symbols.known)
        yield from (no(symbols.yes[name]) for name in shown if name in symbols.yes)
        named = symbols.sheet.named_values()
        yield from (symbols.has(name, value) for name in shown for value in named.get(name, ()))

    def _witness(self, model: z3.ModelRef, shown: tuple[str, ...], *, smallest: bool) -> Witness:
        values = {name: self.symbols.read(model, name) for name in shown}
        return Witness(
            answer=Answer.FOUND,
            facts=sheet_with(blank(self.edition), self.symbols.sheet, values),
            values=values,
            complete=None not in values.values(),
            smallest=smallest,
        )


def sheet_with(start: Sheet, sheet: type[Sheet], values: Mapping[str, FactValue]) -> Sheet:
    """Return a sheet on which nothing but these values is stated, counted as `start` was."""
    counted = {name: getattr(start, name) for name in type(start).model_fields if name not in start.fact_names()}
    return sheet.model_validate({**counted, **values})


def _sheet_of_all(editions: Sequence[AnyEdition]) -> type[Sheet]:
    """Return the one sheet that holds every fact that these editions read.

    Raises:
        SkillbaseError: None of their sheets holds the others' facts.
    """
    for edition in editions:
        if all(issubclass(edition.sheet, other.sheet) for other in editions):
            return edition.sheet
    ids = ", ".join(dict.fromkeys(edition.id for edition in editions))
    raise SkillbaseError(
        Text(
            f"{ids} 所用的事实表不同，没有单位能同时按它们判断。",
            f"The editions {ids} read unlike sheets, so no applicant can be judged by all of them.",
        )
    )

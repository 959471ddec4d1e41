"""``ask``: one question at a time, the best first, each answer kept in the file at once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import NamedTuple

from skillbase_rules.analyses.next_questions import NextQuestions
from skillbase_rules.commands import options
from skillbase_rules.commands.analyses import fact_value
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.kept import Kept, kept_in
from skillbase_rules.commands.output import Basis, as_json
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import LANGUAGES, Language, Text
from skillbase_rules.facts.application import Application
from skillbase_rules.facts.counting import facts_of
from skillbase_rules.facts.places import list_for
from skillbase_rules.questions import next_questions
from skillbase_rules.report.asking import question_items, state_words
from skillbase_rules.report.changes import as_data, as_markdown, as_text
from skillbase_rules.report.layout import printable, wrapped
from skillbase_rules.wording import asking as m
from skillbase_rules.wording import verdicts as v
from skillbase_rules.wording.facts import fact_label, facts_words, sheets_of, value_words

_STOP = {"q", "quit", "exit", "结束", "退出"}


def _add_arguments(parser: ArgumentParser) -> None:
    about = Text("申报文件或事实表（JSON），回答存入其中", "application or sheet of facts (JSON); it keeps the answers")
    parser.add_argument("file", metavar="FILE", help=options.both(about))
    parser.add_argument(
        "--towards",
        metavar="NAME",
        help=options.both(
            Text(
                "要得出的结论：类别、章节、情形或条款，如 national、4.2.3；默认所申报类别的全部条件",
                "the verdict to reach: a track, section, case or clause, such as national or 4.2.3; "
                "all conditions of the tracks applied for by default",
            )
        ),
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help=options.both(Text("只列出问题，最有用的在前", "only list the questions, the most useful first")),
    )
    options.add_format(parser)
    options.add_rules(parser)


def _answer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    edition = options.edition_of(arguments, edition)
    if arguments.list:
        return _listed(arguments, kept_in(read(arguments.file), edition), edition)
    if arguments.file == "-":
        raise SkillbaseError(m.NEEDS_A_FILE)
    interview = Interview(arguments.file, arguments.towards, read, edition, arguments.lang)
    return Answer(f"{interview.held()}\n")


def _listed(arguments: Namespace, kept: Kept, edition: AnyEdition) -> Answer:
    language: Language = arguments.lang
    asked = next_questions(kept.subject, towards=arguments.towards, edition=edition)
    file = kept.subject if isinstance(kept.subject, Application) else None
    basis = Basis(file.applicant.name if file else None, edition, file)
    items = tuple(question_items(asked, edition, language))
    if arguments.format == "json":
        return Answer(as_json({**basis.data(), **as_data(asked, items)}))
    write = as_markdown if arguments.format == "markdown" else as_text
    notes = (*basis.notes(language), *state_words(asked, edition, language))
    return Answer(write(m.TITLE.in_(language), notes, items))


class Interview(NamedTuple):
    """Questions to whoever sits at the terminal, until nothing more is needed or the input ends."""

    name: str
    """Of the file."""
    towards: str | None
    read: Read
    edition: AnyEdition
    language: Language

    def held(self) -> str:
        """Ask until nothing more is needed or the input ends, and return how the verdict then stands."""
        told, left_out = self._in_words(m.BEGUN.filled(name=printable(self.name))), frozenset[str]()
        while True:
            kept = self._kept()
            by_hand = frozenset(fact for fact in self.edition.sheet.fact_names() if kept.place_of(fact) is None)
            asked = next_questions(
                kept.subject, towards=self.towards, leave_out=left_out | by_hand, most=1, edition=self.edition
            )
            answered = self._answered(told, asked) if asked.questions else None
            if answered is None:
                return "\n".join(("", *self._closing(asked, by_hand)))
            told = answered
            left_out |= {asked.questions[0].fact}

    def _answered(self, told: str, asked: NextQuestions) -> str | None:
        """Ask the first question until its answer can be used; return what to say of it, or None at the end."""
        (item,), fact = question_items(asked, self.edition, self.language), asked.questions[0].fact
        details = (line for detail in item.details for line in wrapped(detail, 4))
        choices = self._in_words(m.CHOICES.filled(choices=choices_of(fact, self.edition)))
        lines: tuple[str, ...] = (told, "", asked.questions[0].text.in_(self.language), *details, choices)
        while True:
            given = self.read.talk("\n".join((*lines, m.PROMPT)))
            if given is None or given.strip().lower() in _STOP:
                return None
            try:
                value = value_of(given.strip(), fact, self.edition)
                return self._in_words(m.LEFT_OUT if value is None else self._keep(fact, value))
            except SkillbaseError as error:
                lines = (self._in_words(error.text), choices)

    def _keep(self, fact: str, value: object) -> Text:
        # The file is read again, for others may have written to it since the question was asked.
        before = self._kept()
        after = before.with_answer(fact, value, self.edition)
        known, more = (getattr(facts_of(kept.subject, self.edition), fact) for kept in (before, after))
        self.read.keep(self.name, after.content())
        if known == more:
            return m.STILL_OPEN.filled(fact=fact_label(fact, sheets_of(self.edition)))
        return m.KEPT.filled(place=".".join(after.place_of(fact) or ()), name=printable(self.name))

    def _kept(self) -> Kept:
        return kept_in(self.read(self.name), self.edition)

    def _closing(self, asked: NextQuestions, by_hand: frozenset[str]) -> Iterator[str]:
        # Nothing is asked any more, so every fact is a further one.
        left = asked.model_copy(update={"questions": (), "more": asked.facts})
        yield from state_words(left, self.edition, self.language)
        waiting = tuple(fact for fact in asked.waits_for if fact in by_hand)
        if waiting:
            lists = dict.fromkeys(".".join(place) for fact in waiting if (place := list_for(fact)) is not None)
            named = facts_words(waiting, sheets_of(self.edition), self.language)
            yield self._in_words(m.BY_HAND.filled(facts=named, lists=", ".join(lists) or printable(self.name)))

    def _in_words(self, text: Text) -> str:
        return text.in_(self.language)


def value_of(given: str, fact: str, edition: AnyEdition) -> object:
    """Return the value that an answer means; None where it is not known.

    Raises:
        SkillbaseError: It is none that the fact can have.
    """
    names = names_of(fact, edition)
    for number, (value, label) in enumerate(names, start=1):
        if given in {str(number), value, label.zh, label.en}:
            return value
    meant = fact_value(given) if given else ""
    if meant == "" or (names and meant is not None):
        raise SkillbaseError(m.NOT_UNDERSTOOD.filled(given=printable(given)))
    return meant


def names_of(fact: str, edition: AnyEdition) -> tuple[tuple[str, Text], ...]:
    """Return the names that a fact can have, with their words; none where it is no name."""
    values = edition.sheet.named_values().get(fact, ())
    return tuple(
        (str(value), Text(*(value_words(value, (fact,), (edition.sheet,), language) for language in LANGUAGES)))
        for value in values
    )


def choices_of(fact: str, edition: AnyEdition) -> Text:
    """Return how a fact may be answered."""
    if names := names_of(fact, edition):
        return Text(
            *(
                v.LIST.in_(language).join(
                    f"{number} {label.in_(language)}" for number, (_, label) in enumerate(names, 1)
                )
                for language in LANGUAGES
            )
        )
    return m.NUMBER_CHOICES if fact in edition.sheet.count_names() else m.YES_NO_CHOICES


ASK = Command(
    "ask",
    Text("逐项询问还缺的事实，最有用的在前", "ask for what is missing, the most useful first"),
    _add_arguments,
    _answer,
)

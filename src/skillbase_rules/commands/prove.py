"""``prove``: what holds of every applicant there could be, what a verdict rests on, and the cheapest way to a goal.

The solver is an extra, so everything that stands on it is imported where it is used.
"""

from __future__ import annotations

import math
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence

from pydantic import ValidationError

from skillbase_rules.commands import options
from skillbase_rules.commands.command import Answer, Command, Read
from skillbase_rules.commands.output import Basis, as_json
from skillbase_rules.editions import get_edition
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.records import Sheet
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.facts.counting import facts_of
from skillbase_rules.report.changes import Item, as_markdown, as_text
from skillbase_rules.report.data import Data
from skillbase_rules.report.overview import departures
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems
from skillbase_rules.wording import problems as p

GOAL, COST, FIXED, BY = "--goal", "--cost", "--fixed", "--by"
WITH, DIFFERS = "--with", "--differs"
WISHES = ("--meets", "--fails", "--fails-alone", "--on-threshold", DIFFERS)
OF_EVERYBODY = (*WISHES, WITH)
OF_A_FILE = (GOAL, COST, FIXED, BY, "--of")
_MOST_DIGITS = 15


def _seconds(given: str) -> float:
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not (seconds > 0 and math.isfinite(seconds)):
        raise ArgumentTypeError(f"{given!r}: 应为大于 0 的秒数 | must be a number of seconds above 0")
    return seconds


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help=options.both(
            Text(
                "申报文件：说明各项结论的依据，或以 --goal 求最低代价的方案；不给则对一切可能的单位求证",
                "an application: what its verdicts rest on, or with --goal the cheapest plan; without it, what holds "
                "of everybody",
            )
        ),
    )
    _add_names(parser, "--of", Text("只说明这一部分或条款，可重复", "this section or clause only; may be repeated"))
    _add_names(parser, GOAL, Text("要达到的部分或条款，可重复", "section or clause to be met; may be repeated"))
    _add_names(parser, COST, Text("一项事实每改动一个单位的代价", "what one more or fewer costs"), "FACT=NUMBER")
    _add_names(parser, FIXED, Text("不得改动的事实，可重复", "a fact that may not change; may be repeated"), "FACT")
    _add_names(parser, BY, Text("一项事实最多改动多少", "the most by which a count may change"), "FACT=NUMBER")
    parser.add_argument(
        "--several", action="store_true", help=options.both(Text("另求改动更少的方案", "also plans of fewer changes"))
    )
    _add_wishes(parser)
    parser.add_argument(
        "--seconds",
        type=_seconds,
        default=5.0,
        metavar="SECONDS",
        help=options.both(Text("每个问题的时限，默认5秒", "time for each question, 5 by default")),
    )
    options.add_format(parser)
    options.add_rules(parser)


def _add_wishes(parser: ArgumentParser) -> None:
    named = "[NOTICE:]NAME"
    _add_names(parser, "--meets", Text("求一个符合此项的单位", "an applicant that meets this"), named)
    _add_names(parser, "--fails", Text("求一个不符合此项的单位", "an applicant that fails this"), named)
    _add_names(
        parser, "--fails-alone", Text("求一个仅此条不符合的单位", "an applicant that fails in this alone"), named
    )
    on_threshold = Text("求一个此条恰好达到的单位", "an applicant that lies just on the number of this clause")
    _add_names(parser, "--on-threshold", on_threshold, named)
    differs = Text(
        "求一个两种规则下此项结论不同的单位", "an applicant of whom the rules and those beside them disagree"
    )
    _add_names(parser, DIFFERS, differs)
    beside = Text("与这一通知相比；默认与原通知相比", "another notice beside it; the notice as issued by default")
    parser.add_argument(WITH, dest="with", metavar="NOTICE", help=options.both(beside))


def _add_names(parser: ArgumentParser, option: str, help_: Text, metavar: str = "NAME") -> None:
    parser.add_argument(option, action="append", default=[], metavar=metavar, help=options.both(help_))


def _answer(arguments: Namespace, read: Read, edition: AnyEdition) -> Answer:
    notice, edition = edition, options.edition_of(arguments, edition)
    _refuse_what_does_not_go_together(arguments)
    if arguments.file is None:
        return _of_everybody(arguments, notice, edition)
    application = options.application_of(arguments, read)
    try:
        facts = facts_of(application, edition)
    except ValidationError as error:
        raise BadInputError(validation_problems(error, None)) from None
    answer = _plan if arguments.goal else _explain
    return answer(arguments, application.applicant.name, facts, edition)


def _of_everybody(arguments: Namespace, notice: AnyEdition, edition: AnyEdition) -> Answer:
    """Answer what is asked without a file: a witness, or how the rules stand to those beside them."""
    another = getattr(arguments, "with")
    beside = get_edition(another) if another else notice
    if edition == beside and _given(arguments, DIFFERS):
        raise BadInputError([Problem((DIFFERS,), p.NEEDS_TWO_RULES)])
    if any(_given(arguments, option) for option in WISHES):
        return _witness(arguments, edition, beside)
    if edition == beside:
        raise SkillbaseError(p.NOTHING_TO_PROVE)
    one, other = (edition, beside) if another else (notice, edition)
    return _compare(arguments, edition, one, other)


def _given(arguments: Namespace, option: str) -> bool:
    return bool(getattr(arguments, option.strip("-").replace("-", "_")))


def _refuse_what_does_not_go_together(arguments: Namespace) -> None:
    without_file = arguments.file is None
    wrong, why = (OF_A_FILE, p.NEEDS_A_FILE) if without_file else (OF_EVERYBODY, p.NOT_WITH_A_FILE)
    problems = [Problem((option,), why) for option in wrong if _given(arguments, option)]
    if not without_file and not arguments.goal:
        problems += [Problem((option,), p.NEEDS_A_GOAL) for option in (COST, FIXED, BY) if _given(arguments, option)]
    if problems:
        raise BadInputError(problems)


def _witness(arguments: Namespace, edition: AnyEdition, beside: AnyEdition) -> Answer:
    from skillbase_rules.report.proofs import witness_items
    from skillbase_rules.solver import Wish, differs, fails, fails_alone, meets, on_threshold, witness
    from skillbase_rules.wording.proofs import WITNESS

    def asked(wish: Callable[..., Wish], names: Sequence[str]) -> list[Wish]:
        return [wish(name, under=under) for under, name in map(_named, names)]

    wishes = asked(meets, arguments.meets) + asked(fails, arguments.fails)
    wishes += asked(fails_alone, arguments.fails_alone) + asked(on_threshold, arguments.on_threshold)
    wishes += [differs(name, beside) for name in arguments.differs]
    found = witness(*wishes, edition=edition, seconds=arguments.seconds)
    result = found.model_dump(mode="json", exclude={"facts"})
    items = witness_items(found, edition, arguments.lang)
    return _report(WITNESS, edition, result, items, arguments)


def _named(given: str) -> tuple[AnyEdition | None, str]:
    """Return the notice that a name is of, where it stands before it, and the name."""
    notice, colon, name = given.rpartition(":")
    return (get_edition(notice) if colon else None), name


def _compare(arguments: Namespace, edition: AnyEdition, one: AnyEdition, other: AnyEdition) -> Answer:
    from skillbase_rules.report.proofs import compared_items
    from skillbase_rules.solver import compare
    from skillbase_rules.wording.proofs import COMPARED

    compared = compare(other, one, seconds=arguments.seconds)
    without_sheets = {"better_under_one": {"facts"}, "better_under_other": {"facts"}}
    kinds = {kind: {"__all__": without_sheets} for kind in ("sections", "clauses")}
    result = compared.model_dump(mode="json", exclude=kinds)
    items = compared_items(compared, one, arguments.lang)
    return _report(COMPARED, edition, result, items, arguments)


def _plan(arguments: Namespace, name: str, facts: Sheet, edition: AnyEdition) -> Answer:
    from skillbase_rules.report.proofs import plan_items
    from skillbase_rules.solver import plan
    from skillbase_rules.wording.proofs import PLANS

    plans = plan(
        facts,
        arguments.goal,
        costs=_numbers(arguments.cost, COST),
        fixed=arguments.fixed or None,
        by=_numbers(arguments.by, BY),
        several=arguments.several,
        edition=edition,
        seconds=arguments.seconds,
    )
    result = plans.model_dump(mode="json", exclude={"plans": {"__all__": {"facts"}}})
    items = plan_items(plans, edition, arguments.lang)
    return _report(PLANS, edition, result, items, arguments, applicant=name)


def _explain(arguments: Namespace, name: str, facts: Sheet, edition: AnyEdition) -> Answer:
    from skillbase_rules.report.proofs import decision_item
    from skillbase_rules.solver import certificate, decide
    from skillbase_rules.wording.proofs import DECIDED

    judged = [section.name for section in edition.sections if section.kind in {"condition", "preference"}]
    grounds = [
        (
            decide(facts, part, edition=edition, seconds=arguments.seconds),
            certificate(facts, part, edition=edition, seconds=arguments.seconds),
        )
        for part in arguments.of or judged
    ]
    result = [
        {
            "decision": decision.model_dump(mode="json"),
            "certificate": certified.model_dump(mode="json", exclude={"sheet"}),
        }
        for decision, certified in grounds
    ]
    items = (decision_item(decision, certified, edition, arguments.lang) for decision, certified in grounds)
    return _report(DECIDED, edition, result, items, arguments, applicant=name)


def _numbers(given: list[str], option: str) -> Mapping[str, int]:
    """Return the numbers that options of the form FACT=NUMBER assign.

    Raises:
        BadInputError: One is no whole number.
    """
    assigned = options.assignments(given, option, "FACT=NUMBER")
    wrong = [name for name, number in assigned.items() if not (number.isdecimal() and len(number) <= _MOST_DIGITS)]
    if wrong:
        raise BadInputError(Problem((option, name), p.WHOLE_NUMBER) for name in wrong)
    return {name: int(number) for name, number in assigned.items()}


def _report(
    title: Text,
    edition: AnyEdition,
    result: Data,
    items: Iterable[Item],
    arguments: Namespace,
    *,
    applicant: str | None = None,
) -> Answer:
    language: Language = arguments.lang
    items = list(items)
    basis = None if applicant is None else Basis(applicant, edition)
    if arguments.format == "json":
        about = {"edition": edition.id} if basis is None else basis.data()
        explanations = [item.model_dump(mode="json") for item in items]
        return Answer(as_json({**about, "result": result, "explanations": explanations}))
    notes = departures(edition, language) if basis is None else basis.notes(language)
    write = as_markdown if arguments.format == "markdown" else as_text
    return Answer(write(title.in_(language), notes, items))


PROVE = Command(
    "prove",
    Text("对一切可能的单位求证，或说明结论的依据，或求最低代价的方案", "prove, explain verdicts or plan with a solver"),
    _add_arguments,
    _answer,
)

"""How a criterion reads on a page: the rulebook's tree as one line in Chinese or English."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    AsStated,
    Constant,
    Criterion,
    Greatest,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    Together,
    Union,
    Waived,
    When,
    measured_facts,
)
from skillbase_rules.engine.percentages import percentage_words
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.wording.facts import Sheets, fact_label
from skillbase_rules.wording.figures import share_words

MORE_THAN = {False: "≥", True: ">"}
LESS_THAN = {False: "≤", True: "<"}
HOLDS = {True: Text("为是", "true"), False: Text("为否", "false")}
EXPERTS = Text("（未申明的由专家判断）", " (experts judge what is not declared)")
ROUNDED = Text("（先按 {} 个百分点取整）", " (rounded to {} percentage points first)")
AND, OR = Text("；且 ", "; and "), Text("；或 ", "; or ")
LIST_END = Text("、", " and ")
IS, ONE_OF = Text("{} 为 {}", "{} is {}"), Text("{} 为下列之一：{}", "{} is one of {}")
REFERRED = Text("；{} 由专家判断", "; {} is for experts to judge")
WHERE = Text("仅当 {}：{}", "where {}: {}")
OTHERWISE = Text("；否则 {}", "; otherwise {}")
WAIVED = Text("按所选解读不适用：{}", "set aside by the reading chosen: {}")
UNITED = Text("{} ∪ {}（两者兼具的 {} 只计一次）", "{} ∪ {} (those in {} counted once)")
AS_STATED = Text("{}（按申报）", "{} (as stated)")
GREATEST = Text("{} 中的最大值", "the greatest of {}")


def show_value(value: object) -> str:
    """Return a number, a day or a moment as it stands on every page."""
    match value:
        case datetime():
            return value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case int():
            return f"{value:,}"
        case Fraction():
            return percentage_words(value)
        case _:
            return str(value)


def show_fact(name: str, sheets: Sheets, language: Language) -> str:
    """Return a fact as a reader meets it: its label in Chinese, its name in English."""
    return f"`{name}`" if language == "en" else fact_label(name, sheets).zh


def show_facts(names: tuple[str, ...], sheets: Sheets, language: Language) -> str:
    """Return several facts as a list."""
    return LIST_END.in_(language).join(show_fact(name, sheets, language) for name in names)


def show_measure(measure: Measure, sheets: Sheets, language: Language) -> str:
    """Return a measure as a formula over facts."""
    match measure:
        case Sum(terms):
            return show_sum(terms, sheets, language)
        case Union(first, second, both):
            return UNITED.in_(language).format(*(show_fact(name, sheets, language) for name in (first, second, both)))
        case AsStated(fact):
            return AS_STATED.in_(language).format(show_fact(fact, sheets, language))
        case Greatest(of):
            return GREATEST.in_(language).format(", ".join(show_measure(part, sheets, language) for part in of))
        case Constant(value):
            return show_value(value)


def show_sum(terms: tuple[tuple[str, int], ...], sheets: Sheets, language: Language) -> str:
    """Return weighted counts added up; a negative weight reads as a subtraction."""
    formula = ""
    for fact, weight in terms:
        sign = (" − " if formula else "−") if weight < 0 else (" + " if formula else "")
        times = "" if abs(weight) == 1 else f"{abs(weight)} × "
        formula += f"{sign}{times}{show_fact(fact, sheets, language)}"
    return formula


def bracketed(measure: Measure, sheets: Sheets, language: Language) -> str:
    """Return a measure fit to stand beside a division sign."""
    shown = show_measure(measure, sheets, language)
    return shown if len(measured_facts(measure)) == 1 else f"({shown})"


def show_range(of: str, minimum: int | None, maximum: int | None, *, exclusive: bool, unit: str = "") -> str:
    """Return that a quantity lies within a range."""
    if minimum is None:
        return f"{of} ≤ {show_value(maximum)}{unit}"
    if maximum is None:
        return f"{of} {MORE_THAN[exclusive]} {show_value(minimum)}{unit}"
    if minimum == maximum:
        return f"{of} = {show_value(minimum)}{unit}"
    return f"{show_value(minimum)} ≤ {of} ≤ {show_value(maximum)}{unit}"


def show_share(leaf: ShareAtLeast | ShareAtMost, sign: str, sheets: Sheets, language: Language) -> str:
    """Return that a share lies on one side of what is asked for."""
    share = f"{bracketed(leaf.part, sheets, language)} ÷ {bracketed(leaf.whole, sheets, language)}"
    rounded = ROUNDED.in_(language).format(2 * leaf.rounding) if leaf.rounding else ""
    return f"{share} {sign} {share_words(leaf.percent, 'en')}{rounded}"


def show_leaf(leaf: Leaf, sheets: Sheets, language: Language) -> str:
    """Return what a leaf asks for."""
    match leaf:
        case Amount(of=of):
            shown = show_measure(of, sheets, language)
            return show_range(shown, leaf.minimum, leaf.maximum, exclusive=leaf.exclusive)
        case ShareAtLeast():
            return show_share(leaf, MORE_THAN[leaf.exclusive], sheets, language)
        case ShareAtMost():
            return show_share(leaf, LESS_THAN[leaf.exclusive], sheets, language)
        case RatioWithin(many=many, per=per):
            ratio = f"{bracketed(many, sheets, language)} ÷ {bracketed(per, sheets, language)}"
            return show_range(ratio, leaf.minimum, leaf.maximum, exclusive=False)
        case Holds(facts=facts):
            experts = EXPERTS.in_(language) if leaf.judgement and not leaf.undeclared_fails else ""
            verb = {"zh": "", "en": "is " if len(facts) == 1 else "are "}[language]
            return f"{show_facts(facts, sheets, language)} {verb}{HOLDS[leaf.value].in_(language)}{experts}"
        case OneOf(fact=fact):
            text = ONE_OF if len(leaf.allowed) > 1 else IS
            allowed = ", ".join(f"`{value}`" for value in leaf.allowed)
            shown = text.in_(language).format(show_fact(fact, sheets, language), allowed)
            referred = ", ".join(f"`{value}`" for value in leaf.referred)
            return shown + (REFERRED.in_(language).format(referred) if referred else "")
        case Together(tests=tests):
            return AND.in_(language).join(show_leaf(test, sheets, language) for test in tests)


def show(criterion: Criterion, sheets: Sheets, language: Language) -> str:
    """Return what a criterion asks for, in one line."""
    match criterion:
        case AllOf(parts=parts):
            return AND.in_(language).join(nested(part, sheets, language) for part in parts)
        case AnyOf(parts=parts):
            return OR.in_(language).join(nested(part, sheets, language) for part in parts)
        case When(condition, then, otherwise):
            shown = WHERE.in_(language).format(nested(condition, sheets, language), nested(then, sheets, language))
            return shown + (OTHERWISE.in_(language).format(nested(otherwise, sheets, language)) if otherwise else "")
        case Waived(inner):
            return WAIVED.in_(language).format(show(inner, sheets, language))
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return show_leaf(criterion, sheets, language)


def nested(criterion: Criterion, sheets: Sheets, language: Language) -> str:
    """Return a criterion inside another one, in brackets where it has parts of its own."""
    shown = show(criterion, sheets, language)
    several_parts = isinstance(criterion, AllOf | AnyOf) and len(criterion.parts) > 1
    return f"({shown})" if several_parts or isinstance(criterion, When | Together) else shown


def judging(criterion: Criterion) -> tuple[tuple[str, Criterion], ...]:
    """Return the clauses judged in a tree, each with the part of the tree that judges it, conditions included."""
    match criterion:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            rules = tuple(pair for part in parts for pair in judging(part))
            clauses = {clause for clause, _ in rules}
            # Parts that answer to one clause together are one rule.
            return ((clauses.pop(), criterion),) if len(clauses) == 1 < len(rules) else rules
        case When(condition, then, otherwise):
            asked = tuple((clause, When(condition, part)) for clause, part in judging(then))
            return asked + (judging(otherwise) if otherwise else ())
        case Waived(inner):
            return tuple((clause, Waived(part)) for clause, part in judging(inner))
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return ((criterion.clause, criterion),)

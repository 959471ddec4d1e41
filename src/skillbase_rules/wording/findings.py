"""A finding as people read it: its value, what is asked, and what is lacking, in Chinese or English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from skillbase_rules.engine.findings import Finding, Inference, Ratio, Shortfall, Status, UnknownCause
from skillbase_rules.engine.percentages import Percentage
from skillbase_rules.engine.quantities import Persons, PersonTimes, Quantity
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import Sheets, fact_kinds, fact_label, facts_words, value_words
from skillbase_rules.wording.figures import percentage, plain_ratio, quantity_words, ratio_words, share_words
from skillbase_rules.wording.units import THINGS, UNCOUNTABLE_ENDINGS, UNITS, Unit, singular, unit_words

_OPERATORS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One finding in words."""

    clause: str
    label: str
    status: Status
    verdict: str
    """The status as a word."""
    observed: str
    threshold: str
    details: tuple[str, ...]
    """What is lacking, what is missing or left to experts, and what the verdict hangs on; a sentence each."""
    readings: tuple[str, ...]


def explain(finding: Finding, sheets: Sheets, language: Language) -> Explanation:
    """Return a finding in words; its facts are called as on `sheets`."""
    sentences = (
        shortfall_words(finding, sheets, language),
        open_words(finding, sheets, language),
        *(inference_words(inference, sheets, language) for inference in finding.inferred),
        hinge_words(finding.hinges_on, language),
    )
    return Explanation(
        clause=finding.clause,
        label=finding.label.in_(language),
        status=finding.status,
        verdict=status_word(finding.status, language),
        observed=observed_words(finding, sheets, language),
        threshold=threshold_words(finding, sheets, language),
        details=tuple(sentence for sentence in sentences if sentence),
        readings=finding.readings,
    )


def status_word(status: Status, language: Language) -> str:
    """Return a status as a word."""
    return m.STATUS[status].in_(language)


def joined_by_or(words: Sequence[str], language: Language) -> str:
    """Return alternatives as "a, b or c"."""
    *others, last = words
    return m.LIST.in_(language).join(others) + m.OR.in_(language) + last if others else last


def inference_words(inference: Inference, sheets: Sheets, language: Language) -> str:
    """Return which numbers other facts leave to a count, and which facts those are."""
    ends = Quantity(at_least=inference.at_least or 0, at_most=inference.at_most)
    return m.INFERRED.in_(language).format(
        fact=fact_label(inference.fact, sheets).in_(language),
        numbers=quantity_words(ends),
        facts=facts_words(inference.follows_from, sheets, language),
    )


def hinge_words(hinges_on: Sequence[str], language: Language) -> str:
    """Return which readings of low confidence a verdict hangs on; empty where there is none."""
    return m.HINGES.in_(language).format(m.LIST.in_(language).join(hinges_on)) if hinges_on else ""


# --- what is observed and what is asked ------------------------------------------------------------------------------


def observed_words(finding: Finding, sheets: Sheets, language: Language) -> str:
    """Return what the facts show; counts without their unit, which stands beside the threshold."""
    match finding.observed:
        case None:
            return m.NOTHING.in_(language)
        case bool(value):
            # The clause's name says what is required, whichever way its facts are put: yes is as required.
            return m.YES_NO[value is finding.threshold].in_(language)
        case Ratio() as ratio:
            sides = _numbers(finding)
            scale = percentage(sides, language) if finding.unit == "percent" else plain_ratio(sides)
            return ratio_words(ratio, scale, language)
        case Quantity() as quantity:
            return quantity_words(quantity)
        case str(value):
            return value_words(value, finding.facts, sheets, language)
        case values:
            return m.LIST.in_(language).join(value_words(value, finding.facts, sheets, language) for value in values)


def threshold_words(finding: Finding, sheets: Sheets, language: Language) -> str:
    """Return what the clause asks for, with operator and unit."""
    match finding.threshold:
        case None:
            return ""
        case bool():
            return m.YES_NO[True].in_(language)
        case int(value):
            # Nothing is less than none, so "at most 0 events" reads as plain "0 events".
            operator = "" if finding.operator == "<=" and value == 0 else _OPERATORS.get(finding.operator, "")
            return operator + unit_words(str(value), finding.unit, language)
        case Fraction() as value:
            return _OPERATORS.get(finding.operator, "") + share_words(value, language)
        case str(value):
            return value_words(value, finding.facts, sheets, language)
        case values if finding.operator == "range":
            # Two ends that are one number ask for just that number.
            return unit_words("–".join(dict.fromkeys(str(end) for end in values)), finding.unit, language)
        case values:
            return joined_by_or(
                [value_words(str(value), finding.facts, sheets, language) for value in values], language
            )


def _numbers(finding: Finding) -> tuple[Percentage, ...]:
    """Return the numbers that the observed value is compared with."""
    threshold = finding.threshold
    asked = threshold if isinstance(threshold, tuple) else (threshold,)
    return tuple(number for number in asked if isinstance(number, (int, Fraction)) and not isinstance(number, bool))


# --- what is lacking -------------------------------------------------------------------------------------------------


def shortfall_words(finding: Finding, sheets: Sheets, language: Language) -> str:
    """Return what exactly is lacking, such as "12 more integrated teachers"; empty where nothing is."""
    shortfall = finding.shortfall
    if shortfall is None:
        return ""
    if shortfall.amount is not None:
        return _amount_words(finding.unit, shortfall, shortfall.amount, sheets, language)
    facts = facts_words(shortfall.facts, sheets, language)
    match finding.threshold, finding.observed:
        case (bool(), bool(stated)):
            return m.STATED_AS[stated].in_(language).format(facts)
        case (bool() | str() | tuple(), None):
            return m.NOT_STATED.in_(language).format(facts)
        case (str() | tuple(), str(value)) if shortfall.facts == finding.facts[:1]:
            named = value_words(value, shortfall.facts, sheets, language)
            return m.NOT_AMONG.in_(language).format(fact=facts, value=named)
        case _:
            return m.NOT_SATISFIED.in_(language).format(facts)


def _amount_words(unit: str, shortfall: Shortfall, amount: Quantity, sheets: Sheets, language: Language) -> str:
    if shortfall.direction == "fewer":
        is_share = unit == "percent"
        known = _counted_unit(shortfall, unit, sheets) if is_share else UNITS.get(unit)
        excess = _span(amount, m.FEWER, language) + (known.classifier if known and language == "zh" else "")
        labels = [fact_label(name, sheets).in_(language) for name in shortfall.facts]
        return m.BRACKETS.in_(language).format(excess, joined_by_or(labels, language)) if is_share else excess
    more = _span(amount, m.MORE, language)
    counted = _counted_unit(shortfall, unit, sheets)
    is_one = amount.at_least == 1 and amount.at_most in {1, None}
    labels = [fact_label(name, sheets).in_(language) for name in shortfall.facts]
    if language == "zh":
        counted_so = more + counted.classifier
        if counted.is_rate or any(label.endswith(UNCOUNTABLE_ENDINGS) for label in labels):
            return m.BRACKETS.zh.format(counted_so, joined_by_or(labels, language))
        return counted_so + joined_by_or(labels, language)
    if counted.is_rate:
        counted_so = f"{more} {counted.one if is_one else counted.many}"
        return m.BRACKETS.en.format(counted_so, joined_by_or(labels, language))
    return f"{more} {joined_by_or([singular(label) for label in labels] if is_one else labels, language)}"


def _span(amount: Quantity, wordings: Mapping[str, Text], language: Language) -> str:
    kind = "exact" if amount.is_exact else "open" if amount.at_most is None else "between"
    return wordings[kind].in_(language).format(low=amount.at_least, high=amount.at_most)


def _counted_unit(shortfall: Shortfall, unit: str, sheets: Sheets) -> Unit:
    """Return the unit of what is lacking: people or things, though the clause may ask for a share of them."""
    kinds = fact_kinds(shortfall.facts, sheets)
    own = UNITS.get(unit, THINGS)
    if PersonTimes in kinds:
        return own if own.is_rate else UNITS["person-times"]
    if Persons in kinds:
        return own if own.is_rate else UNITS["persons"]
    return THINGS if unit in {"percent", "persons"} else own


# --- what is open ----------------------------------------------------------------------------------------------------


def open_words(finding: Finding, sheets: Sheets, language: Language) -> str:
    """Return what would settle an unknown finding: facts to state, or experts to ask; empty where it is settled."""
    if finding.status is not Status.UNKNOWN:
        return ""
    if finding.unknown_cause is not UnknownCause.JUDGEMENT:
        return m.MISSING.in_(language).format(facts_words(finding.missing, sheets, language))
    if not finding.missing:
        return m.JUDGEMENT_ALONE.in_(language)
    return m.JUDGEMENT.in_(language).format(facts_words(finding.missing, sheets, language))

"""Why a verdict stands, row by row: what is lacking, what is missing, and what is left to experts.

The words are those of the reports; numbers that are lacking stand in columns of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, assert_never

import narwhals as nw

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    Criterion,
    Holds,
    Leaf,
    Measure,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    ShareAtMost,
    Sum,
    Together,
    Waived,
    When,
    leaf_facts,
    raisers,
)
from skillbase_rules.engine.narrowing import Quotient
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.frames.columns import FactColumns
from skillbase_rules.frames.dialect import Dialect
from skillbase_rules.frames.leaves import leaf_verdict, part_allowed, part_needed, ratio_ends
from skillbase_rules.frames.logic import Number, Truth, both, column, either, given, larger, negated, picked, some
from skillbase_rules.frames.measures import measure, open_facts
from skillbase_rules.frames.reader import GatedLeaf, verdict
from skillbase_rules.frames.statuses import Missing, Verdict
from skillbase_rules.wording import tables as m
from skillbase_rules.wording import verdicts as words
from skillbase_rules.wording.facts import Sheets, fact_words, facts_words, value_words

_Test = Amount | ShareAtLeast | ShareAtMost | RatioWithin | Holds | OneOf


class Amiss(NamedTuple):
    """A number that is lacking, and where."""

    where: Truth
    facts: tuple[str, ...]
    least: Number
    most: Number
    bounded: Truth
    """Where `most` is good."""
    too_few: bool = True


class Sentence(NamedTuple):
    """A sentence about some rows, with the facts that it names; each may be named in some of the rows only."""

    where: Truth
    wording: Text
    facts: Missing


# --- numbers that are lacking ----------------------------------------------------------------------------------------


def amounts(leaf: Leaf, facts: FactColumns) -> list[Amiss]:
    """Return the numbers that are lacking where a leaf is not met; no two of them hold for one row."""
    match leaf:
        case Amount():
            return _amount(leaf, facts)
        case ShareAtLeast():
            return [_share(leaf, facts)]
        case ShareAtMost():
            return [_share_at_most(leaf, facts)]
        case RatioWithin():
            return _ratio(leaf, facts)
        case Together(tests=tests):
            found: list[Amiss] = []
            before: Truth = False
            for test in tests:
                found += [one._replace(where=both(one.where, negated(before))) for one in amounts(test, facts)]
                before = either(before, leaf_verdict(test, facts).not_met)
            return found
        case Holds() | OneOf():
            return []


def _amount(leaf: Amount, facts: FactColumns) -> list[Amiss]:
    low, high, bounded = measure(leaf.of, facts)
    found = []
    below: Truth = False
    if leaf.minimum is not None:
        minimum = leaf.minimum + leaf.exclusive
        below = both(bounded, high < minimum)
        found.append(Amiss(below, raisers(leaf.of), minimum - high, minimum - low, True))
    if leaf.maximum is not None:
        maximum = leaf.maximum - leaf.exclusive
        above = both(low > maximum, negated(below))
        found.append(Amiss(above, raisers(leaf.of), low - maximum, high - maximum, bounded, too_few=False))
    return found


def _share(leaf: ShareAtLeast, facts: FactColumns) -> Amiss:
    part, of = measure(leaf.part, facts), measure(leaf.whole, facts)
    least = larger(part_needed(of.low, leaf) - part.high, 1)
    most = part_needed(of.high, leaf) - part.low
    # Where a printed share decides, no number of people is lacking.
    by_counts = leaf_verdict(replace(leaf, quotient=None), facts).not_met
    return Amiss(by_counts, raisers(leaf.part), least, most, of.bounded)


def _share_at_most(leaf: ShareAtMost, facts: FactColumns) -> Amiss:
    part, per = measure(leaf.part, facts), measure(leaf.sides[0], facts)
    # Where nothing else is in the whole, no smaller part is a smaller share.
    not_met = both(leaf_verdict(leaf, facts).not_met, per.high > 0)
    least = part.low - part_allowed(part.low, per.high, leaf)
    most = part.high - part_allowed(part.high, per.low, leaf)
    return Amiss(not_met, raisers(leaf.part), least, most, both(part.bounded, per.low > 0), too_few=False)


def _ratio(leaf: RatioWithin, facts: FactColumns) -> list[Amiss]:
    many, per = measure(leaf.many, facts), measure(leaf.per, facts)
    above, below, _ = ratio_ends(leaf, facts)
    found = []
    if leaf.maximum is not None:
        step = leaf.maximum * _weight(leaf.per)
        least = (many.low - per.high * leaf.maximum + (step - 1)) // step
        most = (many.high - per.low * leaf.maximum + (step - 1)) // step
        found.append(Amiss(above, raisers(leaf.per), least, most, many.bounded))
    if leaf.minimum is not None:
        least, most = per.low * leaf.minimum - many.high, per.high * leaf.minimum - many.low
        found.append(Amiss(both(below, negated(above)), raisers(leaf.many), least, most, per.bounded))
    return found


def _weight(per: Measure) -> int:
    return per.terms[0][1] if isinstance(per, Sum) else 1


def shortfall(asked: Iterable[GatedLeaf], facts: FactColumns) -> tuple[nw.Expr, nw.Expr] | None:
    """Return the least and the most that a clause lacks, null where no number is lacking; None where none ever is."""
    found = [
        one._replace(where=both(one.where, negated(each.gate.may_close), each.where))
        for each in asked
        for one in amounts(each.leaf, facts)
    ]
    least = [(one.where, column(one.least, facts.dialect)) for one in found]
    most = [(both(one.where, one.bounded), column(one.most, facts.dialect)) for one in found]
    fewest, largest = _first_of(least), _first_of(most)
    if fewest is None:
        return None
    return fewest, facts.dialect.lit(None, facts.dialect.Int64) if largest is None else largest


def _first_of(cases: Iterable[tuple[Truth, nw.Expr]]) -> nw.Expr | None:
    """Return the value of the first case that holds, null where none does; None where none can."""
    value: nw.Expr | None = None
    for where, case in reversed(list(cases)):
        if where is not False:
            value = given(where, case) if value is None else picked(where, case, value)
    return value


# --- reasons ---------------------------------------------------------------------------------------------------------


def missing_in(leaf: Leaf, facts: FactColumns) -> Missing:
    """Return the facts that would settle a leaf, where it is open."""
    if isinstance(leaf, Together):
        found: Missing = {}
        open_ = leaf_verdict(leaf, facts).open
        for test in leaf.tests:
            _add(found, missing_in(test, facts), open_)
        return found
    said = leaf_verdict(leaf, facts)
    return _add({}, _unstated(leaf, facts), said.open)


def _unstated(leaf: _Test, facts: FactColumns) -> Missing:
    match leaf:
        case Holds():
            return {
                name: negated(either(facts.says(name, value=True), facts.says(name, value=False)))
                for name in leaf.facts
            }
        case OneOf(fact=fact):
            return {fact: negated(facts.is_stated(fact))}
        case RatioWithin(many=many, per=per):
            return _open_facts(facts, many, per)
        case Amount(of=of):
            return _open_facts(facts, of)
        case ShareAtLeast(part=part, whole=of) | ShareAtMost(part=part, whole=of):
            return _open_facts(facts, part, of)
        case _:
            assert_never(leaf)


def _open_facts(facts: FactColumns, *measures: Measure) -> Missing:
    missing: Missing = {}
    for of in measures:
        _add(missing, open_facts(of, facts), True)
    return missing


def _add(found: Missing, more: Missing, where: Truth) -> Missing:
    for name, missing in more.items():
        found[name] = either(found.get(name, False), both(missing, where))
    return found


def _missing_of(condition: Criterion, facts: FactColumns) -> Missing:
    """Return the facts that would settle a condition."""
    open_ = verdict(condition, facts).open
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            found: Missing = {}
            for part in parts:
                _add(found, _missing_of(part, facts), open_)
            return found
        case Waived():
            return {}
        case When(inner, then, otherwise):
            asked = verdict(inner, facts)
            found = _add({}, _missing_of(inner, facts), both(open_, asked.open))
            _add(found, _missing_of(then, facts), both(open_, asked.may_meet))
            declined = either(asked.may_fail, asked.may_close)
            return _add(found, _missing_of(otherwise, facts), both(open_, declined)) if otherwise else found
        case Amount() | ShareAtLeast() | ShareAtMost() | RatioWithin() | Holds() | OneOf() | Together():
            return missing_in(condition, facts)
        case _:
            assert_never(condition)


def sentences(one: GatedLeaf, said: Verdict, facts: FactColumns, *, missing_fails: bool) -> Iterator[Sentence]:
    """Yield what is to be said of a clause that is not met or unknown; the first that holds for a row is its reason."""
    leaf, gate = one.leaf, one.gate
    bare = leaf_verdict(leaf, facts)
    missing: Missing = {}
    for condition in gate.conditions:
        _add(missing, _missing_of(condition, facts), gate.undecided)
    _add(missing, missing_in(leaf, facts), gate.may_open)
    lacking = either(bare.lacking, gate.undecided)
    if missing_fails:
        first = leaf.tests[0] if isinstance(leaf, Together) else leaf
        named = words.NOT_STATED if isinstance(first, (Holds, OneOf)) else words.NOT_SATISFIED
        undecided = both(gate.may_open, either(bare.open, both(gate.may_close, bare.may_fail)))
        yield Sentence(both(said.not_met, undecided), named, missing)
    yield Sentence(both(said.open, lacking), words.MISSING, missing)
    yield Sentence(both(said.open, some(missing.values())), words.JUDGEMENT, missing)
    yield Sentence(said.open, words.JUDGEMENT_ALONE, {})
    for amiss in amounts(leaf, facts):
        wording = m.TOO_FEW if amiss.too_few else m.TOO_MANY
        yield Sentence(both(said.not_met, amiss.where), wording, dict.fromkeys(amiss.facts, True))
    yield from _wrong(leaf, said, facts)


def _wrong(leaf: Leaf, said: Verdict, facts: FactColumns) -> Iterator[Sentence]:
    match leaf:
        case Holds():
            wrong: Missing = {name: facts.says(name, value=not leaf.value) for name in leaf.facts}
            undeclared = _unstated(leaf, facts) if leaf.undeclared_fails else {}
            yield Sentence(both(said.not_met, negated(some(wrong.values()))), words.NOT_STATED, undeclared)
            named = {name: either(where, undeclared.get(name, False)) for name, where in wrong.items()}
            yield Sentence(said.not_met, words.STATED_AS[not leaf.value], named)
        case OneOf(fact=fact):
            for value in facts.values(fact):
                where = both(said.not_met, facts.is_among(fact, (value,)))
                yield Sentence(where, _not_among(fact, value, facts), {})
        case RatioWithin():
            yield from _wrong_ratio(leaf, said, facts)
        case ShareAtLeast(quotient=Quotient(fact=fact)):
            yield Sentence(said.not_met, words.NOT_SATISFIED, {fact: True})
        case ShareAtMost(part=part):
            yield Sentence(said.not_met, words.NOT_SATISFIED, dict.fromkeys(raisers(part), True))
        case Together():
            yield from _wrong_together(leaf, said, facts)
        case Amount() | ShareAtLeast():
            # What is lacking is a number, and `amounts` says how large.
            return
        case _:
            assert_never(leaf)


def _wrong_ratio(leaf: RatioWithin, said: Verdict, facts: FactColumns) -> Iterator[Sentence]:
    """Yield what is not as asked for where no number of it is lacking: none at all, or a printed figure.

    The finer of two figures is read first.
    """
    _, _, of_none = ratio_ends(leaf, facts)
    yield Sentence(both(said.not_met, of_none), words.NOT_SATISFIED, dict.fromkeys(raisers(leaf.per), True))
    if leaf.quotient is not None:
        by_quotient = leaf_verdict(replace(leaf, printed=None), facts).not_met
        yield Sentence(both(said.not_met, by_quotient), words.NOT_SATISFIED, {leaf.quotient.fact: True})
    if leaf.printed is not None:
        yield Sentence(said.not_met, words.NOT_SATISFIED, {leaf.printed: True})


def _wrong_together(leaf: Together, said: Verdict, facts: FactColumns) -> Iterator[Sentence]:
    first, *others = leaf.tests
    if isinstance(first, (Holds, OneOf)):
        failed = leaf_verdict(first, facts).not_met
        for sentence in _wrong(first, said, facts):
            yield sentence._replace(where=both(sentence.where, failed))
    for test in others:
        failed = leaf_verdict(test, facts).not_met
        yield Sentence(both(said.not_met, failed), words.NOT_SATISFIED, dict.fromkeys(leaf_facts(test), True))


def _not_among(fact: str, value: str, facts: FactColumns) -> Text:
    sheets = (facts.sheet,)

    def in_(language: Language) -> str:
        shown = value_words(value, (fact,), sheets, language)
        return words.NOT_AMONG.in_(language).format(fact=fact_words(fact, sheets, language), value=shown)

    return Text(in_("zh"), in_("en"))


def reason(
    asked: list[GatedLeaf], said: Verdict, facts: FactColumns, language: Language, *, missing_fails: bool
) -> nw.Expr:
    """Return the reason for the verdict on a clause; null where it is met or not applicable."""
    cases = [
        (both(each.where, sentence.where), _written(sentence, (facts.sheet,), language, facts.dialect))
        for each in asked
        for sentence in sentences(each, said, facts, missing_fails=missing_fails)
    ]
    first = _first_of(cases)
    return facts.dialect.lit(None, facts.dialect.String) if first is None else first


def _written(sentence: Sentence, sheets: Sheets, language: Language, dialect: Dialect) -> nw.Expr:
    wording = sentence.wording.in_(language)
    always = [name for name, where in sentence.facts.items() if where is not False]
    if all(sentence.facts[name] is True for name in always):
        return dialect.lit(wording.format(facts_words(always, sheets, language)))
    before, after = wording.split("{}")
    named = [given(sentence.facts[name], dialect.lit(fact_words(name, sheets, language))) for name in always]
    listed = dialect.concat_str(*named, separator=words.LIST.in_(language), ignore_nulls=True)
    around = [dialect.lit(before), listed, dialect.lit(after)]
    return dialect.concat_str(*(around if after else around[:2]))

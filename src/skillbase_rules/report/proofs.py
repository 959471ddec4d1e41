"""Witnesses, verdicts with their grounds, plans and compared editions, as the lines of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.text import Language
from skillbase_rules.report.changes import Item, change_words, flip_words, stated_words
from skillbase_rules.solver.asking import Answer
from skillbase_rules.solver.certificates import Certificate, Settlement
from skillbase_rules.solver.comparing import Compared, EditionsCompared, Relation
from skillbase_rules.solver.deciding import Decision
from skillbase_rules.solver.planning import Plan, Plans
from skillbase_rules.solver.symbols import FactValue, Limit
from skillbase_rules.solver.witnesses import Witness
from skillbase_rules.wording import proofs as w
from skillbase_rules.wording import verdicts as m
from skillbase_rules.wording.facts import fact_label, fact_words, sheets_of
from skillbase_rules.wording.findings import status_word


def witness_items(witness: Witness, edition: AnyEdition, language: Language) -> Iterator[Item]:
    """Yield the applicant found, fact by fact, or that there is none."""
    facts = tuple(_stated(name, value, edition, language) for name, value in witness.values.items())
    incomplete = () if witness.complete else (w.INCOMPLETE.in_(language),)
    yield Item(line=w.ANSWERS[witness.answer].in_(language), details=(*incomplete, *facts))


def _stated(name: str, value: FactValue, edition: AnyEdition, language: Language) -> str:
    sheets = sheets_of(edition)
    stated = stated_words(name, value, sheets, language)
    return f"{fact_words(name, sheets, language)} {stated}"


def _all_stated(values: Mapping[str, FactValue], edition: AnyEdition, language: Language) -> str:
    return m.LIST.in_(language).join(_stated(name, value, edition, language) for name, value in values.items())


def name_words(of: str, edition: AnyEdition, language: Language) -> str:
    """Return a clause or a section with its label."""
    if of == edition.id:
        return m.OVERALL.in_(language)
    roots = {section.rulebook.root.clause: section.rulebook.root.label for section in edition.sections}
    clause = edition.clauses.get(of)
    label = clause.label if clause else roots.get(of)
    return f"{of} {label.in_(language)}" if label else of


# --- verdicts and their grounds --------------------------------------------------------------------------------------


def decision_item(judged: Decision, certificate: Certificate | None, edition: AnyEdition, language: Language) -> Item:
    """Return a verdict with what decides it, and what it rests on where that was asked for too."""
    resting = () if certificate is None else _resting(certificate, edition, language)
    return _verdict_item(judged, (*_deciding(judged, edition, language), *resting), edition, language)


def certificate_item(certificate: Certificate, edition: AnyEdition, language: Language) -> Item:
    """Return a verdict with what it rests on."""
    return _verdict_item(certificate, tuple(_resting(certificate, edition, language)), edition, language)


def _verdict_item(
    judged: Decision | Certificate, grounds: tuple[str, ...], edition: AnyEdition, language: Language
) -> Item:
    line = w.VERDICT.in_(language).format(
        mark=m.MARKS[judged.status],
        name=name_words(judged.of, edition, language),
        status=status_word(judged.status, language),
    )
    return Item(line=line, details=grounds)


def _deciding(decision: Decision, edition: AnyEdition, language: Language) -> Iterator[str]:
    joined = m.LIST.in_(language).join
    if decision.undecided:
        yield w.TIME_WAS_UP.in_(language)
    if decision.status is Status.UNKNOWN and len(decision.possible) > 1:
        yield w.STILL_POSSIBLE.in_(language).format(joined(status_word(one, language) for one in decision.possible))
    if decision.status is not decision.clause_by_clause:
        yield w.MORE_THAN_CLAUSES.in_(language).format(status_word(decision.clause_by_clause, language))
    # Of what is met clause by clause, every clause is a ground: that goes without saying.
    goes_without_saying = decision.status is decision.clause_by_clause is Status.MET
    if decision.clauses and not goes_without_saying:
        names = joined(name_words(clause, edition, language) for clause in decision.clauses)
        yield w.DECIDING_CLAUSES.in_(language).format(names)
    if decision.limits and not goes_without_saying:
        limits = m.SENTENCES.in_(language).join(_limit_words(limit, edition, language) for limit in decision.limits)
        yield w.DECIDING_LIMITS.in_(language).format(limits)


def _limit_words(limit: Limit, edition: AnyEdition, language: Language) -> str:
    sheets = sheets_of(edition)
    part, less, whole = (
        tuple(fact_label(name, sheets).in_(language) for name in names)
        for names in (limit.part, limit.less, limit.whole)
    )
    return f"{' − '.join((' + '.join(part), *less))} ≤ {' + '.join(whole)}"


def _resting(certificate: Certificate, edition: AnyEdition, language: Language) -> Iterator[str]:
    yield from (_settlement_words(way, edition, language) for way in certificate.settlements)
    if certificate.undecided:
        yield w.TIME_WAS_UP.in_(language)
    if certificate.undecided or certificate.settlements:
        return
    words = (w.FEWEST_FACTS if certificate.smallest else w.ENOUGH_FACTS) if certificate.facts else w.NO_FACTS
    facts = (
        f"{fact_words(name, sheets_of(edition), language)} "
        f"{stated_words(name, getattr(certificate.sheet, name), sheets_of(edition), language)}"
        for name in certificate.facts
    )
    yield words.in_(language).format(m.LIST.in_(language).join(facts))
    if certificate.readings:
        yield w.RESTS_ON_READINGS.in_(language).format(m.LIST.in_(language).join(certificate.readings))


def _settlement_words(way: Settlement, edition: AnyEdition, language: Language) -> str:
    facts = _all_stated(way.values, edition, language)
    return w.SETTLED_BY.in_(language).format(facts=facts, status=status_word(way.status, language))


# --- plans -----------------------------------------------------------------------------------------------------------


def plan_items(plans: Plans, edition: AnyEdition, language: Language) -> Iterator[Item]:
    """Yield every plan with its changes, or why there is none."""
    if plans.answer is Answer.NONE:
        facts = m.LIST.in_(language).join(fact_words(name, sheets_of(edition), language) for name in plans.hindered_by)
        why = w.HINDERED.in_(language).format(facts) if facts else w.NEVER_TOGETHER.in_(language)
        yield Item(line=w.NO_PLAN.in_(language), details=(why,))
    elif plans.answer is Answer.UNDECIDED:
        yield Item(line=w.ANSWERS[plans.answer].in_(language))
    for number, plan in enumerate(plans.plans, start=1):
        line = w.PLAN.in_(language).format(number=number, cost=plan.cost, changes=len(plan.changes))
        rank = w.PROVED_LEAST if number == 1 else w.SHORTER
        yield Item(line=line, details=(rank.in_(language), *_plan_words(plan, edition, language)))
    if plans.plans and not plans.complete:
        yield Item(line=w.NOT_ALL_PLANS.in_(language))


def _plan_words(plan: Plan, edition: AnyEdition, language: Language) -> Iterator[str]:
    sheets = sheets_of(edition)
    yield from (w.CHANGE.in_(language).format(change_words(change, sheets, language)) for change in plan.changes)
    yield from (w.SHOW.in_(language).format(change_words(change, sheets, language)) for change in plan.shown)
    yield from (w.TURNED.in_(language).format(flip_words(flip, edition, language)) for flip in plan.turns)


# --- editions compared -----------------------------------------------------------------------------------------------


def compared_items(compared: EditionsCompared, edition: AnyEdition, language: Language) -> Iterator[Item]:
    """Yield how two editions stand to each other: as a whole, section by section, and in the clauses that differ."""
    yield Item(
        line=m.COLON.in_(language).join(
            (w.WHOLE_NOTICE.in_(language), w.RELATIONS[compared.relation].in_(language)),
        ),
        details=(w.ONE_OTHER.in_(language).format(one=compared.one, other=compared.other),),
    )
    # A whole section needs no applicant of its own where one of its clauses shows the same with fewer facts.
    for whole in compared.sections:
        yield _compared_item(whole, edition, language, shown=not _is_shown_by_a_clause(whole, compared))
        for clause in compared.clauses:
            if clause.section == whole.section:
                yield _compared_item(clause, edition, language, shown=True)
    for names, words in ((compared.only_in_one, w.ONLY_IN_ONE), (compared.only_in_other, w.ONLY_IN_OTHER)):
        if names:
            yield Item(line=words.in_(language).format(m.LIST.in_(language).join(names)))


def _is_shown_by_a_clause(whole: Compared, compared: EditionsCompared) -> bool:
    return any(part.section == whole.section and part.relation is whole.relation for part in compared.clauses)


def _compared_item(part: Compared, edition: AnyEdition, language: Language, *, shown: bool) -> Item:
    name, relation = name_words(part.clause, edition, language), w.RELATIONS[part.relation].in_(language)
    if part.is_whole:
        name = m.BRACKETS.in_(language).format(name, part.section)
    sides = ((part.better_under_one, w.BETTER_UNDER_ONE), (part.better_under_other, w.BETTER_UNDER_OTHER))
    details = [] if part.complete or part.relation is Relation.EQUIVALENT else [w.ONLY_UNDECLARED.in_(language)]
    if shown:
        details += [
            words.in_(language).format(_all_stated(witness.values, edition, language))
            for witness, words in sides
            if witness.answer is Answer.FOUND
        ]
    return Item(line=m.COLON.in_(language).join((name, relation)), details=tuple(details))

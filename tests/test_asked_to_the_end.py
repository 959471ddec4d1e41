"""`next_questions` asked to the end: it reaches the verdict of the full sheet, and no question is idle."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from skillbase_rules import CHONGQING_2024, Status, get_edition, next_questions
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import conjunction
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Sheet
from skillbase_rules.frames import facts_from_frame, synthetic_applicants
from skillbase_rules.questions import check_section
from tests.support.pivots import Pivots
from tests.support.sheets import editions, exact_sheets, facts_under
from tests.support.tries import tries

seeds = st.integers(0, 10**9)
others = st.sampled_from(["national-2013", "liangshan-2025"]).map(get_edition)
tracks = st.sampled_from(["national", "municipal", None])


def invented(seed: int, edition: AnyEdition) -> Sheet:
    (facts,) = facts_from_frame(synthetic_applicants(1, seed=seed, edition=edition), edition=edition)
    return facts


def sections_of(edition: AnyEdition, track: str | None) -> tuple[str, ...]:
    return tuple(part.name for part in edition.sections if part.kind == "condition" and part.is_asked_on(track))


def verdict(facts: Sheet, edition: AnyEdition, track: str | None) -> Status:
    return conjunction(check_section(facts, name, edition=edition).status for name in sections_of(edition, track))


def known(fact: str, full: Sheet) -> object:
    """Return what an applicant knows of a fact: what it states, or what follows from that."""
    stated = getattr(full, fact)
    return full.narrowing.ends[fact].quantity().model_dump() if isinstance(stated, Quantity) else stated


def blank(full: Sheet) -> Sheet:
    """Return a sheet that states nothing but what can never be unknown."""
    never_unknown = {name for name, field in type(full).model_fields.items() if isinstance(field.default, bool)}
    return type(full).model_validate({name: value for name, value in full if name in {"counted_under", *never_unknown}})


def partly(full: Sheet, seed: int) -> Sheet:
    """Return a sheet that states some of what another does, some of it within bounds."""
    random = Random(seed)  # noqa: S311 -- nothing secret is made
    share, values = random.random(), dict(full)
    for name in full.fact_names():
        value = values[name]
        if random.random() > share and not isinstance(type(full).model_fields[name].default, bool):
            values.pop(name)
        elif isinstance(value, Quantity) and value.is_exact and random.random() < 0.2:
            high = random.choice([None, 2 * value.at_least])
            most = type(value).most
            values[name] = {
                "at_least": random.randint(0, value.at_least),
                "at_most": high if high is None or most is None else min(high, most),
            }
    return type(full).model_validate(values)


def ask_to_the_end(full: Sheet, start: Sheet, edition: AnyEdition, track: str | None) -> tuple[Sheet, list[str]]:
    facts, asked = start, list[str]()
    while True:
        left = next_questions(facts, towards=track, leave_out=asked, most=1, edition=edition)
        if not left.questions:
            return facts, asked
        fact = left.questions[0].fact
        assert fact not in asked
        asked.append(fact)
        facts = type(full).model_validate({**dict(facts), fact: known(fact, full)})


@given(seeds, tracks, st.one_of(st.just(CHONGQING_2024), editions, others))
@tries(25)
def test_the_verdict_is_that_of_everything_that_the_applicant_knows(
    seed: int, track: str | None, edition: AnyEdition
) -> None:
    full = invented(seed, edition)
    for start in (partly(full, seed), blank(full)):
        facts, _ = ask_to_the_end(full, start, edition, track)
        assert verdict(facts, edition, track) is verdict(full, edition, track)


@given(exact_sheets(), tracks, editions)
@tries(10)
def test_it_is_reached_for_applicants_of_any_kind(
    sheet: dict[str, object], track: str | None, edition: AnyEdition
) -> None:
    full = facts_under(sheet, edition)
    facts, _ = ask_to_the_end(full, blank(full), edition, track)
    assert verdict(facts, edition, track) is verdict(full, edition, track)


@given(seeds, st.sampled_from(["national", "municipal"]), st.one_of(st.just(CHONGQING_2024), others))
@tries(6)
def test_a_fact_that_is_asked_can_change_the_verdict(seed: int, track: str, edition: AnyEdition) -> None:
    facts = partly(invented(seed, edition), seed)
    asked = next_questions(facts, towards=track, most=0, edition=edition).facts
    pivots = Pivots(facts, sections_of(edition, track), edition)
    # Where only two clauses together leave no doubt, clause by clause there still is some.
    assume(pivots.is_open() or not asked)
    assert [fact for fact in asked if not pivots.can_change(fact)] == []


@given(seeds, st.sampled_from(["national", "municipal", "4.2.1", "4.2.3", "4.2.5"]))
# The practice teachers say only of both kinds of teachers together how many there are at least.
@example(751738222, "national")
@tries(6)
def test_an_answer_does_what_was_said_of_it(seed: int, towards: str) -> None:
    full = invented(seed, CHONGQING_2024)
    facts = partly(full, seed)
    for question in next_questions(facts, towards=towards).questions:
        for answer in question.answers:
            for value in answer.values or [answer.at_least, *([answer.at_most] if answer.at_most is not None else [])]:
                told = type(facts).model_validate({**dict(facts), question.fact: value})
                after = next_questions(told, towards=towards, most=0)
                assert after.status is answer.status
                assert {flip.clause for flip in answer.turns}.isdisjoint(after.open_clauses)


@pytest.mark.parametrize("choice", [{"missing_facts": "failed"}, {"evaluative_words": "declaration_required"}], ids=str)
def test_what_only_fails_because_nobody_has_told_is_asked_for_all_the_same(choice: dict[str, str]) -> None:
    edition = CHONGQING_2024.choosing(**choice)
    full = invented(1, edition)
    assert verdict(blank(full), edition, "national") is Status.NOT_MET
    assert next_questions(blank(full), towards="national", edition=edition).facts
    facts, _ = ask_to_the_end(full, blank(full), edition, "national")
    assert verdict(facts, edition, "national") is verdict(full, edition, "national")

"""Every folder is an edition, and every edition keeps to what editions are: nothing here names one."""

from __future__ import annotations

import pickle
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest

import skillbase_rules.editions
from skillbase_rules import Facts, assess, questions, render
from skillbase_rules.editions import get_edition, list_editions
from skillbase_rules.engine.asked import asked_by
from skillbase_rules.engine.criteria import leaf_facts, leaves
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.engine.register import ClauseKind
from skillbase_rules.engine.text import LANGUAGES
from skillbase_rules.facts.sheet import Counting
from skillbase_rules.receipts import receipt, replay
from skillbase_rules.report.rendering import Format
from skillbase_rules.solver import Answer, fails, meets, witness
from tools.docs.generate import trees_of

HOME = Path(skillbase_rules.editions.__file__).parent
FOLDERS = sorted(file.parent.name for file in HOME.glob("*/__init__.py"))


def test_what_is_listed_is_what_there_are_folders_for() -> None:
    assert list_editions() == tuple(folder.replace("_", "-") for folder in FOLDERS)
    assert {"chongqing-2024", "liangshan-2025", "national-2013"} <= set(list_editions())


def test_a_notice_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownNameError, match=f"atlantis-1.*{', '.join(list_editions())}"):
        get_edition("atlantis-1")
    with pytest.raises(UnknownNameError, match="general"):
        get_edition("general")


def test_editions_are_loaded_only_when_they_are_asked_for() -> None:
    script = (
        "import sys; from skillbase_rules import list_editions; list_editions();"
        "print([name for name in sys.modules if name.startswith('skillbase_rules.editions.')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture(params=list_editions(), scope="module")
def edition(request: pytest.FixtureRequest) -> AnyEdition:
    return get_edition(request.param)


def test_an_edition_is_named_as_its_folder(edition: AnyEdition) -> None:
    assert edition.notice.replace("-", "_") in FOLDERS
    assert edition.id == edition.notice
    assert edition.as_issued == edition


def test_an_edition_says_where_and_when_it_holds_and_what_it_leaves_out(edition: AnyEdition) -> None:
    scope = edition.scope
    for words in (edition.title, scope.place, scope.level, scope.dates, scope.source, *scope.not_covered):
        assert words.zh
        assert words.en
    assert scope.not_covered


def test_every_clause_that_is_judged_is_in_the_register(edition: AnyEdition) -> None:
    ids = [clause.id for clause in edition.register]
    assert len(set(ids)) == len(ids)
    for section in edition.sections:
        for leaf in leaves(section.rulebook.root):
            assert leaf.clause in ids
            assert set(leaf_facts(leaf)) <= set(edition.sheet.fact_names())
    for clause in edition.register:
        assert clause.label.zh
        assert clause.label.en
        assert any("一" <= letter <= "鿿" for letter in clause.summary.zh)
        assert not clause.summary.zh.endswith("。")
        assert clause.summary.en
        assert not clause.summary.en.endswith(".")
        assert clause.kind in get_args(ClauseKind)


def test_every_condition_is_a_rule(edition: AnyEdition) -> None:
    judged = {leaf.clause for tree in trees_of(edition) for leaf in leaves(tree)}
    assert [clause.id for clause in edition.register if clause.kind == "condition" and clause.id not in judged] == []


def test_somebody_answers_for_every_clause(edition: AnyEdition) -> None:
    accounts = edition.accounts.values()
    assert [account.clause.id for account in accounts if account.handling is None] == []
    assert {name for account in accounts for name in account.by} <= set(questions.__all__)


def test_who_answers_is_said_once(edition: AnyEdition) -> None:
    for account in edition.accounts.values():
        # Under another reading a clause that asks for nothing may be a rule.
        assert account.clause.without_rule is None or not account.by, account.clause.id


def test_every_number_is_documented_and_stands_in_a_clause(edition: AnyEdition) -> None:
    for name, note in type(edition.parameters).documented().items():
        assert note.clause in edition.clauses, name
        assert note.label.zh
        assert note.label.en


def test_every_number_of_a_judged_clause_moves_what_is_asked(edition: AnyEdition) -> None:
    """A number that no reading asks for would say nothing."""
    variants = [edition, *(edition.choosing(**{field: choice}) for field, choice in edition.readings.alternatives())]
    judged = {leaf.clause for section in edition.sections for leaf in leaves(section.rulebook.root)}
    for name, note in type(edition.parameters).documented().items():
        value = getattr(edition.parameters, name)
        if note.clause in judged and isinstance(value, (int, Fraction)):
            thresholds = [
                test.threshold
                for variant in variants
                for test in asked_by(note.clause, [section.rulebook for section in variant.sections])
            ]
            assert any(value == one or (isinstance(one, tuple) and value in one) for one in thresholds), name


def test_every_reading_names_its_choices_and_its_default_first_among_them(edition: AnyEdition) -> None:
    for field, switch in edition.readings.switches().items():
        assert edition.readings.default_of(field) in switch.choices
        assert set(get_args(type(edition.readings).model_fields[field].annotation)) == set(switch.choices)
        assert switch.evidence


def test_every_reading_moves_a_rule_or_how_records_are_counted(edition: AnyEdition) -> None:
    for field, choice in edition.readings.alternatives():
        other = edition.choosing(**{field: choice})
        assert other.content != edition.content, (field, choice)


def test_a_clause_names_the_readings_that_move_it_and_no_other_number_of_its_notice(edition: AnyEdition) -> None:
    known = {switch.id for switch in edition.readings.switches().values()}
    for section in edition.sections:
        for clause in section.rulebook.clauses.values():
            assert set(clause.readings) <= known


def test_an_edition_survives_storage_and_is_judged_alike_after(edition: AnyEdition) -> None:
    loaded = pickle.loads(pickle.dumps(edition))  # noqa: S301
    assert (loaded, hash(loaded)) == (edition, hash(edition))
    assert assess(Facts(), edition=loaded) == assess(Facts(), edition=edition)


def test_records_are_counted_as_the_edition_says(edition: AnyEdition) -> None:
    assert isinstance(edition.rules(Counting), Counting)


def test_a_verdict_by_each_is_shown_in_every_form_and_judged_again_from_its_receipt(edition: AnyEdition) -> None:
    facts = Facts(counted_under=edition.rules(Counting))
    assessment = assess(facts, edition=edition)
    for language in LANGUAGES:
        for form in get_args(Format):
            page = render(assessment, edition=edition, language=language, format=form)
            assert edition.sections[0].rulebook.root.label.in_(language) in page
    assert replay(receipt(assessment, facts, edition=edition)).same


def test_the_solver_finds_who_meets_and_who_fails_every_section_of_each(edition: AnyEdition) -> None:
    for section in edition.sections:
        assert witness(meets(section.name), edition=edition).answer is Answer.FOUND
        assert witness(fails(section.name), edition=edition).answer is Answer.FOUND

from __future__ import annotations

from pathlib import Path

import pytest

from skillbase_rules import Candidate, MunicipalCandidacy, Pool, Status, replace_withdrawn, select
from skillbase_rules.engine.text import Language
from skillbase_rules.report.selection import contest_tables, selection_data, selection_markdown, selection_text
from skillbase_rules.selection.pool import Category
from skillbase_rules.selection.result import Outcome, Selection

POOL = Pool.model_validate_json((Path(__file__).parents[2] / "examples" / "pool.json").read_bytes())
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.fixture(scope="module")
def selection() -> Selection:
    return replace_withdrawn(select(POOL), withdrawn=["s13", "g05"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_every_candidacy_with_every_ground(selection: Selection, language: Language) -> None:
    said = [one for part in contest_tables(selection, language) for one in part.explanations]
    assert len(said) == len(selection.decisions)
    text, table = selection_text(selection, language), selection_markdown(selection, language)
    flowing = "".join(text.split())
    for one in said:
        assert one.unit in text
        assert one.unit in table
        for reason in one.reasons:
            assert "".join(reason.split()) in flowing
            assert reason.replace("[", "\\[").replace("]", "\\]") in table


def test_one_language_does_not_speak_the_other(selection: Selection) -> None:
    unnamed = selection.model_copy(
        update={"pool": Pool(candidates=tuple(one.model_copy(update={"name": None}) for one in POOL.candidates))}
    )
    assert selection_text(unnamed, "en").isascii() is False  # marks and dashes
    assert not any("一" <= character <= "鿿" for character in selection_text(unnamed, "en"))
    assert not any(word in selection_text(unnamed, "zh") for word in ("place", "reserve", "national", "selected"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_can_be_read_back(selection: Selection, language: Language) -> None:
    data = selection_data(selection, language)
    assert Selection.model_validate(data["selection"]) == selection
    counts = data["counts"]
    assert isinstance(counts, dict)
    assert counts == {outcome.value: sum(one.outcome is outcome for one in selection.decisions) for outcome in Outcome}


def test_withdrawals_and_what_they_changed_stand_at_the_top(selection: Selection) -> None:
    head = selection_text(selection, "en").split("\n\n")[0]
    assert "Withdrawn: g05 青禾职业技术学院, s13 装备工匠学院" in head
    assert "g07 北汀培训中心 (municipal): municipal, named, other → municipal, funded, other" in " ".join(head.split())
    alone = replace_withdrawn(select(POOL), withdrawn=["s28"])
    assert alone.moves == ()
    assert "What the withdrawals changed" not in selection_text(alone, "en")


def test_the_vacant_the_open_and_a_reserve_place_are_told() -> None:
    text = selection_text(select(POOL), "en", notes=["a note"])
    assert text.splitlines()[1] == "a note"
    assert (
        "  municipal, named, international cooperation (2.2.2.b): places 2, awarded 0, open 1, vacant 1\n"
        "  who may get what is open: g05, s03\n"
    ) in text
    assert "reserve 2–4" in text
    assert "may be: municipal, named, digital skills; reserve" in text
    assert "hangs on a reading of low confidence: R-68, R-76" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_pool_has_places_and_nobody(language: Language) -> None:
    selection = select([])
    assert len(selection_text(selection, language).splitlines()) == 2 + 8 + 2 * 5
    assert "|" not in selection_markdown(selection, language)


def test_a_name_cannot_break_the_report() -> None:
    municipal = MunicipalCandidacy(eligibility=Status.MET, expert_rank=1, category=Category.OTHER)
    candidate = Candidate(id="a|b", name="x\n| y |\x1b[31m", body="b", municipal=municipal)
    selection = select([candidate])
    assert "a|b x\\n| y |\\x1b[31m" in selection_text(selection, "en")
    assert "a\\|b x\\\\n\\| y \\|" in selection_markdown(selection, "en")

"""Ways out of a share that is too large, and what settles one that is open."""

from __future__ import annotations

from skillbase_rules.analyses.remedies import RemedyKind, what_would_it_take
from skillbase_rules.analyses.whatif import with_facts
from skillbase_rules.engine.findings import Status
from skillbase_rules.engine.verdicts import judge_leaf
from skillbase_rules.report.changes import ways_out_items
from tests.support.shares import LEAVES, SHARES
from tests.support.toy import house


def ways(clause: str, **facts: object) -> dict[tuple[RemedyKind, str], int | None]:
    """Return the ways out for one clause, by kind and the first fact that changes."""
    (way,) = (way for way in what_would_it_take(house(**facts), SHARES) if way.finding.clause == clause)
    return {(remedy.kind, remedy.changes[0].fact): remedy.amount for remedy in way.remedies}


def test_too_large_a_share_shrinks_by_its_part_by_the_rest_or_by_turning_one_into_the_other() -> None:
    assert ways("most.third", carvers=5, weavers=6) == {
        (RemedyKind.FEWER, "carvers"): 2,
        (RemedyKind.MORE, "weavers"): 4,
        (RemedyKind.MORE_WITHIN, "weavers"): 2,
    }


def test_a_part_beside_its_whole_shrinks_or_the_whole_grows() -> None:
    assert ways("most.apart", carvers=5, workshops=10) == {
        (RemedyKind.FEWER, "carvers"): 1,
        (RemedyKind.MORE, "workshops"): 3,
    }


def test_every_way_out_of_too_large_a_share_is_enough() -> None:
    facts = house(carvers=50, weavers=0, workshops=60)
    for way in what_would_it_take(facts, SHARES):
        for remedy in way.remedies:
            changed = with_facts(facts, {change.fact: change.after for change in remedy.changes})
            assert judge_leaf(LEAVES[way.finding.clause], changed).status is Status.MET


def test_a_whole_that_is_nothing_but_its_part_is_helped_by_the_rest_alone() -> None:
    assert ways("most.third", carvers=5, weavers=0) == {
        (RemedyKind.MORE, "weavers"): 10,
        (RemedyKind.MORE_WITHIN, "weavers"): 4,
    }


def test_an_open_share_is_settled_by_the_count_that_is_missing() -> None:
    (way,) = (way for way in what_would_it_take(house(weavers=6), SHARES) if way.finding.clause == "most.third")
    ranges = [(one.fact, one.at_least, one.at_most, one.status) for one in way.settling]
    assert ranges == [("carvers", 0, 3, Status.MET), ("carvers", 4, None, Status.NOT_MET)]


def test_too_large_a_share_is_told_in_both_languages() -> None:
    facts = house(carvers=5, weavers=6)
    told = {
        language: "\n".join(
            "\n".join((item.line, *item.details))
            for item in ways_out_items(what_would_it_take(facts, SHARES), SHARES, language)
            if "most.third" in item.line
        )
        for language in ("zh", "en")
    }
    assert "超出2名（雕工）" in told["zh"]
    assert "2 too many (carvers)" in told["en"]
    assert "2 fewer: carvers 5 → 3" in told["en"]

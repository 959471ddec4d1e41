"""Questions on the places: a list of awards, and a selection from a pool."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.questions.default import DEFAULT

if TYPE_CHECKING:
    from skillbase_rules.selection.awards import QuotaCheck
    from skillbase_rules.selection.pool import Award, Candidate, Pool
    from skillbase_rules.selection.result import Selection, Unknown


def check_quotas(awards: Iterable[Award], *, edition: AnyEdition = DEFAULT) -> QuotaCheck:
    """Judge a list of awards by the places of section 二, whoever made it and however.

    An award that leaves its tier, category or class out counts wherever it might belong: only a list that no
    completion could save is not met for it, and only one without such awards is met.

    Args:
        awards: The places given, in any order.
        edition: The notice, or another edition. R-14, R-16, R-17 and R-76 change the verdict; who settles tier,
            category or class (R-15, R-18, R-19) does not, since an award states the outcome.
    """
    from skillbase_rules.selection import awards as quotas
    from skillbase_rules.selection.rules import SelectionRules

    of_type("edition", edition, Edition)
    return quotas.check_quotas(awards, edition.rules(SelectionRules))


def select(
    candidates: Pool | Iterable[Candidate], *, unknown: Unknown = "hold", edition: AnyEdition = DEFAULT
) -> Selection:
    """Select from a pool as far as it settles itself, and say of every candidacy why (sections 二, 四(二) and 五(二)).

    Args:
        candidates: Every recommended candidate, eligible or not.
        unknown: Whether a candidacy whose own facts are unsettled is held for clarification or refused.
        edition: The notice, or another edition.

    Raises:
        pydantic.ValidationError: The candidates make no pool: an identifier twice, ranks beside scores.
        SkillbaseError: A candidate competes for places that there are none of, names no award class where the
            readings ask for one (R-19), or names a preferential case that the notice does not have.
    """
    from skillbase_rules.selection import selecting
    from skillbase_rules.selection.rules import SelectionRules

    of_type("edition", edition, Edition)
    return selecting.select(candidates, edition.rules(SelectionRules), unknown=unknown, edition=edition.id)


def replace_withdrawn(selection: Selection, *, withdrawn: Iterable[str]) -> Selection:
    """Return the selection after some units have withdrawn from both tracks, by the rules that it carries (R-75).

    Those behind move up in their contest; withdrawals add up.

    Args:
        selection: A selection, also one in which units were replaced before.
        withdrawn: Identifiers of the units.

    Raises:
        UnknownNameError: A unit is not in the pool.
    """
    from skillbase_rules.selection import selecting

    return selecting.replace_withdrawn(selection, withdrawn=withdrawn)

"""Questions over several notices: what each asks for, and by which of them one applicant would be taken."""

from __future__ import annotations

from collections.abc import Sequence

from skillbase_rules.analyses import notices
from skillbase_rules.analyses.notices import NoticeTable, Standing
from skillbase_rules.editions import get_edition, list_editions
from skillbase_rules.engine.arguments import items_of
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.facts.counting import Subject


def every_edition() -> tuple[AnyEdition, ...]:
    """Return every edition that there is, as issued."""
    return tuple(get_edition(name) for name in list_editions())


def what_notices_ask(editions: Sequence[AnyEdition] | None = None) -> NoticeTable:
    """Return what some notices ask for, side by side: rows by kinds of condition, a column for each notice and track.

    Args:
        editions: The notices; every one that there is when left out.
    """
    return notices.what_notices_ask(_asked(editions))


def stand_with(subject: Subject, editions: Sequence[AnyEdition] | None = None) -> tuple[Standing, ...]:
    """Return by which notices one applicant would be taken as far as conditions go, and what it lacks where.

    Args:
        subject: An application or a fact sheet; every track is judged, whatever it applies for.
        editions: The notices; every one that there is when left out.

    Raises:
        CountingMismatchError: A fact sheet was counted in another way than one of the editions counts.
    """
    return notices.stand_with(subject, _asked(editions))


def _asked(editions: Sequence[AnyEdition] | None) -> tuple[AnyEdition, ...]:
    return every_edition() if editions is None else items_of("editions", editions, Edition)

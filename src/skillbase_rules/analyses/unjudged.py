"""What of a notice an assessment leaves out."""

from __future__ import annotations

from skillbase_rules.engine.accounts import Account
from skillbase_rules.engine.arguments import of_type
from skillbase_rules.engine.edition import AnyEdition, Edition
from skillbase_rules.engine.findings import Assessment


def not_judged(assessment: Assessment, edition: AnyEdition) -> tuple[Account, ...]:
    """Return the clauses that an assessment does not judge, in the notice's order, each with who answers for it.

    Of an assessment of one section they are the other clauses of that section; of a whole one, of the whole notice.

    Args:
        assessment: What a question returned.
        edition: By what it was judged.
    """
    judged = {finding.clause for finding in of_type("assessment", assessment, Assessment).findings}
    register = of_type("edition", edition, Edition).accounts
    here = "" if assessment.clause == edition.id else f"{assessment.clause}."
    if not judged <= register.keys():
        return ()
    return tuple(account for clause, account in register.items() if clause.startswith(here) and clause not in judged)

"""Whether cases come out as expected, and what they have reached of the notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from skillbase_rules.analyses.cases import Case, TriedCase, try_case
from skillbase_rules.analyses.reach import CaseRun, reach_of
from skillbase_rules.editions import get_edition
from skillbase_rules.engine.arguments import items_of
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.questions.default import DEFAULT
from skillbase_rules.report.problems import BadInputError, Problem, validation_problems


def run_cases(cases: Iterable[Case], *, edition: AnyEdition = DEFAULT) -> CaseRun:
    """Judge cases, tell which come out otherwise than expected, and what the set has reached of each notice.

    Args:
        cases: Applicants with the statuses that are expected of some clauses.
        edition: By what a case is judged that names no notice.

    Raises:
        BadInputError: A case names what there is not, or states facts that cannot be; every problem is told.
    """
    tried: list[TriedCase] = []
    problems: list[Problem] = []
    editions: dict[str, AnyEdition] = {}
    for case in items_of("cases", cases, Case):
        try:
            meant = edition if case.edition is None else get_edition(case.edition)
            tried.append(try_case(case, meant))
            editions.setdefault(meant.notice, meant)
        except SkillbaseError as error:
            problems.append(Problem((case.name,), error.text))
        except ValidationError as error:
            problems += _problems(case, error)
    if problems:
        raise BadInputError(problems)
    return CaseRun(cases=tuple(tried), reach=tuple(reach_of(tried, meant) for meant in editions.values()))


def _problems(case: Case, error: ValidationError) -> Iterator[Problem]:
    """Yield what pydantic finds wrong with a case, under the field of the case that states it."""
    facts = case.facts or {}
    given = {**case.parameters, **case.readings, **facts}
    for problem in validation_problems(error, given if case.application is None else None):
        first = problem.path[:1]
        stating = (("parameters", case.parameters), ("readings", case.readings), ("facts", facts))
        subject = "facts" if case.application is None else "application"
        field = next((name for name, names in stating if first and first[0] in names), subject)
        yield Problem((case.name, field, *problem.path), problem.message)

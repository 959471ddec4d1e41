"""The facts that the rules of the procedure read: what is stated, and what is worked out from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, NamedTuple

from skillbase_rules.engine.findings import Assessment, Finding
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.records import Limits, Sheet, described
from skillbase_rules.facts.groups import YesNoUnknown
from skillbase_rules.procedure.files import BodyKind, DualApplication, Filing


class FilingFacts(Filing, Sheet):
    """A filing with what its moments come to."""

    filed_in_time: Annotated[YesNoUnknown, described("按时申报", "filed in time")] = None
    recommended_in_window: Annotated[YesNoUnknown, described("按期推荐", "recommended in the window")] = None
    nothing_late: Annotated[YesNoUnknown, described("均未逾期", "nothing late")] = None


class BodyFacts(Sheet):
    """What the list of one recommending body comes to."""

    recommended_national: Annotated[
        Count, described("国家级推荐数", "national units recommended", unit="candidates")
    ] = Count()
    recommended_municipal: Annotated[
        Count, described("市级推荐数", "municipal units recommended", unit="candidates")
    ] = Count()
    municipal_ranking: Annotated[YesNoUnknown, described("市级排序", "municipal units ranked")] = None


class UnitFacts(Sheet):
    """Through whom one unit is recommended."""

    recommending_bodies: Annotated[Count, described("推荐单位数", "recommending bodies", unit="routes")] = Count()
    recommending_body_kind: Annotated[BodyKind | None, described("推荐单位类型", "kind of recommending body")] = None
    is_central_unit: Annotated[YesNoUnknown, described("中央在渝单位", "central unit in Chongqing")] = None


class DualFacts(DualApplication, Sheet):
    """A dual application with what its lists and verdicts come to."""

    first_occupations_kept: Annotated[YesNoUnknown, described("保留前列职业", "first occupations kept")] = None
    national_conditions_met: Annotated[YesNoUnknown, described("符合国家级条件", "national conditions met")] = None
    municipal_conditions_met: Annotated[YesNoUnknown, described("符合市级条件", "municipal conditions met")] = None


class PublicityFacts(Sheet):
    """What a publication comes to."""

    publicity_working_days: Annotated[
        Count, described("公示工作日", "working days of publication", unit="working days")
    ] = Count()
    objections_upheld: Annotated[Count, described("属实异议", "objections found right", unit="objections")] = Count()
    objections_received: Annotated[Count, described("收到异议", "objections received", unit="objections")] = Count()

    limits: ClassVar[Limits] = ((("objections_upheld",), ("objections_received",)),)


SHEETS: tuple[type[Sheet], ...] = (FilingFacts, BodyFacts, UnitFacts, DualFacts, PublicityFacts)
"""Every sheet that a rulebook of the procedure may read."""


class Stated(NamedTuple):
    """What a caller states in the place of a fact that is worked out."""

    facts: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Those whose statement would settle it."""
    closing: tuple[str, ...] | None = None
    """Those that close a gap that is known; all of them when left out."""
    observed: str | None = None
    threshold: str | None = None
    """What is asked for, where the statement itself is shown in the place of a yes or no."""

    def closers(self, is_missing: bool) -> tuple[str, ...]:
        """Return what would close a gap: where a statement is missing, that statement."""
        if is_missing and self.missing:
            return self.missing
        return self.facts if self.closing is None else self.closing


def as_stated(assessment: Assessment, worked_out: Mapping[str, Stated]) -> Assessment:
    """Return an assessment that names, in the place of facts worked out, those that a caller states."""
    parts = tuple(
        as_stated(part, worked_out) if isinstance(part, Assessment) else _finding_as_stated(part, worked_out)
        for part in assessment.parts
    )
    return assessment.model_copy(update={"parts": parts})


def _finding_as_stated(finding: Finding, worked_out: Mapping[str, Stated]) -> Finding:
    behind = {name: worked_out.get(name, Stated((name,), (name,))) for name in finding.facts}
    if not worked_out.keys() & behind.keys():
        return finding
    update: dict[str, object] = {
        "facts": tuple(fact for stated in behind.values() for fact in stated.facts),
        "missing": tuple(fact for name in finding.missing for fact in behind[name].missing),
    }
    if finding.shortfall is not None:
        # Nothing is observed of what fails for want of a statement, and nothing is missing of it but that.
        is_missing = finding.observed is None
        closing = tuple(fact for name in finding.shortfall.facts for fact in behind[name].closers(is_missing))
        update["shortfall"] = finding.shortfall.model_copy(update={"facts": closing})
    shown = behind[finding.facts[0]]
    if shown.threshold is not None:
        update |= {"observed": shown.observed, "threshold": shown.threshold, "operator": "rule"}
    return finding.model_copy(update=update)

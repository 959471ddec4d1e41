"""Filing, material, recommendation and dual application as findings (sections 五 and 七(二))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024, Chongqing2024
from skillbase_rules.editions.chongqing_2024 import review as criteria
from skillbase_rules.editions.chongqing_2024.readings import Readings
from skillbase_rules.engine.criteria import AllOf, AnyOf
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Finding, Status, conjunction
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.register import Rulebook
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application, Track
from skillbase_rules.procedure.files import BodyKind, Documents, DualApplication, Filing, Recommendation


def check_documents(
    documents: Documents, *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> Assessment:
    """Judge the material of one filing (clauses 5.1.c-f and 7.2.b-f).

    The forms of the other track are not applicable; an unstated track leaves both open.
    """
    chosen = edition.readings if readings is None else readings
    return _judge(criteria.documents(edition.parameters, chosen), documents, edition, chosen)


class _FilingFacts(Filing):
    filed_in_time: bool | None
    recommended_in_window: bool | None
    nothing_late: bool | None


def check_filing(
    filing: Filing,
    *,
    application: Application | None = None,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> Assessment:
    """Judge one filing: its way and moments (5.1.a-b, 7.2.a, 7.2.g-l) and its material (5.1.c-f, 7.2.b-f).

    The deadline is kept to the second: a filing at 18:00:00 Beijing time is in time, a moment later is not (R-84). The
    last day of recommendation counts whole (R-85).

    Args:
        filing: What is handed in, how and when.
        application: The file it belongs to; it tells the track and whether there is a base already, where the filing
            leaves them unstated.
        edition: The notice, or a revision of it.
        readings: A choice for every reading; the edition's defaults when left out.
    """
    chosen = edition.readings if readings is None else readings
    p = edition.parameters
    filing = filing if application is None else _completed(filing, application)
    in_time = None if filing.filed_at is None else filing.filed_at <= p.filing_deadline
    day = None if filing.recommended_at is None else filing.recommended_at.date()
    not_late = None if day is None else day <= p.recommendation_closes
    early = day is not None and day < p.recommendation_opens
    in_window = not_late if chosen.early_recommendation == "allowed" else not_late and not early
    facts = _FilingFacts(
        **{name: getattr(filing, name) for name in Filing.model_fields},
        filed_in_time=in_time,
        recommended_in_window=in_window,
        nothing_late=_and(in_time, not_late),
    )
    window = (p.recommendation_opens.isoformat(), p.recommendation_closes.isoformat())
    moments = {
        "7.2.h": (("filed_at",), filing.filed_at, p.filing_deadline.isoformat()),
        "7.2.i": (("recommended_at",), filing.recommended_at, "..".join(window)),
        "7.2.j": (("filed_at", "recommended_at"), None, None),
    }
    way = _with_moments(_judge(criteria.route_and_moments(), facts, edition, chosen), moments, filing)
    material = check_documents(filing, edition=edition, readings=chosen)
    return Assessment(
        clause="7.2",
        label=Text("申报", "Filing"),
        status=conjunction((way.status, material.status)),
        parts=(way, material),
    )


def _completed(filing: Filing, application: Application) -> Filing:
    """Return the filing with what the application tells and the filing leaves unstated."""
    known: dict[str, object] = {}
    tracks, bases = application.tracks, application.applicant.existing_bases
    if filing.track is None and tracks is not None and len(tracks) == 1:
        known["track"] = tracks[0]
    if filing.has_existing_base is None and bases is not None:
        known["has_existing_base"] = bool(bases)
    return filing.model_copy(update=known)


def _and(one: bool | None, other: bool | None) -> bool | None:
    return False if False in {one, other} else None if None in {one, other} else True


_Moments = Mapping[str, tuple[tuple[str, ...], datetime | None, str | None]]


def _with_moments(assessment: Assessment, moments: _Moments, filing: Filing) -> Assessment:
    """Show the moments themselves where a finding was made on what they come to."""

    def shown(finding: Finding) -> Finding:
        if finding.clause not in moments:
            return finding
        facts, seen, wanted = moments[finding.clause]
        unstated = tuple(name for name in facts if getattr(filing, name) is None)
        update: dict[str, object] = {"facts": facts, "missing": unstated if finding.missing else ()}
        if finding.shortfall is not None:
            update["shortfall"] = finding.shortfall.model_copy(update={"facts": facts})
        if wanted is not None:
            observed = None if seen is None else seen.isoformat()
            update |= {"observed": observed, "threshold": wanted, "operator": "rule"}
        return finding.model_copy(update=update)

    parts = tuple(shown(part) if isinstance(part, Finding) else part for part in assessment.parts)
    return assessment.model_copy(update={"parts": parts})


# --- recommendations -------------------------------------------------------------------------------------------------


class _BodyFacts(BaseModel):
    model_config = ConfigDict(frozen=True)

    recommended_national: Count
    recommended_municipal: Count
    municipal_ranking: bool | None


class _UnitFacts(BaseModel):
    model_config = ConfigDict(frozen=True)

    recommending_bodies: Count
    recommending_body_kind: BodyKind | None
    is_central_unit: bool | None


def check_recommendations(
    recommendations: Iterable[Recommendation],
    *,
    edition: Chongqing2024 = CHONGQING_2024,
    readings: Readings | None = None,
) -> Assessment:
    """Judge the lists of recommending bodies (clauses 5.1.a-b and 5.1.g-i).

    One part for each body, in the order of their names: at most one national and two municipal units
    over both classes (R-67), municipal units ranked from 1 without gaps or ties. Whether a unit on both tracks uses
    one of the municipal places is open by default (R-68), so a list too long only by such units is unknown. Then one
    part for each unit: one body only (R-69) of the right kind (R-70), and a central unit through a district.
    """
    chosen = edition.readings if readings is None else readings
    given = tuple(recommendations)
    bodies = {name: [one for one in given if one.body == name] for name in sorted({one.body for one in given})}
    units = {name: [one for one in given if one.unit == name] for name in sorted({one.unit for one in given})}
    parts = (
        *(_body(name, listed, edition, chosen) for name, listed in bodies.items()),
        *(_unit(name, listed, edition, chosen) for name, listed in units.items()),
    )
    return Assessment(
        clause="5.1",
        label=Text("推荐", "Recommendations"),
        status=conjunction(one.status for one in parts),
        parts=parts,
    )


def _body(name: str, listed: Sequence[Recommendation], edition: Chongqing2024, readings: Readings) -> Assessment:
    national = {one.unit for one in listed if one.track is Track.NATIONAL}
    municipal = [one for one in listed if one.track is Track.MUNICIPAL]
    alone = sum(one.unit not in national for one in municipal)
    counted = {
        "counted": Count.exactly(len(municipal)),
        "not_counted": Count.exactly(alone),
        "open": Count.between(alone, len(municipal)),
    }[readings.dual_in_limit]
    facts = _BodyFacts(
        recommended_national=Count.exactly(sum(one.track is Track.NATIONAL for one in listed)),
        recommended_municipal=counted,
        municipal_ranking=_is_ranked([one.rank for one in municipal]),
    )
    p = edition.parameters
    root = criteria.list_of_one_body(p.national_recommendations, p.municipal_recommendations)
    judged = _judge(root, facts, edition, readings)
    return judged.model_copy(update={"label": Text(name, name)})


def _one_kind(listed: Sequence[Recommendation]) -> BodyKind | None:
    kinds = {one.body_kind for one in listed}
    return next(iter(kinds)) if len(kinds) == 1 else None


def _is_ranked(ranks: Sequence[int | None]) -> bool | None:
    """Tell whether ranks run from 1 without gaps or ties; a list of one is ranked by itself."""
    if len(ranks) <= 1:
        return True
    stated = [rank for rank in ranks if rank is not None]
    if len(set(stated)) < len(stated) or any(rank > len(ranks) for rank in stated):
        return False
    return True if len(stated) == len(ranks) else None


def _unit(name: str, listed: Sequence[Recommendation], edition: Chongqing2024, readings: Readings) -> Assessment:
    central = {one.is_central_unit for one in listed}
    facts = _UnitFacts(
        recommending_bodies=Count.exactly(len({one.body for one in listed})),
        recommending_body_kind=_one_kind(listed),
        is_central_unit=True if True in central else None if None in central else False,
    )
    judged = _judge(criteria.route_of_one_unit(), facts, edition, readings)
    return judged.model_copy(update={"label": Text(name, name)})


# --- dual application ------------------------------------------------------------------------------------------------


class _DualFacts(DualApplication):
    first_occupations_kept: bool | None
    national_conditions_met: bool | None
    municipal_conditions_met: bool | None


def check_dual_application(
    application: DualApplication, *, edition: Chongqing2024 = CHONGQING_2024, readings: Readings | None = None
) -> Assessment:
    """Judge whether a unit may compete on both tracks (clauses 5.2.e-h, reading R-76).

    Met where it files on one track only, or where it gives the promise, its municipal occupations are the first three
    of the national list in the same order, and it meets the conditions of the tracks. What winning both comes to is
    settled by the selection.
    """
    chosen = edition.readings if readings is None else readings
    kept = edition.parameters.kept_occupations
    national, municipal = application.national_occupations, application.municipal_occupations
    same = None if national is None or municipal is None else municipal == national[:kept]
    facts = _DualFacts(
        **{name: getattr(application, name) for name in DualApplication.model_fields},
        first_occupations_kept=same,
        national_conditions_met=_is_met(application.national_status),
        municipal_conditions_met=_is_met(application.municipal_status),
    )
    judged = _judge(criteria.dual(chosen.dual_conditions != "national_suffice"), facts, edition, chosen)
    behind = {
        "first_occupations_kept": ("national_occupations", "municipal_occupations"),
        "national_conditions_met": ("national_status",),
        "municipal_conditions_met": ("municipal_status",),
    }
    return _behind(judged, behind)


def _is_met(status: Status | None) -> bool | None:
    return None if status in {None, Status.UNKNOWN} else status is Status.MET


def _behind(assessment: Assessment, behind: Mapping[str, tuple[str, ...]]) -> Assessment:
    """Name the facts that a caller states in the place of what they come to."""

    def named(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fact for name in names for fact in behind.get(name, (name,)))

    def shown(part: Finding | Assessment) -> Finding | Assessment:
        if isinstance(part, Assessment):
            return _behind(part, behind)
        gap = part.shortfall
        return part.model_copy(
            update={
                "facts": named(part.facts),
                "missing": named(part.missing),
                "shortfall": gap and gap.model_copy(update={"facts": named(gap.facts)}),
            }
        )

    return assessment.model_copy(update={"parts": tuple(shown(part) for part in assessment.parts)})


def _judge(root: AllOf | AnyOf, facts: BaseModel, edition: Chongqing2024, readings: Readings) -> Assessment:
    book = Rulebook(root, edition.clauses, edition.missing_fails(readings), edition.missing_reading)
    return evaluate(book, facts)

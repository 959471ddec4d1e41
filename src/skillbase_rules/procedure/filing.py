"""Filing, material, recommendation and dual application, judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from skillbase_rules.engine.arguments import items_of, of_type
from skillbase_rules.engine.errors import ContradictionError
from skillbase_rules.engine.evaluate import evaluate
from skillbase_rules.engine.findings import Assessment, Status, conjunction
from skillbase_rules.engine.names import by_key, name_key, near_names
from skillbase_rules.engine.quantities import Count
from skillbase_rules.engine.text import Text
from skillbase_rules.facts.application import Application, Track
from skillbase_rules.procedure.files import BodyKind, Documents, DualApplication, Filing, Recommendation
from skillbase_rules.procedure.rules import DualRules, FilingRules, RecommendationRules
from skillbase_rules.procedure.sheets import BodyFacts, DualFacts, FilingFacts, Stated, UnitFacts, as_stated


def check_documents(documents: Documents, rules: FilingRules) -> Assessment:
    """Judge the material of one filing; where its track is not stated, the forms of both stay open."""
    return evaluate(rules.documents, of_type("documents", documents, Documents))


def check_filing(filing: Filing, rules: FilingRules, application: Application | None = None) -> Assessment:
    """Judge one filing: its way, its moments and its material.

    The deadline is kept to the second: a filing at the deadline is in time, a moment later is not. The last day of
    recommendation counts whole.

    Args:
        filing: What is handed in, how and when.
        rules: What the notice says.
        application: The file it belongs to; it tells the track and whether there is a base already, where the filing
            leaves them unstated. Where the two name the unit almost alike, the result points that out.

    Raises:
        ContradictionError: The filing and its application contradict each other.
    """
    of_type("filing", filing, Filing)
    units = [] if filing.unit is None else [filing.unit]
    if application is not None:
        filing = _completed(filing, of_type("application", application, Application))
        units.append(application.applicant.name)
    filed, recommended = filing.filed_at, filing.recommended_at
    day = None if recommended is None else recommended.date()
    in_time = None if filed is None else filed <= rules.deadline
    not_late = None if day is None else day <= rules.recommendation_closes
    early = day is not None and day < rules.recommendation_opens
    facts = FilingFacts(
        **{name: getattr(filing, name) for name in Filing.model_fields},
        filed_in_time=in_time,
        recommended_in_window=not_late if rules.early_recommendation_stands else not_late and not early,
        nothing_late=_both(in_time, not_late),
    )
    window = f"{rules.recommendation_opens.isoformat()}..{rules.recommendation_closes.isoformat()}"
    moments = {"filed_at": filed, "recommended_at": recommended}
    unstated = tuple(name for name, moment in moments.items() if moment is None)
    assessment = as_stated(
        evaluate(rules.filing, facts),
        {
            "filed_in_time": Stated(
                ("filed_at",),
                ("filed_at",),
                observed=None if filed is None else filed.isoformat(),
                threshold=rules.deadline.isoformat(),
            ),
            "recommended_in_window": Stated(
                ("recommended_at",),
                ("recommended_at",),
                observed=None if recommended is None else recommended.isoformat(),
                threshold=window,
            ),
            "nothing_late": Stated(tuple(moments), unstated),
        },
    )
    return assessment.model_copy(update={"near_names": near_names(units)})


def _completed(filing: Filing, application: Application) -> Filing:
    """Return the filing with what the application tells and the filing leaves unstated."""
    known: dict[str, object] = {}
    tracks, bases = application.tracks, application.applicant.existing_bases
    if tracks is not None and filing.track is None and len(tracks) == 1:
        known["track"] = tracks[0]
    elif tracks is not None and filing.track not in {None, *tracks}:
        raise _contradiction("track", filing.track, "tracks", ", ".join(tracks))
    if bases is not None and filing.has_existing_base is None:
        known["has_existing_base"] = bool(bases)
    elif bases is not None and filing.has_existing_base is not bool(bases):
        listed = ", ".join(base.level or "null" for base in bases) or "[]"
        raise _contradiction("has_existing_base", filing.has_existing_base, "applicant.existing_bases", listed)
    return filing.model_copy(update=known)


def _contradiction(stated: str, value: object, elsewhere: str, listed: str) -> ContradictionError:
    return ContradictionError(
        Text(
            f"申报过程的 {stated} 为 {value}，而申报文件的 {elsewhere} 为 {listed}；请更正其一。",
            f"{stated} of the filing is {value}, but {elsewhere} of its application is {listed}; correct one of them.",
        )
    )


def _both(first: bool | None, second: bool | None) -> bool | None:
    return False if False in {first, second} else None if None in {first, second} else True


# --- recommendations -------------------------------------------------------------------------------------------------


def check_recommendations(recommendations: Iterable[Recommendation], rules: RecommendationRules) -> Assessment:
    """Judge the lists of recommending bodies, then the route of every unit, each in the order of their names.

    Bodies and units go by their names as `name_key` compares them, whatever the spaces and the width of brackets. Names
    that are two by that, but may be meant as one body or unit, are pointed out in ``near_names``.

    Raises:
        ContradictionError: A body lists one unit twice on one track, or is said to be of two kinds, or a unit is said
            to be a central one and not to be one.
    """
    listed = items_of("recommendations", recommendations, Recommendation)
    _refuse_repeats(listed)
    _refuse_two_statements("body", "body_kind", listed)
    _refuse_two_statements("unit", "is_central_unit", listed)
    bodies: dict[str, list[Recommendation]] = {}
    units: dict[str, list[Recommendation]] = {}
    for line in listed:
        bodies.setdefault(name_key(line.body), []).append(line)
        units.setdefault(name_key(line.unit), []).append(line)
    parts = (
        *(_body(lines[0].body, lines, rules) for _, lines in sorted(bodies.items())),
        *(_unit(lines[0].unit, lines, rules) for _, lines in sorted(units.items())),
    )
    near = near_names(line.body for line in listed) + near_names(line.unit for line in listed)
    status = conjunction(part.status for part in parts)
    return Assessment(clause=rules.clause, label=rules.label, status=status, parts=parts, near_names=near)


def _refuse_repeats(listed: Iterable[Recommendation]) -> None:
    seen: set[tuple[str, str, Track]] = set()
    for line in listed:
        place = (name_key(line.body), name_key(line.unit), line.track)
        if place in seen:
            raise ContradictionError(
                Text(
                    "recommendations 中 {body} 的 {track} 名单两次列出 {unit}；每个单位在一份名单上只列一次。",
                    "recommendations list {unit} twice on the {track} list of {body}; list each unit once.",
                ).filled(body=line.body, unit=line.unit, track=line.track.value)
            )
        seen.add(place)


def _refuse_two_statements(named: Literal["body", "unit"], fact: str, listed: Iterable[Recommendation]) -> None:
    """Refuse lists that say two things of one body or unit."""
    stated: dict[str, object] = {}
    for line in listed:
        name, value = getattr(line, named), getattr(line, fact)
        if value is not None and stated.setdefault(name_key(name), value) != value:
            first = stated[name_key(name)]
            raise ContradictionError(
                Text(
                    f"recommendations 中 {name} 的 {fact} 既为 {first} 又为 {value}；请更正其一。",
                    f"recommendations state {fact} of {name} as {first} and as {value}; correct one of them.",
                )
            )


def _body(name: str, lines: Sequence[Recommendation], rules: RecommendationRules) -> Assessment:
    national = {name_key(line.unit) for line in lines if line.track is Track.NATIONAL}
    municipal = [line for line in lines if line.track is Track.MUNICIPAL]
    alone = sum(name_key(line.unit) not in national for line in municipal)
    counted = {
        "counted": Count.exactly(len(municipal)),
        "not_counted": Count.exactly(alone),
        "open": Count.between(alone, len(municipal)),
    }
    facts = BodyFacts(
        recommended_national=Count.exactly(sum(line.track is Track.NATIONAL for line in lines)),
        recommended_municipal=counted[rules.dual_units],
        municipal_ranking=_is_ranked([line.rank for line in municipal]),
    )
    return evaluate(rules.one_body, facts).model_copy(update={"label": Text(name, name)})


def _is_ranked(ranks: Sequence[int | None]) -> bool | None:
    """Tell whether ranks run from 1 without gaps or ties; a list of one is ranked by itself."""
    if len(ranks) <= 1:
        return True
    stated = [rank for rank in ranks if rank is not None]
    if len(set(stated)) < len(stated) or any(rank > len(ranks) for rank in stated):
        return False
    return True if len(stated) == len(ranks) else None


def _unit(name: str, lines: Sequence[Recommendation], rules: RecommendationRules) -> Assessment:
    central = {line.is_central_unit for line in lines}
    facts = UnitFacts(
        recommending_bodies=Count.exactly(len({name_key(line.body) for line in lines})),
        recommending_body_kind=_one_kind(lines),
        is_central_unit=True if True in central else None if None in central else False,
    )
    return evaluate(rules.one_unit, facts).model_copy(update={"label": Text(name, name)})


def _one_kind(lines: Sequence[Recommendation]) -> BodyKind | None:
    kinds = {line.body_kind for line in lines}
    return next(iter(kinds)) if len(kinds) == 1 else None


# --- dual application ------------------------------------------------------------------------------------------------


def check_dual_application(application: DualApplication, rules: DualRules) -> Assessment:
    """Judge whether a unit may compete on both tracks.

    Its municipal occupations must be the first of the national list in the same order. Where they are not, names that
    may be meant as one are pointed out in ``near_names``. What winning both comes to is settled by the selection.
    """
    of_type("application", application, DualApplication)
    lists = ("national_occupations", "municipal_occupations")
    national, municipal = application.national_occupations, application.municipal_occupations
    kept: bool | None = None
    differing: tuple[str, ...] = ()
    if national is not None and municipal is not None:
        first, own = by_key(national[: rules.kept_occupations]), by_key(municipal)
        kept = list(own) == list(first)
        differing = tuple(name for key, name in (first | own).items() if key not in own or key not in first)
    facts = DualFacts(
        **{name: getattr(application, name) for name in DualApplication.model_fields},
        first_occupations_kept=kept,
        national_conditions_met=_is_met(application.national_status),
        municipal_conditions_met=_is_met(application.municipal_status),
    )
    assessment = as_stated(
        evaluate(rules.rulebook, facts),
        {
            "first_occupations_kept": Stated(
                lists, tuple(name for name in lists if getattr(application, name) is None)
            ),
            "national_conditions_met": Stated(("national_status",), ("national_status",)),
            "municipal_conditions_met": Stated(("municipal_status",), ("municipal_status",)),
        },
    )
    return assessment.model_copy(update={"near_names": near_names(differing)})


def _is_met(status: Status | None) -> bool | None:
    return None if status in {None, Status.UNKNOWN} else status is Status.MET

"""Does a verdict hang on how the notice is read? The rulebook read again under every alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

from pydantic import BaseModel, ConfigDict, Field

from skillbase_rules.analyses.comparison import Flip, as_flips
from skillbase_rules.analyses.overview import Overview, other_reading, overview
from skillbase_rules.analyses.pairs import Choice, Recount, pairs_of, tried_alone, turning_pairs
from skillbase_rules.engine.arguments import choice_of, items_of, mapping_of
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.findings import Assessment, Place
from skillbase_rules.engine.readings import ReadingSet, Switch
from skillbase_rules.engine.shown import Shown
from skillbase_rules.engine.stated import built, with_fields
from skillbase_rules.engine.statuses import Turned, differences, explained_statuses
from skillbase_rules.facts.counting import Subject, counting_of, facts_of
from skillbase_rules.facts.file import File


class Alternative(BaseModel):
    """One other way to read the notice, and what turns over under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choices: dict[str, str] = Field(description="The switches moved, by field, with the choice taken.")
    readings: tuple[str, ...] = Field(description="R-numbers of those switches.")
    flips: tuple[Flip, ...] = Field(
        description="Clauses and whole sections whose status differs; of a pair, those that neither choice turns alone."
    )
    low_confidence: bool = Field(description="Whether one of the switches has a default of low confidence.")


ALL_OF_ONE = set(Alternative.model_fields)


class Sensitivity(Shown, BaseModel):
    """What every alternative does to the verdicts on one applicant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alternatives: tuple[Alternative, ...] = Field(description="Every alternative tried, one switch at a time.")
    pairs: tuple[Alternative, ...] = Field(
        default=(),
        description="The pairs of alternatives under which something turns that neither of them turns alone.",
    )
    pairs_tried: int = Field(default=0, description="How many pairs of alternatives were tried; none unless asked for.")
    together: Alternative | None = Field(default=None, description="The chosen set moved at once, where one was given.")
    not_tried: tuple[str, ...] = Field(
        default=(),
        description="Counting readings that a fact sheet cannot be counted again under; hand in the application.",
    )

    def _gist(self) -> str:
        alone = f"{len(self.flipping)} of {len(self.alternatives)} alternatives turn something over"
        return (
            f"{alone}, {len(self.pairs)} of {self.pairs_tried} pairs what neither turns" if self.pairs_tried else alone
        )

    @property
    def flipping(self) -> tuple[Alternative, ...]:
        """The alternatives under which something turns over."""
        return tuple(alternative for alternative in self.alternatives if alternative.flips)

    def turning(self, clause: str) -> tuple[Alternative, ...]:
        """Return the smallest changes of reading that turn a clause or the verdict of a section, by its id.

        Single alternatives come first, then the pairs of those that do not turn it alone.
        """
        tried = (*self.alternatives, *self.pairs)
        return tuple(one for one in tried if any(flip.clause == clause for flip in one.flips))


ALL_OF_IT = set(Sensitivity.model_fields)


def reading_sensitivity(
    subject: Subject,
    edition: AnyEdition,
    *,
    switches: Iterable[str] | None = None,
    together: Mapping[str, str] | None = None,
    depth: int = 1,
) -> Sensitivity:
    """Tell which clauses and which whole verdicts change under which reading of an edition.

    Args:
        subject: An application, or a fact sheet; the records behind a sheet are gone, so its counting readings
            cannot be tried and are named in ``not_tried``.
        edition: The notice with the numbers and readings to start from.
        switches: The fields of the readings to try; all of them when left out.
        together: Choices to make at once, by field, beside the one-at-a-time trials.
        depth: 2 tries every two alternatives of different switches too, and tells the pairs that turn what neither
            of the two turns alone.

    Raises:
        UnknownNameError: A switch does not exist, or the depth is neither 1 nor 2.
        pydantic.ValidationError: A choice in `together` does not exist.
    """
    choice_of("depth", depth, (1, 2))
    counted = counting_of(subject) if isinstance(subject, File) else None
    before = overview(facts_of(subject, edition, counted), edition)
    choices = _choices(edition, switches)
    chosen = None if together is None else mapping_of("together", together, str)
    known, readings = edition.readings.switches(), type(edition.readings)
    not_tried: tuple[str, ...] = ()
    if counted is None:
        not_tried = tuple(dict.fromkeys(field for field, _ in choices if known[field].counting))
        choices = [(field, choice) for field, choice in choices if field not in not_tried]
    recount = partial(facts_of, subject, counted=counted)
    each = (tried_alone(before, choice, recount if known[choice[0]].counting else None) for choice in choices)
    # Only pairs are made of what was tried; otherwise each is forgotten before the next, and its memory used again.
    tried = list(each) if depth > 1 else []
    pairs = turning_pairs(before, tried, recount)
    made = None if chosen is None else _at_once(before, tuple(chosen.items()), None if counted is None else recount)
    values: dict[str, object] = {
        "alternatives": tuple([_told(readings, (one.choice,), one.turned) for one in tried or each]),
        "pairs": tuple([_told(readings, (pair.first.choice, pair.second.choice), pair.turned) for pair in pairs]),
        "pairs_tried": sum(1 for _ in pairs_of(tried)),
        "together": made,
        "not_tried": not_tried,
    }
    return built(Sensitivity, values, ALL_OF_IT)


def _choices(edition: AnyEdition, switches: Iterable[str] | None) -> list[Choice]:
    """Return the alternatives of some readings, or of all."""
    wanted = None if switches is None else set(items_of("switches", switches, str))
    for field in wanted or ():
        edition.readings.default_of(field)
    return list(edition.readings.alternatives(among=wanted))


def _at_once(before: Overview, choices: tuple[Choice, ...], recount: Recount | None) -> Alternative:
    """Return what several choices turn that are made at once; where one says how records are counted, they are."""
    other, switches = other_reading(before.edition, choices), before.edition.readings.switches()
    facts = before.facts
    if recount is not None and any(switches[field].counting for field, _ in choices):
        facts = recount(other.edition)
    after = before.under(other, facts)
    return _told(type(before.edition.readings), choices, before.turned(after))


def _told(readings: type[ReadingSet], choices: tuple[Choice, ...], turned: Iterable[Turned]) -> Alternative:
    names, low_confidence = _named(readings, choices)
    values = {
        "choices": dict(choices),
        "readings": names,
        "flips": as_flips(turned),
        "low_confidence": low_confidence,
    }
    return built(Alternative, values, ALL_OF_ONE)


# Pure functions of frozen values, asked again for every applicant.


@lru_cache(maxsize=8192)
def _named(readings: type[ReadingSet], choices: tuple[Choice, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the R-numbers of the switches that some choices move, and whether one of them is of low confidence."""
    switches = readings.switches()
    moved = [switches[field] for field, _ in choices if field in switches]
    return tuple(dict.fromkeys(switch.id for switch in moved)), any(switch.is_low_confidence for switch in moved)


@lru_cache(maxsize=1024)
def _doubted(edition: AnyEdition, sections: tuple[str, ...]) -> tuple[tuple[Choice, Switch], ...]:
    """Return the alternatives of low confidence to the readings that some sections name, each with its switch."""
    books = [edition.rulebook(name) for name in sections]
    named = {book.missing_reading for book in books}
    named |= {reading for book in books for clause in book.clauses.values() for reading in clause.readings}
    switches = edition.readings.switches()
    doubted = {field for field, switch in switches.items() if switch.is_low_confidence and switch.id in named}
    return tuple((choice, switches[choice[0]]) for choice in edition.readings.alternatives(among=doubted))


def evaluate_flagged(subject: Subject, edition: AnyEdition, sections: Sequence[str]) -> tuple[Assessment, ...]:
    """Evaluate some sections and mark every verdict that hangs on a reading of low confidence.

    Counting readings are tried only where the application is there to be counted again.
    """
    counted = counting_of(subject) if isinstance(subject, File) else None
    facts = facts_of(subject, edition, counted)
    judged = {name: explained_statuses(edition.rulebook(name), facts) for name in sections}
    before = Overview(edition, facts, {name: statuses for name, (_, statuses) in judged.items()})
    hinges: dict[str, dict[Place, tuple[str, ...]]] = {}
    for choice, switch in _doubted(edition, tuple(sections)):
        if switch.counting and counted is None:
            continue
        other = other_reading(edition, (choice,))
        as_counted = facts_of(subject, other.edition, counted) if switch.counting else facts
        for name, after in before.judged_under(other, as_counted).items():
            doubts = hinges.setdefault(name, {})
            for place, *_ in differences(before.sections[name], after):
                known = doubts.get(place, ())
                doubts[place] = known if switch.id in known else (*known, switch.id)
    return tuple(
        [
            _marked(assessment, hinges[name]) if hinges.get(name) else assessment
            for name, (assessment, _) in judged.items()
        ]
    )


def _marked(assessment: Assessment, hinges: Mapping[Place, tuple[str, ...]]) -> Assessment:
    """Return an assessment in which every verdict names the readings that it hangs on."""
    clauses = {place.clause: doubts for place, doubts in hinges.items() if not place.is_verdict}
    verdicts = {place.clause: doubts for place, doubts in hinges.items() if place.is_verdict}

    def mark(section: Assessment) -> Assessment:
        parts, is_marked = list(section.parts), False
        for at, part in enumerate(parts):
            # It is asked of every finding, and `isinstance` takes longer of a model.
            if type(part) is Assessment:
                parts[at] = mark(part)
                is_marked = is_marked or parts[at] is not part
            elif part.clause in clauses:
                parts[at] = with_fields(part, hinges_on=clauses[part.clause])
                is_marked = True
        doubts = verdicts.get(section.clause, ())
        return with_fields(section, parts=tuple(parts), hinges_on=doubts) if is_marked or doubts else section

    return mark(assessment)

"""What a notice says of its procedure: the frozen values that this wing is handed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal

from skillbase_rules.engine.text import Text

if TYPE_CHECKING:
    from skillbase_rules.engine.register import Rulebook


@cache
def nothing_asked() -> Rulebook:
    """Return the rulebook of a notice that asks for nothing there; whatever is judged by it is not applicable."""
    # Imported here because dates need no rulebook, and the import takes its time.
    from skillbase_rules.engine.criteria import AllOf
    from skillbase_rules.engine.register import Rulebook

    return Rulebook(AllOf("", ()), MappingProxyType({}), MappingProxyType({}))


StepKind = Literal[
    "filing_deadline", "recommendation", "publicity", "earliest_decision", "build_start", "one_year_mark", "build_end"
]


@dataclass(frozen=True, slots=True)
class FilingRules:
    """The moments, the way and the material of one filing."""

    deadline: datetime
    """The last moment for filing; it is in time itself."""
    recommendation_opens: date
    recommendation_closes: date
    """The last day of recommendation; it counts whole."""
    early_recommendation_stands: bool = True
    """A recommendation before the first day counts too; only late ones do not."""
    documents: Rulebook = field(default_factory=nothing_asked)
    """What the material must hold; it reads `Documents`."""
    filing: Rulebook = field(default_factory=nothing_asked)
    """What a filing must satisfy, its material among it; it reads `FilingFacts`."""


@dataclass(frozen=True, slots=True)
class RecommendationRules:
    """The lists of recommending bodies and the route of the units on them."""

    clause: str = ""
    label: Text = Text("", "")
    one_body: Rulebook = field(default_factory=nothing_asked)
    """What the list of one body must keep; it reads `BodyFacts`."""
    one_unit: Rulebook = field(default_factory=nothing_asked)
    """Through whom one unit applies; it reads `UnitFacts`."""
    dual_units: Literal["counted", "not_counted", "open"] = "open"
    """Whether a unit on both tracks uses one of the municipal places."""


@dataclass(frozen=True, slots=True)
class DualRules:
    """When a unit may compete on both tracks."""

    rulebook: Rulebook = field(default_factory=nothing_asked)
    """It reads `DualFacts`."""
    kept_occupations: int = 0
    """How many of its first national occupations the municipal file keeps."""


@dataclass(frozen=True, slots=True)
class PublicityRules:
    """How long results are published, how the days are counted, and what stands in the way."""

    working_days: int
    """The fewest working days that suffice."""
    count_start_planned: bool
    """Whether the day of publication counts when a publication is planned."""
    count_start_checked: bool
    """Whether it counts when a publication that has been made is judged."""
    rulebook: Rulebook = field(default_factory=nothing_asked)
    """It reads `PublicityFacts`."""
    doubts: tuple[Doubt, ...] = ()
    """The readings that a verdict may hang on."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that may be wrong, and what the notice says under its alternative."""

    reading: str
    """R-number of the reading."""
    otherwise: PublicityRules


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step of the course of an application."""

    kind: StepKind
    label: Text
    clauses: tuple[str, ...]
    """The clauses that set its date, or that are due on it."""


@dataclass(frozen=True, slots=True)
class ProcedureRules:
    """Everything that a notice says of filing, recommendation, publicity and building."""

    named: ClassVar[Text] = Text("程序规则", "rules of procedure")

    filing: FilingRules
    publicity: PublicityRules
    build_years: int
    """Length of the building period."""
    steps: tuple[StepRule, ...]
    """The course of an application, in the order in which it is told."""
    recommendations: RecommendationRules = field(default_factory=RecommendationRules)
    dual: DualRules = field(default_factory=DualRules)

    @property
    def questions(self) -> Mapping[str, tuple[Rulebook, ...]]:
        """The rulebooks of the procedure by the name of the public function that judges by them."""
        lists = self.recommendations
        return {
            "check_recommendations": (lists.one_unit, lists.one_body),
            "check_filing": (self.filing.filing,),
            "check_documents": (self.filing.documents,),
            "check_dual_application": (self.dual.rulebook,),
            "check_publicity": (self.publicity.rulebook,),
        }

    @property
    def rulebooks(self) -> tuple[Rulebook, ...]:
        """Every rulebook of the procedure."""
        return tuple(book for books in self.questions.values() for book in books)

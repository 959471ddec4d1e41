"""The application: a file whose lists, totals and published figures can all be true together."""

from __future__ import annotations

from typing import Self

from pydantic import ValidationError, model_validator
from pydantic_core import PydanticCustomError

from skillbase_rules.facts.counting import derive_facts
from skillbase_rules.facts.file import Applicant, File, Track, Workforce
from skillbase_rules.facts.sheet import Counting, TrainingYear
from skillbase_rules.facts.stated import StatementsDisagreeError, YearsDisagreeError

__all__ = ["Applicant", "Application", "Track", "Workforce"]

_ToldAlready = PydanticCustomError
"""An error of the fact sheet, told again of the file; its words stand where the sheet tells it."""
_YEARS: tuple[TrainingYear, ...] = ("last_calendar_year", "three_year_average", "current_year")


class Application(File):
    """One applicant's file. Lists and totals may both be given as long as they do not contradict each other.

    A list is closed only where `lists_complete` says so: three partners named are at least three.
    """

    @model_validator(mode="after")
    def _statements_agree(self) -> Self:
        # Figures of other years are only read under other readings of the yearly training.
        years = _YEARS if self.training or self.published else _YEARS[:1]
        for training_year in years:
            try:
                derive_facts(self, Counting(training_year=training_year))
            except StatementsDisagreeError as error:
                raise PydanticCustomError(
                    "statements_disagree",
                    "{total} says {stated}, but {lists} says {counted}; correct one or leave one out",
                    error.figures,
                ) from None
            except YearsDisagreeError as error:
                raise PydanticCustomError(
                    "years_disagree",
                    "the figures of {fact} for its years in training_totals, training and published contradict each "
                    "other; correct one",
                    {"fact": error.fact},
                ) from None
            except ValidationError as error:
                details = error.errors()[0]
                raise _ToldAlready(details["type"], details["msg"], details.get("ctx")) from None
        return self

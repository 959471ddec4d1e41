"""The numbers of the notice as one set."""

from __future__ import annotations

from skillbase_rules.editions.chongqing_2024.building import BuildingParameters
from skillbase_rules.editions.chongqing_2024.filing import FilingParameters
from skillbase_rules.editions.chongqing_2024.municipal import MunicipalParameters
from skillbase_rules.editions.chongqing_2024.national import NationalParameters
from skillbase_rules.editions.chongqing_2024.places import QuotaParameters
from skillbase_rules.editions.chongqing_2024.preferential import PreferentialParameters
from skillbase_rules.editions.chongqing_2024.review import ReviewParameters


# Pydantic takes fields from the last base first, so the sections stand in reverse order of the notice.
class Parameters(
    FilingParameters,
    BuildingParameters,
    ReviewParameters,
    QuotaParameters,
    PreferentialParameters,
    MunicipalParameters,
    NationalParameters,
):
    """Every number of the notice as one set; `Parameters()` is the notice itself."""

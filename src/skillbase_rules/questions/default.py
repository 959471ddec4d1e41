"""The edition that every question is asked of where none is named."""

from __future__ import annotations

from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.engine.edition import AnyEdition

DEFAULT: AnyEdition = CHONGQING_2024
"""The edition that is meant where none is named."""

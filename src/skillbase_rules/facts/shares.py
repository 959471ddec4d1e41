"""Shares and ratios that a file prints in place of their counts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from skillbase_rules.engine.narrowing import Quotient
from skillbase_rules.engine.quantities import Quantity
from skillbase_rules.engine.records import Group, described

_PERCENT = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,6}))?%")
_RATIO = re.compile(r"1[:：]([0-9]{1,6})(?:\.([0-9]{1,6}))?")


class _Printed(Quantity):
    """A figure in tenths that a file prints as text; however it was rounded, it lies within one of its last digit."""

    form: ClassVar[re.Pattern[str]]
    example: ClassVar[str]

    @classmethod
    def _tenths(cls, written: object) -> Decimal | None:
        """Return the figure printed in tenths, or None where it is no such text."""
        match = cls.form.fullmatch(written.replace(" ", "")) if isinstance(written, str) else None
        return None if match is None else 10 * Decimal(f"{match[1]}.{match[2] or 0}")

    @model_validator(mode="before")
    @classmethod
    def _read_text(cls, value: object) -> object:
        """Accept a figure as it is printed, alone or as an end."""
        if isinstance(value, dict):
            return {name: cls._read_end(end) for name, end in value.items()}
        if not isinstance(value, str):
            return value
        printed = cls._tenths(value)
        if printed is None:
            raise PydanticCustomError(
                "printed_figure", "{given} is no such figure; write it like {example}",
                {"given": repr(value), "example": cls.example},
            )  # fmt: skip
        unit = 10 * Decimal(10) ** -len((cls.form.fullmatch(value.replace(" ", "")) or [""] * 3)[2] or "")
        low, high = printed - unit, printed + unit
        least = max(int(low), 0)
        # The figure lies above the one end and below the other, and is cut off to tenths.
        most = int(high) - 1 if high == int(high) else int(high)
        return {"at_least": least, "at_most": most if cls.most is None else min(most, cls.most)}

    @classmethod
    def _read_end(cls, end: object) -> object:
        printed = cls._tenths(end)
        return end if printed is None else int(printed)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        counts = super().__get_pydantic_json_schema__(schema, handler)
        return {**counts, "anyOf": [*counts["anyOf"], {"type": "string"}]}


class Share(_Printed):
    """A share in tenths of a percent, cut off: 55.3 % is 553. Text such as ``55.3%`` is read as printed."""

    unit: ClassVar[str] = "per mille"
    most: ClassVar[int | None] = 1000
    form = _PERCENT
    example = "55.3%"


class TimesPrinted(_Printed):
    """So many for each, in tenths, cut off: 1:17.3 is 173. Text such as ``1:17.3`` is read as printed."""

    unit: ClassVar[str] = "tenths"
    most: ClassVar[int | None] = 10**6
    form = _RATIO
    example = "1:17.3"


class Shares(Group):
    """Shares that a file prints where their counts are not told (4.1.1.2.g, 4.1.1.3.b, 4.1.2.2.f, h, 4.2.5.d-e).

    ``55.3%`` is a figure as printed, which may have been rounded or cut off; an end such as ``"at_least": "20%"`` is
    taken at its word.
    """

    integrated_share: Annotated[
        Share, described("一体化教师占比", "share of integrated teachers", "Of all teachers.", "per mille")
    ] = Share()
    skilled_share: Annotated[
        Share, described("技能人才占比", "share of skilled workers", "Of all labour use.", "per mille")
    ] = Share()
    senior_plus_share: Annotated[
        Share,
        described("高级工以上培训占比", "share trained at senior-worker level or above", "Of trainees.", "per mille"),
    ] = Share()
    students_senior_plus_share: Annotated[
        Share, described("高级工以上学生占比", "share of senior-level students", "Of enrolled students.", "per mille")
    ] = Share()
    matching_share: Annotated[
        Share, described("产业匹配占比", "share of matching occupations", "Of those applied for.", "per mille")
    ] = Share()


INTEGRATED = Quotient("integrated_share", "integrated_teachers", "teachers", 1000)
SKILLED = Quotient("skilled_share", "skilled_workers", "labour_use", 1000)
SENIOR_PLUS = Quotient("senior_plus_share", "annual_trainees_senior_plus", "annual_trainees", 1000)
STUDENTS_SENIOR_PLUS = Quotient("students_senior_plus_share", "students_senior_plus", "students", 1000)
MATCHING = Quotient("matching_share", "occupations_matching", "occupations_applied", 1000)
STUDENTS_PER_TEACHER = Quotient("students_per_teacher", "students", "teachers", 10)

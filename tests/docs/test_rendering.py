from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from skillbase_rules.engine.criteria import (
    AllOf,
    Amount,
    AnyOf,
    AsStated,
    Constant,
    Criterion,
    Greatest,
    Holds,
    OneOf,
    RatioWithin,
    ShareAtLeast,
    Sum,
    Together,
    Union,
    Waived,
    When,
    at_least,
    at_most,
    is_false,
    is_true,
    total,
)
from skillbase_rules.facts.sheet import Facts
from skillbase_rules.procedure.files import BEIJING
from tools.docs.rendering import judging, show, show_value

STUDENTS, TEACHERS = total("students"), total("teachers_full_time", "teachers_part_time")
YES = is_true("1.a", "rules_training")
NO = is_false("1.c", "rules_risk")
SHOWN_YES, SHOWN_NO = "`rules_training` is true", "`rules_risk` is false"
CAPACITY = at_least("1.b", "annual_training_capacity", 2000)


@pytest.mark.parametrize(
    ("criterion", "english"),
    [
        (CAPACITY, "`annual_training_capacity` ≥ 2,000"),
        (at_least("1", "students", 5, exclusive=True), "`students` > 5"),
        (at_most("1", "students", 30), "`students` ≤ 30"),
        (Amount("1", STUDENTS, minimum=2, maximum=3), "2 ≤ `students` ≤ 3"),
        (Amount("1", STUDENTS, minimum=2, maximum=2), "`students` = 2"),
        (
            at_least("1", Sum((("students", 2), ("practice_teachers", -1))), 1),
            "2 × `students` − `practice_teachers` ≥ 1",
        ),
        (at_least("1", Greatest((STUDENTS, Constant(1000))), 1), "the greatest of `students`, 1,000 ≥ 1"),
        (
            at_least("1", AsStated("students"), 1),
            "`students` (as stated) ≥ 1",
        ),
        (
            ShareAtLeast("1", Union("students", "workshop_teachers", "practice_teachers"), STUDENTS, 40),
            "(`students` ∪ `workshop_teachers` (those in `practice_teachers` counted once)) ÷ `students` ≥ 40 %",
        ),
        (
            ShareAtLeast("1", STUDENTS, STUDENTS, 40, rounding=Fraction(1, 2)),
            "`students` ÷ `students` ≥ 40 % (rounded to 1 percentage points first)",
        ),
        (
            RatioWithin("1", STUDENTS, TEACHERS, maximum=22),
            "`students` ÷ (`teachers_full_time` + `teachers_part_time`) ≤ 22",
        ),
        (is_false("1", "rules_training", "rules_finance"), "`rules_training` and `rules_finance` are false"),
        (
            Holds("1", ("rules_training",), judgement=True),
            "`rules_training` is true (experts judge what is not declared)",
        ),
        (
            OneOf("1", "applicant_kind", ("a", "b"), ("c",)),
            "`applicant_kind` is one of `a`, `b`; `c` is for experts to judge",
        ),
        (OneOf("1", "applicant_kind", ("a",)), "`applicant_kind` is `a`"),
        (Together("1.a", (YES,)), "`rules_training` is true"),
        (Waived(YES), "set aside by the reading chosen: `rules_training` is true"),
        (
            When(AnyOf("", (YES, NO)), AllOf("", (YES, NO)), YES),
            "where (A; or B): (A; and B); otherwise A".replace("A", SHOWN_YES).replace("B", SHOWN_NO),
        ),
    ],
)
def test_a_criterion_reads_as_one_line(criterion: Criterion, english: str) -> None:
    assert show(criterion, (Facts,), "en") == english


def test_chinese_uses_the_labels_of_the_facts() -> None:
    assert show(When(YES, CAPACITY), (Facts,), "zh") == "仅当 培训管理制度 为是：年培训能力 ≥ 2,000"


def test_each_clause_is_shown_with_the_part_of_the_tree_that_judges_it() -> None:
    tree = AllOf("1", (YES, When(YES, CAPACITY), Waived(is_true("1.c", "rules_risk"))))
    assert judging(tree) == (
        ("1.a", YES),
        ("1.b", When(YES, CAPACITY)),
        ("1.c", Waived(is_true("1.c", "rules_risk"))),
    )


def test_parts_that_answer_to_one_clause_are_one_rule() -> None:
    either = AnyOf("", (YES, is_true("1.a", "rules_risk")))
    assert judging(AllOf("1", (either, CAPACITY))) == (("1.a", either), ("1.b", CAPACITY))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2000, "2,000"),
        (date(2024, 7, 18), "2024-07-18"),
        (datetime(2024, 7, 17, 18, tzinfo=BEIJING), "2024-07-17 18:00:00+08:00"),
    ],
)
def test_a_number_a_day_and_a_moment_are_printed(value: object, text: str) -> None:
    assert show_value(value) == text

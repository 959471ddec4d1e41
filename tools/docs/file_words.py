"""The part of the page on the application file that tells how files speak, and how each way is stated."""

from __future__ import annotations

LISTS = """## Lists and whether they are complete · 名单是否列全 { #lists }

A list is closed only where the file says so, under `lists_complete`:

| `lists_complete.partners` | Three partners named mean |
|---|---|
| `true` | exactly these three |
| `false` | these three and others |
| `null`, or left out | at least these three; nothing is said of others |

An empty list states that there is none, unless it is said not to be complete; a list that is `null` or left out says
nothing. Of every list that is not known to be complete a report says so: "partner enterprises: listed 3; complete? not
stated". The same holds for `existing_bases`, `trainers`, `training` (all lines of every year that it has a line of),
`occupations`, `specialties`, `partners` and `joint_majors`. A list and a total that contradict each other are refused
when the file is read.
"""

CASES: tuple[tuple[str, str, str, str], ...] = (
    (
        "专兼职教师 420 人",
        "teachers in one total",
        '`teacher_counts: {"teachers": 420}`',
        "teachers_in_one_total",
    ),
    ("用工 5200 余人", "staff in one total", '`workforce: {"labour_use": {"at_least": 5200}}`', "staff_in_one_total"),
    (
        "培训、评价共 2400 人次",
        "training and evaluations in one total",
        (
            '`training_totals: {"annual_training_and_evaluations": 2400}`: neither is more; with the evaluations '
            "stated, the training follows"
        ),
        "training_and_evaluations_in_one_total",
    ),
    (
        "三年累计培训 6000 人",
        "training over several years",
        (
            '`published: [{"fact": "annual_trainees", "value": 6000, "year": 2021, "last_year": 2023}]`: the average '
            "of three years where R-04 asks for it; one year is no more than the total, and what the other years leave"
        ),
        "training_over_three_years",
    ),
    (
        "2022 年培训 2600 人",
        "a figure of a single year",
        (
            "`published` with its `year`: yearly training counts for that year; any other count is taken where the "
            "year is `reference_year` or the next"
        ),
        "figure_of_another_year",
    ),
    (
        "两处公布的数不一致",
        "two published figures that disagree",
        (
            "`published`, one entry each with its `source`: either may be right, so all from the least to the most is "
            "possible; the report names both"
        ),
        "published_figures_that_disagree",
    ),
    (
        "一体化教师占 55.3%",
        "a share without its counts, or of a bounded whole",
        (
            '`shares: {"integrated_share": "55.3%"}`: within one of its last digit, however it was rounded; '
            '`{"at_least": "30%"}` is taken at its word. With the whole, or bounds of it, the part follows'
        ),
        "shares_without_counts",
    ),
    (
        "师生比 1:17.3",
        "a ratio with a decimal",
        '`students: {"students_per_teacher": "1:17.3"}`: within one of its last digit',
        "printed_ratio_with_a_decimal",
    ),
    (
        "师生比，学生口径不详",
        "a ratio of which it is not told who is counted",
        '`"printed_ratio_is_of_enrolled": null` beside it: it says nothing of enrolled students',
        "printed_ratio_of_unknown_students",
    ),
    (
        "合作企业 56 家",
        "partners of unknown size",
        '`cooperation: {"partner_enterprises_any_size": 56}`; in the list, leave out `size_class`',
        "partners_of_unknown_size",
    ),
    (
        "已建基地，级别或年度不详",
        "a base of which level, grade or year is not told",
        '`existing_bases: [{"year": 2019}]`: what is left out may be anything',
        "base_of_unknown_level",
    ),
    (
        "企业自身申报",
        "an enterprise itself applies",
        '`applicant_kind: "enterprise"`: built on an enterprise (R-26); whether it may apply is for experts (R-21)',
        "enterprise_as_applicant",
    ),
    ("列举若干，未说列全", "a list that may go on", "leave `lists_complete` out", "lists_that_may_go_on"),
)
"""What a file says, how it is stated, and the example that states it."""


def file_words() -> str:
    """Return how files speak, and how each way is stated."""
    rows = [
        f"| {zh} · {en} | {stated} | [{example}.json](../examples/as_published/{example}.json) |"
        for zh, en, stated, example in CASES
    ]
    head = [
        "## As files put it · 文件的各种说法 { #as-files-put-it }\n",
        "Published files seldom print exactly what a clause asks for. Each of these ways is stated as it stands, and",
        "judged by all that it leaves possible; the examples are invented.\n",
        "| What the file says · 文件的说法 | How it is stated · 填法 | Example · 示例 |",
        "|---|---|---|",
    ]
    return "\n".join([LISTS, *head, *rows, ""])

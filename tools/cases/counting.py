"""Cases of lists: files of which another way of counting makes another number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tools.cases.shapes import MET, NOT_MET, Case

COMPLETE = ("trainers", "training", "occupations", "joint_majors")
SIX = ("major_building", "courses", "training_plan", "teaching_staff", "research", "internship_plan")
Choices = Mapping[str, tuple[str, str]]


def listed(name: str, **groups: object) -> dict[str, object]:
    """Return a file with lists that hold all there is."""
    complete = {field: True for field in COMPLETE if field in groups}
    about = {"name": name, "applicant_kind": "training_centre", "training_centre_of": "enterprise"}
    return {"applicant": about, "reference_year": 2023, "lists_complete": complete, **groups}


def counted(clause: str, field: str, file: object, default: str, **others: str) -> Iterator[Case]:
    """Yield one file under the default way of counting and under every other one."""
    about = {"application": file, "section": "municipal" if clause.startswith("4.1.2") else "national"}
    about |= {"section": "preferential"} if clause.startswith("4.2") else {}
    yield {"name": f"{clause} {field} 默认", **about, "expected": {clause: default}}
    for choice, status in others.items():
        yield {"name": f"{clause} {field}={choice}", **about, "readings": {field: choice}, "expected": {clause: status}}


def teacher(**facts: object) -> Mapping[str, object]:
    """Return a practice teacher without title or certificate, but for what is said."""
    return {"employment": "full_time", "practice": True, "title": "none", "level": "none", **facts}


def roster(some: Sequence[Mapping[str, object]], rest: int) -> list[Mapping[str, object]]:
    """Return some teachers, and so many practice teachers without a title."""
    return [*some, *[teacher() for _ in range(rest)]]


def trained(persons: int, **facts: object) -> Mapping[str, object]:
    """Return a line of training for enterprises and society at senior-worker level."""
    line = {"year": 2023, "level": "senior_worker", "persons": persons, "person_times": persons}
    return {**line, "digital": False, "digital_course": False, "for_enterprises_and_society": True, **facts}


def files() -> Iterator[Case]:
    """Yield the files."""
    years = [trained(1500), trained(1400, year=2022), trained(1300, year=2021), trained(1499, year=2024)]
    each_year = listed("各年培训量不同的中心", training=years)
    others = {"three_year_average": NOT_MET, "current_year": NOT_MET}
    yield from counted("4.1.2.2.g", "training_year", each_year, MET, **others)
    own = listed("兼训本校学生的中心", training=[trained(1400), trained(100, for_enterprises_and_society=False)])
    yield from counted("4.1.2.2.g", "own_students", own, NOT_MET, counted=MET)
    lessons = listed("开数字课程的中心", training=[trained(3000, digital_course=True)])
    yield from counted("4.2.2.a", "digital_training", lessons, NOT_MET, any_digital_course=MET)
    people = {"contract_workers": 100, "dispatched_workers": 0, "skilled_workers": 40}
    people |= {"high_skilled_workers": 20, "skilled_post_workers": 39}
    firm = listed("技能等级不一的中心", workforce=people)
    others = {"senior_and_above": NOT_MET, "any_skilled_post": NOT_MET}
    yield from counted("4.1.1.2.g", "skilled_worker_level", firm, MET, **others)
    yield from of_teachers()
    codes = [{"name": f"工种{number}", "code": f"6-{number // 2}", "specialty": "机电"} for number in range(5)]
    lines = [{**line, "scarce": True, "has_facilities": True} for line in codes]
    trades = listed("五个工种三个职业的中心", occupations=lines)
    others = {"classification_occupations": NOT_MET, "specialties": NOT_MET}
    yield from counted("4.1.1.4.d", "occupations_counted", trades, MET, **others)
    majors = [{"name": f"专业{number}", "points": list(SIX[2 * number : 2 * number + 2])} for number in range(3)]
    spread = listed("六个事项分在三个专业的中心", joint_majors=majors)
    yield from counted("4.1.2.4.b", "joint_majors_counted", spread, NOT_MET, points_spread=MET, any_point=MET)


def of_teachers() -> Iterator[Case]:
    """Yield the ways of counting senior teachers (R-32 to R-34)."""
    titled = [teacher(title="senior") for _ in range(3)]
    idle = listed("高级教师不教实训的中心", trainers=roster([*titled, teacher(title="senior", practice=False)], 7))
    yield from counted("4.1.1.3.c", "senior_teachers_counted", idle, NOT_MET, any_teacher=MET)
    higher = listed("有正高级教师的中心", trainers=roster([*titled, teacher(title="full_senior")], 6))
    yield from counted("4.1.1.3.c", "titles_above", higher, MET, exact_title_only=NOT_MET)
    certified = [teacher(level="senior_technician", certificate="skill_level") for _ in range(7)]
    levels = listed("持等级证书的中心", trainers=roster(certified, 13))
    yield from counted("4.1.2.3.c", "certificates", levels, MET, qualification_only=NOT_MET)

"""The page of what is proved of the notice: which readings and numbers can matter where, and which clauses imply which.

The proofs take some seconds, so the page tells from which sources it was made, and is kept while they are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.report.changes import stated_words
from skillbase_rules.solver.asking import Answer
from skillbase_rules.solver.comparing import Compared, EditionsCompared, Relation, compare
from skillbase_rules.solver.theorems import Hinge, hinges, implications, revisions, standings
from skillbase_rules.solver.witnesses import Witness
from skillbase_rules.wording.facts import fact_label, sheets_of
from tools.docs.notice_pages import NOTE, link_to_clause
from tools.docs.source_lines import ROOT

PAGE = "proofs.md"
MADE_FROM = ("src/skillbase_rules/engine", "src/skillbase_rules/facts", "src/skillbase_rules/editions")
MADE_BY = ("src/skillbase_rules/solver", "tools/docs/proof_pages.py")
END = "\n<!-- End of the proofs "
RELATIONS = {
    Relation.MILDER: "stricter than as it is",
    Relation.STRICTER: "milder than as it is",
    Relation.NEITHER: "stricter for some, milder for others",
    Relation.UNDECIDED: "not settled",
}
"""How the changed notice stands to the notice as it is; the notice as it is stands first in a comparison."""


def proofs_page(edition: AnyEdition, others: Sequence[AnyEdition], written: str) -> str:
    """Return the page; the one already written while it is current."""
    if is_current(written):
        return written
    text = "\n".join([f"# Proofs · 求证\n\n{NOTE}{_stamp()}", *_lines(edition, others)])
    return f"{text}{END}{_digest(text)} -->\n"


def is_current(written: str) -> bool:
    """Tell whether a page was made from the sources as they are, and not changed since."""
    text, _, end = written.partition(END)
    return _stamp() in text and end == f"{_digest(text)} -->\n"


def _stamp() -> str:
    paths = [path for name in (*MADE_FROM, *MADE_BY) for path in _files(ROOT / name)]
    sources = "\0".join(path.read_text(encoding="utf-8") for path in paths)
    return f"<!-- Proved from the sources {_digest(sources)}. -->\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _files(path: Path) -> Sequence[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _lines(edition: AnyEdition, others: Sequence[AnyEdition]) -> Iterator[str]:
    yield (
        "An SMT solver reads the same criteria as the other two readers, over all fact sheets that there could be.\n"
        "What stands here is proved, and every applicant that is shown was judged by the scalar reader too. How to\n"
        "ask it is told under [proofs and plans](solver.md).\n"
    )
    tried = list(hinges(edition))
    yield from _readings_that_matter(tried, edition)
    yield from _readings_that_never_do(tried)
    yield from _readings_by_section(tried, edition)
    yield from _numbers(edition)
    yield from _clauses(edition)
    yield from _notices(edition, others)


def _readings_that_matter(tried: Sequence[Hinge], edition: AnyEdition) -> Iterator[str]:
    mattering = [hinge for hinge in tried if _changed(hinge.compared)]
    yield "## Readings that can turn a verdict · 能改变结论的解读\n"
    yield f"{len(mattering)} of {len(tried)} alternatives, each with the smallest applicants that show it.\n"
    for hinge in mattering:
        yield f"### {hinge.reading} `{hinge.field}={hinge.choice}`\n"
        yield from _changes(hinge.compared, edition)
        yield ""


def _changed(compared: EditionsCompared) -> list[Compared]:
    return [whole for whole in compared.sections if whole.relation is not Relation.EQUIVALENT]


def _changes(compared: EditionsCompared, edition: AnyEdition) -> Iterator[str]:
    for whole in _changed(compared):
        yield f"- **{whole.section}**: {RELATIONS[whole.relation]}"
        for clause in compared.clauses:
            if clause.section == whole.section:
                left_out = "" if clause.complete else "; only where something is left out"
                yield f"    - {link_to_clause(clause.clause, 'notice/')}: {RELATIONS[clause.relation]}{left_out}"
                for witness, fares in ((clause.better_under_one, "worse"), (clause.better_under_other, "better")):
                    if witness.answer is Answer.FOUND:
                        yield f"        - fares {fares}: {_shown(witness, edition)}"


def _shown(witness: Witness, edition: AnyEdition) -> str:
    sheets = sheets_of(edition)
    facts = (
        f"{fact_label(name, sheets).en} {stated_words(name, value, sheets, 'en')}"
        for name, value in witness.values.items()
    )
    return ", ".join(facts) or "nothing stated"


def _readings_that_never_do(tried: Sequence[Hinge]) -> Iterator[str]:
    yield "## Readings that turn no verdict on a fact sheet · 不改变事实表结论的解读\n"
    yield "Those that say how records are counted are settled before there is a sheet; the rest are read elsewhere.\n"
    for counting, whose in (
        (True, "How records are counted · 计数口径"),
        (False, "Selection and procedure · 评选和程序"),
    ):
        names = [
            f"{hinge.reading} `{hinge.field}={hinge.choice}`"
            for hinge in tried
            if hinge.counting is counting and not _changed(hinge.compared)
        ]
        yield f"- {whose}: {', '.join(names) or 'none'}"
    yield ""


def _readings_by_section(tried: Sequence[Hinge], edition: AnyEdition) -> Iterator[str]:
    yield "## Readings by section · 按部分\n"
    yield "How many alternatives can turn a section or a clause of it, and which readings are proved never to do"
    yield "so on a fact sheet:\n"
    for section in edition.sections:
        turning = [hinge for hinge in tried if _turns(hinge, section.name)]
        never = {hinge.reading: None for hinge in tried} | dict.fromkeys((hinge.reading for hinge in turning), True)
        names = ", ".join(sorted(reading for reading, turns in never.items() if not turns))
        yield f"- **{section.name}**: {len(turning)} can, {len(tried) - len(turning)} never do; never {names}"
    yield ""


def _turns(hinge: Hinge, section: str) -> bool:
    parts = (*_changed(hinge.compared), *hinge.compared.clauses)
    return any(part.section == section for part in parts)


def _numbers(edition: AnyEdition) -> Iterator[str]:
    yield "## Numbers, one more of each · 各数字加一\n"
    idle = []
    for revision in revisions(edition):
        if not _changed(revision.compared):
            idle.append(f"`{revision.parameter}`")
            continue
        yield f"### `{revision.parameter}` {revision.value} → {revision.value + 1}\n"
        yield from _changes(revision.compared, edition)
        yield ""
    yield f"Those that turn nothing as the notice is read by default: {', '.join(idle)}.\n"


def _clauses(edition: AnyEdition) -> Iterator[str]:
    yield "## Clauses among each other · 条款之间\n"
    never_fails, never_alone, never_met = [], [], []
    for standing in standings(edition):
        name = f"{link_to_clause(standing.clause, 'notice/')} ({standing.section})"
        if standing.fails.answer is Answer.NONE:
            never_fails.append(name)
        elif standing.fails_alone.answer is Answer.NONE:
            never_alone.append(name)
        if standing.met.answer is Answer.NONE:
            never_met.append(name)
    yield "Every other clause can be met, can fail, and can be the only one of its section that does.\n"
    yield f"- Nobody fails: {', '.join(never_fails) or 'none'}"
    yield f"- Can fail, never alone: {', '.join(never_alone) or 'none'}"
    yield f"- Cannot be met: {', '.join(never_met) or 'none'}\n"
    yield "Whoever meets the first of two clauses does not fail the second:\n"
    for implication in implications(edition):
        pair = (implication.clause, implication.implies)
        yield "- " + " → ".join(link_to_clause(clause, "notice/") for clause in pair)
    yield ""


def _notices(edition: AnyEdition, others: Sequence[AnyEdition]) -> Iterator[str]:
    yield "## Beside other notices · 与其他通知相比\n"
    yield "Sections of the same name, set against each other over all applicants; as the other notice has it, it is:\n"
    for other in others:
        try:
            compared = compare(edition, other)
        except SkillbaseError:
            yield f"- **{other.title.en}** has no section of the same name."
            continue
        yield f"- **{other.title.en}**"
        for whole in compared.sections:
            relation = RELATIONS.get(whole.relation, "the same")
            yield f"    - {whole.section}: {relation}"
            for witness, fares in ((whole.better_under_one, "worse"), (whole.better_under_other, "better")):
                if witness.answer is Answer.FOUND:
                    yield f"        - fares {fares} there: {_shown(witness, edition)}"
    yield ""

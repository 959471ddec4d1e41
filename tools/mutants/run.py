"""Change the library in small ways, one at a time, and count the changes that a test notices.

python -m tools.mutants.run                          the sample, held to what each area asks
python -m tools.mutants.run --all engine/criteria    every mutant of some modules
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NoReturn

from tools.mutants.areas import AREAS, Area
from tools.mutants.changes import Mutant, mutants_of
from tools.mutants.forked import ROOT, SOURCE, ChangedFinder, Ended, in_processes, limit_of, prepare, run_tests
from tools.mutants.judged import Judged, read_judged
from tools.mutants.patched import NOT_REACHED, try_patched

LIBRARY = SOURCE / "skillbase_rules"
SEED = "2024"


@dataclass(frozen=True)
class Changed:
    """A mutant with the tests that concern it and the tree that it changes."""

    area: Area
    path: Path
    tree: ast.Module
    mutant: Mutant


@dataclass
class Score:
    """What became of the mutants of an area."""

    equivalent: int = 0
    noticed: int = 0
    survived: list[Mutant] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """The percentage of the mutants that could be noticed and were."""
        tried = self.noticed + len(self.survived)
        return 100 * self.noticed / tried if tried else 100


def files() -> Iterator[tuple[Area, str, Path]]:
    """Yield the modules of all areas, each once."""
    seen: set[Path] = set()
    for area in AREAS:
        for part in area.modules:
            file = LIBRARY / f"{part}.py"
            for path in [file] if file.is_file() else sorted((LIBRARY / part).rglob("*.py")):
                if path not in seen:
                    seen.add(path)
                    yield area, path.relative_to(LIBRARY).with_suffix("").as_posix(), path


def every_mutant() -> Iterator[Changed]:
    """Yield every change that can be made to the modules of all areas."""
    for area, module, path in files():
        tree, mutants = mutants_of(path, module)
        yield from (Changed(area, path, tree, mutant) for mutant in mutants)


def is_drawn(mutant: Mutant, one_in: int) -> bool:
    """Tell whether a mutant is in the sample: by what names it, so that a change elsewhere draws no others."""
    digest = hashlib.sha256("|".join([SEED, *map(str, mutant.key)]).encode()).digest()
    return int.from_bytes(digest[:8], "big") % one_in == 0


def own_tests(module: str) -> str:
    """Return how the paths of the tests of a module itself begin."""
    return (Path("tests", module).parent / f"test_{Path(module).name}").as_posix()


def steps_of(area: Area, module: str) -> list[list[str]]:
    """Return the tests that concern a module, first its own, which are few and notice most."""
    own = [str(path) for path in sorted(ROOT.glob(f"{own_tests(module)}*.py"))]
    return [[*area.options, *tests] for tests in (own, area.tests) if tests]


def start(seconds: int, changed: Changed) -> NoReturn:
    """Make a change in this process, before the library is imported, and run the tests that concern it."""
    changed.mutant.make()
    sys.meta_path.insert(0, ChangedFinder(changed.path, changed.tree))
    run_tests(steps_of(changed.area, changed.mutant.module), seconds)


def try_area(area: Area, mutants: Sequence[Changed], processes: int) -> Iterator[tuple[Changed, Ended]]:
    """Yield the mutants of an area, each with how its process ended."""
    rest = list(mutants)
    if area.starts_threads:
        ((_, unchanged),) = in_processes([area], lambda each: run_tests(steps_of(each, "")), 1)
    else:
        row = [(each.path, each.tree, each.mutant.make, own_tests(each.mutant.module)) for each in mutants]
        patched = try_patched(row, [*area.options, *area.tests], processes)
        _, unchanged = next(patched, (-1, Ended(1, 0)))
        for at, ended in patched:
            if ended.status not in {0, NOT_REACHED}:
                rest.remove(mutants[at])
                yield mutants[at], ended
    if unchanged.status:
        sys.exit(f"The tests of {area.name} fail where nothing is changed.")
    yield from in_processes(rest, partial(start, limit_of(unchanged.seconds)), processes)


def score_of(area: Area, chosen: Sequence[Changed], judged: Judged, processes: int) -> Score:
    """Try mutants of an area and tell of each survivor as it is found."""
    possible = [changed for changed in chosen if changed.mutant.key not in judged.equivalent]
    score = Score(equivalent=len(chosen) - len(possible))
    for changed, ended in try_area(area, possible, processes):
        mutant = changed.mutant
        if ended.status == 0:
            score.survived.append(mutant)
            print(f"SURVIVED {mutant}\n    {mutant.line}\n    {judged.left.get(mutant.key, 'not judged')}", flush=True)
        else:
            score.noticed += 1
            if ended.status < 0:
                print(f"ENDED BY SIGNAL {-ended.status} AFTER {ended.seconds:.0f} s {mutant}", flush=True)
    return score


def table(scores: dict[str, Score]) -> str:
    """Return the scores of the areas as a table of Markdown."""
    rows = ["| Area | Noticed | Survived | Equivalent | Score | Asked |", "|---|---|---|---|---|---|"]
    asked = {area.name: area.least for area in AREAS}
    for name, score in scores.items():
        counts = f"{score.noticed} | {len(score.survived)} | {score.equivalent}"
        rows.append(f"| {name} | {counts} | {score.percent:.1f} % | {asked[name]} % |")
    return "\n".join(rows)


def main() -> int:
    """Try the sample, or every mutant of some modules; 0 where every area reaches what is asked of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="modules or folders of the library: engine/criteria")
    parser.add_argument("--all", action="store_true", help="every mutant and not the sample alone")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    began = time.monotonic()
    found, judged = list(every_mutant()), read_judged()
    for key in (gone := judged.gone(changed.mutant for changed in found)):
        print(f"No such mutant any more, so its entry in judged.toml goes or is judged anew: {key}")
    wanted = tuple(asked.modules)
    chosen = [
        changed
        for changed in found
        if (not wanted or any(Path(changed.mutant.module).is_relative_to(each) for each in wanted))
        and (asked.all or is_drawn(changed.mutant, changed.area.one_in))
    ]
    areas = [area for area in AREAS if any(changed.area is area for changed in chosen)]
    print(f"{len(chosen)} of {len(found)} mutants", flush=True)
    prepare()
    scores = {}
    for area in areas:
        of_area = [changed for changed in chosen if changed.area is area]
        print(f"{area.name}: {len(of_area)}", flush=True)
        scores[area.name] = score_of(area, of_area, judged, asked.processes)
        print(table({area.name: scores[area.name]}).splitlines()[-1], flush=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(table(scores))
    print(f"{(time.monotonic() - began) / 60:.0f} minutes, {(used.ru_utime + used.ru_stime) / 60:.0f} of a processor")
    below = [area.name for area in areas if scores[area.name].percent < area.least]
    return 1 if gone or below else 0


if __name__ == "__main__":
    sys.exit(main())

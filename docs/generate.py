"""Write the pages that are made from the register, the rules, the readings and the models.

python -m docs.generate           write the pages
python -m docs.generate --check   change nothing; exit with 1 when a page is not current
"""

from __future__ import annotations

import argparse
from pathlib import Path

from docs.covering import tests_by_clause
from docs.model_pages import application_page
from docs.notice_pages import Sources, notice_pages
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024 as EDITION
from skillbase_rules.editions.chongqing_2024 import procedure
from skillbase_rules.engine.criteria import AllOf, AnyOf
from skillbase_rules.procedure.publicity import publicity

DOCS = Path(__file__).parent


def generated_pages() -> dict[str, str]:
    """Return the text of every generated page by its path under ``docs``."""
    sources = Sources(
        clauses=EDITION.clauses,
        rulebooks={**{name: EDITION.rulebook(name).root for name in EDITION.parts}, **procedure_trees()},
        parameters=EDITION.parameters,
        readings=type(EDITION.readings),
        tests=tests_by_clause(),
    )
    return {**notice_pages(sources), "application.md": application_page()}


def procedure_trees() -> dict[str, AllOf | AnyOf]:
    """Return the trees of the procedure, which read sheets of their own."""
    p, r = EDITION.parameters, EDITION.readings
    return {
        "filing": procedure.route_and_moments(),
        "documents": procedure.documents(p, r),
        "recommendations": procedure.list_of_one_body(p.national_recommendations, p.municipal_recommendations),
        "dual_application": procedure.dual(both_conditions=True),
        "publicity": publicity(p, r, "upheld"),
    }


def stale_pages(pages: dict[str, str]) -> list[str]:
    """Return the pages that are missing, differ from what would be written, or would no longer be."""
    there = {f"notice/{page.name}" for page in (DOCS / "notice").glob("*.md")}
    differing = [
        name
        for name, text in pages.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    return sorted({*differing, *(there - pages.keys())})


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only tell which pages are not current")
    check = parser.parse_args().check
    pages = generated_pages()
    stale = stale_pages(pages)
    for name in stale:
        print(f"docs/{name} is not current; run: python3 dev.py docs" if check else f"docs/{name}")
        if not check and name in pages:
            (DOCS / name).parent.mkdir(exist_ok=True)
            (DOCS / name).write_text(pages[name], encoding="utf-8", newline="\n")
        elif not check:
            (DOCS / name).unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())

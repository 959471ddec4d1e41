"""Write the pages that are made from the register, the rules, the readings and the models.

python -m tools.docs.generate           write the pages
python -m tools.docs.generate --check   change nothing; exit with 1 when a page is not current
"""

from __future__ import annotations

import argparse
from contextlib import suppress

from skillbase_rules.editions import get_edition, list_editions
from skillbase_rules.editions.chongqing_2024 import CHONGQING_2024
from skillbase_rules.editions.chongqing_2024.readings import WITHOUT_SWITCH
from skillbase_rules.engine.criteria import AllOf, AnyOf
from skillbase_rules.engine.edition import AnyEdition
from skillbase_rules.engine.errors import UnknownNameError
from skillbase_rules.procedure.rules import ProcedureRules
from skillbase_rules.wording.facts import sheets_of
from tools.docs.covering import tests_by_clause
from tools.docs.edition_pages import edition_page, editions_page
from tools.docs.model_pages import application_page
from tools.docs.notebook_pages import FOLDER, notebook_pages
from tools.docs.notice_pages import Sources, notice_pages
from tools.docs.proof_pages import PAGE, proofs_page
from tools.docs.source_lines import ROOT, lines_by_clause

DOCS = ROOT / "docs"
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))


def generated_pages() -> dict[str, str]:
    """Return the text of every generated page by its path under ``docs``."""
    others = [get_edition(name) for name in list_editions() if name != CHONGQING_2024.notice]
    return {
        **notice_pages(sources_of(CHONGQING_2024)._replace(without=WITHOUT_SWITCH)),
        **notebook_pages(NOTEBOOKS)[0],
        "application.md": application_page(),
        **{f"editions/{edition.notice}.md": edition_page(edition, sources_of(edition)) for edition in others},
        "editions/index.md": editions_page([CHONGQING_2024, *others]),
        PAGE: proofs_page(CHONGQING_2024, others, written(PAGE)),
    }


def written(name: str) -> str:
    """Return the text of a page as it is; nothing where there is none."""
    page = DOCS / name
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def sources_of(edition: AnyEdition) -> Sources:
    """Return everything that the pages of an edition are made of."""
    return Sources(
        clauses=edition.clauses,
        accounts=edition.accounts,
        trees=trees_of(edition),
        sheets=sheets_of(edition),
        parameters=edition.parameters,
        readings=type(edition.readings),
        tests=tests_by_clause(edition.notice),
        lines=lines_by_clause(edition),
    )


def trees_of(edition: AnyEdition) -> tuple[AllOf | AnyOf, ...]:
    """Return the criteria of every section of an edition, and of its procedure where it has one."""
    rulebooks = [section.rulebook for section in edition.sections]
    with suppress(UnknownNameError):
        rulebooks += edition.rules(ProcedureRules).rulebooks
    return tuple(rulebook.root for rulebook in rulebooks)


def stale_pages(pages: dict[str, str]) -> list[str]:
    """Return the pages that are missing, differ from what would be written, or would no longer be."""
    there = {
        f"{folder}/{page.name}" for folder in ("notice", "editions", FOLDER) for page in (DOCS / folder).glob("*.md")
    }
    differing = [
        name
        for name, text in pages.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    return sorted({*differing, *(there - pages.keys())})


def stale_pictures(pictures: dict[str, bytes]) -> list[str]:
    """Return the pictures of notebooks that are missing, differ from those saved, or would no longer be."""
    there = {f"{FOLDER}/{picture.name}": picture.read_bytes() for picture in (DOCS / FOLDER).glob("*.png")}
    return sorted(name for name in {*pictures, *there} if pictures.get(name) != there.get(name))


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only tell which pages are not current")
    check = parser.parse_args().check
    pages = generated_pages()
    _, pictures = notebook_pages(NOTEBOOKS)
    written_anew = {**{name: text.encode() for name, text in pages.items()}, **pictures}
    stale = [*stale_pages(pages), *stale_pictures(pictures)]
    for name in stale:
        print(f"docs/{name} is not current; run: python3 dev.py docs" if check else f"docs/{name}")
        if not check and name in written_anew:
            (DOCS / name).parent.mkdir(exist_ok=True)
            (DOCS / name).write_bytes(written_anew[name])
        elif not check:
            (DOCS / name).unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())

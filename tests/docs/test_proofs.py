from __future__ import annotations

from tools.docs.generate import DOCS
from tools.docs.proof_pages import PAGE, is_current


def test_the_page_of_proofs_is_current_and_a_changed_one_is_noticed() -> None:
    written = (DOCS / PAGE).read_text(encoding="utf-8")
    assert is_current(written), "run: python3 dev.py docs"
    assert not is_current(written.replace("stricter", "milder", 1))
    assert not is_current(written.replace("sources ", "sources 0", 1))
    assert not is_current("")


def test_the_page_tells_what_each_part_proves() -> None:
    written = (DOCS / PAGE).read_text(encoding="utf-8")
    headings = [line for line in written.splitlines() if line.startswith("## ")]
    assert len(headings) == 6
    (national,) = (line for line in written.splitlines() if line.startswith("- **national**:") and "never do" in line)
    assert "R-21" in national.partition("never do")[2]
    assert "R-30" not in national
    assert "- Nobody fails: [3.1.b]" in written
    assert "### R-30 `integrated_share_base=full_time_teachers`" in written

"""The bench of pages in small: the same code, three pages, one round, no limit on time."""

from __future__ import annotations

from pathlib import Path

from bench import pages

CHOSEN = {"about", "measure", "evidence"}


def test_pages_are_measured_beside_the_empty_one(served: Path) -> None:
    found = pages.run(rounds=1, chosen=CHOSEN)
    assert {one.name for one in found} == CHOSEN
    assert all(one.empty > 0 and one.warm > 0 and one.cold > 0 for one in found)
    assert all(one.sent < 60_000 for one in found)
    assert len(pages.table(found).splitlines()) == len(found) + 2

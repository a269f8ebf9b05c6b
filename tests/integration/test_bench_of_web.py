"""The bench of the commonest pages in small: two boards, one round, no limit on time."""

from __future__ import annotations

from typing import Any

from bench import web

OVER = {"meeting": 4}  # the sources of an agenda are asked one by one


def test_the_commonest_pages_are_measured_beside_empty_ones(reading: Any, db: None) -> None:
    found = web.run(reading, rounds=1, boards=2)

    assert len(found) == 11
    assert all(one.empty > 0 and one.taken[0] > 0 for one in found)
    for one in found:
        assert one.queries <= web.QUERIES + OVER.get(one.page.name, 0), one.line()
    assert len(web.table(found).splitlines()) == len(found) + 2

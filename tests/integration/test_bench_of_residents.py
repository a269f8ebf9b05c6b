"""Comments by the hundred in small: the same code as the proof, with fewer of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import public
from bench.simulated_comments import simulate


@pytest.mark.django_db
def test_no_comment_is_left_in_limbo() -> None:
    town = simulate(30, seed=3)

    assert town.faults == []
    assert town.done["came"] == 30
    assert town.done["answer"] > 0


def test_readers_and_writers_at_once_meet_no_fault(store: Path, tmp_path: Path) -> None:
    with public.on("sqlite", tmp_path, store) as held:
        found = public.run(held, readers=6, writers=2, turns=1, seconds=4.0)

    assert found.faults == []
    assert found.kept == found.written > 0
    assert found.pages
    assert found.empty

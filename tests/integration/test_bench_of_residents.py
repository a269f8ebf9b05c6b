"""Comments by the hundred in small: the same code as the proof, with fewer of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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


def test_a_comment_that_was_taken_and_not_kept_is_over_the_limit() -> None:
    held: dict[str, Any] = {"empty": [0.1] * 20, "pages": [0.2] * 20, "written": 3}

    assert public.Tally(**held, kept=3).within
    assert not public.Tally(**held, kept=2).within
    assert not public.Tally(**held | {"written": 0}).within
    assert not public.Tally(**held, kept=3, faults=["/: 500"]).within
    assert not public.Tally(**held | {"pages": [0.6] * 20}, kept=3).within

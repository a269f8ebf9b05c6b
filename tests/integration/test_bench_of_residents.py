"""Comments by the hundred in small: the same code as the proof, with fewer of them."""

from __future__ import annotations

import pytest
from bench.simulated_comments import simulate


@pytest.mark.django_db
def test_no_comment_is_left_in_limbo() -> None:
    town = simulate(30, seed=3)

    assert town.faults == []
    assert town.done["came"] == 30
    assert town.done["answer"] > 0

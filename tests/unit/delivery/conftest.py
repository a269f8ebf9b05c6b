"""What the tests of delivery share: people with offices, and one who acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.people.conftest import (  # fixtures that these tests use as well
    BOARD,
    DAY,
    OTHER,
    STRATEGY,
    TOP,
    organisation,
    someone,
)

from commonweal.people.acts import Actor
from commonweal.people.models import Person, Role

__all__ = ["BOARD", "DAY", "OTHER", "STRATEGY", "TOP", "organisation", "someone"]


@pytest.fixture
def acting(someone: Callable[..., Person]) -> Callable[..., Actor]:
    """Somebody who holds one role in one board and acts on the day of the tests."""

    def make(role: Role, board: str) -> Actor:
        return Actor(someone((role, board)), STRATEGY, DAY)

    return make

"""Residents who say something, and those who handle it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP, organisation, someone

from commonweal.participation.comments.receiving import Said, Where, receive
from commonweal.participation.models import About, Comment
from commonweal.people.acts import Actor
from commonweal.people.models import Role

__all__ = ["organisation", "someone"]
HERE = Where(STRATEGY, "0" * 12, DAY)
WORDS = "The bus to the clinic stops at five."


def said(**told: Any) -> Said:
    given = {"about": About.PRIORITY, "about_id": "clinics", "words": WORDS, "language": "en"}
    return Said(**{**given, **told})


@pytest.fixture
def comment(db: None) -> Comment:
    return receive(said(may_publish=True, mail="resident@example.org"), HERE)


@pytest.fixture
def acting(someone: Callable[..., Any]) -> Callable[..., Actor]:
    def make(role: Role, board: str = TOP, on: date = DAY) -> Actor:
        return Actor(someone((role, board)), STRATEGY, on)

    return make


@pytest.fixture
def reader(acting: Callable[..., Actor]) -> Actor:
    """Who reads comments first."""
    return acting(Role.SECRETARY, TOP)


@pytest.fixture
def officer(acting: Callable[..., Actor]) -> Actor:
    """Who answers for a board."""
    return acting(Role.OFFICER, BOARD)

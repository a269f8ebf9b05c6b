"""A consultation at each of its stages, and who keeps and considers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.unit.participation.editions import edition
from tests.unit.people.conftest import BOARD, DAY

from commonweal.participation.consultations import actions, answering
from commonweal.participation.consultations.actions import Analysis, Considered, Theme
from commonweal.participation.consultations.answering import Answers
from commonweal.participation.consultations.writing import (
    Asked,
    Wording,
    ask,
    draft_consultation,
)
from commonweal.participation.models import Channel, Consultation, Question
from commonweal.people.acts import Actor
from commonweal.people.models import Role

HELD = edition()
FIRST = HELD.standing_priorities[0].id
WEEKS = 6
LAST = DAY + timedelta(WEEKS * 7 - 1)
WORDING = Wording(
    title="Where should the new clinic be?",
    question="The board will choose between two places for a clinic.",
    why="Half of the town lives more than a mile from one.",
    audience="Everybody who lives in the town",
    formative=True,
    formative_words="No place is chosen yet.",
    opens=DAY,
    closes=LAST,
    channels=(Channel.WEB, Channel.PAPER),
    priorities=(FIRST,),
)
ANALYSIS = Analysis(words="Most want it in the north.", themes={3: (Theme("Buses", 1),)})
CONSIDERED = Considered(
    on=LAST + timedelta(3),
    considered="All answers.",
    changed="The north was chosen.",
    unchanged="Its size.",
    why="Need.",
)


@pytest.fixture
def keeper(acting: Callable[..., Actor]) -> Actor:
    return acting(Role.OFFICER, BOARD)


@pytest.fixture
def chair(acting: Callable[..., Actor]) -> Actor:
    return acting(Role.CHAIR, BOARD)


@pytest.fixture
def draft(keeper: Actor) -> Consultation:
    """A draft with a question of each kind."""
    held = draft_consultation(keeper, HELD, BOARD, WORDING)
    for read, one in enumerate(
        (
            Asked(words="Which place?", kind=Question.Kind.ONE, choices=("North", "South")),
            Asked(words="What matters?", kind=Question.Kind.MANY, choices=("Buses", "Hours", "X")),
            Asked(words="Why?"),
        ),
        1,
    ):
        ask(keeper, held, read, one)
    return fresh(held)


@pytest.fixture
def opened(keeper: Actor, draft: Consultation) -> Consultation:
    return actions.open_consultation(keeper, draft, draft.version, WEEKS)


@pytest.fixture
def closed(keeper: Actor, opened: Consultation) -> Consultation:
    """Closed on the day after the last, with one answer."""
    answering.receive(opened, Answers(chosen={1: (0,)}, words={3: "The buses."}), DAY)
    return actions.close_consultation(on(keeper, 1), opened, opened.version)


@pytest.fixture
def analysed(keeper: Actor, closed: Consultation) -> Consultation:
    return actions.analyse(on(keeper, 2), closed, closed.version, ANALYSIS)


def fresh(held: Consultation) -> Consultation:
    return Consultation.objects.get(pk=held.pk)


def on(actor: Actor, after: int) -> Actor:
    """The same person, so many days after the last day."""
    return replace(actor, on=day_after(after))


def day_after(days: int) -> date:
    return LAST + timedelta(days)

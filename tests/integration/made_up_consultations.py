"""Consultations at their stages, and needs, in the edition that tests read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.integration.holders import ABOVE, BOARD
from tests.integration.made_up_plans import actor

from commonweal.participation.about_you import Trait
from commonweal.participation.consultations import actions, answering, writing
from commonweal.participation.models import Channel, Consultation, Need, Question, Strength
from commonweal.participation.needs.actions import Stated, state_need
from commonweal.people.acts import Actor
from commonweal.people.models import Role

CONSIDERED = {
    "considered": "All answers and the map of buses.",
    "changed": "The clinic goes to the north.",
    "unchanged": "Its size.",
    "why": "There is no more money.",
}
WEEKS = 6
ASKED = (
    writing.Asked(words="Which place?", kind=Question.Kind.ONE, choices=("North", "South")),
    writing.Asked(words="What matters?", kind=Question.Kind.MANY, choices=("Buses", "Hours", "X")),
    writing.Asked(words="Why?"),
)


def said(reading: Any, role: str, days: int = 0, board: str = BOARD) -> Actor:
    """Somebody of the board, so many days from the day of the reading."""
    return actor(reading, Role(role), board, reading.today + timedelta(days))


def drafted(reading: Any, days: int = 0) -> Consultation:
    """A draft about the first priority, whose first day is so many days away."""
    first = reading.today + timedelta(days)
    wording = writing.Wording(
        title="Where should the clinic be?",
        question="The board will choose between two places.",
        why="Half of the town lives more than a mile from one.",
        audience="Everybody who lives here",
        formative=True,
        formative_words="No place is chosen yet.",
        opens=first,
        closes=first + timedelta(WEEKS * 7 - 1),
        channels=(Channel.WEB, Channel.PAPER),
        priorities=(reading.edition.standing_priorities[0].id,),
    )
    keeper = said(reading, "officer", min(days, 0))
    held = writing.draft_consultation(keeper, reading.edition, BOARD, wording)
    for read, one in enumerate(ASKED, 1):
        writing.ask(keeper, held, read, one)
    return Consultation.objects.get(pk=held.pk)


def opened(reading: Any, days: int = 0) -> Consultation:
    """One that people can answer from so many days on."""
    held = drafted(reading, days)
    return actions.open_consultation(said(reading, "officer", days), held, held.version, WEEKS)


def analysed(reading: Any) -> Consultation:
    """One that twelve people answered, two of them 65 or over, summed up today."""
    held = opened(reading, -60)
    for number in range(12):
        about = {Trait.AGE: "65+" if number < 2 else "35-49"}
        words = {3: "I am Asha. The buses."} if number == 0 else {}
        answers = answering.Answers(chosen={1: (number % 2,)}, words=words, about=about)
        answering.receive(held, answers, held.opens)
    keeper = said(reading, "officer")
    closed = actions.close_consultation(replace(keeper), held, held.version)
    told = actions.Analysis(words="Split.", themes={3: (actions.Theme("Buses", 1),)})
    return actions.analyse(keeper, closed, closed.version, told)


def considered(reading: Any) -> Consultation:
    """The same, considered by the board's chair."""
    held = analysed(reading)
    chair = said(reading, "chair")
    actions.consider(chair, held, held.version, actions.Considered(on=reading.today, **CONSIDERED))
    return Consultation.objects.get(pk=held.pk)


def need(reading: Any) -> Need:
    """A need that no priority answers."""
    stated = Stated(
        title="Older people who live alone",
        who="People of 75 or more",
        place="The north of the town",
        evidence="Some 2,100 live alone.",
        source="Census 2021",
        link="https://www.example.org/census",
        strength=Strength.COUNTED_HERE,
        as_of=reading.today - timedelta(400),
    )
    return state_need(said(reading, "analyst", board=ABOVE), reading.edition, stated)

"""A strategy of one board above and one below, with two priorities and a need of its own."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.delivery.editions import edition as plain
from tests.unit.people.conftest import STRATEGY, TOP

from commonweal.strategy.around import Consultation, Need
from commonweal.strategy.definition import Edition


def edition() -> Edition:
    """The edition of the tests of delivery, with a need and a consultation in its own text."""
    made = plain()
    first = made.standing_priorities[0].id
    own = replace(
        made.strategy,
        id=STRATEGY,
        board=TOP,
        needs=(Need(id="late-talkers", name="Children who talk late", priorities=(first,)),),
        consultations=(Consultation(id="open-evenings", name="Open evenings"),),
    )
    return replace(made, strategy=own)

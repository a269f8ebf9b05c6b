"""The way of a champion, from a first word to the last; what is kept of them, and how long."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from commonweal.people.workflow import Workflow


class Stage(StrEnum):
    INTERESTED = "interested"  # offered; waits to be invited
    INVITED = "invited"
    IN_TRAINING = "in training"
    ACTIVE = "active"
    ALUMNI = "alumni"  # has moved on
    WITHDRAWN = "withdrawn"  # takes no part any more; the words about them are gone


CHAMPION = Workflow(
    "champion",
    {
        Stage.INTERESTED: {"invite": Stage.INVITED, "withdraw": Stage.WITHDRAWN},
        Stage.INVITED: {"join a cohort": Stage.IN_TRAINING, "withdraw": Stage.WITHDRAWN},
        Stage.IN_TRAINING: {
            "begin": Stage.ACTIVE,
            "move on": Stage.ALUMNI,
            "withdraw": Stage.WITHDRAWN,
        },
        Stage.ACTIVE: {"move on": Stage.ALUMNI, "withdraw": Stage.WITHDRAWN},
        Stage.ALUMNI: {"join a cohort": Stage.IN_TRAINING, "withdraw": Stage.WITHDRAWN},
        Stage.WITHDRAWN: {},
    },
)
TAKING_PART = frozenset({Stage.IN_TRAINING, Stage.ACTIVE})
LEFT = frozenset({Stage.ALUMNI, Stage.WITHDRAWN})
DAYS = {Stage.INTERESTED: 14, Stage.INVITED: 28}
"""Days within which somebody who offered hears of us; ours, as nothing names any."""


class Level(StrEnum):
    """How far a check of somebody's record went, the lowest first."""

    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"
    BARRED = "enhanced, barred lists"


class Off(StrEnum):
    """Why somebody is taken off; one of a list, so that the log tells of nobody."""

    ASKED = "they asked for it"
    NOT_INVITED = "they are not invited"
    UNREACHED = "they could not be reached"
    TWICE = "they stand here twice"
    OTHER = "another reason"


class Missing(StrEnum):
    """What somebody in training lacks before they can begin."""

    TRAINING = "training"
    CHECK = "check"


def due(stage: Stage, on: date) -> date | None:
    """The day by which the council moves on who came to a stage; None where nobody waits."""
    return on + timedelta(DAYS[stage]) if stage in DAYS else None


def erase_after(stage: Stage, on: date, months: int) -> date | None:
    """The day from which the words about who left on a day are to be erased.

    Who moved on is kept for so many months, in case they come back; who withdrew for none.
    """
    if stage is Stage.ALUMNI:
        return months_after(on, months)
    return on if stage in LEFT else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def missing(attended: int, wanted: str, held: Iterable[str]) -> tuple[Missing, ...]:
    """What somebody lacks who came to so many sessions, where a cohort asks for a check.

    A check that went further counts for one that goes less far; ``wanted`` empty asks for none.
    """
    order = [one.value for one in Level]
    furthest = max((order.index(one) for one in held), default=-1)
    found = {
        Missing.TRAINING: attended < 1,
        Missing.CHECK: bool(wanted) and furthest < order.index(wanted),
    }
    return tuple(one for one, lacks in found.items() if lacks)

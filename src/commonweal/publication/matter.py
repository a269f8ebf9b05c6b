"""One thing that is off course, as a page of work tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.publication import numbers
from commonweal.publication.reading import Reading
from commonweal.publication.rows import MeasureRow


@dataclass(frozen=True, slots=True)
class Quote:
    """A board's words on something, what it asks, and when it said so."""

    board: str
    said: str
    asks: str
    told: str
    raised: int = 0  # the number of the exception raised between returns; 0 in a return
    decided: int = 0  # the number of the decision that answered what it asks; 0 while it is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that is off course; ``about`` and ``id`` name it, ``board`` answers for it."""

    about: str
    id: str
    title: str
    board: str
    detail: str = ""
    dated: str = ""
    late: int = 0  # days
    row: MeasureRow | None = None
    quotes: tuple[Quote, ...] = ()
    asker: str = ""  # the board that put a challenge
    meeting: int = 0  # where an action of a meeting was given
    exempt: bool = False  # its words are not for everybody


def concerns(reading: Reading, board: str, answering: str) -> bool:
    """Whether a board reads of it: who answers for it, and the strategy's board of everything."""
    return board in {answering, reading.edition.board}


def due_on(day: date) -> str:
    """ "Due 14 June 2026" """
    return _("Due %(day)s") % {"day": numbers.day(day)}

"""How far officers are developed: who came to a session, by board and role, never by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonweal.participation.models import Attendance, Programme, Session
from commonweal.people.boards import offices_running


@dataclass(frozen=True, slots=True)
class Covered:
    """Offices of one board and role: how many are held, came, and show the skills."""

    board: str
    role: str
    held: int
    came: int
    skilled: int


def coverage(strategy: str, boards: Iterable[str], day: date) -> tuple[Covered, ...]:
    """Coverage of offices held on a day, board by board in the order given.

    A person who holds an office anew begins anew: what counts is the office that came.
    """
    came, skilled = _came(strategy, day)
    held = [one for one in offices_running(strategy, day) if one.board]
    found = []
    for board in boards:
        offices = [one for one in held if one.board == board]
        for role in dict.fromkeys(sorted(one.role for one in offices)):
            keys = [one.pk for one in offices if one.role == role]
            found.append(
                Covered(board, role, len(keys), len(came & {*keys}), len(skilled & {*keys}))
            )
    return tuple(found)


def _came(strategy: str, day: date) -> tuple[set[int], set[int]]:
    rows = Attendance.objects.filter(
        session__strategy=strategy, session__programme=Programme.OFFICERS,
        session__on__lte=day, session__cancelled_why="", came=True,
    ).values_list("office_id", "outcome")  # fmt: skip
    told = list(rows)
    return {key for key, _ in told}, {key for key, how in told if how == Attendance.Outcome.HAS}


def by(part: str, held: Iterable[Covered]) -> dict[str, tuple[int, int, int]]:
    """Sums by ``board`` or by ``role``: held, came, skilled."""
    sums: dict[str, Counter[str]] = {}
    for one in held:
        counter = sums.setdefault(getattr(one, part), Counter())
        counter.update(held=one.held, came=one.came, skilled=one.skilled)
    return {key: (one["held"], one["came"], one["skilled"]) for key, one in sums.items()}


def officers_sessions(strategy: str, day: date) -> int:
    """How many sessions of officers were held by a day."""
    held = Session.objects.filter(strategy=strategy, programme=Programme.OFFICERS, on__lte=day)
    return held.filter(cancelled_why="").count()

"""Compare rows with the log that sealed them: what was altered beside the log is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q

from commonweal.delivery.amendments.sealed import AMENDMENTS
from commonweal.delivery.meetings.sealed import DECISIONS, MINUTES
from commonweal.delivery.plans.sealed import PLANS
from commonweal.delivery.returns.sealed import RETURNS
from commonweal.delivery.sealing import SEALED, STANDING, Row, SealedKind
from commonweal.delivery.targets.sealed import TARGETS
from commonweal.people.audit import Break
from commonweal.people.models import Event

KINDS = (RETURNS, DECISIONS, MINUTES, TARGETS, PLANS, AMENDMENTS)
UNREADABLE = (ValueError, TypeError, ArithmeticError, ValidationError)
Seals = list[tuple[int, str, str]]  # event, the sum that lasts, the sum that may change


@dataclass(frozen=True, slots=True)
class Compared:
    """How many rows are as the log sealed them, how many it never sealed, and what is amiss."""

    rows: int
    unsealed: int  # accepted or agreed before the log held sums of rows
    breaks: tuple[Break, ...]


def compare() -> Compared:
    """Read every sealed row and every event that seals one; few queries, however many rows."""
    told = _seals()
    rows, unsealed, breaks = 0, 0, []
    for kind in KINDS:
        held, unread = _read(kind)
        for row in held:
            seals = told.pop((kind.name, row.item), [])
            rows += 1
            if seals and not any(lasting for _, lasting, _ in seals):
                unsealed += 1
            elif fault := _fault(kind, row, seals):
                breaks.append(fault)
        if unread:
            breaks += _unread(kind, unread, told)
    breaks += _gone(told)
    return Compared(rows - unsealed, unsealed, tuple(breaks))


def _read(kind: SealedKind) -> tuple[list[Row], int]:
    """The rows of a kind, and how many hold what nobody can read, such as 31 February.

    SQLite takes any text as a day. Only where it did is each row read by itself.
    """
    try:
        return list(kind.rows(Q())), 0
    except UNREADABLE:
        pass
    held: list[Row] = []
    unread = 0
    for key in kind.model._default_manager.order_by("pk").values_list("pk", flat=True):
        try:
            held += kind.rows(Q(pk=key))
        except UNREADABLE:
            unread += 1
    return held, unread


def _unread(kind: SealedKind, unread: int, told: dict[tuple[str, str], Seals]) -> Iterator[Break]:
    """What was sealed of a kind and not found among the rows that can be read."""
    left = [key for key in told if key[0] == kind.name]
    for key in left:
        number = told.pop(key)[-1][0]
        yield Break(number, f"{kind.name} {key[1]} in the database cannot be read: it was altered")
    for _ in range(unread - len(left)):
        yield Break(0, f"a {kind.name} in the database cannot be read, and no event tells of it")


def _seals() -> dict[tuple[str, str], Seals]:
    """What the log sealed, by kind and item, the oldest first."""
    kinds = {(kind.kind, act): kind.name for kind in KINDS for act in kind.acts}
    acts = {act for _, act in kinds}
    held = Event.objects.filter(action__in=acts).order_by("number")
    found: dict[tuple[str, str], Seals] = {}
    for number, kind, act, item, facts in held.values_list(
        "number", "kind", "action", "item", "facts"
    ).iterator():
        if name := kinds.get((kind, act)):
            sums = str(facts.get(SEALED, "")), str(facts.get(STANDING, ""))
            found.setdefault((name, item), []).append((number, *sums))
    return found


def _fault(kind: SealedKind, row: Row, seals: Seals) -> Break | None:
    """The first event of whose seal the row differs; every one sealed what lasts."""
    what = f"{kind.name} {row.item}"
    if not seals:
        return Break(0, f"{what} stands in the database, and no event tells of it")
    now = row.facts
    for number, lasting, _ in seals:
        if lasting and lasting != now[SEALED]:
            return Break(number, f"{what} in the database is not what was sealed here")
    number, _, changing = seals[-1]
    if changing and changing != now[STANDING]:
        return Break(number, f"what became of {what} is not in the database as it was sealed here")
    return None


def _gone(left: dict[tuple[str, str], Seals]) -> Iterator[Break]:
    for (name, item), seals in left.items():
        yield Break(seals[-1][0], f"{name} {item} was sealed here, and no longer stands so")

"""A small edition: a board above, two boards below, one of them answerable for one priority."""

from __future__ import annotations

from commonweal.strategy.around import Cadence, Cycle, Duty, DutyKind
from commonweal.strategy.definition import Edition, Strategy
from commonweal.strategy.governance import Body, Governance, Line, LineKind
from commonweal.strategy.priority import (
    Allocation,
    AllocationStatus,
    Listing,
    Overall,
    Priority,
)
from commonweal.strategy.promise import Period, Place
from commonweal.strategy.source_document import Document

STRATEGY, BOARD, TOP, OTHER = "made-up-2030", "children", "wellbeing", "safety"


def priority(
    name: str, board: str, *listings: str, since: str = "2020", until: str = ""
) -> Priority:
    """A priority that a board leads, with its listings."""
    led = Allocation(body=board, status=AllocationStatus.AGREED, since=since, until=until)
    listed = tuple(Listing(id=one, name=one.upper()) for one in listings)
    return Priority(id=name, name=name.title(), allocations=(led,), listings=listed)


def edition(
    *priorities: Priority, word: str = "bi-annual", lines: tuple[Line, ...] = ()
) -> Edition:
    """An edition of these priorities."""
    held = priorities or (
        priority("school", BOARD, "c01", "c02"),
        priority("play", BOARD),
        priority("streets", OTHER, "c03"),
        priority("lights", OTHER),
    )
    duty = Duty(id="u", name="Updates", kind=DutyKind.UPDATE, cadence=Cadence(word=word))
    strategy = Strategy(
        id=STRATEGY,
        title="Made up",
        place=Place(code="X00000001", name="Nowhere"),
        period=Period(since=2020, until=2030),
        published="2020-01",
        board=TOP,
        cycle=Cycle(duties=(duty,)),
    )
    up = lines or (
        Line(body=BOARD, to=TOP, kind=LineKind.ACCOUNTABLE),
        Line(body=OTHER, to=TOP, kind=LineKind.REPORTS, priorities=("lights",)),
    )
    bodies = tuple(Body(id=one, name=one.title()) for one in (TOP, BOARD, OTHER, "alone"))
    return Edition(
        hash="a" * 64,
        strategy=strategy,
        document=Document(title="Made up"),
        governance=Governance(bodies=bodies, lines=up),
        priorities=held,
        overall=Overall(name="Overall"),
    )

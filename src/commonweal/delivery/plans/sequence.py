"""What must come first: the order of actions, their slack, and the circles that forbid an order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext as _


class CircleError(ValueError):
    """Actions that wait for each other in a circle; ``circle`` names them in order."""

    def __init__(self, circle: tuple[str, ...]) -> None:
        self.circle = circle
        told = _("These actions wait for each other: %(names)s; take out one of the needs")
        super().__init__(told % {"names": " → ".join(circle)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An action with both its dates, and the actions that must be done before it starts."""

    ref: str
    starts: date
    ends: date
    needs: tuple[str, ...] = ()

    @property
    def lasts(self) -> timedelta:
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Timed:
    """When an action can start and end at the earliest, and by how many days it may be late.

    ``drives`` is the action whose end sets its start; empty where its own planned start does.
    """

    ref: str
    starts: date
    ends: date
    slack: int
    drives: str
    late: int  # days from its planned end to the earliest


@dataclass(frozen=True, slots=True)
class Sequence:
    """Actions in an order in which they can be done, with the longest chain of waiting."""

    timed: tuple[Timed, ...]
    critical: tuple[str, ...]

    def of(self, ref: str) -> Timed:
        return next(one for one in self.timed if one.ref == ref)


def find_circle(needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Name a circle of needs, each waiting for the next; empty where there is none."""
    try:
        _ordered(needs)
    except CircleError as error:
        return error.circle
    return ()


def sequence(steps: Iterable[Step]) -> Sequence:
    """Set the actions in order, each no sooner than planned nor than what it needs is done.

    Needs that name no step are left out: they are gaps of the plan, told elsewhere.

    Raises ``CircleError`` where actions wait for each other.
    """
    held = {one.ref: one for one in steps}
    needs = {ref: tuple(n for n in one.needs if n in held) for ref, one in held.items()}
    order = _ordered(needs)
    drives, begins, ends = _forwards(held, needs, order)
    latest = _backwards(held, needs, order, ends)
    timed = tuple(
        Timed(ref, begins[ref], ends[ref], (latest[ref] - ends[ref]).days, drives[ref],
              (ends[ref] - held[ref].ends).days)
        for ref in order
    )  # fmt: skip
    return Sequence(timed, _chain(ends, drives))


def _ordered(needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    graph = {ref: sorted(needs[ref]) for ref in sorted(needs)}
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise CircleError(_from_the_first(error.args[1])) from error


def _from_the_first(circle: list[str]) -> tuple[str, ...]:
    """Turn a circle so that it starts and ends at its first name, each waiting for the next."""
    open_ring = list(reversed(circle))[:-1]
    at = open_ring.index(min(open_ring))
    turned = open_ring[at:] + open_ring[:at]
    return (*turned, turned[0])


def _forwards(
    held: Mapping[str, Step], needs: Mapping[str, tuple[str, ...]], order: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, date], dict[str, date]]:
    drives: dict[str, str] = {}
    begins: dict[str, date] = {}
    ends: dict[str, date] = {}
    for ref in order:
        last = max(needs[ref], key=lambda one: (ends[one], one), default="")
        waits = bool(last) and ends[last] >= held[ref].starts
        drives[ref] = last if waits else ""
        begins[ref] = ends[last] if waits else held[ref].starts
        ends[ref] = begins[ref] + held[ref].lasts
    return drives, begins, ends


def _backwards(
    held: Mapping[str, Step],
    needs: Mapping[str, tuple[str, ...]],
    order: tuple[str, ...],
    ends: Mapping[str, date],
) -> dict[str, date]:
    """The latest end of each action that moves no end of the whole."""
    final = max(ends.values(), default=date.min)
    latest = dict.fromkeys(order, final)
    for ref in reversed(order):
        for one in needs[ref]:
            latest[one] = min(latest[one], latest[ref] - held[ref].lasts)
    return latest


def _chain(ends: Mapping[str, date], drives: Mapping[str, str]) -> tuple[str, ...]:
    """From the action that ends last, back along what it had to wait for."""
    at = max(sorted(ends), key=lambda one: ends[one], default="")
    chain = []
    while at:
        chain.append(at)
        at = drives[at]
    return tuple(reversed(chain))

"""Which rows of a table of own figures may not be shown, for the few people behind them.

A total is taken to be known, also when it is not in the file: over areas of one kind, sexes,
ages and groups. Where a row is hidden, its parts (by sex, age or group) are hidden with it. A
part that is left out of the file is taken to be sought: what would give it away is hidden too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commonweal.delivery.own_figures.cell import Cell
from commonweal.delivery.own_figures.left_out import counts_of, given_away, telling
from commonweal.methods.disclosure import Policy, hidden_cells, small

LARGEST_SMALL = 7


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows, by their number, that are hidden, and those that stay exposed although hidden."""

    hidden: frozenset[int]
    exposed: frozenset[int]


def refused(cells: Sequence[Cell]) -> frozenset[int]:
    """Rows with a count of 1 to 7, or that give one away, which nobody has said how to treat."""
    few = {n for n, one in enumerate(cells) if any(1 <= c <= LARGEST_SMALL for c in one.people)}
    return frozenset(few | telling(cells, Policy(smallest=LARGEST_SMALL)))


def protected(cells: Sequence[Cell], policy: Policy) -> Shown:
    """Hide what a policy hides, and what totals would give away of it."""
    tables: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(cells):
        tables[one.table].append(n)
    hidden: set[int] = set()
    exposed: set[int] = set()
    for numbers in tables.values():
        for name in ("count", "base", "rest"):
            found, bare = _of_table(cells, numbers, name, policy)
            hidden |= found
            exposed |= bare
    return Shown(frozenset(_closed(cells, hidden, policy)), frozenset(exposed))


def _closed(cells: Sequence[Cell], hidden: set[int], policy: Policy) -> set[int]:
    """Hide what gives hidden rows away, and what gives that away again, until nothing does."""
    counts = counts_of(cells, policy)
    while True:
        held = _with_parts(cells, hidden)
        found = held | given_away(counts, held)
        if found == hidden:
            return hidden
        hidden = found


def _of_table(
    cells: Sequence[Cell], numbers: Iterable[int], name: str, policy: Policy
) -> tuple[set[int], set[int]]:
    held = [n for n in numbers if getattr(cells[n], name) is not None]
    counts = [getattr(cells[n], name) for n in held]
    if not held or not small(counts, policy).any():
        return set(), set()
    totals = _totals([cells[n] for n in held])
    if not totals:
        return {n for n, tiny in zip(held, small(counts, policy), strict=True) if tiny}, set()
    found = hidden_cells(counts, policy, totals=totals)
    hidden = {n for n, yes in zip(held, found.hidden, strict=True) if yes}
    return hidden, {n for n, yes in zip(held, found.exposed, strict=True) if yes}


def _totals(cells: Sequence[Cell]) -> list[list[int]]:
    """Which cells stand in each sum over one axis, where there are two or more of them."""
    sums: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(cells):
        for axis in range(len(one.axes)):
            others = (*one.axes[:axis], *one.axes[axis + 1 :])
            kind = one.area[:3] if axis == 0 else one.area
            sums[axis, kind, *others].append(n)
    wanted = [set(held) for held in sums.values() if len(held) > 1]
    return [[int(n in held) for n in range(len(cells))] for held in wanted]


def _with_parts(cells: Sequence[Cell], hidden: set[int]) -> set[int]:
    wholes: dict[tuple[str, ...], list[Cell]] = defaultdict(list)
    for n in hidden:
        wholes[_place(cells[n])].append(cells[n])
    return hidden | {
        n
        for n, one in enumerate(cells)
        if any(_is_part(one, whole) for whole in wholes.get(_place(one), ()))
    }


def _place(one: Cell) -> tuple[str, ...]:
    return one.measure, one.period, one.area


def _is_part(part: Cell, whole: Cell) -> bool:
    wider = ("sex", "age", "group_kind", "group")
    return all(getattr(whole, n) in ("", getattr(part, n)) for n in wider)

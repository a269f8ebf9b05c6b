"""Which rows of a table of own figures may not be shown, for the few people behind them.

A total is taken to be known, also when it is not in the file: over areas of one kind, sexes,
ages and groups. Where a row is hidden, its parts (by sex, age or group) are hidden with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commonweal.methods.disclosure import Policy, hidden_cells, small

LARGEST_SMALL = 7


@dataclass(frozen=True, slots=True)
class Cell:
    """The people behind a row: those counted, those asked, and those asked and not counted."""

    measure: str
    period: str
    area: str
    sex: str = ""
    age: str = ""
    group_kind: str = ""
    group: str = ""
    count: int | None = None
    base: int | None = None
    rest: int | None = None

    @property
    def people(self) -> tuple[int, ...]:
        return tuple(one for one in (self.count, self.base, self.rest) if one is not None)

    @property
    def table(self) -> tuple[str, str, bool, bool, str]:
        """Rows that stand in one table: broken down in the same way."""
        return self.measure, self.period, bool(self.sex), bool(self.age), self.group_kind

    @property
    def axes(self) -> tuple[str, str, str, str]:
        return self.area, self.sex, self.age, self.group


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows, by their number, that are hidden, and those that stay exposed although hidden."""

    hidden: frozenset[int]
    exposed: frozenset[int]


def refused(cells: Sequence[Cell]) -> frozenset[int]:
    """Rows with a count of 1 to 7, which nobody has said how to treat."""
    return frozenset(
        n for n, one in enumerate(cells) if any(1 <= c <= LARGEST_SMALL for c in one.people)
    )


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
    return Shown(frozenset(_with_parts(cells, hidden)), frozenset(exposed))


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
    return {
        n
        for n, one in enumerate(cells)
        if n in hidden or any(_is_part(one, cells[whole]) for whole in hidden)
    }


def _is_part(part: Cell, whole: Cell) -> bool:
    same = (part.measure, part.period, part.area) == (whole.measure, whole.period, whole.area)
    wider = ("sex", "age", "group_kind", "group")
    return same and all(getattr(whole, n) in ("", getattr(part, n)) for n in wider)

"""Which rows of own figures may contain others, and which of them add up without overlap.

Where a file does not say, as of an age in words, one may contain the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from commonweal.delivery.own_figures.cell import Cell

OLDEST = 200
MOST_CHAINS = 2_000
RANKS = {  # of kinds of areas by the digits in their codes (ONS), the largest first
    "92": 0, "12": 1, "47": 2, "10": 3, "06": 4, "07": 4, "08": 4, "09": 4,
    "02": 5, "05": 5, "01": 6, "00": 7,
}  # fmt: skip
Span = tuple[int, int]
_FROM_TO = re.compile(r"(?:aged?\s+)?(\d+)\s*(?:-|–|to)\s*(\d+)(?:\s*(?:years?|yrs?)(?: old)?)?")
_AND_OVER = re.compile(r"(?:aged?\s+)?(\d+)\s*(?:\+|and over|years and over|or over)")
_UNDER = re.compile(r"(?:aged?\s+)?under\s+(\d+)")


def span(age: str) -> Span | None:
    """The years of age that an age tells, both ends in it; None where it is in other words."""
    told = age.strip().casefold()
    if found := _FROM_TO.fullmatch(told):
        return int(found[1]), int(found[2])
    if found := _AND_OVER.fullmatch(told):
        return int(found[1]), OLDEST
    if found := _UNDER.fullmatch(told):
        return 0, int(found[1]) - 1
    return None


def may_contain(whole: Cell, part: Cell) -> bool:
    """Whether everybody behind a part may stand behind the whole, too, of one measure and day."""
    return (
        whole.axes != part.axes
        and whole.sex in ("", part.sex)
        and (not whole.group or (whole.group_kind, whole.group) == (part.group_kind, part.group))
        and _area_may(whole.area, part.area)
        and _age_may(whole.age, part.age)
    )


def _area_may(whole: str, part: str) -> bool:
    """Areas of one kind, told by the first three characters of the code, never overlap."""
    if whole[:3] == part[:3]:
        return whole == part
    held, inner = RANKS.get(whole[1:3]), RANKS.get(part[1:3])
    return held is None or inner is None or held <= inner


def _age_may(whole: str, part: str) -> bool:
    if whole in ("", part):
        return True
    if not part:
        return False
    held, inner = span(whole), span(part)
    return held is None or inner is None or (held[0] <= inner[0] and inner[1] <= held[1])


def families(cells: Sequence[Cell], numbers: Sequence[int]) -> set[tuple[int, ...]]:
    """Two or more rows that differ along one axis only and do not overlap along it."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n in numbers:
        one = cells[n]
        alike["area", one.area[:3], one.sex, one.age, one.group_kind, one.group].append(n)
        if one.sex:
            alike["sex", one.area, one.age, one.group_kind, one.group].append(n)
        if one.group:
            alike["group", one.area, one.sex, one.age, one.group_kind].append(n)
        if one.age:
            alike["age", one.area, one.sex, one.group_kind, one.group].append(n)
    found: set[tuple[int, ...]] = set()
    for key, held in alike.items():
        found |= set(_by_age(cells, held)) if key[0] == "age" else {tuple(held)}
    return {one for one in found if len(one) > 1}


def _by_age(cells: Sequence[Cell], held: Sequence[int]) -> Iterator[tuple[int, ...]]:
    spans = {n: found for n in held if (found := span(cells[n].age))}
    if len(spans) < len(held):
        yield tuple(held)
    for first, last in {*spans.values(), (0, OLDEST)}:
        inner = {n: s for n, s in spans.items() if first <= s[0] and s[1] <= last}
        inner = {n: s for n, s in inner.items() if s != (first, last)}
        yield from islice(_chains(inner, first), MOST_CHAINS)


def _chains(spans: dict[int, Span], at: int) -> Iterator[tuple[int, ...]]:
    """Every choice of ages that do not overlap and leave no room for another of them."""
    ahead = {n: s for n, s in spans.items() if s[0] >= at}
    if not ahead:
        yield ()
    nearest = min((s[1] for s in ahead.values()), default=0)
    for n, (first, last) in ahead.items():
        if first <= nearest:  # or another would have room before it
            for rest in _chains(ahead, last + 1):
                yield n, *rest

"""Which rows give away a small count that is left out of the file: by taking one from another.

Persons 53 beside male 50 tell of 3 women, though no row does. In doubt more is hidden than needed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from commonweal.delivery.own_figures.cell import Cell
from commonweal.delivery.own_figures.containing import families, may_contain
from commonweal.methods.disclosure import Policy


def telling(cells: Sequence[Cell], policy: Policy) -> set[int]:
    """Rows that tell of a small count by themselves, with a row that may contain them."""
    found: set[int] = set()
    for one in counts_of(cells, policy):
        one.rests_in(found)
    return found


def given_away(held: Sequence[Counts], hidden: Set[int]) -> set[int]:
    """Rows to hide, beside those hidden, so that no part left out or hidden is worked out."""
    found = set(hidden)
    while True:
        before = len(found)
        for one in held:
            one.rests_in(found)
            one.totals_in(found)
        if len(found) == before:
            return found - hidden


def counts_of(cells: Sequence[Cell], policy: Policy) -> list[Counts]:
    """The counts of each measure and period, with what they may tell of each other."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(cells):
        alike[one.measure, one.period].append(n)
    names = ("count", "base", "rest")
    return [Counts.of(cells, held, name, policy) for held in alike.values() for name in names]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one name, of one measure and period: the pairs and sums that may tell a rest."""

    counts: dict[int, int]
    policy: Policy
    pairs: tuple[tuple[int, int], ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    families: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, cells: Sequence[Cell], numbers: Sequence[int], name: str, policy: Policy) -> Counts:
        counts = {n: c for n in numbers if (c := getattr(cells[n], name)) is not None}
        together = sorted(families(cells, list(counts)))
        near = _Near(cells, counts, sorted(counts, key=counts.__getitem__), policy.smallest)
        pairs = tuple((whole, n) for n in counts for whole in near.wholes((n,)))
        sums = tuple((whole, one) for one in together for whole in near.wholes(one))
        return cls(counts, policy, pairs, sums, tuple(together))

    def rests_in(self, hidden: set[int]) -> None:
        """Hide a part where its whole is larger by few; near it, where the whole is hidden."""
        for whole, part in self.pairs:
            rest = self.counts[whole] - self.counts[part]
            if part not in hidden and (rest or whole in hidden or not self.policy.zero_is_shown):
                hidden.add(part)
        for whole, parts in self.sums:
            rest = self.counts[whole] - sum(self.counts[n] for n in parts)
            if not hidden & set(parts) and (rest or whole in hidden):
                hidden.add(self._least(parts))

    def totals_in(self, hidden: set[int]) -> None:
        """Hide a second part where one is hidden: the total of the parts is taken to be known."""
        for parts in self.families:
            if len(shown := [n for n in parts if n not in hidden]) == len(parts) - 1:
                hidden.add(self._least(shown))

    def _least(self, shown: Sequence[int]) -> int:
        return min(shown, key=lambda n: (not self.counts[n], self.counts[n], n))


@dataclass(frozen=True, slots=True)
class _Near:
    """Finds rows that may contain others and are larger by a small count at most."""

    cells: Sequence[Cell]
    counts: dict[int, int]
    ranked: list[int]
    smallest: int

    def wholes(self, parts: Sequence[int]) -> Iterator[int]:
        least = sum(self.counts[n] for n in parts)
        size = self.counts.__getitem__
        first = bisect_left(self.ranked, least, key=size)
        last = bisect_right(self.ranked, least + self.smallest, key=size)
        for whole in self.ranked[first:last]:
            if all(may_contain(self.cells[whole], self.cells[n]) for n in parts):
                yield whole

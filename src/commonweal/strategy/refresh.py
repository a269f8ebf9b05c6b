"""Two editions beside each other: what carries forward, merges, splits, is retired or new.

Items are matched by id. Where a newer strategy names its items anew, a mapping written by hand
(``refresh.yaml`` beside the newer pack) says what became of which; nothing is guessed from words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.definition import Edition
from commonweal.strategy.priority import Listing, MeasureUse, Priority
from commonweal.strategy.yaml_file import read_yaml

Item = Priority | Listing


class Fate(StrEnum):
    """What becomes of an item from one edition to the next."""

    CARRIED = "carried_forward"
    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"
    RETIRED = "retired"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Passage:
    """One item, or several that belong together, from the older edition to the newer."""

    kind: str  # priority or listing
    fate: Fate
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A card and selection with the listings that use it in either edition."""

    use: MeasureUse
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def runs_on(self) -> bool:
        return bool(self.before and self.after)


@dataclass(frozen=True, slots=True)
class Refresh:
    """The whole comparison, priorities first."""

    older: str
    newer: str
    passages: tuple[Passage, ...]
    series: tuple[Series, ...]


Mapped = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By kind (``priorities``, ``listings``) and id of the older edition: ids of the newer."""


class MappingError(ValueError):
    """A mapping that names what an edition does not hold; the message says which."""


def refresh(older: Edition, newer: Edition, mapped: Mapped | None = None) -> Refresh:
    """Compare two editions.

    Raises ``MappingError`` where the mapping names an item that the edition does not hold.
    """
    told = mapped or {}
    before, after = _standing(older), _standing(newer)
    passages = [
        one
        for kind, key in (("priority", "priorities"), ("listing", "listings"))
        for one in _passages(kind, before[kind], after[kind], told.get(key, {}))
    ]
    return Refresh(older.id, newer.id, tuple(passages), _series(older, newer))


def read_mapping(text: str) -> Mapped:
    """Read a mapping written by hand: ``priorities:`` and ``listings:``, old id: [new ids].

    Raises ``MappingError``.
    """
    file = read_yaml("refresh.yaml", text)
    if file.problems:
        raise MappingError(str(file.problems[0]))
    values = file.values if isinstance(file.values, dict) else {}
    if unknown := set(values) - {"priorities", "listings"}:
        raise MappingError(f"refresh.yaml holds priorities and listings, not {sorted(unknown)}")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, pairs in values.items():
        if not isinstance(pairs, dict) or not all(isinstance(v, list) for v in pairs.values()):
            raise MappingError(f"refresh.yaml: under {kind} write old-id: [new-id, new-id]")
        found[kind] = {
            old: tuple(str(one) for one in new)
            for old, new in pairs.items()
            if isinstance(new, list)
        }
    return found


def _standing(edition: Edition) -> dict[str, dict[str, Item]]:
    return {
        "priority": {one.id: one for one in edition.standing_priorities},
        "listing": {one.id: one for one in edition.listings},
    }


def _passages(
    kind: str,
    before: Mapping[str, Item],
    after: Mapping[str, Item],
    told: Mapping[str, tuple[str, ...]],
) -> Iterable[Passage]:
    _check(kind, before, after, told)
    goes_to = {old: told.get(old, (old,) if old in after else ()) for old in before}
    comes_from = {new: [old for old, to in goes_to.items() if new in to] for new in after}
    seen: set[str] = set()
    for old, to in goes_to.items():
        if old in seen:
            continue
        group = tuple(dict.fromkeys([old, *(o for new in to for o in comes_from[new])]))
        seen |= set(group)
        reached = tuple(dict.fromkeys(new for one in group for new in goes_to[one]))
        yield Passage(kind, _fate(group, reached, before, after), group, reached)
    yield from (Passage(kind, Fate.NEW, (), (new,)) for new, old in comes_from.items() if not old)


def _fate(
    group: tuple[str, ...],
    reached: tuple[str, ...],
    before: Mapping[str, Item],
    after: Mapping[str, Item],
) -> Fate:
    if not reached:
        return Fate.RETIRED
    if len(group) > 1:
        return Fate.MERGED
    if len(reached) > 1:
        return Fate.SPLIT
    same = _said(before[group[0]]) == _said(after[reached[0]])
    return Fate.CARRIED if same else Fate.REWORDED


def _said(item: Item) -> tuple[str, ...]:
    """The words of an item: its name, and what a priority states."""
    stated = item.statements if isinstance(item, Priority) else ()
    return item.name, *dict.fromkeys(one.text for one in stated)


def _check(
    kind: str,
    before: Mapping[str, Item],
    after: Mapping[str, Item],
    told: Mapping[str, tuple[str, ...]],
) -> None:
    for old, to in told.items():
        if old not in before:
            raise MappingError(f"the older edition holds no {kind} {old!r}: correct the mapping")
        if lost := [new for new in to if new not in after]:
            raise MappingError(f"the newer edition holds no {kind} {lost[0]!r}: correct it")


def _series(older: Edition, newer: Edition) -> tuple[Series, ...]:
    """Every series of either edition, those of the older first in its order."""
    uses = dict.fromkeys((*older.measure_uses, *newer.measure_uses))
    return tuple(Series(use, _users(older, use), _users(newer, use)) for use in uses)


def _users(edition: Edition, use: MeasureUse) -> tuple[str, ...]:
    return tuple(one.id for one in edition.listings_of_use(use))

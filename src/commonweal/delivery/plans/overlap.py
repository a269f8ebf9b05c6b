"""Where plans say the same thing twice, or things that cannot both be: of one or two strategies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from commonweal.delivery.plans.merge import Key
from commonweal.delivery.plans.planned import BoardPlan, PlannedAction

NEAR = 0.6
"""From this likeness of words on, two actions are named as near-duplicates."""
NEAR_IF_SHARED = 0.4
"""The same, where they share a priority, a measure or an area."""
TITLE, OUTCOME = 0.6, 0.4
"""How much the likeness of title and of outcome counts."""
SMALL_WORDS = frozenset(
    ("a", "all", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is",
     "it", "its", "of", "on", "or", "our", "so", "that", "the", "their", "them", "this", "to", "we",
     "who", "will", "with")
)  # fmt: skip


class Clash(StrEnum):
    DOUBLE_BOOKED = "double_booked"  # one owner of one organisation, at one time, in two plans
    CONTRARY_DATES = "contrary_dates"  # near-duplicates that do not share a day
    ENDS_LATER = "ends_later"  # it needs an action that ends after it should have ended
    STARTS_EARLY = "starts_early"  # it starts before what it needs is done


@dataclass(frozen=True, slots=True)
class Near:
    """Two actions of like words, how like they are (0 to 1), and what else they share."""

    first: Key
    second: Key
    likeness: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Clashing:
    clash: Clash
    first: Key
    second: Key


@dataclass(frozen=True, slots=True)
class Overlaps:
    near: tuple[Near, ...]  # the most alike first
    clashes: tuple[Clashing, ...]


def overlaps(plans: Iterable[BoardPlan], same: Iterable[tuple[Key, Key]] = ()) -> Overlaps:
    """Name near-duplicates and clashes among the actions of all plans given.

    ``same`` are pairs already decided to be one action: they are not named as near again.
    """
    held = _in_order(plans)
    decided = {frozenset(pair) for pair in same}
    near, clashes = [], set(_of_needs(held))
    for one, other in combinations(held, 2):
        alike = _near(one, other)
        if alike and _apart(one.action, other.action):
            clashes.add(Clashing(Clash.CONTRARY_DATES, one.key, other.key))
        if alike and frozenset((one.key, other.key)) not in decided:
            near.append(alike)
        if _double_booked(one, other):
            clashes.add(Clashing(Clash.DOUBLE_BOOKED, one.key, other.key))
    near.sort(key=lambda one: (-one.likeness, one.first, one.second))
    return Overlaps(tuple(near), tuple(sorted(clashes)))


def likeness(first: PlannedAction, second: PlannedAction) -> float:
    """How alike two actions are in words, 0 to 1.

    The Sørensen–Dice coefficient of the sets of words, six tenths for the title and four for the
    outcome; by the title alone where an outcome is not told.
    """
    title = _dice(_words(first.title), _words(second.title))
    outcomes = _words(first.outcome), _words(second.outcome)
    if not all(outcomes):
        return title
    return round(TITLE * title + OUTCOME * _dice(*outcomes), 4)


@dataclass(frozen=True, slots=True)
class _Placed:
    key: Key
    board: str
    action: PlannedAction


def _in_order(plans: Iterable[BoardPlan]) -> list[_Placed]:
    held = [_Placed((p.strategy, a.ref), p.board, a) for p in plans for a in p.actions]
    return sorted(held, key=lambda one: one.key)


def _near(one: _Placed, other: _Placed) -> Near | None:
    alike = likeness(one.action, other.action)
    shared = _shared(one.action, other.action)
    if alike < (NEAR_IF_SHARED if shared else NEAR):
        return None
    return Near(one.key, other.key, alike, shared)


def _shared(first: PlannedAction, second: PlannedAction) -> tuple[str, ...]:
    parts = ("priorities", "measures", "areas")
    found = (set(getattr(first, part)) & set(getattr(second, part)) for part in parts)
    return tuple(sorted(set().union(*found)))


def _double_booked(one: _Placed, other: _Placed) -> bool:
    """One owner in two plans at once; what one board gives one owner it sees for itself."""
    first, second = one.action, other.action
    plans = (one.key[0], one.board) != (other.key[0], other.board)
    owner = first.owner.casefold().strip() == second.owner.casefold().strip() != ""
    dated = all((first.starts, first.ends, second.starts, second.ends))
    return plans and owner and first.lead == second.lead and dated and not _apart(first, second)


def _apart(first: PlannedAction, second: PlannedAction) -> bool:
    """Whether two actions share no day; not known where a date is missing."""
    if not (first.starts and first.ends and second.starts and second.ends):
        return False
    return first.ends < second.starts or second.ends < first.starts


def _of_needs(held: list[_Placed]) -> Iterable[Clashing]:
    by_key = {one.key: one.action for one in held}
    for one in held:
        for ref in one.action.needs:
            needed = by_key.get((one.key[0], ref))
            if needed is None or needed.ends is None:
                continue
            if one.action.ends and needed.ends > one.action.ends:
                yield Clashing(Clash.ENDS_LATER, one.key, (one.key[0], ref))
            elif one.action.starts and needed.ends > one.action.starts:
                yield Clashing(Clash.STARTS_EARLY, one.key, (one.key[0], ref))


def _words(text: str) -> frozenset[str]:
    """Words without case, accents, small words and the s of a plural."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    found = re.findall(r"[^\W_]+", "".join(c for c in bare if not unicodedata.combining(c)))
    return frozenset(_singular(one) for one in found if one not in SMALL_WORDS)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def _dice(first: frozenset[str], second: frozenset[str]) -> float:
    whole = len(first) + len(second)
    return 2 * len(first & second) / whole if whole else 0.0

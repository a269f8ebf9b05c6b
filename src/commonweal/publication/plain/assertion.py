"""What one plain sentence says of a figure, so that it can be held against the release."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What an assertion is about."""

    THEN = "then"  # the figure at the baseline
    NOW = "now"  # the newest figure
    OLD = "old"  # that a newer figure should be out by now
    MOVED = "moved"  # how far one lies from the other
    GOOD = "good"  # which way is better
    VERDICT = "verdict"
    ENGLAND = "england"
    OTHERS = "others"  # the change beside that of other places
    GAP_THEN = "gap_then"
    GAP_NOW = "gap_now"
    GAP_VERDICT = "gap_verdict"
    DUE = "due"
    COUNT = "count"
    TOTAL = "total"
    SINCE = "since"  # the year from which change is counted
    BY_CHANCE = "by_chance"
    ABSENT = "absent"  # that there is no figure of a gap, or no day for the next one
    BOARDS = "boards"  # what boards agreed
    LEFT_OUT = "left_out"  # how many measures of a kind a short form leaves out
    AS_AT = "as_at"  # the day of reading


class Direction(StrEnum):
    """Which way a sentence says that something went."""

    NOT_SAID = ""
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One thing that a sentence says; texts stand as published, in the language of the page.

    ``verdict`` is the kind of verdict (or the kind counted), ``detail`` its size, leaning or
    reason, ``chance`` the number of a leaning in 100. ``groups`` are those of a gap.
    """

    about: About
    area: str
    measure: str = ""
    period: str = ""
    value: str = ""
    decimals: int | None = None
    direction: Direction = Direction.NOT_SAID
    verdict: str = ""
    detail: str = ""
    chance: int | None = None
    groups: tuple[str, ...] = ()

"""Which area codes follow which, where the territory stayed the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Succession:
    """A code that was replaced on a day by another for the very same territory."""

    old: str
    new: str
    since: date


SUCCESSIONS = (
    Succession("E06000048", "E06000057", date(2013, 4, 1)),  # Northumberland
    Succession("E08000020", "E08000037", date(2013, 4, 1)),  # Gateshead
    Succession("E10000002", "E06000060", date(2020, 4, 1)),  # Buckinghamshire
    Succession("E10000023", "E06000065", date(2023, 4, 1)),  # North Yorkshire
    Succession("E10000027", "E06000066", date(2023, 4, 1)),  # Somerset
    Succession("E08000016", "E08000038", date(2025, 4, 1)),  # Barnsley
    Succession("E08000019", "E08000039", date(2025, 4, 1)),  # Sheffield
)
"""Source: ONS, Code History Database; paper on verdicts, rule version 1, "Panel"."""

STARTED = {
    "E06000058": date(2019, 4, 1),  # Bournemouth, Christchurch and Poole
    "E06000059": date(2019, 4, 1),  # Dorset
    "E06000061": date(2021, 4, 1),  # North Northamptonshire
    "E06000062": date(2021, 4, 1),  # West Northamptonshire
    "E06000063": date(2023, 4, 1),  # Cumberland
    "E06000064": date(2023, 4, 1),  # Westmorland and Furness
}
"""Places of new territory: they start when they start, and take over no one's figures."""

UPPER_TIER = ("E06", "E08", "E09", "E10")
"""Entity codes of England's upper-tier authorities."""

ENDED = {
    "E06000028": date(2019, 4, 1),  # Bournemouth
    "E06000029": date(2019, 4, 1),  # Poole
    "E10000009": date(2019, 4, 1),  # Dorset (county council)
    "E10000021": date(2021, 4, 1),  # Northamptonshire
    "E10000006": date(2023, 4, 1),  # Cumbria
}
"""Upper-tier codes whose territory was divided or merged: no later code takes their figures."""

_NEW = {one.old: one for one in SUCCESSIONS}


def current_code(code: str, newest_day: date | None = None) -> str:
    """Name the code that holds a territory on the newest day held (any day: the last known).

    Example:
        >>> current_code("E10000023"), current_code("E06000032")
        ('E06000065', 'E06000032')
        >>> current_code("E08000016", date(2024, 1, 1))
        'E08000016'
    """
    while (step := _NEW.get(code)) and (newest_day is None or step.since <= newest_day):
        code = step.new
    return code


def valid_upper_tier(code: str, newest_day: date) -> bool:
    """Whether a code names an upper-tier authority of England that exists on that day.

    It judges the form of the code and the dates known here; it does not know every code.
    """
    if not code.startswith(UPPER_TIER) or len(code) != 9:
        return False
    replaced = _NEW.get(code)
    gone = ENDED.get(code) or (replaced.since if replaced else None)
    return (gone is None or newest_day < gone) and STARTED.get(code, date.min) <= newest_day


def follow(figures: dict[str, float], newest_day: date | None = None) -> dict[str, float]:
    """Carry the figures of one period over to the current codes.

    A figure under the new code wins over one under the old; codes without a successor stay.

    Example:
        >>> follow({"E10000023": 1.0, "E06000065": 2.0, "E08000020": 3.0})
        {'E06000065': 2.0, 'E08000037': 3.0}
    """
    carried: dict[str, float] = {}
    for code, figure in figures.items():
        new = current_code(code, newest_day)
        if new == code or new not in figures:
            carried[new] = figure
    return carried

"""What a thing looks like today, in a few signs: another mark means that it has changed."""

from __future__ import annotations

import hashlib

from commonweal.publication.plan_today import plan_today
from commonweal.publication.reading import Measure, Reading


def mark_of(reading: Reading, kind: str, item: str) -> str:
    """The mark of a measure, a priority or the plan; empty for what nobody can follow."""
    told = _told(reading, kind, item)
    return hashlib.sha256("\n".join(told).encode()).hexdigest() if told else ""


def _told(reading: Reading, kind: str, item: str) -> list[str]:
    if kind == "measure":
        held = reading.measure(*item.partition("/")[::2])
        return [_measure(held)] if held else []
    if kind == "priority":
        priority = reading.edition.priority(item)
        listed = reading.listed_under(priority) if priority else ()
        return [_measure(one) for held in listed for one in held.measures]
    if kind == "plan":
        return [repr(one) for one in plan_today(reading).plans]
    return []


def _measure(held: Measure) -> str:
    """A verdict and the newest figure: what a reader would notice."""
    latest = held.latest
    period = held.panel.periods[latest].label if latest is not None else ""
    value = float(held.points("value")[latest]) if latest is not None else ""
    return f"{held.card.id} {held.series.id} {held.assessment.since.verdict} {period} {value!r}"

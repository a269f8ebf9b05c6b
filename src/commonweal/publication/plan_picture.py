"""The time line of a plan: a bar an action, over years, with what waits for what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.plan_kinds import Horizon, Standing
from commonweal.delivery.plans.outlook import Seen
from commonweal.publication.charts.boxes import BROAD, SIZE, wrapped
from commonweal.publication.wording.plan_words import HORIZONS, STANDINGS, late_told

WIDTH, LEFT, RIGHT, TOP = 1120.0, 372.0, 96.0, 34.0
LEADING, BAR, GAP, HEAD = 20.0, 16.0, 12.0, 40.0
MOST_LINES = 2
ORDER = (Horizon.SHORT, Horizon.MEDIUM, Horizon.LONG, None)


@dataclass(frozen=True, slots=True)
class Bar:
    """An action's place; ``late`` is the part past its planned end, ``marks`` its milestones.

    An action that is late has no end yet: that part runs to the day of reading at least.
    """

    ref: str
    lines: tuple[tuple[float, str], ...]  # y of the baseline, text
    since: tuple[float, str] | None  # "Late since 30 September 2026", under the text
    y: float
    x: float
    width: float
    late: float
    kind: str  # critical, done, stopped or plain
    told: str
    marks: tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    width: float
    height: float
    heads: tuple[tuple[float, str], ...]
    years: tuple[tuple[float, str], ...]
    today: float | None
    bars: tuple[Bar, ...]
    joins: tuple[str, ...]


def time_line(actions: Sequence[Seen], today: date) -> TimeLine | None:
    """Draw the actions that have both their dates; None where none has."""
    held = [one for one in actions if one.merged.action.starts and one.merged.action.ends]
    if not held:
        return None
    first, last = _span(held, today)
    scale = (WIDTH - LEFT - RIGHT) / max((last - first).days, 1)

    def at(day: date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    y, heads, bars = TOP, [], []
    for horizon in ORDER:
        group = [one for one in held if one.merged.action.horizon is horizon]
        if not group:
            continue
        heads.append((y + 24, str(HORIZONS[horizon]) if horizon else _("Horizon not said")))
        y += HEAD
        for one in sorted(group, key=by_start):
            bars.append(_bar(one, y, at, today))
            y += LEADING * (len(bars[-1].lines) + (bars[-1].since is not None)) + GAP
        y += 4
    years = [(at(date(n, 1, 1)), str(n)) for n in range(first.year, last.year + 1)]
    now = at(today) if first <= today <= last else None
    return TimeLine(WIDTH, y + 4, tuple(heads), tuple(years), now, tuple(bars), _joins(bars, held))


def _span(held: Sequence[Seen], today: date) -> tuple[date, date]:
    """From the start of the first year to the end of the last; what is late runs to today."""
    starts = [one.merged.action.starts for one in held if one.merged.action.starts]
    ends = [e for one in held for e in (one.merged.action.ends, one.expected) if e]
    ends += [today for one in held if one.late_since(today)]
    return date(min(starts).year, 1, 1), date(max(ends).year, 12, 31)


def by_start(one: Seen) -> tuple[date, date, str]:
    """The order of a time line: by start, then by end; undated last."""
    action = one.merged.action
    return action.starts or date.max, action.ends or date.max, one.ref


def _bar(one: Seen, y: float, at: Callable[[date], float], today: date) -> Bar:
    action, since = one.merged.action, one.late_since(today)
    text = wrapped(action.title, LEFT - 28, SIZE * BROAD)
    if len(text) > MOST_LINES:
        text = [text[0], text[1].rstrip(" ,.") + " …"]
    x, end = at(action.starts or date.min), at(action.ends or date.min)
    last = max(filter(None, (one.expected, today if since else None)), default=None)
    expected = at(last) if last else end
    marks = tuple((at(m.due), _is_done(one, m.ref)) for m in action.milestones)
    return Bar(
        one.ref,
        tuple((y + 14 + LEADING * n, line) for n, line in enumerate(text)),
        (y + 14 + LEADING * len(text), late_told(since)) if since else None,
        y + 2,
        x,
        max(round(end - x, 1), 4.0),
        max(round(expected - end, 1), 0.0),
        _kind(one),
        str(STANDINGS[one.stood.standing]),
        marks,
    )


def _is_done(one: Seen, milestone: str) -> bool:
    held = one.stood.milestones.get(milestone)
    return held is not None and held.standing is Standing.DONE


def _kind(one: Seen) -> str:
    if one.stood.standing in (Standing.DONE, Standing.STOPPED):
        return one.stood.standing.value
    return "critical" if one.critical else "plain"


def _joins(bars: Sequence[Bar], held: Sequence[Seen]) -> tuple[str, ...]:
    """From the end of what is needed to the start of what waits, level, down or up, level."""
    by_ref = {one.ref: one for one in bars}
    found = []
    for one in held:
        for need in one.merged.action.needs:
            if need in by_ref:
                first, then = by_ref[need], by_ref[one.ref]
                start = first.x + first.width + first.late, first.y + BAR / 2
                end = then.x, then.y + BAR / 2
                turn = max(start[0] + 6, end[0] - 8) if end[0] >= start[0] else start[0] + 6
                found.append(f"M{start[0]:.1f} {start[1]:.1f}H{turn:.1f}V{end[1]:.1f}H{end[0]:.1f}")
    return tuple(found)

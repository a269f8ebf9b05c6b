"""From observations to series: the engine selects, this file reads periods, areas and vintages."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from commonweal.facts.card import Card, ValueKind
from commonweal.facts.panel import COMPARISONS
from commonweal.facts.period import Period, PeriodError, parse_period
from commonweal.measures import engine
from commonweal.measures.choosing import newest_first, rivals
from commonweal.measures.nowhere import Nowhere
from commonweal.measures.places import Places
from commonweal.measures.possible import Fault, impossible
from commonweal.measures.row import Row, Unread, place_of
from commonweal.measures.sources.numbers import meaning
from commonweal.measures.wanted import Wanted

SeriesKey = tuple[str, str, str, str]  # card, series, grouping, group

OTHER_UNIT = "published in another unit"
"""Note of an older figure that shows a period was published, and cannot be set beside others."""

_QUERY = """
SELECT w.number, o.area, o.period, o.value, o.lower, o.upper, o.confidence, o.numerator,
       o.denominator, o.comparison, o.note, o.vintage, o.vintage_note, o.publisher, o.dataset,
       o.file, o.sha256, o.line, o.cell, o.trend, o.vintage_order
FROM wanted w JOIN observations o
  ON w.reader = o.reader AND w.indicator = o.indicator AND w.sex = o.sex AND w.age = o.age
 AND w.group_kind = o.group_kind AND w.group_name = o.group
ORDER BY w.number, o.sha256, o.line, o.cell
"""


@dataclass(slots=True)
class Calculated:
    """All series; and the rows whose period or area no one could read, with the reason."""

    series: dict[SeriesKey, list[Row]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)


def calculate(con: engine.Connection, wanted: list[Wanted], places: Places) -> Calculated:
    """Make every series the catalogue asks for from the table ``observations`` of the engine."""
    wanted_table(con, wanted)
    columns = engine.columns_of(con, _QUERY)
    out = Calculated()
    vintages: dict[SeriesKey, dict[tuple[int, str], list[Row]]] = defaultdict(
        lambda: defaultdict(list)
    )
    reader = _RowReader(wanted, places, out)
    for record in zip(*(column.tolist() for column in columns.values()), strict=True):
        row = reader.read(record)
        if row is not None:
            want = wanted[record[0]]
            key = (want.card.id, want.series, want.grouping, want.group)
            vintages[key][want.rank, row.source[3]].append(row)
    out.unread.extend(reader.nowhere.told())
    for key, by_vintage in vintages.items():
        out.series[key] = newest_first(by_vintage)
        out.unread.extend(rivals(key[0], by_vintage))
    return out


def wanted_table(con: engine.Connection, wanted: list[Wanted]) -> None:
    """Put the selections asked for into the engine, numbered in their order."""
    engine.table(
        con,
        "wanted",
        {
            "number": list(range(len(wanted))),
            "reader": [w.selection.reader for w in wanted],
            "indicator": [w.selection.indicator for w in wanted],
            "sex": [w.selection.sex for w in wanted],
            "age": [w.selection.age for w in wanted],
            "group_kind": [w.selection.group_kind for w in wanted],
            "group_name": [w.selection.group for w in wanted],
        },
    )


class _RowReader:
    """Reads one joined record; remembers periods and areas it has read before."""

    def __init__(self, wanted: list[Wanted], places: Places, out: Calculated) -> None:
        self._wanted, self._places, self._out = wanted, places, out
        self._periods: dict[tuple[str, str], Period | None] = {}
        self.nowhere = Nowhere()
        self._successor = {c: places.successor(c) for c in places.areas} | {
            old: area.code for area in places.areas.values() for old in area.old_codes
        }
        self._districts = {c for c, area in places.areas.items() if area.kind == "district"}

    def read(self, record: tuple[Any, ...]) -> Row | None:
        card = self._wanted[record[0]].card
        period = self._period(card, record[2])
        area = self._successor.get(record[1])
        if period is None or area is None:
            place = place_of(record[15], record[17], record[18])
            if period is None:
                self._out.unread.append(
                    (card.id, place, record[2], "period not of the card's kind")
                )
            else:
                self.nowhere.meet(card.id, record[1], record[15], place)
            return None
        value, lower, upper, count, denominator = (_number(record[i]) for i in (3, 4, 5, 7, 8))
        if area in self._districts and count is None and card.value_kind is not ValueKind.COUNT:
            return None
        chosen = self._wanted[record[0]].selection
        scale, note = card.scale if chosen.scale is None else chosen.scale, record[10]
        if card.computed:
            value, lower, upper = _ratio(card, count, denominator), None, None
        if not chosen.comparable:
            value, lower, upper, count, denominator, note = None, None, None, None, None, OTHER_UNIT
        row = Row(
            area,
            record[1],
            period,
            _times(value, scale),
            _times(lower, scale),
            _times(upper, scale),
            _number(record[6]) or 95.0,
            count,
            denominator,
            COMPARISONS.index(record[9]) if record[9] in COMPARISONS else 0,
            value is None and meaning(note) == "suppressed",
            note,
            record[19],
            record[11] or record[12],
            (record[13], record[14], record[15], record[16]),
            record[17],
            record[18],
            record[20] or record[11],
        )
        if fault := impossible(card, row):
            self._set_aside(card, row, fault, scale)
            return None
        return row

    def _set_aside(self, card: Card, row: Row, fault: Fault, scale: float) -> None:
        """Tell a figure that cannot be, as its file holds it."""
        held = fault.value / scale if fault.shown else fault.value
        why = f"{fault.reason}; set aside from {card.id}, {row.held_area}, {row.period.label}"
        place = f"{row.place}, {fault.field}"
        self._out.unread.append((card.id, place, f"{held:.15g}", why))

    def _period(self, card: Card, text: str) -> Period | None:
        key = (card.period_kind.value, text)
        if key not in self._periods:
            try:
                self._periods[key] = parse_period(text, card.period_kind)
            except PeriodError:
                self._periods[key] = None
        return self._periods[key]


def _ratio(card: Card, count: float | None, denominator: float | None) -> float | None:
    """The shown value of a card that is computed from counts; the scale is undone after."""
    if count is None or not denominator:
        return None
    return card.multiplier * count / denominator / card.scale


def _number(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else value


def _times(value: float | None, scale: float) -> float | None:
    return value if value is None or scale == 1 else value * scale

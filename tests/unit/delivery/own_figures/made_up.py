"""A made-up measure of own figures and rows for it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from commonweal.delivery.own_figures.table import Known, known_from
from commonweal.facts.card import Card, ValueKind
from commonweal.facts.period import PeriodKind
from commonweal.methods.disclosure import Policy

HEAD = "area_code,period,period_kind,measure,value,lower,upper,count,denominator"
POLICY = Policy(smallest=7)
CARD: Any = SimpleNamespace(
    id="walking",
    name="Walking",
    value_kind=ValueKind.PERCENTAGE,
    scale=1.0,
    multiplier=1.0,
    period_kind=PeriodKind.CALENDAR,
    series=[SimpleNamespace(selection=SimpleNamespace(reader="tidy", indicator="walking"))],
)
CARDS: dict[str, Card] = {"walking": CARD}
KNOWN: Known = known_from(CARDS, {"E05000001": "One", "E05000002": "Two"})


def content(rows: list[str]) -> bytes:
    """Rows of area, period, measure (empty: walking), value, lower, upper, count, denominator."""
    lines = [HEAD]
    for row in rows:
        area, period, measure, *figures = row.split(",")
        lines.append(",".join([area, period, "calendar", measure or "walking", *figures]))
    return ("\n".join(lines) + "\n").encode()

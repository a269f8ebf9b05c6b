"""My area as open data: a row a ward, and of one ward its figures and its actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from commonweal.delivery.plans.outlook import Seen
from commonweal.participation.champions.counts import shown
from commonweal.publication.my_area import Area, Ward, area_of, areas
from commonweal.publication.open_data import as_csv, head_of_reading
from commonweal.publication.reading import Reading

WARD_COLUMNS = (
    "code", "name", "figures", "actions_here", "actions_for_all", "actions_perhaps_here",
    "champions", "reached",
)  # fmt: skip
COLUMNS = ("kind", "where", "id", "name", "value", "period", "standing", "starts", "ends")


def wards_csv(reading: Reading) -> str:
    """A row a ward; counts of people from 1 to 7 are left empty, others are to the nearest 5."""
    return as_csv(WARD_COLUMNS, map(_row, areas(reading)))


def wards_json(reading: Reading) -> dict[str, Any]:
    """The same rows."""
    return head_of_reading(reading, "areas") | {"wards": [_row(one) for one in areas(reading)]}


def ward_csv(reading: Reading, ward: Ward) -> str:
    """A row a figure, then a row an action with what it says of where."""
    return as_csv(COLUMNS, _rows(area_of(reading, ward)))


def ward_json(reading: Reading, ward: Ward) -> dict[str, Any]:
    """The ward with its rows."""
    area = area_of(reading, ward)
    return head_of_reading(reading, "area") | {"ward": _row(area), "rows": list(_rows(area))}


def _row(area: Area) -> dict[str, Any]:
    held = area.planned
    return {
        "code": area.ward.code,
        "name": area.ward.name,
        "figures": len(area.figures),
        "actions_here": len(held.here),
        "actions_for_all": len(held.town),
        "actions_perhaps_here": len(held.part) + len(held.unsaid),
        "champions": shown(area.champions),
        "reached": shown(area.reached),
    }


def _rows(area: Area) -> Iterator[dict[str, Any]]:
    for one in area.figures:
        key = one.measure.key
        yield {"kind": "figure", "where": "here", "id": key, "name": one.measure.card.name,
               "value": one.value, "period": one.period}  # fmt: skip
    held = area.planned
    for where in ("here", "town", "part", "unsaid"):
        for seen in getattr(held, where):
            yield _action(seen, where)


def _action(one: Seen, where: str) -> dict[str, Any]:
    action = one.merged.action
    starts, ends = (day and day.isoformat() for day in (action.starts, action.ends))
    return {
        "kind": "action",
        "where": where,
        "id": one.ref,
        "name": action.title,
        "standing": one.stood.standing.value,
        "starts": starts,
        "ends": ends,
    }

"""Actions of plans in force and decisions that serve a priority or cite a measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from commonweal.delivery.meetings import queries
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.publication.pages.meetings import DecisionRow, decision_row
from commonweal.publication.pages.plan import Row, action_row
from commonweal.publication.plan_picture import by_start
from commonweal.publication.plan_today import PlanToday, plan_today
from commonweal.publication.reading import Reading
from commonweal.publication.work_mark import work_mark

_kept: list[tuple[object, PlanToday]] = []


def actions_serving(reading: Reading, serves: Callable[[PlannedAction], bool]) -> list[Row]:
    """Actions of the plans in force on the day of reading, by their start."""
    held = _plan(reading)
    found = [one for one in held.outlook.actions if serves(one.merged.action)]
    return [action_row(held, one) for one in sorted(found, key=by_start)]


def _plan(reading: Reading) -> PlanToday:
    """The plan of today, drawn together once for all pages until somebody acts."""
    key = (reading.key, reading.today, work_mark())
    held = next((plan for of, plan in _kept if of == key), None)
    if held is None:
        held = plan_today(reading)
        _kept[:] = [(key, held)]
    return held


def decisions_citing(reading: Reading, listings: Iterable[str]) -> list[DecisionRow]:
    """Public decisions that serve one of these listings themselves, not only their priority."""
    items = [(kind, one) for one in listings for kind in ("listing", "measure")]
    if not items:
        return []
    held = queries.decisions_serving(reading.edition.strategy.id, items, reading.today)
    return [decision_row(reading, queries.public_decision(one, reading.today)) for one in held]

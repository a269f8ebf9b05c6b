"""All lines of actions in one query, however many kinds there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, JSONObject

from commonweal.delivery.models import (
    ActionEvidence,
    ActionResource,
    ActionRisk,
    CoProduction,
    Milestone,
    Needed,
    PlanAction,
)

KINDS: dict[str, type[models.Model]] = {
    "needed": Needed,
    "milestones": Milestone,
    "evidence": ActionEvidence,
    "resources": ActionResource,
    "co_production": CoProduction,
    "risks": ActionRisk,
}
ORDER = {"needed": ("ref",), "milestones": ("due", "ref"), "risks": ("ref",)}
"""What each kind is read in the order of, within an action; the others as they were written."""


def attach_lines(rows: Iterable[PlanAction]) -> list[PlanAction]:
    """Actions with all their lines read, as if each kind had been prefetched."""
    held = list(rows)
    keys = [one.pk for one in held]
    first, *rest = (_of_kind(kind, keys) for kind in KINDS)
    found: dict[tuple[int, str], list[models.Model]] = {}
    for kind, action, key, told in first.union(*rest, all=True):
        found.setdefault((action, kind), []).append(_line(KINDS[kind], action, key, told))
    for one in held:
        cache = one.__dict__.setdefault("_prefetched_objects_cache", {})
        for kind in KINDS:
            cache[kind] = _kept(one, kind, found.get((one.pk, kind), []))
    return held


def _of_kind(kind: str, keys: list[int]) -> QuerySet[Any]:
    """(kind, action, key, fields) of every line; numbers with a point as text, to stay exact."""
    model = KINDS[kind]
    told = {
        one.name: Cast(one.name, CharField()) if isinstance(one, models.DecimalField) else one.name
        for one in _fields(model)
    }
    rows = model.objects.filter(action__in=keys).order_by()  # type: ignore[attr-defined]
    return rows.values_list(Value(kind), "action_id", "pk", JSONObject(**told))


def _fields(model: type[models.Model]) -> list[Any]:
    return [one for one in model._meta.concrete_fields if one.name not in {"id", "action"}]


def _line(model: type[models.Model], action: int, key: int, told: dict[str, Any]) -> models.Model:
    values = {one.name: _value(one, told[one.name]) for one in _fields(model)}
    return model(pk=key, action_id=action, **values)


def _value(of: Any, told: Any) -> Any:
    value = of.to_python(told)
    if isinstance(of, models.DecimalField) and value is not None:
        return value.quantize(value.__class__(1).scaleb(-of.decimal_places))
    return value


def _kept(one: PlanAction, kind: str, lines: list[Any]) -> QuerySet[Any]:
    """The lines as the manager of this kind gives them once they are read."""
    order = ORDER.get(kind, ())
    rows = getattr(one, kind).all()
    rows._result_cache = sorted(lines, key=lambda x: (*(getattr(x, n) for n in order), x.pk))
    rows._prefetch_done = True
    return rows

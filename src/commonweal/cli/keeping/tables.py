"""Rows of the boards' work as lines of JSON, and back: equal rows give equal bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, JSONField, Model

from commonweal.measures.store import canonical_json

APPS = ("people", "delivery")
NOT_TOLD = {"people.Person": ("password", "last_login")}
"""What only signing in needs: whoever comes to another place gets a new invitation."""
BATCH = 500


def models() -> list[type[Model]]:
    """Every table of the work, in the order of their names."""
    held = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return sorted(held, key=lambda model: model._meta.label)


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table that are told."""
    left_out = NOT_TOLD.get(model._meta.label, ())
    return [one for one in model._meta.concrete_fields if one.attname not in left_out]


def schema(model: type[Model]) -> list[dict[str, Any]]:
    """Name and kind of each column, and the table that it points to."""
    return [
        {"name": one.attname, "kind": one.get_internal_type(), "empty": one.null}
        | ({"of": one.remote_field.model._meta.label} if one.remote_field else {})
        for one in columns(model)
    ]


def lines(model: type[Model]) -> Iterator[bytes]:
    """Every row as a line of JSON, by its key."""
    told = columns(model)
    for row in model._base_manager.order_by("pk").iterator(chunk_size=BATCH):
        content = {one.attname: _plain(one, one.value_from_object(row)) for one in told}
        yield canonical_json(content) + b"\n"


def take_in(model: type[Model], content: Iterable[bytes]) -> int:
    """Write rows from their lines with the keys they had; how many there were.

    Raises ``ValueError`` with the number of a line that is no row of this table.
    """
    told, made = columns(model), []
    for number, line in enumerate(content, 1):
        try:
            made.append(_row(model, told, json.loads(line)))
        except (ValueError, KeyError, TypeError, ValidationError) as fault:
            raise ValueError(f"{model._meta.label}, line {number}: {fault}") from fault
    model._base_manager.bulk_create(made, batch_size=BATCH)
    return len(made)


def go_on_counting() -> None:
    """Let the numbers of new rows follow the highest that was taken in."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models()):
            cursor.execute(statement)


def _row(model: type[Model], told: list[Field[Any, Any]], held: dict[str, Any]) -> Model:
    if set(held) != {one.attname for one in told}:
        raise ValueError(f"its columns are {', '.join(sorted(held))}")
    row = model(**{one.attname: _value(one, held[one.attname]) for one in told})
    if model._meta.label == "people.Person":
        row.set_unusable_password()  # type: ignore[attr-defined]
    return row


def _plain(field: Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, JSONField):
        return value
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _value(field: Field[Any, Any], value: Any) -> Any:
    return value if isinstance(field, JSONField) else field.to_python(value)

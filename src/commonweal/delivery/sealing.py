"""Seal a row in the log: the sums of what it says when it is accepted, agreed or decided.

An event holds two sums of the row that it is of: of what never changes again, and of what later
acts may change lawfully, such as that a decision was rescinded. What is of or about a person is in
neither. What is empty is left out, so that a column that is added later changes no sum made before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any

from django.db.models import Model, Q

from commonweal.people.chain import Plain

SEALED, STANDING = "sealed", "standing"
"""Names of the two sums among the facts of an event."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands now: its item in the log, what stays for good, what may still change."""

    item: str
    lasting: Mapping[str, Any]
    changing: Mapping[str, Any] = field(default_factory=dict)

    @property
    def facts(self) -> dict[str, Plain]:
        """The sums of it, as an event holds them."""
        return {SEALED: sum_of(self.lasting), STANDING: sum_of(self.changing)}


@dataclass(frozen=True, slots=True)
class SealedKind:
    """Rows of one kind that acts of the log seal; ``rows`` reads those that match, few queries."""

    name: str  # as a fault names it, before the item
    kind: str  # of its events
    acts: frozenset[str]
    rows: Callable[[Q], Iterable[Row]]
    model: type[Model]

    def facts_of(self, row: Model) -> dict[str, Plain]:
        """The sums of a row as the database holds it now, for the event that seals it."""
        (held,) = self.rows(Q(pk=row.pk))
        return held.facts


def said(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """Fields of a row by name."""
    return {name: getattr(row, name) for name in names}


def sum_of(values: Mapping[str, Any]) -> str:
    """The sha256 of canonical JSON, the same from every database."""
    told = json.dumps(_plain(values), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Mapping):
        told = {str(name): _plain(one) for name, one in value.items()}
        return {name: one for name, one in told.items() if one not in (None, "", [], {})}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return _number(value) if isinstance(value, bool | int | float) else _words(value)


def _number(value: bool | float) -> str | float | None:
    """No is as nothing; a whole number is the same with a point and without; endless is a word."""
    if isinstance(value, bool):
        return "yes" if value else None
    if not isfinite(value):
        return str(value)
    return int(value) if value == int(value) else value


def _words(value: object) -> str | None:
    return None if value is None else str(value)

"""What data of people is kept, for what, on which basis and how long: read from beside the code.

Each app declares it in ``personal_data.yaml``. A field that can hold words, or that points to a
person or their words, is declared with its purpose or as plain; nothing is left out by accident.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from ruamel.yaml import YAML

FILE = "personal_data.yaml"
_ASKED = ("of", "why", "basis", "kept", "risk", "against")
BASES = {
    "public task": "UK GDPR article 6(1)(e)",
    "legal obligation": "UK GDPR article 6(1)(c)",
    "consent": "UK GDPR article 6(1)(a)",
    "as the field that points to it": "",
}
OF_PEOPLE = {"people.Person", "people.Text", "people.Office", "people.Interest"}


class UndeclaredError(ValueError):
    """Fields and their declarations do not match; the message names each."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why data of people is kept; ``months`` counts from the end of what it is kept for.

    ``risk`` is what could go wrong for them, ``against`` what is done so that it does not.
    """

    id: str
    of: str
    why: str
    basis: str
    kept: str
    months: int | None
    risk: str
    against: str

    @property
    def basis_in_law(self) -> str:
        """The article under which it is kept; empty where the pointing field has one."""
        return BASES[self.basis]


@dataclass(frozen=True, slots=True)
class Declared:
    """A field that holds data of people: "participation.Message.words" and its purpose."""

    model: str
    field: str
    purpose: Purpose


@cache
def declared() -> tuple[Declared, ...]:
    """Every declared field, in the order of the files.

    Raises ``UndeclaredError`` for a purpose or basis that nobody explains.
    """
    told = [_read(path) for path in _files()]
    purposes = {one.id: one for part in told for one in _purposes(part)}
    found = []
    for part in told:
        for model, fields in part.get("fields", {}).items():
            for field, purpose in fields.items():
                if purpose not in purposes:
                    raise UndeclaredError(f"{model}.{field}: nobody explains {purpose!r}")
                found.append(Declared(model, field, purposes[purpose]))
    return tuple(found)


def purposes() -> tuple[Purpose, ...]:
    """Every purpose for which a field is kept, once, in the order of the files."""
    return tuple({one.purpose.id: one.purpose for one in declared()}.values())


def months_of(purpose: str) -> int:
    """How long data of a purpose is kept after what it was kept for has ended."""
    held = next(one.purpose for one in declared() if one.purpose.id == purpose)
    if held.months is None:
        raise UndeclaredError(f"{purpose}: no number of months is declared")
    return held.months


def check() -> None:
    """Refuse a field that is not declared, one that is twice, and a declaration of none.

    Raises ``UndeclaredError``.
    """
    told = [(one.model, one.field) for one in declared()] + list(_plain())
    held = set(told_of_people())
    faults = [f"{m}.{f}: declare its purpose, or that it is plain" for m, f in held - set(told)]
    faults += [f"{m}.{f}: there is no such field" for m, f in set(told) - held - set(_all())]
    faults += [f"{m}.{f}: declared twice" for m, f in set(told) if told.count((m, f)) > 1]
    if faults:
        raise UndeclaredError("; ".join(sorted(faults)))


def told_of_people() -> Iterator[tuple[str, str]]:
    """Every field that can hold words, or points to a person or their words."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if getattr(field, "concrete", False) and _can_tell(field):
                yield model._meta.label, field.name


def _all() -> Iterator[tuple[str, str]]:
    """Every field: one that only chooses may be declared too, such as a band of ages."""
    for model in apps.get_models(include_auto_created=True):
        yield from ((model._meta.label, field.name) for field in model._meta.get_fields())


def _can_tell(field: Any) -> bool:
    if field.is_relation:
        return bool(field.related_model) and field.related_model._meta.label in OF_PEOPLE
    words = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return words and not field.choices and not isinstance(field, models.SlugField)


def _files() -> Iterator[Path]:
    for config in apps.get_app_configs():
        path = Path(config.path) / FILE
        if path.is_file():
            yield path


def _read(path: Path) -> dict[str, Any]:
    return dict(YAML(typ="safe").load(path))


def _purposes(part: dict[str, Any]) -> Iterator[Purpose]:
    for name, told in part.get("purposes", {}).items():
        if told["basis"] not in BASES:
            raise UndeclaredError(f"{name}: no such basis as {told['basis']!r}")
        lacking = [one for one in _ASKED if not str(told.get(one, "")).strip()]
        if lacking:
            raise UndeclaredError(f"{name}: nobody says its {' and '.join(lacking)}")
        yield Purpose(name, months=told.get("months"), **{one: told[one] for one in _ASKED})


def _plain() -> Iterator[tuple[str, str]]:
    for path in _files():
        for model, fields in _read(path).get("plain", {}).items():
            yield from ((model, field) for field in fields.split())

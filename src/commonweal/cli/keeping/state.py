"""What a copy says of the database that it was made from, and what this code can take back."""

from __future__ import annotations

from typing import Any

from commonweal.cli.told import WRONG_USE, Told
from commonweal.measures.pipeline import code_version
from commonweal.publication.locations import demonstration


def state() -> dict[str, Any]:
    """Kind, engine, code and migrations of the database that is open, and the end of its log."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from commonweal.delivery.meetings.evidence import chain_head

    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "kind": kind(),
        "engine": connection.vendor,
        "code": code_version(),
        "migrations": sorted(".".join(one) for one in applied),
        "head": chain_head(),
    }


def kind() -> str:
    """Made-up acts or real ones."""
    return "demonstration" if demonstration() else "real"


def must_fit(told: dict[str, Any]) -> None:
    """Refuse a copy of the other kind, or one that newer code made.

    Raises ``Told``.
    """
    if told.get("kind") != kind():
        other = f"it holds a {told.get('kind')} instance, this one is {kind()}"
        raise Told(f"{other}: see COMMONWEAL_DEMONSTRATION", WRONG_USE)
    if unknown := sorted(set(told.get("migrations", ())) - _known()):
        newer = f"it was made by newer code ({unknown[0]} is not known here)"
        raise Told(f"{newer}: install that code first", WRONG_USE)


def _known() -> set[str]:
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    return {".".join(one) for one in loader.disk_migrations}

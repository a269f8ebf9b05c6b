"""Open the database of the boards' work for a command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from commonweal.cli.told import DAMAGED, WRONG_USE, Told
from commonweal.publication.locations import database_file

if TYPE_CHECKING:
    from commonweal.publication.changes import Changes


def agreed_here(pack: Path) -> Changes:
    """What the boards have agreed about a pack's strategy; nothing while there is no database.

    Raises ``Told`` when there is one that cannot be read: an edition without it would be another.
    """
    from commonweal.publication.changes import NO_CHANGES

    if not os.environ.get("COMMONWEAL_DATABASE") and not database_file().is_file():
        return NO_CHANGES
    open_database()
    from commonweal.publication.amended import agreed_changes  # models need the apps set up

    return agreed_changes(pack)


def set_up() -> None:
    """Set Django up; the database is not touched."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.web.settings")
        django.setup()


def open_database() -> None:
    """Set Django up and bring the tables up to date; the file is made when it is not there.

    Raises ``Told`` when the database cannot be reached.
    """
    set_up()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    held = settings.DATABASES["default"]
    if held["ENGINE"].endswith("sqlite3") and "mode=memory" not in str(held["NAME"]):
        Path(held["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as fault:
        told = f"the database of the boards' work cannot be opened: {fault}"
        raise Told(told, DAMAGED) from fault
    finally:
        connection.close()
    _check_kind()


def _check_kind() -> None:
    """Made-up acts and real ones never share a database."""
    from django.db import connection

    from commonweal.people.demonstration import WrongKindError, must_match
    from commonweal.publication.locations import demonstration

    try:
        must_match(demonstration())
    except WrongKindError as fault:
        raise Told(f"{fault}", WRONG_USE) from fault
    finally:
        connection.close()

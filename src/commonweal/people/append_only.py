"""Whether the database still refuses to alter the log: the guards made with its table."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection

TABLE = "people_event"


def guards_gone() -> tuple[str, ...]:
    """Names of guards that are missing, switched off or no longer refuse."""
    wanted, standing = GUARDS[connection.vendor]
    held = standing()
    return tuple(one for one in wanted if one not in held)


def _on_sqlite() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE]
        )
        return {
            name
            for name, sql in cursor.fetchall()
            if "RAISE(ABORT" in sql and " WHEN " not in " ".join(sql.split()).upper()
        }


def _on_postgresql() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgrelid = %s::regclass AND tgenabled IN ('O', 'A') AND tgqual IS NULL"
            " AND prosrc LIKE %s",
            [TABLE, "%RAISE EXCEPTION%"],
        )
        return {name for (name,) in cursor.fetchall()}


GUARDS: dict[str, tuple[tuple[str, ...], Callable[[], set[str]]]] = {
    "sqlite": (("people_event_no_update", "people_event_no_delete"), _on_sqlite),
    "postgresql": (("people_event_append_only", "people_event_no_truncate"), _on_postgresql),
}

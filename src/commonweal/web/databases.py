"""Which database the work of boards is kept in: a file by default, PostgreSQL by its address."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from commonweal.publication.locations import database_file


class DatabaseAddressError(ValueError):
    """The address of a database that cannot be read; the message says how it is written."""


def database(address: str) -> dict[str, Any]:
    """Settings of a database: empty for a file in the folder of data.

    A demonstration has a file of its own beside the real one.

    Raises ``DatabaseAddressError`` for anything but ``postgresql://user:password@host/name``.
    """
    if not address:
        return _file(str(database_file()))
    parts = urlsplit(address)
    name = parts.path.lstrip("/")
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise DatabaseAddressError(
            "COMMONWEAL_DATABASE is written postgresql://user:password@host:5432/name; "
            f"this one begins with {parts.scheme or 'no scheme'!r}"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": _host(parts.netloc),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _host(netloc: str) -> str:
    """A host, or the folder of a socket (``%2Frun%2Fpostgresql``) with its letters as written."""
    told = netloc.rpartition("@")[2]
    host, colon, port = told.rpartition(":")
    return unquote(host if colon and port.isdigit() else told)


def _file(path: str) -> dict[str, Any]:
    """A file that readers and one writer share; a transaction takes the lock when it begins."""
    wal = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": wal},
    }

"""The key that signs sessions and links: by the environment, else made once for a data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from commonweal.publication.locations import KEY_FILE

SHORTEST = 32


class SecretKeyError(ValueError):
    """A key that could be guessed; the message says how to make one."""


def secret_keys(told: str, folder: Path) -> tuple[str, list[str]]:
    """The key that signs, and older ones that are still read.

    ``told`` holds keys parted by spaces, the one that signs first. Without any a random key is
    kept in ``folder``; it is made when it is first needed, not when settings are read.

    Raises ``SecretKeyError`` for a key of fewer than 32 characters.
    """
    keys = told.split()
    if any(len(key) < SHORTEST for key in keys):
        raise SecretKeyError(
            f"a key in COMMONWEAL_SECRET_KEY has fewer than {SHORTEST} characters: make one with "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    if keys:
        return keys[0], keys[1:]
    return SimpleLazyObject(lambda: kept_key(folder)), []  # type: ignore[return-value]


def kept_key(folder: Path) -> str:
    """The key kept in a folder, made by whoever needs it first and readable by its owner only."""
    path = folder / KEY_FILE
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    """Write a key whole and then give it its name: of two who do, the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(half, path)
    except FileExistsError:
        pass
    finally:
        half.unlink()

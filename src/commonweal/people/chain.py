"""The sums of the log: what is hashed, and how a text is committed to."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def new_salt() -> str:
    """A salt that nobody can guess."""
    return secrets.token_hex(32)


def commitment(words: str, salt: str) -> str:
    """Bind to words without showing them: HMAC-SHA-256 of the words, keyed by the salt."""
    return hmac.new(salt.encode(), words.encode(), hashlib.sha256).hexdigest()


def moment(at: datetime) -> str:
    """A time as it is hashed: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def event_hash(
    number: int,
    at: datetime,
    actor: int | None,
    act: tuple[str, str, str, str],
    facts: Mapping[str, Plain],
    commitments: Mapping[str, Mapping[str, str]],
    previous: str,
) -> str:
    """Hash one event with the hash of the one before it.

    ``act`` is role, action, kind and item. The actor is hashed as a number: who that is lies in a
    row that can be closed.
    """
    told = [number, moment(at), actor, *act, dict(facts), dict(commitments), previous]
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

"""How mail leaves: printed by default, or sent through the server of an address."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

BACKENDS = "django.core.mail.backends"


class MailAddressError(ValueError):
    """The address of a mail server that cannot be read; the message says how it is written."""


def mail(address: str) -> dict[str, Any]:
    """Settings of mail: printed to the console for an empty address.

    ``smtp://user:password@host:587`` speaks in the clear until it asks for encryption, which it
    always does but on this machine; ``smtps://…`` is encrypted from the first byte.

    Raises ``MailAddressError`` for anything else.
    """
    if not address:
        return {"EMAIL_BACKEND": f"{BACKENDS}.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise MailAddressError(
            "COMMONWEAL_EMAIL is written smtp://user:password@host:587 or smtps://…; "
            f"this one begins with {parts.scheme or 'no scheme'!r}"
        )
    wrapped, here = parts.scheme == "smtps", parts.hostname in {"localhost", "127.0.0.1", "::1"}
    return {
        "EMAIL_BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if wrapped else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": wrapped,
        "EMAIL_USE_TLS": not wrapped and not here,
        "EMAIL_TIMEOUT": 20,
    }

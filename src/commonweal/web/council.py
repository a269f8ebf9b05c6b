"""A council's own accounts: the OpenID Connect issuer that the environment names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

NAMES = ("ISSUER", "CLIENT_ID", "SECRET")
HERE = {"localhost", "127.0.0.1", "::1"}


class IssuerError(ValueError):
    """An issuer that is told in part, or could be listened to; the message says what to set."""


def council(environment: Mapping[str, str]) -> dict[str, Any]:
    """Settings of the issuer; empty where none is named.

    Raises ``IssuerError`` where one of its three settings is absent, or its address is not https.
    """
    told = {name: environment.get(f"COMMONWEAL_OIDC_{name}", "") for name in NAMES}
    if not any(told.values()):
        return {}
    if absent := [f"COMMONWEAL_OIDC_{name}" for name, value in told.items() if not value]:
        raise IssuerError(f"a council's own accounts need {' and '.join(absent)} too")
    _check(told["ISSUER"])
    name = environment.get("COMMONWEAL_OIDC_NAME") or urlsplit(told["ISSUER"]).hostname
    vouched = environment.get("COMMONWEAL_OIDC_TRUST_EMAIL", "") == "yes"
    return {
        "council": {
            "APP": {
                "client_id": told["CLIENT_ID"],
                "secret": told["SECRET"],
                "name": name,
                "settings": {"server_url": told["ISSUER"].rstrip("/"), "trust_email": vouched},
            }
        }
    }


def _check(issuer: str) -> None:
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise IssuerError(f"COMMONWEAL_OIDC_ISSUER must begin with https://, not {issuer!r}")

"""A council's own accounts: the OpenID Connect issuer that the environment names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

ISSUER = "COMMONWEAL_OIDC_ISSUER"
NEEDED = (ISSUER, "COMMONWEAL_OIDC_CLIENT_ID", "COMMONWEAL_OIDC_SECRET")
HERE = {"localhost", "127.0.0.1", "::1"}


class IssuerError(ValueError):
    """An issuer that is told in part, or could be listened to; the message says what to set."""


def council(environment: Mapping[str, str]) -> dict[str, Any]:
    """Settings of the issuer; empty where none is named.

    Raises ``IssuerError`` where one of its three settings is absent, or its address is not https.
    """
    told = [environment.get(name, "") for name in NEEDED]
    if not any(told):
        return {}
    if absent := [name for name, value in zip(NEEDED, told, strict=True) if not value]:
        raise IssuerError(f"a council's own accounts need {' and '.join(absent)} too")
    issuer, client, secret = told
    _check(issuer)
    name = environment.get("COMMONWEAL_OIDC_NAME") or urlsplit(issuer).hostname
    vouched = environment.get("COMMONWEAL_OIDC_TRUST_EMAIL", "") == "yes"
    return {
        "council": {
            "APP": {
                "client_id": client,
                "secret": secret,
                "name": name,
                "settings": {"server_url": issuer.rstrip("/"), "trust_email": vouched},
            }
        }
    }


def _check(issuer: str) -> None:
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise IssuerError(f"{ISSUER} must begin with https://, not {issuer!r}")

"""What an issuer must say about somebody before they are signed in: pure rules."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error


def agreeing(claims: Mapping[str, Any], further: Mapping[str, Any]) -> dict[str, Any]:
    """The claims of the token with those asked for afterwards, when both are of one subject.

    Raises ``OAuth2Error`` when they are not.
    """
    if further and further.get("sub") != claims.get("sub"):
        raise OAuth2Error("the issuer told of somebody else than its token")
    return {**further, **claims}


def same_nonce(claims: Mapping[str, Any], sent: str) -> bool:
    """Whether a token answers the very request that was made."""
    return bool(sent) and hmac.compare_digest(str(claims.get("nonce", "")), sent)


def verified_address(claims: Mapping[str, Any], vouched: bool) -> str:
    """The address that the issuer vouches for, in small letters; empty when it does not.

    ``vouched``: the council says that all addresses of its issuer are its own (some never tell
    ``email_verified``); an issuer that says no is believed all the same.
    """
    verified = claims.get("email_verified", vouched)
    if verified is not True and verified != "true":
        return ""
    return str(claims.get("email") or "").strip().lower()

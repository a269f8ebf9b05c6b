"""The secret in a partner's link: signed, so that made-up ones never reach the database."""

from __future__ import annotations

import hashlib
import secrets

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare

from commonweal.delivery.models import PartnerLink

_SIGNER = Signer(salt="commonweal.partner.link")


def new_secret() -> str:
    """A secret that nobody can guess."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What the database holds of a secret; it is long and random, so a plain hash hides it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(link: PartnerLink, secret: str) -> str:
    """What stands in the address."""
    return _SIGNER.sign(f"{link.pk}.{secret}")


def link_of(token: str) -> PartnerLink | None:
    """The link of a token; None for one that we did not make."""
    try:
        number, _, secret = _SIGNER.unsign(token).partition(".")
    except BadSignature:
        return None
    if not number.isdecimal():
        return None
    held = PartnerLink.objects.select_related("filing__round").filter(pk=number).first()
    if held is None or not constant_time_compare(held.secret_hash, hash_of(secret)):
        return None
    return held

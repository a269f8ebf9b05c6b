"""How often one network may write or look up: counted for an hour, and kept nowhere."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from typing import Final

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

HOUR: Final = 3600
WRITES, LOOKS = 30, 60  # an hour and network: a library or a school is one network
V6_HOME = 64  # bits that one home of the newer addresses shares


def too_many(request: HttpRequest, what: str, most: int) -> bool:
    """Count one more of a network; whether that is more than it may.

    The count lies in memory under a keyed hash of the address and is gone after an hour.
    """
    key = _key(request, what)
    cache.add(key, 0, HOUR)
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # it was thrown out in between
        return False


def guesses_spent(request: HttpRequest) -> bool:
    """Whether a network gave so many references that nobody has that it must wait."""
    return int(cache.get(_key(request, "look"), 0)) >= LOOKS


def count_guess(request: HttpRequest) -> None:
    """Count a reference that nobody has; one that is right counts nothing."""
    too_many(request, "look", LOOKS)


def _key(request: HttpRequest, what: str) -> str:
    return f"limit:{what}:{_network(request)}"


def _network(request: HttpRequest) -> str:
    told = get_adapter(request).get_client_ip(request)
    address = ipaddress.ip_address(told)
    if address.version == 6:
        told = str(ipaddress.ip_network((told, V6_HOME), strict=False))
    return hmac.new(settings.SECRET_KEY.encode(), told.encode(), hashlib.sha256).hexdigest()[:24]

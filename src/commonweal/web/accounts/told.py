"""Tell the log who signed in and out, and what changed about how they do.

Facts hold numbers and kinds only: no address, no name, no key of a device.
"""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from django.http import HttpRequest

from commonweal.people.log import Act, record
from commonweal.people.models import Person

SELF = "self"  # the role of whoever acts on an account of their own


def listen() -> None:
    """Connect to what the libraries announce."""
    user_logged_in.connect(_signed_in, dispatch_uid="told signed in")
    user_logged_out.connect(_signed_out, dispatch_uid="told signed out")
    post_save.connect(_added, sender=Authenticator, dispatch_uid="told added")
    pre_delete.connect(_removed, sender=Authenticator, dispatch_uid="told removed")


def tell(action: str, person: Person, facts: dict[str, Any] | None = None) -> None:
    """Record what a person did to their own account."""
    with transaction.atomic():
        record(Act(action, "person", str(person.pk), SELF), person, facts)


def _signed_in(sender: Any, request: HttpRequest, user: Person, **more: Any) -> None:
    shown = get_authentication_records(request, user)
    tell("signed in", user, {"by": [one.get("type", one["method"]) for one in shown]})


def _signed_out(sender: Any, request: HttpRequest, user: Person | None, **more: Any) -> None:
    if user is not None:
        tell("signed out", user)


def _added(sender: Any, instance: Authenticator, created: bool, **more: Any) -> None:
    if created:
        tell("added second factor", instance.user, {"kind": instance.type})


def _removed(sender: Any, instance: Authenticator, **more: Any) -> None:
    tell("removed second factor", instance.user, {"kind": instance.type})

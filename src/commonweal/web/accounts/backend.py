"""Who asks, read with the offices that they hold: every page of work needs both, and asks once."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from commonweal.people.models import Person
from commonweal.web.work.offices_held import with_factors


class Accounts(AuthenticationBackend):
    """As the library signs people in; whoever holds offices comes with them."""

    def get_user(self, user_id: Any) -> Person | None:
        """The person of a session; None for a closed account."""
        held = tuple(with_factors(user_id).select_related("person"))
        if not held:
            found: Person | None = super().get_user(user_id)
            return found
        person: Person = held[0].person
        person.offices_today = held
        return person if self.user_can_authenticate(person) else None

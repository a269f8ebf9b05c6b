"""Bodies that hold two roles at once: they question a strategy that they deliver."""

from __future__ import annotations

from datetime import date

from commonweal.strategy.dates import holds_on
from commonweal.strategy.governance import Body, BodyRole


def roles_on(body: Body, day: date) -> frozenset[BodyRole]:
    """The roles that a body holds on a day."""
    return frozenset(one.role for one in body.roles if holds_on(day, one.since, one.until))


def has_conflict_of_role(body: Body, day: date) -> bool:
    """Whether a body both challenges and delivers, so that its challenges must say so."""
    return {BodyRole.CHALLENGE, BodyRole.DELIVER} <= roles_on(body, day)


def must_assure(bodies: tuple[Body, ...], day: date) -> tuple[str, ...]:
    """Ids of the bodies whose role it is to give assurance on a day."""
    return tuple(one.id for one in bodies if BodyRole.ASSURE in roles_on(one, day))

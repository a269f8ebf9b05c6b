"""Whether the acts in a database are made up: its log says so in its first entry."""

from __future__ import annotations

from commonweal.people.log import Act, record
from commonweal.people.models import Event, Person

ACT = "began demonstration"


class WrongKindError(ValueError):
    """Made-up acts in a real instance, or real ones in a demonstration."""


class NotEmptyError(ValueError):
    """Somebody has acted in this database: nothing made up may be added to it."""


def begin_demonstration() -> None:
    """Say in the first entry of the log that everything after it is made up.

    Raises ``NotEmptyError`` where the log or the list of people has begun.
    """
    if Event.objects.exists() or Person.objects.exists():
        raise NotEmptyError("somebody has acted in this database: a demonstration needs its own")
    record(Act(ACT, "database", "1", "system"), None)


def is_demonstration() -> bool:
    """Whether this database is one of a demonstration."""
    return Event.objects.filter(number=1, action=ACT).exists()


def must_match(demonstration: bool) -> None:
    """Refuse a database of the other kind; an empty one is of either.

    Raises ``WrongKindError``.
    """
    if is_demonstration() and not demonstration:
        raise WrongKindError(
            "the acts in this database are made up, for a demonstration: name another one in "
            "COMMONWEAL_DATABASE or COMMONWEAL_DATA_DIR, or set COMMONWEAL_DEMONSTRATION=yes"
        )
    if demonstration and not is_demonstration() and Person.objects.exists():
        raise WrongKindError(
            "people use this database: a demonstration needs one of its own; take "
            "COMMONWEAL_DEMONSTRATION or COMMONWEAL_DATABASE away"
        )

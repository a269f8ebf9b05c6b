"""Digests: made once a day for each person, claimed, sent, never sent twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from smtplib import SMTPServerDisconnected

from django.db import transaction
from django.utils import timezone

from commonweal.delivery.models import Digest, Return
from commonweal.delivery.reminders.due import Reminder, Told, reminders
from commonweal.delivery.returns.queries import dates_of
from commonweal.people.models import Person, Role
from commonweal.people.permissions import holders

BELOW = (Role.OFFICER, Role.CHAIR)
ABOVE = (Role.SECRETARY, Role.CHAIR)
Send = Callable[[Digest], None]


@transaction.atomic
def make_digests(strategy: str, above: str, on: date, since: date | None = None) -> list[Digest]:
    """Write what each person is reminded of on a day; nobody gets a second one for the day.

    ``since`` is the day of the last run: what days between called for is told now.
    """
    lines: dict[int, list[Reminder]] = {}
    for one in reminders(_open(strategy, on), above, on, since):
        for person in _readers(strategy, one, above, on):
            lines.setdefault(person.pk, []).append(one)
    have = Digest.objects.filter(strategy=strategy, day=on).values_list("person_id", flat=True)
    for person_id in sorted(set(lines) - set(have)):
        told = [_line(one) for one in lines[person_id]]
        Digest.objects.create(strategy=strategy, person_id=person_id, day=on, lines=told)
    return list(Digest.objects.filter(strategy=strategy, day=on).order_by("pk"))


def send_digests(strategy: str, send: Send) -> tuple[int, int]:
    """Send what nobody has claimed yet; returns how many left, and how many failed.

    Each is claimed in a transaction of its own before it is sent, so that two machines, or one
    that was killed, never send the same digest twice.
    """
    left, failed = 0, 0
    waiting = Digest.objects.filter(strategy=strategy, claimed_at__isnull=True)
    for number in list(waiting.order_by("pk").values_list("pk", flat=True)):
        fresh = Digest.objects.filter(pk=number, claimed_at__isnull=True)
        if not fresh.update(claimed_at=timezone.now()):
            continue
        try:
            send(Digest.objects.select_related("person").get(pk=number))
        except OSError as fault:
            failed += 1
            if not isinstance(fault, TimeoutError | SMTPServerDisconnected):
                Digest.objects.filter(pk=number).update(claimed_at=None)  # it has not left: again
            continue
        Digest.objects.filter(pk=number).update(sent_at=timezone.now())
        left += 1
    return left, failed


def unsent(strategy: str) -> int:
    """Digests that were claimed and never confirmed as sent: somebody should look."""
    held = Digest.objects.filter(strategy=strategy, claimed_at__isnull=False)
    return held.filter(sent_at__isnull=True).count()


def _open(strategy: str, on: date) -> Iterable[Told]:
    held = Return.objects.filter(strategy=strategy, accepted_on__isnull=True, round__opens__lte=on)
    for one in held.select_related("round").order_by("pk"):
        yield Told(one.pk, one.board, one.round.opens, dates_of(one))


def _readers(strategy: str, one: Reminder, above: str, on: date) -> list[Person]:
    roles = ABOVE if one.to_board == above else BELOW
    found = [p for role in roles for p in holders(strategy, one.to_board, role, on)]
    return list({p.pk: p for p in found if p.is_active}.values())


def _line(one: Reminder) -> dict[str, str | int]:
    return {
        "why": one.why.value,
        "return": one.about.number,
        "board": one.about.board,
        "due": one.about.dates.due.isoformat(),
        "days": one.days,
    }

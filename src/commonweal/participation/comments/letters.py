"""Letters to authors: written with the act they tell of, claimed before they leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from smtplib import SMTPServerDisconnected

from django.utils import timezone

from commonweal.participation.models import Comment, Letter
from commonweal.people.chain import Plain

Send = Callable[[Letter], None]


def write_letter(
    comment: Comment, why: Letter.Why, on: date, facts: dict[str, Plain] | None = None
) -> Letter | None:
    """Write a letter to an author who gave an address that is not erased; else nothing."""
    if comment.mail is None or comment.mail.erased_on:
        return None
    return Letter.objects.create(comment=comment, why=why, made_on=on, facts=facts or {})


def send_letters(strategy: str, send: Send) -> tuple[int, int]:
    """Send what nobody has claimed yet; how many left, and how many failed.

    Each is claimed first: a machine that dies in between leaves a letter claimed and not sent,
    which is told and never sent a second time.
    """
    left, failed = 0, 0
    waiting = Letter.objects.filter(comment__strategy=strategy, claimed_at__isnull=True)
    for number in list(waiting.order_by("pk").values_list("pk", flat=True)):
        fresh = Letter.objects.filter(pk=number, claimed_at__isnull=True)
        if not fresh.update(claimed_at=timezone.now()):
            continue
        sent = _try(number, send)
        left, failed = left + sent, failed + (not sent)
    return left, failed


def _try(number: int, send: Send) -> bool:
    held = Letter.objects.select_related("comment__mail").get(pk=number)
    if held.comment.mail is None or held.comment.mail.erased_on:
        return False  # its author asked for no more in between: it stays claimed and unsent
    try:
        send(held)
    except OSError as fault:
        if not isinstance(fault, TimeoutError | SMTPServerDisconnected):
            Letter.objects.filter(pk=number).update(claimed_at=None)  # it has not left: again
        return False
    Letter.objects.filter(pk=number).update(sent_at=timezone.now())
    return True

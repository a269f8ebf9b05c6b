"""What is kept of the author of a comment: told to them, erased for them, erased in time."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from commonweal.participation.comment_stages import ENDED, Stage
from commonweal.participation.comments.receiving import texts_of
from commonweal.participation.models import Comment
from commonweal.people.chain import Plain
from commonweal.people.keeping import before, erase_all
from commonweal.people.log import Act, record
from commonweal.people.models import Event, Text
from commonweal.people.processing import months_of


def of_author(strategy: str, reference: str = "", mail: str = "") -> QuerySet[Comment]:
    """Comments under a reference, or whose author gave this address."""
    named = Q(reference=reference) if reference else Q(mail__words__iexact=mail.strip())
    return Comment.objects.filter(named, strategy=strategy).order_by("pk")


def everything(comment: Comment) -> dict[str, Any]:
    """All that is kept of a comment and its author, in plain values."""
    words = [one.words.words if one.words else None for one in _turns(comment)]
    return {
        "reference": comment.reference,
        "about": comment.about,
        "about_id": comment.about_id,
        "channel": comment.channel,
        "language": comment.language,
        "received_on": comment.received_on.isoformat(),
        "stage": comment.stage,
        "due": _day(comment.due),
        "board": comment.board,
        "outcome": comment.outcome,
        "answered_on": _day(comment.answered_on),
        "ended_on": _day(comment.ended_on),
        "closed_why": comment.closed_why.words if comment.closed_why else "",
        "reasons": _reasons(comment),
        "flags": comment.flags,
        "public_on": _day(comment.public_on),
        "hidden_on": _day(comment.hidden_on),
        "address": comment.mail.words if comment.mail else "",
        "ward": comment.ward,
        "may_publish": comment.may_publish,
        "shown_words": comment.public_words.words if comment.public_words else "",
        "turns": [
            {
                "on": one.on.isoformat(),
                "words": words[number],
                "reply": one.reply.words if one.reply else "",
                "mail_id": one.mail_id,
            }
            for number, one in enumerate(_turns(comment))
        ],
        "letters": [
            {"why": one.why, "made_on": _day(one.made_on), "sent": one.sent_at is not None}
            for one in comment.letters.order_by("pk")
        ],
    }


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _turns(comment: Comment) -> list[Any]:
    return list(comment.messages.select_related("words", "reply").order_by("pk"))


def _reasons(comment: Comment) -> list[dict[str, str]]:
    """What was done to a comment with a reason, and the words of it."""
    told = Event.objects.filter(kind="comment", item=str(comment.pk), commitments__has_key="why")
    found = [(one.action, one.commitments["why"]["text"]) for one in told.order_by("number")]
    words = {str(one.pk): one.words for one in Text.objects.filter(pk__in=[t for _a, t in found])}
    return [{"act": action, "why": words.get(text, "")} for action, text in found]


@transaction.atomic
def forget_author(comment: Comment, why: str, on: date) -> int:
    """Erase every word and address of an author, replies and reasons, their ward, their mails.

    Nothing of what they said is shown from then on.
    """
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    erased = erase_all(texts_of(held), why, on)
    if held.stage not in ENDED:
        held.stage, held.due, held.ended_on = Stage.WITHDRAWN, None, on
    held.ward, held.public_on, held.may_publish = "", None, False
    held.version += 1
    held.save()
    held.messages.exclude(mail_id="").update(mail_id="")
    facts: dict[str, Plain] = {"why": why, "texts": erased}
    record(Act("forgot author of", "comment", str(held.pk), "system"), None, facts)
    return erased


def kept_too_long(strategy: str, on: date) -> QuerySet[Comment]:
    """Comments that ended so long ago that their authors are to be forgotten."""
    last = before(on, months_of("comment"))
    held = Comment.objects.filter(strategy=strategy, stage__in=ENDED)
    ended = Coalesce("ended_on", Max("messages__on"))  # of older rows no end is known
    aged = held.annotate(last=ended).filter(last__lt=last)
    fields = ("messages__words", "messages__reply", "mail", "closed_why")
    left = [Q(**{f"{one}__isnull": False, f"{one}__erased_on__isnull": True}) for one in fields]
    return aged.filter(reduce(or_, left)).distinct()

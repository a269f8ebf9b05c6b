"""Tell authors that the thing they spoke of has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from commonweal.participation.comment_stages import Stage
from commonweal.participation.comments.letters import write_letter
from commonweal.participation.models import Comment, Letter

Mark = Callable[[str, str], str]
"""What a thing looks like today, from its kind and id: another text when it has changed."""


@transaction.atomic
def tell_of_changes(strategy: str, day: date, mark: Mark) -> int:
    """Write a letter to each author whose thing is not as it was when they were told last.

    The first look at a thing only remembers it. Nobody is written to before their comment was
    answered or closed: until then the answer itself is what they wait for.
    """
    held = Comment.objects.select_for_update().filter(strategy=strategy, mail__erased_on=None)
    wanted = held.filter(mail__isnull=False).exclude(stage=Stage.WITHDRAWN)
    told = 0
    for one in wanted.order_by("pk"):
        now = mark(one.about, one.about_id)
        if not now or now == one.told_of:
            continue
        if one.told_of and one.stage in {Stage.ANSWERED, Stage.PROMISED, Stage.CLOSED}:
            told += write_letter(one, Letter.Why.CHANGED, day) is not None
        elif one.told_of:
            continue  # it waits for its answer: the change is told of after that
        Comment.objects.filter(pk=one.pk).update(told_of=now)
    return told


def followed(strategy: str) -> bool:
    """Whether anybody is to be told of changes at all."""
    held = Comment.objects.filter(strategy=strategy, mail__isnull=False, mail__erased_on=None)
    return held.exclude(stage=Stage.WITHDRAWN).exists()

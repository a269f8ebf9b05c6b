"""A board reviews who sits on it: noted with what was missing, the newest of each told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.models import MembershipReview
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.models import Sector
from commonweal.people.permissions import Action, Item

LONGEST = 1_000


@transaction.atomic
def review_membership(
    actor: Actor, board: str, lacking: Iterable[Sector], words: str
) -> MembershipReview:
    """Note that a board reviewed who sits on it, what was missing, and what it does about it.

    Raises ``ValueError`` without words, or with more than anybody reads.
    """
    role = actor.must(Action.REVIEW_MEMBERSHIP, Item(actor.strategy, board))
    if not words.strip():
        raise ValueError(_("Say what the board does about it, or why nothing"))
    if len(words) > LONGEST:
        raise ValueError(_("Write at most %(most)s characters") % {"most": LONGEST})
    missing = [one.value for one in lacking]
    held = MembershipReview.objects.create(
        strategy=actor.strategy, board=board, on=actor.on, lacking=missing, words=words.strip()
    )
    facts = {"board": board, "lacking": ", ".join(missing)}
    record(Act("reviewed members of", "board", board, role), actor.person, facts)
    return held


def newest_reviews(strategy: str, day: date) -> dict[str, MembershipReview]:
    """The newest review of each board that has one."""
    held = MembershipReview.objects.filter(strategy=strategy, on__lte=day)
    return {one.board: one for one in held.order_by("on", "pk")}

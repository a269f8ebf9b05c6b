"""Tell how a shared interest stands, in the name of one of the boards that share it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from commonweal.delivery.models import InterestStatus, SharedStatus
from commonweal.delivery.shared.boards import sharing_boards
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import StaleError, check_version
from commonweal.strategy.definition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How an interest stands, who handles it, and what there is to say."""

    interest: str
    status: InterestStatus
    words: str
    handled_by: str = ""

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError(_("Say in words how it stands"))


def tell_status(
    actor: Actor, board: str, edition: Edition, told: Stands, read: int
) -> SharedStatus:
    """Say how a shared interest stands; ``read`` is the number of the entry that was read.

    Raises ``ValueError`` for an interest that the strategy does not share or a board that does not
    share it, ``StaleError`` where another entry was written since.
    """
    try:
        return _tell(actor, board, edition, told, read)
    except IntegrityError as fault:  # the other board was quicker
        raise StaleError(_("Somebody else changed this while you were writing")) from fault


@transaction.atomic
def _tell(actor: Actor, board: str, edition: Edition, told: Stands, read: int) -> SharedStatus:
    role = actor.must(Action.TELL_SHARED, Item(actor.strategy, board, edition.board))
    if board not in sharing_boards(edition):
        raise ValueError(f"{board} shares no interest of this strategy")
    if told.interest not in {one.id for one in edition.strategy.shared_interests}:
        raise ValueError(f"{told.interest!r} is no shared interest of this strategy")
    place = edition.strategy.place.code
    held = SharedStatus.objects.select_for_update().filter(place=place, interest=told.interest)
    newest = held.order_by("number").last()
    number = newest.number if newest else 0
    check_version(number, read)
    row = SharedStatus.objects.create(
        place=place,
        interest=told.interest,
        number=number + 1,
        status=told.status,
        handled_by=told.handled_by.strip(),
        words=told.words.strip(),
        strategy=actor.strategy,
        board=board,
        edition=edition.id,
        told_on=actor.on,
        told_by=actor.person,
    )
    facts: dict[str, Plain] = {"place": place, "board": board, "status": str(row.status)}
    facts |= {"words": row.words, "handled_by": row.handled_by, "number": row.number}
    facts |= {"edition": row.edition}
    record(Act("told shared interest", "shared interest", row.interest, role), actor.person, facts)
    return row

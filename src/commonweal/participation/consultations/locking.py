"""What every act on a consultation begins and ends with: the row that is held, and the log."""

from __future__ import annotations

from commonweal.participation.models import Consultation
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import check_version


def taken(
    actor: Actor, consultation: Consultation, read: int, action: Action
) -> tuple[Consultation, str]:
    """The consultation as it is held now, to be changed, and the role in which that is allowed."""
    role = actor.must(action, Item(consultation.strategy, consultation.board))
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    check_version(held.version, read)
    held.version += 1
    return held, role


def log(
    actor: Actor,
    action: str,
    held: Consultation,
    role: str,
    facts: dict[str, Plain],
    shown: bool = True,
) -> None:
    """Tell the log; a draft changes no public page."""
    told: dict[str, Plain] = {"board": held.board, "stage": str(held.stage)}
    record(Act(action, "consultation", held.name, role), actor.person, told | facts, shown=shown)

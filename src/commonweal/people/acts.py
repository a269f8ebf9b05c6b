"""What is done to people and offices: checked, changed and recorded in one transaction each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.people.log import Act, keep, record
from commonweal.people.models.office import Interest, Office, Role
from commonweal.people.models.organisation import Organisation
from commonweal.people.models.person import Person
from commonweal.people.office_rules import check_not_last, check_seat, check_substitute
from commonweal.people.permissions import Action, Item, acting_role


class NotAllowedError(PermissionError):
    """Somebody asked for what their offices do not allow on that day; nothing was changed."""


class OwnAccountError(NotAllowedError):
    """Somebody asked to change their own offices or account; that takes a second person."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which strategy, on which day; ``only_board`` as in ``Item``."""

    person: Person
    strategy: str
    on: date
    only_board: str = ""

    def must(self, action: Action, item: Item) -> str:
        """The role in which the act is allowed.

        Raises ``NotAllowedError`` where none does.
        """
        known = replace(item, only_board=self.only_board)
        role = acting_role(self.person, action, known, self.on)
        if role is None:
            raise NotAllowedError(f"{action.value} of {item.board or item.strategy}: not allowed")
        return role.value


@transaction.atomic
def first_administrator(email: str, name: str, strategy: str, on: date) -> Person:
    """Make the first administrator of a strategy, whom nobody can have invited.

    Raises ``NotAllowedError`` when the strategy has an administrator already.
    """
    if Office.objects.filter(strategy=strategy, role=Role.ADMINISTRATOR).exists():
        raise NotAllowedError("there is an administrator already: ask to be invited")
    person = Person.objects.create_user(email, name)
    office = Office.objects.create(
        person=person, strategy=strategy, role=Role.ADMINISTRATOR, since=on
    )
    record(Act("made first administrator", "person", str(person.pk), "system"), None, _told(office))
    return person


@transaction.atomic
def invite(actor: Actor, email: str, name: str) -> Person:
    """Make an account, with which nobody can sign in until its owner has set a password."""
    role = actor.must(Action.INVITE, Item(actor.strategy))
    person = Person.objects.create_user(email, name)
    record(Act("invited", "person", str(person.pk), role), actor.person)
    return person


@transaction.atomic
def give_office(
    actor: Actor,
    person: Person,
    board: str,
    role: Role,
    organisation: Organisation | None = None,
    in_place_of: Office | None = None,
) -> Office:
    """Give a person a role in a board from the actor's day on.

    Raises ``OwnAccountError`` for an office of one's own: else who lets people in could agree
    what they like; ``ValueError`` for a closed account, an organisation that is no more, or a
    substitute of another board or of themselves.
    """
    acting = actor.must(Action.GIVE_OFFICE, Item(actor.strategy, board))
    if person.pk == actor.person.pk:
        raise OwnAccountError(_("You cannot give an office to yourself: ask another administrator"))
    check_seat(person, organisation, actor.on)
    if in_place_of is not None:
        check_substitute(person, (actor.strategy, board), in_place_of, actor.on)
    office = Office.objects.create(
        person=person,
        organisation=organisation,
        strategy=actor.strategy,
        board=board,
        role=role,
        since=actor.on,
        in_place_of=in_place_of,
    )
    record(Act("gave office", "office", str(office.pk), acting), actor.person, _told(office))
    return office


@transaction.atomic
def end_office(actor: Actor, office: Office) -> Office:
    """End an office on the actor's day; it was held until the day before.

    Raises ``ValueError`` for an office that has ended, that began on that day or later, or that is
    the last administrator's: then nobody could let anybody in.
    """
    acting = actor.must(Action.GIVE_OFFICE, Item(actor.strategy, office.board))
    held = Office.objects.select_for_update().get(pk=office.pk)
    if held.until is not None:
        raise ValueError(f"this office ended on {held.until}")
    if held.since >= actor.on:
        raise ValueError(f"this office began on {held.since}: it cannot end on or before that day")
    check_not_last(held)
    held.until = actor.on
    held.save()
    record(Act("ended office", "office", str(held.pk), acting), actor.person, _told(held))
    return held


@transaction.atomic
def declare_interest(actor: Actor, board: str, words: str) -> Interest:
    """Declare what may bear on a decision of one's own board; the words can be erased.

    Raises ``ValueError`` without words.
    """
    role = actor.must(Action.DECLARE_INTEREST, Item(actor.strategy, board))
    if not words.strip():
        raise ValueError("say what the interest is")
    text = keep(words.strip())
    interest = Interest.objects.create(
        person=actor.person, strategy=actor.strategy, board=board, words=text, since=actor.on
    )
    act = Act("declared interest", "interest", str(interest.pk), role)
    record(act, actor.person, {"board": board}, {"words": text})
    return interest


def _told(office: Office) -> dict[str, str | int | None]:
    """An office as facts that name nobody: the person is a number."""
    return {
        "person": office.person_id,
        "strategy": office.strategy,
        "board": office.board,
        "role": str(office.role),
        "since": office.since.isoformat(),
        "until": office.until.isoformat() if office.until else None,
    }

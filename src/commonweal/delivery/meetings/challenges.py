"""Challenge a board or an organisation, and answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.models.challenge import Challenge
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import PassedError, Workflow, check_version

CHALLENGE = Workflow(
    "challenge",
    {
        "open": {"answer": "answered", "close": "closed"},
        "answered": {"close": "closed"},
        "closed": {},
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a board questions, whom it asks, and by when it wants a response."""

    from_board: str
    to_board: str = ""
    to_organisation: str = ""
    about: str
    about_id: str
    words: str
    due: date
    edition: str

    def __post_init__(self) -> None:
        if bool(self.to_board) is bool(self.to_organisation):
            raise ValueError(_("Challenge a board or an organisation, one of the two"))
        if self.to_board == self.from_board:
            raise ValueError(_("A board does not challenge itself"))
        if not self.words.strip():
            raise ValueError(_("Say what is questioned"))


@transaction.atomic
def challenge(actor: Actor, question: Question) -> Challenge:
    """Put a challenge, which needs a response by its day.

    Raises ``PassedError`` for a day that leaves no time.
    """
    role = actor.must(Action.CHALLENGE, Item(actor.strategy, question.from_board))
    if question.due <= actor.on:
        raise PassedError(
            _("%(day)s leaves no time to answer: give a later day")
            % {"day": date_format(question.due, "j F Y")}
        )
    made = Challenge.objects.create(
        strategy=actor.strategy,
        edition=question.edition,
        from_board=question.from_board,
        to_board=question.to_board,
        to_organisation=question.to_organisation,
        about=question.about,
        about_id=question.about_id,
        words=question.words.strip(),
        made_on=actor.on,
        due=question.due,
    )
    _log(actor, "challenged", made, role)
    return made


@transaction.atomic
def answer(actor: Actor, asked: Challenge, read: int, response: str) -> Challenge:
    """Answer a challenge; after its day the answer is marked as late.

    A board answers for itself. The answer of an organisation is noted by the board that asked.

    Raises ``ValueError`` without a response.
    """
    role = (
        actor.must(Action.ANSWER_CHALLENGE, Item(asked.strategy, asked.to_board))
        if asked.to_board
        else actor.must(Action.CHALLENGE, Item(asked.strategy, asked.from_board))
    )
    held = _take(asked, read, "answer")
    if not response.strip():
        raise ValueError(_("Write the response"))
    held.response, held.answered_on = response.strip(), actor.on
    return _kept(actor, "answered", held, role)


@transaction.atomic
def close(actor: Actor, asked: Challenge, read: int, why: str) -> Challenge:
    """Close a challenge, answered or not, with a reason, by the board that put it.

    Raises ``ValueError`` without a reason.
    """
    role = actor.must(Action.CHALLENGE, Item(asked.strategy, asked.from_board))
    held = _take(asked, read, "close")
    if not why.strip():
        raise ValueError(_("Say why the challenge is closed"))
    held.closed_on, held.closed_why = actor.on, why.strip()
    return _kept(actor, "closed", held, role)


def stage(asked: Challenge) -> str:
    """Where a challenge stands."""
    if asked.closed_on is not None:
        return "closed"
    return "open" if asked.answered_on is None else "answered"


def _take(asked: Challenge, read: int, act: str) -> Challenge:
    held = Challenge.objects.select_for_update().get(pk=asked.pk)
    check_version(held.version, read)
    CHALLENGE.after(stage(held), act)
    return held


def _kept(actor: Actor, verb: str, held: Challenge, role: str) -> Challenge:
    held.version += 1
    held.save()
    _log(actor, verb, held, role)
    return held


def _log(actor: Actor, verb: str, asked: Challenge, role: str) -> None:
    facts = {
        "from": asked.from_board,
        "to": asked.to_board or asked.to_organisation,
        "due": asked.due.isoformat(),
    }
    record(Act(verb, "challenge", str(asked.pk), role), actor.person, facts)

"""What is done with a comment: read, passed on, escalated, answered, shown, or set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.comment_stages import COMMENT, ENDED, Outcome, Stage, due
from commonweal.participation.comments.flags import personal_in
from commonweal.participation.comments.letters import write_letter
from commonweal.participation.models import Comment, Letter, Message
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, erase, keep, record
from commonweal.people.models import Text
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import check_version

LONGEST_REPLY = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A board's answer: its words, and what came of it or by when something will."""

    words: str
    outcome: Outcome | None = None
    promised: date | None = None

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError(_("Write the reply"))
        if len(self.words) > LONGEST_REPLY:
            raise ValueError(_("Write at most %(most)s characters") % {"most": LONGEST_REPLY})
        if (self.outcome is None) == (self.promised is None):
            raise ValueError(_("Say what came of it, or by which day something will"))


@transaction.atomic
def pass_on(actor: Actor, comment: Comment, read: int, above: str, board: str) -> Comment:
    """Give a comment to the board that answers it.

    Raises ``ValueError`` without a board.
    """
    role = _must_triage(actor, comment, above)
    if not board:
        raise ValueError(_("Choose the board that answers"))
    held = _moved(comment, read, "pass on", actor.on)
    held.board = board
    return _kept(actor, "passed on", held, role, {"board": board})


@transaction.atomic
def pass_back(actor: Actor, comment: Comment, read: int, why: str) -> Comment:
    """Give a comment back to those who read first: it belongs elsewhere.

    Raises ``ValueError`` without a reason.
    """
    role = actor.must(Action.ANSWER_COMMENT, Item(comment.strategy, comment.board))
    reason = keep(_reason(why))
    held = _moved(comment, read, "pass back", actor.on)
    return _kept(actor, "passed back", held, role, {"board": held.board}, {"why": reason})


@transaction.atomic
def escalate(actor: Actor, comment: Comment, read: int, above: str) -> Comment:
    """Say that somebody may be in danger: from then on few read it, and within a day."""
    if comment.stage == Stage.WITH_BOARD:
        role = actor.must(Action.ANSWER_COMMENT, Item(comment.strategy, comment.board))
    else:
        role = _must_triage(actor, comment, above)
    held = _moved(comment, read, "escalate", actor.on)
    held.public_on = None
    return _kept(actor, "escalated", held, role)


@transaction.atomic
def set_aside(actor: Actor, comment: Comment, read: int, above: str, why: str) -> Comment:
    """Close a comment without a reply, with a reason that its author is told.

    Raises ``ValueError`` without a reason.
    """
    role = _must_triage(actor, comment, above)
    held = _moved(comment, read, "set aside", actor.on)
    held.closed_why = keep(_reason(why))
    write_letter(held, Letter.Why.CLOSED, actor.on)
    return _kept(actor, "set aside", held, role, None, {"why": held.closed_why})


@transaction.atomic
def answer(actor: Actor, comment: Comment, read: int, reply: Reply) -> Comment:
    """Reply for the board that has the comment; a promise stays open until it is told of."""
    role = actor.must(Action.ANSWER_COMMENT, Item(comment.strategy, comment.board))
    act = "promise" if reply.promised else "answer"
    held = _moved(comment, read, act, actor.on, reply.promised)
    held.outcome = reply.outcome.value if reply.outcome else ""
    held.answered_on = held.answered_on or actor.on
    text = keep(reply.words.strip())
    Message.objects.create(comment=held, on=actor.on, reply=text)
    write_letter(held, Letter.Why.ANSWERED, actor.on)
    facts: dict[str, Plain] = {"board": held.board, "outcome": held.outcome}
    facts["promised"] = reply.promised.isoformat() if reply.promised else None
    return _kept(actor, "answered", held, role, facts, {"reply": text}, shown=True)


@transaction.atomic
def show(actor: Actor, comment: Comment, read: int, above: str, words: str) -> Comment:
    """Show words of a comment to everybody, once somebody has read them for what tells of people.

    The replies that stand are read and shown with them; one that comes later waits to be shown.

    Raises ``ValueError`` where the author did not allow it, or where something in them has the
    shape of personal data.
    """
    role = actor.must(Action.TRIAGE_COMMENT, Item(comment.strategy, above, above))
    held = _fresh(comment, read)
    if not held.may_publish or held.stage in {Stage.ESCALATED, Stage.WITHDRAWN}:
        raise ValueError(_("Its author did not let it be shown, or it may not be now"))
    if not words.strip():
        raise ValueError(_("Write the words that are shown"))
    if found := personal_in(words):
        raise ValueError(_("Take this out of the words: %(what)s") % {"what": ", ".join(found)})
    before = held.public_words
    held.public_words, held.public_on = keep(words.strip()), actor.on
    held.hidden_on = None
    _save(held)
    held.messages.filter(reply__isnull=False).update(public=True)
    if before is not None and not before.erased_on:
        gone = Act("erased", "text", str(before.pk), role)
        erase(before, "other words are shown now", gone, actor.person, actor.on)
    act = Act("showed", "comment", str(held.pk), role)
    record(act, actor.person, None, {"words": held.public_words})
    return held


@transaction.atomic
def hide(actor: Actor, comment: Comment, read: int, above: str, why: str) -> Comment:
    """Take words back that were shown: the recall of something that should not have been.

    Raises ``ValueError`` without a reason.
    """
    role = actor.must(Action.TRIAGE_COMMENT, Item(comment.strategy, above, above))
    reason, held = keep(_reason(why)), _fresh(comment, read)
    words = held.public_words
    held.public_words, held.public_on, held.hidden_on = None, None, actor.on
    _save(held)
    if words is not None and not words.erased_on:
        gone = Act("erased", "text", str(words.pk), role)
        erase(words, "no longer shown", gone, actor.person, actor.on)
    record(Act("hid", "comment", str(held.pk), role), actor.person, None, {"why": reason})
    return held


def _must_triage(actor: Actor, comment: Comment, above: str) -> str:
    held = comment.stage == Stage.ESCALATED
    action = Action.SAFEGUARD if held else Action.TRIAGE_COMMENT
    return actor.must(action, Item(comment.strategy, above, above))


def _reason(why: str) -> str:
    if not why.strip():
        raise ValueError(_("Say why"))
    return why.strip()[:300]


def _fresh(comment: Comment, read: int) -> Comment:
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    check_version(held.version, read)
    return held


def _moved(
    comment: Comment, read: int, act: str, on: date, promised: date | None = None
) -> Comment:
    held = _fresh(comment, read)
    stage = Stage(COMMENT.after(held.stage, act))
    held.stage, held.due = stage, due(stage, on, promised)
    held.ended_on = on if stage in ENDED else None
    return held


def _save(held: Comment) -> None:
    held.version += 1
    held.save()


def _kept(
    actor: Actor,
    action: str,
    held: Comment,
    role: str,
    facts: dict[str, Plain] | None = None,
    words: dict[str, Text] | None = None,
    shown: bool = False,
) -> Comment:
    _save(held)
    record(Act(action, "comment", str(held.pk), role), actor.person, facts, words, shown=shown)
    return held

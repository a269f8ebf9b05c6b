"""Take what residents say: a comment with its reference, more words on a thread, a withdrawal.

Nobody is signed in here. Who knows a reference is its author.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.comment_stages import COMMENT, Stage, due
from commonweal.participation.comments.flags import Flag, flags_of
from commonweal.participation.comments.letters import write_letter
from commonweal.participation.comments.reference import new_reference
from commonweal.participation.models import About, Channel, Comment, Letter, Message
from commonweal.people.acts import Actor
from commonweal.people.log import Act, erase, keep, record
from commonweal.people.models import Event, Person, Text
from commonweal.people.permissions import Action, Item
from commonweal.people.plain_words import plain_words

LONGEST = 5_000  # characters of one message
MOST = 20  # messages of an author on one thread
REPEATED_WITHIN = 7  # days in which the same words about the same thing are marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says about something; ``mail`` empty where they give no address."""

    about: About
    about_id: str
    words: str
    language: str
    mail: str = ""
    ward: str = ""
    may_publish: bool = False
    channel: Channel = Channel.WEB
    by_machine: bool = False

    def __post_init__(self) -> None:
        check_words(self.words)


@dataclass(frozen=True, slots=True)
class Where:
    """The strategy and its edition on the day."""

    strategy: str
    edition: str
    on: date


def check_words(words: str) -> None:
    """Refuse no words, and more than anybody reads.

    Raises ``ValueError``.
    """
    if not words.strip():
        raise ValueError(_("Write what you want to say"))
    if len(words) > LONGEST:
        told = _("Write at most %(most)s characters: these are %(n)s")
        raise ValueError(told % {"most": LONGEST, "n": len(words)})


@transaction.atomic
def receive(said: Said, where: Where) -> Comment:
    """Keep a comment that somebody made themselves; whoever reads the first is owed to do so."""
    return _receive(said, where, None, "resident")


@transaction.atomic
def enter(actor: Actor, said: Said, edition: str, board: str) -> Comment:
    """Keep a comment that was made on paper, at an event or to somebody: it counts the same.

    Raises ``ValueError`` for one that is said to come from the web or by mail.
    """
    role = actor.must(Action.ENTER_COMMENT, Item(actor.strategy, board))
    if said.channel in {Channel.WEB, Channel.MAIL}:
        raise ValueError(_("Say how it was made: on paper, at an event, or to you"))
    return _receive(said, Where(actor.strategy, edition, actor.on), actor.person, role)


def _receive(said: Said, where: Where, person: Person | None, role: str) -> Comment:
    words = plain_words(said.words).strip()
    text = keep(words)
    address = keep(said.mail.strip()) if said.mail.strip() else None
    flags = flags_of(words, said.by_machine, _said_before(said, where, words))
    held = _new(said, where, address, flags)
    Message.objects.create(comment=held, on=where.on, words=text)
    facts = {"about": said.about.value, "about_id": said.about_id, "channel": said.channel.value}
    kept = {"words": text} | ({"mail": address} if address else {})
    record(Act("received", "comment", str(held.pk), role), person, facts, kept, shown=False)
    write_letter(held, Letter.Why.RECEIVED, where.on)
    return held


def _said_before(said: Said, where: Where, words: str) -> bool:
    """Whether the same words came about the same thing lately, as from a button pressed twice."""
    lately = where.on - timedelta(REPEATED_WITHIN)
    same = Comment.objects.filter(
        strategy=where.strategy, about=said.about, about_id=said.about_id, received_on__gte=lately
    )
    return same.filter(messages__words__words=words).exists()


def _new(said: Said, where: Where, mail: Text | None, flags: tuple[Flag, ...]) -> Comment:
    return Comment.objects.create(
        reference=_free_reference(),
        strategy=where.strategy,
        edition=where.edition,
        about=said.about,
        about_id=said.about_id,
        channel=said.channel,
        language=said.language,
        received_on=where.on,
        mail=mail,
        ward=said.ward,
        may_publish=said.may_publish,
        flags=[one.value for one in flags],
        stage=Stage.RECEIVED,
        due=due(Stage.RECEIVED, where.on),
    )


def _free_reference() -> str:
    while Comment.objects.filter(reference=(drawn := new_reference())).exists():
        continue
    return drawn


@transaction.atomic
def add_words(reference: str, words: str, on: date, mail_id: str = "") -> Comment:
    """Add an author's words to their thread, which goes back to whoever answers it.

    A mail that came before under the same ``mail_id`` changes nothing.

    Raises ``Comment.DoesNotExist`` for no such reference, ``ValueError`` for words that cannot be
    kept, ``WrongStageError`` once the comment was withdrawn.
    """
    check_words(words)
    held = Comment.objects.select_for_update().get(reference=reference)
    if mail_id and held.messages.filter(mail_id=mail_id).exists():
        return held
    if held.messages.filter(words__isnull=False).count() >= MOST:
        raise ValueError(_("This thread is full: begin another comment"))
    stage = Stage(COMMENT.after(held.stage, "add words"))
    text = keep(plain_words(words).strip())
    Message.objects.create(comment=held, on=on, words=text, mail_id=mail_id)
    if stage != held.stage:
        held.stage, held.due, held.ended_on = stage, due(stage, on), None
    held.flags = sorted({*held.flags, *(one.value for one in flags_of(text.words))})
    held.closed_why, held.version = None, held.version + 1
    held.save()
    act = Act("added words to", "comment", str(held.pk), "resident")
    record(act, None, {"stage": stage.value}, {"words": text}, shown=False)
    return held


@transaction.atomic
def withdraw(reference: str, on: date) -> Comment:
    """Take a comment back: every word of and to its author is erased; that it was is kept."""
    held = Comment.objects.select_for_update().get(reference=reference)
    held.stage = COMMENT.after(held.stage, "withdraw")
    held.due, held.public_on, held.version = None, None, held.version + 1
    held.ended_on = on
    held.ward = ""
    held.save()
    held.messages.exclude(mail_id="").update(mail_id="")
    for text in texts_of(held):
        act = Act("erased", "text", str(text.pk), "resident")
        erase(text, "withdrawn by its author", act, None, on)
    record(Act("withdrew", "comment", str(held.pk), "resident"), None)
    return held


@transaction.atomic
def stop_letters(reference: str, on: date) -> Comment:
    """Erase the address of an author, who is sent nothing more."""
    held = Comment.objects.select_for_update().get(reference=reference)
    if held.mail is not None and not held.mail.erased_on:
        act = Act("erased", "text", str(held.mail.pk), "resident")
        erase(held.mail, "its author wants no more mail", act, None, on)
    return held


def texts_of(comment: Comment) -> list[Text]:
    """Every text of or about the author that is not erased yet: words, replies and reasons.

    Reasons of what was done to a comment lie in no row; the log names their texts.
    """
    told = Event.objects.filter(kind="comment", item=str(comment.pk)).exclude(commitments={})
    logged = {one["text"] for event in told for one in event.commitments.values()}
    turns = comment.messages.values_list("words", "reply")
    rows = {comment.mail_id, comment.public_words_id, comment.closed_why_id}.union(*turns)
    named = logged | {str(one) for one in rows if one is not None}
    return list(Text.objects.filter(pk__in=named, erased_on__isnull=True).order_by("pk"))

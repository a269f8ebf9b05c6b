"""Write a consultation before it opens: its words, its days, its questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from commonweal.participation.consultation_stages import CONSULTATION, Stage
from commonweal.participation.consultations.locking import log, taken
from commonweal.participation.models import Channel, Consultation, Question
from commonweal.participation.models.consultation_response import CHANNELS
from commonweal.people.acts import Actor
from commonweal.people.permissions import Action, Item
from commonweal.strategy.definition import Edition

LONGEST_NAME, MOST_QUESTIONS, MOST_CHOICES = 60, 30, 20
RESERVED = ("new", "none")  # words of addresses and of forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is asked, of whom, why, when, and whether anything is decided already."""

    title: str
    question: str
    why: str
    audience: str
    opens: date
    closes: date
    formative: bool = False
    formative_words: str = ""
    short_why: str = ""
    channels: tuple[Channel, ...] = (Channel.WEB,)
    priorities: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for words, told in (
            (self.title, _("Enter a title")),
            (self.question, _("Enter what you ask people")),
            (self.why, _("Give your reasons: why is this asked?")),
            (self.audience, _("Say whom you ask")),
        ):
            if not words.strip():
                raise ValueError(told)
        if self.closes <= self.opens:
            raise ValueError(_("Enter a last day that comes after the first"))
        if not self.channels or any(one.value not in CHANNELS for one in self.channels):
            raise ValueError(_("Select how people can answer"))

    @property
    def columns(self) -> dict[str, object]:
        words = ("title", "question", "why", "audience", "formative_words", "short_why")
        told: dict[str, object] = {name: getattr(self, name).strip() for name in words}
        told |= {name: getattr(self, name) for name in ("opens", "closes", "formative")}
        return told | {"channels": [one.value for one in self.channels]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question; a closed one has at least two choices."""

    words: str
    kind: Question.Kind = Question.Kind.OPEN
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError(_("Enter the question"))
        if self.kind is Question.Kind.OPEN:
            if self.choices:
                raise ValueError(_("Leave the choices empty: people answer in their own words"))
        elif not 2 <= len(set(self.choices)) == len(self.choices) <= MOST_CHOICES:
            told = _("Enter 2 to %(most)s different choices, one a line")
            raise ValueError(told % {"most": MOST_CHOICES})


@transaction.atomic
def draft_consultation(
    actor: Actor, edition: Edition, board: str, wording: Wording
) -> Consultation:
    """Begin a consultation of a board, which nobody but those at work sees until it opens."""
    role = actor.must(Action.KEEP_CONSULTATION, Item(actor.strategy, board, edition.board))
    _check_priorities(edition, wording)
    held = Consultation.objects.create(
        strategy=actor.strategy,
        name=_free_name(edition, wording.title),
        edition=edition.id,
        board=board,
        stage=Stage.DRAFT,
        **wording.columns,
    )
    _name_priorities(held, wording)
    log(actor, "drafted", held, role, {"title": held.title}, shown=False)
    return held


@transaction.atomic
def write_consultation(
    actor: Actor, edition: Edition, consultation: Consultation, read: int, wording: Wording
) -> Consultation:
    """Change the words or days of a consultation that is not open yet."""
    held, role = taken(actor, consultation, read, Action.KEEP_CONSULTATION)
    CONSULTATION.after(held.stage, "write")
    _check_priorities(edition, wording)
    for name, value in wording.columns.items():
        setattr(held, name, value)
    held.save()
    _name_priorities(held, wording)
    log(actor, "wrote", held, role, {"title": held.title}, shown=False)
    return held


@transaction.atomic
def ask(actor: Actor, consultation: Consultation, read: int, asked: Asked) -> Question:
    """Add a question at the end.

    Raises ``ValueError`` for one question too many.
    """
    held, role = taken(actor, consultation, read, Action.KEEP_CONSULTATION)
    CONSULTATION.after(held.stage, "write")
    number = held.questions.count() + 1
    if held.questions.filter(left_out=False).count() >= MOST_QUESTIONS:
        raise ValueError(_("Ask at most %(most)s questions") % {"most": MOST_QUESTIONS})
    held.save()
    made = Question.objects.create(
        consultation=held,
        number=number,
        words=asked.words.strip(),
        kind=asked.kind,
        choices=list(asked.choices),
    )
    log(actor, "asked a question in", held, role, {"question": number}, shown=False)
    return made


@transaction.atomic
def leave_out(actor: Actor, consultation: Consultation, read: int, number: int) -> Consultation:
    """Ask a question no more; to reword one, leave it out and ask it anew.

    Raises ``Question.DoesNotExist`` for no such question.
    """
    held, role = taken(actor, consultation, read, Action.KEEP_CONSULTATION)
    CONSULTATION.after(held.stage, "write")
    question = held.questions.get(number=number, left_out=False)
    question.left_out = True
    question.save()
    held.save()
    log(actor, "left a question out of", held, role, {"question": number}, shown=False)
    return held


def _check_priorities(edition: Edition, wording: Wording) -> None:
    if set(wording.priorities) - {one.id for one in edition.standing_priorities}:
        raise ValueError(_("Select priorities of the strategy"))


def _name_priorities(held: Consultation, wording: Wording) -> None:
    """Mark which priorities it is about; one that was named and is not now is left out."""
    held.about.exclude(priority__in=wording.priorities).update(left_out=True)
    for priority in dict.fromkeys(wording.priorities):
        held.about.update_or_create(priority=priority, defaults={"left_out": False})


def _free_name(edition: Edition, title: str) -> str:
    """A name that no consultation of the edition or of these rows has; never used again."""
    base = slugify(title)[:LONGEST_NAME].strip("-") or "consultation"
    rows = Consultation.objects.filter(strategy=edition.strategy.id, name__startswith=base)
    used = {*RESERVED, *(one.id for one in edition.strategy.consultations)}
    used |= set(rows.values_list("name", flat=True))
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(used) + 2))
    return next(one for one in names if one not in used)

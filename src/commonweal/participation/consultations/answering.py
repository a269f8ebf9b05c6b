"""Take answers to a consultation: from the web, or entered from paper, an event or a talk.

Nobody who answers is signed in, and nothing that is kept says who they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.about_you import Trait, band_of
from commonweal.participation.comments.flags import Flag, flags_of
from commonweal.participation.consultation_stages import CONSULTATION
from commonweal.participation.models import (
    Channel,
    Consultation,
    Question,
    QuestionAnswer,
    Response,
)
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, keep, record
from commonweal.people.models import Person, Text
from commonweal.people.permissions import Action, Item
from commonweal.people.plain_words import plain_words

LONGEST = 5_000  # characters of one open answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What somebody answered, by the number of the question, and what they say of themselves."""

    chosen: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)
    about: Mapping[Trait, str] = field(default_factory=dict)
    language: str = "en"
    channel: Channel = Channel.WEB
    by_machine: bool = False

    def __post_init__(self) -> None:
        said = [one for one in self.words.values() if one.strip()]
        if not said and not any(self.chosen.values()):
            raise ValueError(_("Answer at least one question"))
        if any(len(one) > LONGEST for one in said):
            raise ValueError(_("Write at most %(most)s characters") % {"most": LONGEST})


@transaction.atomic
def receive(
    consultation: Consultation, answers: Answers, on: date, wards: frozenset[str] = frozenset()
) -> Response:
    """Keep what somebody answered themselves.

    Raises ``WrongStageError`` where answers are not taken, ``ValueError`` before the first or
    after the last day, or for an answer to no question.
    """
    held = Consultation.objects.get(pk=consultation.pk)
    CONSULTATION.after(held.stage, "take an answer")
    if not held.opens <= on <= held.closes:
        raise ValueError(_("Answers are taken from %(first)s to %(last)s") % {
            "first": held.opens, "last": held.closes})  # fmt: skip
    return _keep(held, answers, on, wards, (None, "resident"))


@transaction.atomic
def enter(
    actor: Actor,
    consultation: Consultation,
    answers: Answers,
    wards: frozenset[str] = frozenset(),
) -> Response:
    """Keep what somebody answered on paper, at an event or to somebody: it counts the same.

    Raises ``ValueError`` for one that is said to come from the web.
    """
    role = actor.must(Action.KEEP_CONSULTATION, Item(consultation.strategy, consultation.board))
    held = Consultation.objects.get(pk=consultation.pk)
    CONSULTATION.after(held.stage, "take an answer")
    if answers.channel in {Channel.WEB, Channel.MAIL} or answers.channel not in held.channels:
        raise ValueError(_("Select how it was answered: a way that the consultation offers"))
    return _keep(held, answers, actor.on, wards, (actor.person, role))


@transaction.atomic
def set_aside(actor: Actor, consultation: Consultation, response: int, why: str) -> Response:
    """Count a response nowhere, such as one that a machine made; its row alone keeps the reason.

    Once the answers were summed up none is set aside any more: its themes counted it.

    Raises ``ValueError`` without a reason, ``Response.DoesNotExist`` for none of this consultation.
    """
    role = actor.must(Action.KEEP_CONSULTATION, Item(consultation.strategy, consultation.board))
    if not why.strip():
        raise ValueError(_("Say why it is set aside"))
    CONSULTATION.after(Consultation.objects.get(pk=consultation.pk).stage, "set aside")
    held = consultation.responses.select_for_update().get(pk=response)
    held.set_aside_why = why.strip()
    held.save()
    act = Act("set aside", "response", str(held.pk), role)
    record(act, actor.person, {"consultation": consultation.name})
    return held


def _keep(
    held: Consultation,
    answers: Answers,
    on: date,
    wards: frozenset[str],
    who: tuple[Person | None, str],
) -> Response:
    bands = {trait.value: band_of(trait, answers.about.get(trait, ""), wards) for trait in Trait}
    made = Response.objects.create(
        consultation=held,
        channel=answers.channel,
        language=answers.language,
        received_on=on,
        flags=_flags(answers),
        **bands,
    )
    texts = _answers(held, made, answers)
    facts: dict[str, Plain] = {"consultation": held.name, "channel": answers.channel.value}
    act = Act("answered", "response", str(made.pk), who[1])
    record(act, who[0], facts, texts, shown=False)
    return made


def _flags(answers: Answers) -> list[str]:
    found: set[Flag] = {Flag.MACHINE} if answers.by_machine else set()
    for words in answers.words.values():
        found |= set(flags_of(words))
    return sorted(one.value for one in found)


def _answers(held: Consultation, made: Response, answers: Answers) -> dict[str, Text]:
    """Keep each answer; the words, which can be erased, by the number of their question."""
    asked = {one.number: one for one in held.questions.filter(left_out=False)}
    if unknown := (set(answers.words) | set(answers.chosen)) - set(asked):
        raise ValueError(_("Question %(n)s is not asked") % {"n": min(unknown)})
    texts: dict[str, Text] = {}
    for number, question in asked.items():
        if question.kind == Question.Kind.OPEN:
            words = plain_words(answers.words.get(number, "")).strip()
            if words:
                text = texts[f"question {number}"] = keep(words)
                QuestionAnswer.objects.create(response=made, question=question, words=text)
        elif chosen := _chosen(question, answers.chosen.get(number, ())):
            QuestionAnswer.objects.create(response=made, question=question, chosen=chosen)
    return texts


def _chosen(question: Question, chosen: tuple[int, ...]) -> list[int]:
    """Numbers of the choices, from 0; one alone where one is asked for."""
    picked = sorted(set(chosen))
    if any(not 0 <= one < len(question.choices) for one in picked):
        raise ValueError(_("Select one of the choices of question %(n)s") % {"n": question.number})
    if question.kind == Question.Kind.ONE and len(picked) > 1:
        raise ValueError(_("Select one choice of question %(n)s") % {"n": question.number})
    return picked

"""Open a consultation, close it, analyse it, consider it; or withdraw it with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.consultation_stages import CONSULTATION
from commonweal.participation.consultations.gunning import days_open
from commonweal.participation.consultations.locking import log, taken
from commonweal.participation.models import Consideration, Consultation, Question
from commonweal.people.acts import Actor
from commonweal.people.permissions import Action


@dataclass(frozen=True, slots=True)
class Theme:
    """What several said in answer to an open question, and how many they were."""

    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What was found, in the officer's words; themes by the number of their question."""

    words: str
    themes: Mapping[int, tuple[Theme, ...]]

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError(_("Say what people answered, in your own words"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """What decision-makers made of the answers, and on which day."""

    on: date
    considered: str
    changed: str
    unchanged: str
    why: str

    def __post_init__(self) -> None:
        for words, told in (
            (self.considered, _("Say what was considered")),
            (self.changed, _("Say what changed, or that nothing did")),
            (self.unchanged, _("Say what did not change, or that everything did")),
            (self.why, _("Say why")),
        ):
            if not words.strip():
                raise ValueError(told)


@transaction.atomic
def open_consultation(
    actor: Actor, consultation: Consultation, read: int, least_weeks: int
) -> Consultation:
    """Let people answer until the last day.

    Raises ``ValueError`` outside its days, without a question, or for a time shorter than
    ``least_weeks`` that nobody gave a reason for.
    """
    held, role = taken(actor, consultation, read, Action.KEEP_CONSULTATION)
    stage = CONSULTATION.after(held.stage, "open")
    if not held.opens <= actor.on <= held.closes:
        told = _("It opens on %(first)s at the earliest and not after %(last)s: change its days")
        raise ValueError(told % {"first": held.opens, "last": held.closes})
    if not held.questions.filter(left_out=False).exists():
        raise ValueError(_("Ask at least one question"))
    held.opened_on = actor.on
    if days_open(held.opened_on, held.closes) < least_weeks * 7 and not held.short_why:
        told = _("It is open for less than %(weeks)s weeks: say why, or choose a later last day")
        raise ValueError(told % {"weeks": least_weeks})
    held.stage = stage
    held.save()
    log(actor, "opened", held, role, {"closes": held.closes.isoformat()})
    return held


@transaction.atomic
def close_consultation(actor: Actor, consultation: Consultation, read: int) -> Consultation:
    """Take no more answers, once the last day is over and those on paper are entered.

    Raises ``ValueError`` before that day is over: people were told that they have until then.
    """
    held, role = taken(actor, consultation, read, Action.KEEP_CONSULTATION)
    held.stage = CONSULTATION.after(held.stage, "close")
    if actor.on <= held.closes:
        told = _("People were told that they can answer until %(day)s: close it after that day")
        raise ValueError(told % {"day": held.closes})
    held.closed_on = actor.on
    held.save()
    log(actor, "closed", held, role, {"responses": held.responses.count()})
    return held


@transaction.atomic
def withdraw_consultation(
    actor: Actor, consultation: Consultation, read: int, why: str
) -> Consultation:
    """End a consultation before it ran its course; the reason is public where people were asked.

    Raises ``ValueError`` without a reason.
    """
    held, role = taken(actor, consultation, read, Action.KEEP_CONSULTATION)
    held.stage = CONSULTATION.after(held.stage, "withdraw")
    if not why.strip():
        raise ValueError(_("Say why it is withdrawn"))
    held.withdrawn_on, held.withdrawn_why = actor.on, why.strip()
    held.save()
    log(actor, "withdrew", held, role, {"why": held.withdrawn_why})
    return held


@transaction.atomic
def analyse(
    actor: Actor, consultation: Consultation, read: int, analysis: Analysis
) -> Consultation:
    """Sum up what was answered; can be done anew until it is considered.

    Raises ``ValueError`` for a theme that more people hold than answered, or of no open question.
    """
    held, role = taken(actor, consultation, read, Action.KEEP_CONSULTATION)
    held.stage = CONSULTATION.after(held.stage, "analyse")
    held.analysis, held.analysed_on = analysis.words.strip(), actor.on
    held.save()
    for question in held.questions.filter(left_out=False, kind=Question.Kind.OPEN):
        themes = analysis.themes.get(question.number, ())
        _check_themes(question, themes)
        question.themes = [[one.words.strip(), one.count] for one in themes]
        question.save()
    log(actor, "analysed", held, role, {"analysis": held.analysis})
    return held


def _check_themes(question: Question, themes: tuple[Theme, ...]) -> None:
    answered = question.answers.filter(response__set_aside_why="").count()
    for one in themes:
        if not one.words.strip() or not 1 <= one.count <= answered:
            told = _("%(n)s people answered question %(q)s: “%(theme)s” cannot have %(count)s")
            told %= {"n": answered, "q": question.number, "theme": one.words, "count": one.count}
            raise ValueError(told)


@transaction.atomic
def consider(
    actor: Actor, consultation: Consultation, read: int, said: Considered
) -> Consideration:
    """Record what those who decide made of the answers; a decision on it can then be recorded.

    Raises ``ValueError`` for a day before the consultation was closed, or one to come.
    """
    held, role = taken(actor, consultation, read, Action.CONSIDER)
    held.stage = CONSULTATION.after(held.stage, "consider")
    if held.closed_on is None or not held.closed_on <= said.on <= actor.on:
        told = _("It was closed on %(day)s: enter the day after that on which it was considered")
        raise ValueError(told % {"day": held.closed_on})
    held.save()
    words = {
        name: getattr(said, name).strip() for name in ("considered", "changed", "unchanged", "why")
    }
    made = Consideration.objects.create(consultation=held, on=said.on, **words)
    log(actor, "considered", held, role, {**words, "on": said.on.isoformat()})
    return made

"""Consultations as they are read: those to answer, one with its results, those that wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from commonweal.participation.about_you import BANDS, Trait
from commonweal.participation.consultation_stages import UNFINISHED, Stage
from commonweal.participation.consultations.counting import (
    BandCount,
    band_counts,
    choice_counts,
)
from commonweal.participation.models import (
    Consideration,
    Consultation,
    ConsultationAbout,
    Question,
    QuestionAnswer,
    Response,
)

MOST_READ = 200


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """A question with what came of it; ``counts`` is None while too few have answered."""

    question: Question
    answered: int
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Results:
    """Who answered and what; ``bands`` holds None for a trait of which nothing may be shown."""

    responses: int
    set_aside: int
    channels: tuple[BandCount, ...] | None
    questions: tuple[QuestionTold, ...]
    bands: dict[Trait, tuple[BandCount, ...] | None]


def consultations(strategy: str) -> QuerySet[Consultation]:
    """All of a strategy with what they are about, the newest first."""
    about = Prefetch(
        "about", ConsultationAbout.objects.filter(left_out=False), to_attr="priorities"
    )
    held = Consultation.objects.filter(strategy=strategy).select_related("consideration")
    return held.prefetch_related(about).order_by("-opens", "-pk")


def public_consultations(strategy: str, day: date) -> list[Consultation]:
    """Those that were opened by a day; one withdrawn while it was a draft never was."""
    return list(consultations(strategy).filter(opened_on__lte=day))


def public_consultation(strategy: str, name: str, day: date) -> Consultation | None:
    """One that was opened by a day, with its questions."""
    return _with_questions(strategy).filter(name=name, opened_on__lte=day).first()


def consultation_of(strategy: str, name: str) -> Consultation | None:
    """One consultation at work, a draft as well, with its questions."""
    return _with_questions(strategy).filter(name=name).first()


def _with_questions(strategy: str) -> QuerySet[Consultation]:
    held = Question.objects.filter(left_out=False).order_by("number")
    return consultations(strategy).prefetch_related(Prefetch("questions", held, to_attr="to_ask"))


def about_priority(strategy: str, priority: str, day: date) -> list[Consultation]:
    """Those about a priority that people were asked in by a day."""
    held = public_consultations(strategy, day)
    return [one for one in held if priority in priorities_of(one)]


def priorities_of(held: Consultation) -> tuple[str, ...]:
    """Ids of the priorities that it is about, of one that ``consultations`` gave."""
    rows: list[ConsultationAbout] = held.priorities  # type: ignore[attr-defined]
    return tuple(one.priority for one in rows)


def considered_of(held: Consultation) -> Consideration | None:
    """What decision-makers made of the answers, if they did yet."""
    return getattr(held, "consideration", None)


def unfinished(strategy: str, boards: Iterable[str]) -> list[Consultation]:
    """Those of these boards that still need something done."""
    held = Consultation.objects.filter(strategy=strategy, board__in=list(boards))
    return list(held.filter(stage__in=list(UNFINISHED)).order_by("closes", "pk"))


def to_link(strategy: str, board: str) -> list[Consultation]:
    """Those that a decision of a board can be about: people were asked, whatever came of it."""
    stages = [*UNFINISHED, Stage.CONSIDERED]
    held = Consultation.objects.filter(strategy=strategy, board=board, stage__in=stages)
    return list(held.select_related("consideration").order_by("-opens", "-pk"))


def asked(held: Consultation) -> list[Question]:
    """Questions in their order, without those that were left out."""
    read: list[Question] | None = getattr(held, "to_ask", None)
    return list(held.questions.filter(left_out=False)) if read is None else read


def words_of(held: Consultation) -> dict[int, list[QuestionAnswer]]:
    """The newest answers in words by the key of their question, for whoever sums them up."""
    found = QuestionAnswer.objects.filter(
        question__consultation=held, words__isnull=False, response__set_aside_why=""
    ).select_related("words", "response")
    told: dict[int, list[QuestionAnswer]] = {}
    for one in found.order_by("-pk")[:MOST_READ]:
        told.setdefault(one.question_id, []).append(one)
    return told


def marked(held: Consultation) -> list[Response]:
    """Responses that a rule found something in and that nobody has set aside."""
    return list(held.responses.filter(set_aside_why="").exclude(flags=[])[:MOST_READ])


def results(held: Consultation, wards: Iterable[str] = ()) -> Results:
    """Counts of all that was answered and not set aside; ``wards`` are codes of those of today."""
    rows = list(Response.objects.filter(consultation=held))
    counted = [one for one in rows if not one.set_aside_why]
    keys = {one.pk for one in counted}
    answers: dict[int, list[list[int]]] = {}
    found = QuestionAnswer.objects.filter(response__consultation=held)
    for response, question, chosen in found.values_list("response_id", "question_id", "chosen"):
        if response in keys:
            answers.setdefault(question, []).append(chosen)
    return Results(
        responses=len(counted),
        set_aside=len(rows) - len(counted),
        channels=band_counts(held.channels, _tally(one.channel for one in counted)),
        questions=tuple(_told(one, answers.get(one.pk, [])) for one in asked(held)),
        bands={trait: _bands(trait, codes, counted) for trait, codes in BANDS.items()}
        | _wards(held, wards, counted),
    )


def _told(question: Question, answers: list[list[int]]) -> QuestionTold:
    open_ = question.kind == Question.Kind.OPEN
    counts = None if open_ else choice_counts(len(question.choices), answers)
    return QuestionTold(question, len(answers), counts)


def _bands(
    trait: Trait, codes: tuple[str, ...], rows: list[Response]
) -> tuple[BandCount, ...] | None:
    return band_counts(codes, _tally(getattr(one, trait.value) for one in rows))


def _wards(
    held: Consultation, wards: Iterable[str], rows: list[Response]
) -> dict[Trait, tuple[BandCount, ...] | None]:
    """Counts of the wards of today, then of those that were named and are no more; none of none.

    Once wards of answers were erased, the counts are those that were shown before.
    """
    if held.wards_erased_on:
        kept: list[tuple[str, int | None]] | None = held.wards_counted
        shown = None if kept is None else tuple(BandCount(code, n) for code, n in kept)
        return {Trait.WARD: shown}
    codes = dict.fromkeys((*wards, *sorted({one.ward for one in rows} - {""})))
    return {Trait.WARD: _bands(Trait.WARD, tuple(codes), rows)} if codes else {}


def _tally(found: Iterable[str]) -> dict[str, int]:
    held: dict[str, int] = {}
    for one in found:
        held[one] = held.get(one, 0) + 1
    return held

"""How long the words and wards of answers are kept; what was counted stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from commonweal.participation.about_you import Trait
from commonweal.participation.consultations.queries import results
from commonweal.participation.models import Consultation, QuestionAnswer, Response
from commonweal.people.chain import Plain
from commonweal.people.keeping import before, erase_all
from commonweal.people.log import Act, record
from commonweal.people.processing import months_of


def answers_too_long(strategy: str, on: date) -> list[QuestionAnswer]:
    """Open answers given so long ago that their words are to go."""
    last = before(on, months_of("answer"))
    held = QuestionAnswer.objects.filter(
        response__consultation__strategy=strategy, response__received_on__lt=last
    )
    open_ones = held.filter(words__isnull=False, words__erased_on__isnull=True)
    return list(open_ones.select_related("words").order_by("pk"))


@transaction.atomic
def forget_answers(strategy: str, why: str, on: date, wards: Iterable[str] = ()) -> int:
    """Erase the words of old answers and take their wards away; how many texts these were.

    How many answered from each ward is kept as it was shown: ``wards`` are codes of those of today.
    """
    last = before(on, months_of("answer"))
    old = Response.objects.filter(consultation__strategy=strategy, received_on__lt=last)
    erased = erase_all((one.words for one in answers_too_long(strategy, on) if one.words), why, on)
    told = old.exclude(ward="")
    for one in Consultation.objects.select_for_update().filter(
        pk__in=told.values("consultation"), wards_erased_on__isnull=True
    ):
        _keep_counts(one, wards, on)
    emptied = told.update(ward="")
    if erased or emptied:
        facts: dict[str, Plain] = {"why": why, "texts": erased, "wards": emptied}
        record(Act("forgot answers of", "consultation", strategy, "system"), None, facts)
    return erased


def _keep_counts(held: Consultation, wards: Iterable[str], on: date) -> None:
    counts = results(held, wards).bands.get(Trait.WARD)
    held.wards_counted = None if counts is None else [[one.code, one.count] for one in counts]
    held.wards_erased_on = on
    held.save(update_fields=["wards_counted", "wards_erased_on"])

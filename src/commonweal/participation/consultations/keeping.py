"""How long the words and wards of answers are kept; what was counted stays."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from commonweal.participation.models import QuestionAnswer, Response
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
def forget_answers(strategy: str, why: str, on: date) -> int:
    """Erase the words of old answers and take their wards away; how many texts these were."""
    last = before(on, months_of("answer"))
    old = Response.objects.filter(consultation__strategy=strategy, received_on__lt=last)
    erased = erase_all((one.words for one in answers_too_long(strategy, on) if one.words), why, on)
    wards = old.exclude(ward="").update(ward="")
    if erased or wards:
        facts: dict[str, Plain] = {"why": why, "texts": erased, "wards": wards}
        record(Act("forgot answers of", "consultation", strategy, "system"), None, facts)
    return erased

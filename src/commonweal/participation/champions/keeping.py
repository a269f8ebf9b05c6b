"""What is kept of a champion: told to them, erased for them, erased in time."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from commonweal.participation.champion_stages import LEFT, Stage
from commonweal.participation.champions.leaving import erase_words, take_off
from commonweal.participation.models import Champion
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record


def of_person(strategy: str, reference: str = "", mail: str = "") -> QuerySet[Champion]:
    """Champions under a reference, or whose way to be reached holds this address."""
    held = Champion.objects.select_related("name", "reach", "cohort").filter(strategy=strategy)
    if reference:
        return held.filter(reference=reference).order_by("pk")
    return held.filter(pk__in=_reached_by(held, mail.strip())).order_by("pk")


def _reached_by(held: QuerySet[Champion], mail: str) -> list[int]:
    """They wrote it freely: an address may stand beside a telephone number."""
    whole = re.compile(rf"(?<![\w.+%-]){re.escape(mail)}(?![\w-]|\.\w)", re.IGNORECASE)
    among = held.filter(reach__words__icontains=mail) if mail else held.none()
    return [one.pk for one in among if whole.search(one.reach.words)]


def everything(champion: Champion) -> dict[str, Any]:
    """All that is kept of a champion, in plain values."""
    came = champion.attendance.select_related("session").order_by("pk")
    return {
        "reference": champion.reference,
        "name": champion.name.words,
        "reach": champion.reach.words,
        "ward": champion.ward,
        "languages": champion.languages,
        "consented_to": champion.consented_to,
        "stage": champion.stage,
        "offered_on": champion.offered_on.isoformat(),
        "joined_on": _day(champion.joined_on),
        "began_on": _day(champion.began_on),
        "left_on": _day(champion.left_on),
        "erase_after": _day(champion.erase_after),
        "cohort": champion.cohort.name if champion.cohort else "",
        "checks": [
            {"level": one.level, "done_on": one.done_on.isoformat()}
            for one in champion.checks.order_by("pk")
        ],
        "sessions": [
            {"title": one.session.title, "on": one.session.on.isoformat(), "came": one.came}
            for one in came
        ],
        "activities": [
            {"on": one.on.isoformat(), "kind": one.kind, "ward": one.ward, "reached": one.reached}
            for one in champion.activities.order_by("pk")
        ],
    }


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


@transaction.atomic
def forget_champion(champion: Champion, why: str, on: date) -> int:
    """Erase what tells who a champion is; how many texts were erased.

    Who still takes part takes none from then on.
    """
    held = Champion.objects.select_for_update().get(pk=champion.pk)
    before = sum(not one.erased_on for one in (held.name, held.reach))
    if held.stage in LEFT:
        erase_words(held, why, "system", None, on)
    else:
        held.stage = Stage.WITHDRAWN
        take_off(held, why, "system", None, on)
    facts: dict[str, Plain] = {"why": why, "texts": before}
    record(Act("forgot", "champion", str(held.pk), "system"), None, facts)
    return before

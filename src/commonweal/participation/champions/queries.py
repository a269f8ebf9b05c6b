"""What is asked about champions: who waits, who takes part, what they did and heard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value

from commonweal.participation.champion_stages import DAYS, TAKING_PART, Stage
from commonweal.participation.comment_stages import Stage as Said
from commonweal.participation.models import (
    Activity,
    Champion,
    Cohort,
    Insight,
    Programme,
    Session,
)

MOST_SHOWN = 200
HEARD = (Said.ANSWERED.value, Said.PROMISED.value)


@dataclass(frozen=True, slots=True)
class Owed:
    """Somebody who waits (``what`` is their stage) or a session of which nobody noted who came."""

    what: str
    number: int
    since: date
    due: date
    title: str


def waiting(strategy: str) -> QuerySet[Champion]:
    """Those who offered or were invited and wait for the council, the longest first."""
    stages = [one.value for one in DAYS]
    held = Champion.objects.filter(strategy=strategy, stage__in=stages)
    return held.select_related("name").order_by("due", "pk")


def owed(strategy: str, day: date, also: QuerySet[Any] | None = None) -> tuple[Owed, ...]:
    """What somebody must do for the programme, in one look: people who wait, sessions to note.

    ``also`` are rows of other things that wait, in the columns of ``Owed``, read with these.
    """
    people = waiting(strategy).select_related(None).annotate(what=F("stage"), title=Value(""))
    held = unrecorded(strategy, Programme, day).annotate(what=Value("session"), by=F("on"))
    rows = people.order_by().values_list("what", "pk", "offered_on", "due", "title").union(
        held.order_by().values_list("what", "pk", "on", "by", "title"),
        *([] if also is None else [also]), all=True,
    )  # fmt: skip
    return tuple(Owed(*row) for row in rows)


def taking_part(strategy: str) -> QuerySet[Champion]:
    """Those in training and active, by cohort."""
    stages = [one.value for one in TAKING_PART]
    held = Champion.objects.filter(strategy=strategy, stage__in=stages)
    return held.select_related("name", "cohort").order_by("cohort", "stage", "pk")


def moved_on(strategy: str) -> QuerySet[Champion]:
    """Those who moved on, whose names are not erased yet."""
    held = Champion.objects.filter(strategy=strategy, stage=Stage.ALUMNI)
    still = held.filter(name__erased_on__isnull=True)
    return still.select_related("name", "cohort").order_by("erase_after", "pk")


def champion_of(strategy: str, number: int) -> Champion | None:
    """One champion with their words and cohort."""
    held = Champion.objects.select_related("name", "reach", "cohort")
    return held.filter(strategy=strategy, pk=number).first()


def cohorts(strategy: str) -> QuerySet[Cohort]:
    """Cohorts with how many are in training, active and in all, the newest first."""
    held = Cohort.objects.filter(strategy=strategy).annotate(
        joined=Count("champions", distinct=True),
        active=Count("champions", filter=Q(champions__stage=Stage.ACTIVE), distinct=True),
    )
    return held.order_by("-begins_on", "-pk")


def sessions(strategy: str, kind: Programme) -> QuerySet[Session]:
    """Sessions of a programme, the newest first, with how many came."""
    held = Session.objects.filter(strategy=strategy, programme=kind).select_related("cohort")
    return held.annotate(came=Count("attendance", filter=Q(attendance__came=True)))


def session_of(strategy: str, number: int) -> Session | None:
    """One session."""
    held = Session.objects.filter(strategy=strategy).select_related("cohort")
    return held.filter(pk=number).first()


def unrecorded(strategy: str, kinds: Iterable[Programme], day: date) -> QuerySet[Session]:
    """Sessions that were held, of which nobody noted yet who came."""
    held = Session.objects.filter(strategy=strategy, programme__in=list(kinds), on__lte=day)
    return held.filter(cancelled_why="", attendance__isnull=True).order_by("on", "pk")


def activities(strategy: str) -> QuerySet[Activity]:
    """What champions did, the newest first."""
    held = Activity.objects.filter(champion__strategy=strategy)
    return held.select_related("champion__name").order_by("-on", "-pk")[:MOST_SHOWN]


def insights(strategy: str) -> QuerySet[Insight]:
    """What champions hear, with the comment it became, the newest first."""
    held = Insight.objects.filter(cohort__strategy=strategy)
    told = held.select_related("comment__public_words", "cohort")
    return told.prefetch_related("comment__messages__reply").order_by("-pk")[:MOST_SHOWN]

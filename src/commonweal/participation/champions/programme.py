"""What the programme of champions came to by a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from commonweal.participation.champion_stages import Stage
from commonweal.participation.champions.queries import sessions
from commonweal.participation.comment_stages import Stage as Said
from commonweal.participation.models import Activity, Attendance, Champion, Insight, Programme

HEARD = (Said.ANSWERED.value, Said.PROMISED.value)


@dataclass(frozen=True, slots=True)
class Came:
    """What the programme came to by a day. ``recruited`` began training, whether they stayed."""

    recruited: int
    trained: int
    active: int
    moved_on: int
    sessions: int
    activities: int
    active_in: dict[str, int]  # by ward; empty for one that is not told
    reached_in: dict[str, int]
    speaks: dict[str, int]  # active champions by language
    raised: int
    answered: int
    late: int

    @property
    def reached(self) -> int:
        return sum(self.reached_in.values())


def programme(strategy: str, day: date) -> Came:
    """Everything the programme of champions is judged by, in seven looks at the database."""
    held = Champion.objects.filter(strategy=strategy, joined_on__lte=day)
    stages = dict(held.values_list("stage").annotate(Count("pk")).order_by())
    wards, languages = _of_active(strategy)
    reached = _reached(strategy, day)
    heard = Insight.objects.filter(cohort__strategy=strategy, comment__received_on__lte=day)
    told = heard.aggregate(
        raised=Count("pk"),
        answered=Count("pk", filter=Q(comment__stage__in=HEARD)),
        late=Count("pk", filter=Q(comment__due__lt=day)),
    )
    return Came(
        recruited=sum(stages.values()),
        trained=_trained(strategy, day),
        active=stages.get(Stage.ACTIVE, 0),
        moved_on=stages.get(Stage.ALUMNI, 0),
        sessions=sessions(strategy, Programme.CHAMPIONS).filter(
            on__lte=day, cancelled_why=""
        ).count(),
        activities=sum(n for n, _ in reached.values()),
        active_in=wards,
        reached_in={ward: people for ward, (_, people) in reached.items()},
        speaks=languages,
        **told,
    )  # fmt: skip


def in_wards(strategy: str, day: date) -> tuple[dict[str, int], dict[str, int]]:
    """Active champions, and people reached by a day, by ward."""
    reached = _reached(strategy, day)
    return _of_active(strategy)[0], {ward: people for ward, (_, people) in reached.items()}


def _of_active(strategy: str) -> tuple[dict[str, int], dict[str, int]]:
    wards: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    active = Champion.objects.filter(strategy=strategy, stage=Stage.ACTIVE)
    for ward, speaks in active.values_list("ward", "languages"):
        wards[ward] += 1
        languages.update(speaks)
    return dict(wards), dict(languages)


def _reached(strategy: str, day: date) -> dict[str, tuple[int, int]]:
    done = Activity.objects.filter(champion__strategy=strategy, on__lte=day, withdrawn_why="")
    rows = done.values_list("ward").annotate(Count("pk"), Sum("reached")).order_by("ward")
    return {ward: (n, people) for ward, n, people in rows}


def _trained(strategy: str, day: date) -> int:
    came = Attendance.objects.filter(
        session__strategy=strategy, session__on__lte=day, session__cancelled_why="",
        champion__isnull=False, came=True,
    )  # fmt: skip
    return came.values("champion").distinct().count()

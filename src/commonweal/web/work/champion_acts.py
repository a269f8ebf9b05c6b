"""Each button of a champion's page: its form, when it stands, the one act that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from commonweal.participation.champion_stages import CHAMPION, Level, Stage
from commonweal.participation.champions import actions
from commonweal.participation.champions.queries import cohorts
from commonweal.participation.models import Champion, Cohort
from commonweal.web.work.champion_forms import (
    CheckForm,
    JoinCohortForm,
    TakeOffForm,
    cohort_choices,
)
from commonweal.web.work.comment_forms import ActForm
from commonweal.web.work.door import Worker

Make = Callable[[Worker, Champion, QueryDict | None], forms.Form]


@dataclass(frozen=True, slots=True)
class Step:
    """A button: when it stands on the page, its form, what is done with it."""

    stands: Callable[[Champion], bool]
    form: Make
    do: Callable[[Worker, Champion, Any], object]


def _may(act: str) -> Callable[[Champion], bool]:
    return lambda held: act in CHAMPION.acts(held.stage)


def _plain(kind: type[ActForm]) -> Make:
    def make(worker: Worker, held: Champion, data: QueryDict | None) -> forms.Form:
        return kind(data, initial={"version": held.version})

    return make


def _of_cohorts(worker: Worker, held: Champion, data: QueryDict | None) -> forms.Form:
    known = cohort_choices(cohorts(worker.actor.strategy))
    return JoinCohortForm(known, data, initial={"version": held.version})


def _above(worker: Worker) -> str:
    return worker.reading.edition.board


def _invite(worker: Worker, held: Champion, form: Any) -> None:
    actions.invite(worker.actor, held, form.cleaned_data["version"], _above(worker))


def _join(worker: Worker, held: Champion, form: Any) -> None:
    told = form.cleaned_data
    cohort = Cohort.objects.get(pk=int(told["cohort"]))
    actions.join_cohort(worker.actor, held, told["version"], _above(worker), cohort)


def _begin(worker: Worker, held: Champion, form: Any) -> None:
    actions.begin(worker.actor, held, form.cleaned_data["version"], _above(worker))


def _check(worker: Worker, held: Champion, form: Any) -> None:
    told, above = form.cleaned_data, _above(worker)
    level = Level(told["level"])
    actions.note_check(worker.actor, held, told["version"], above, level, told["done_on"])


def _move_on(worker: Worker, held: Champion, form: Any) -> None:
    actions.move_on(worker.actor, held, form.cleaned_data["version"], _above(worker))


def _withdraw(worker: Worker, held: Champion, form: Any) -> None:
    told = form.cleaned_data
    actions.withdraw(worker.actor, held, told["version"], _above(worker), told["why"])


STEPS = {
    "invite": Step(_may("invite"), _plain(ActForm), _invite),
    "join": Step(_may("join a cohort"), _of_cohorts, _join),
    "begin": Step(_may("begin"), _plain(ActForm), _begin),
    "check": Step(lambda held: held.stage != Stage.WITHDRAWN, _plain(CheckForm), _check),
    "move-on": Step(_may("move on"), _plain(ActForm), _move_on),
    "withdraw": Step(_may("withdraw"), _plain(TakeOffForm), _withdraw),
}

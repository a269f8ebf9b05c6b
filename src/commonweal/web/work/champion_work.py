"""What champions do and hear, at work: activities entered and withdrawn, insights for boards."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import Stage
from commonweal.participation.champions import queries, work
from commonweal.participation.models import About, Activity, Cohort, Insight
from commonweal.publication.about_items import choices, item_of, unknown
from commonweal.publication.place_wards import wards_of
from commonweal.publication.wording.champion_words import KINDS
from commonweal.publication.wording.comment_words import standing_at_work
from commonweal.web.work.champion_forms import ActivityForm, InsightForm, cohort_choices
from commonweal.web.work.champions import MENU, crumb, must_keep
from commonweal.web.work.door import Worker, at_work, page, refused


@at_work("GET", "POST")
def activity(request: HttpRequest, worker: Worker) -> HttpResponse:
    """What champions did, and the form that notes more."""
    above, wards = must_keep(worker), wards_of(worker.reading)
    part = queries.taking_part(worker.actor.strategy).filter(stage=Stage.ACTIVE)
    people = {one.pk: one for one in part}
    sent = request.POST if request.method == "POST" else None
    form = ActivityForm(people.values(), wards, sent, initial=dict(worker.kept))
    if form.is_valid():
        told = form.cleaned_data
        done = work.Done(
            on=told["on"], kind=form.kind_of, reached=told["reached"], ward=told["ward"]
        )
        try:
            work.note_activity(worker.actor, people[int(told["champion"])], above, done)
            return redirect("champion-activity")
        except ValueError as fault:
            form.add_error(None, str(fault))
    rows = [_done(one, wards) for one in queries.activities(worker.actor.strategy)]
    context = {"rows": rows, "form": form if people else None}
    status = 422 if form.is_bound else 200
    return page(request, worker, "champion_activity", context, crumb(), menu=MENU, status=status)


def _done(one: Activity, wards: dict[str, str]) -> dict[str, Any]:
    return {
        "held": one,
        "kind": KINDS[Activity.Kind(one.kind)],
        "who": one.champion.name.words or _("Somebody who was erased"),
        "ward": wards.get(one.ward, one.ward),
    }


@at_work("POST")
def withdraw(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Withdraw an activity that was noted wrongly."""
    above = must_keep(worker)
    every = Activity.objects.filter(champion__strategy=worker.actor.strategy)
    held = every.filter(pk=number).first()
    if held is None:
        raise Http404
    try:
        work.withdraw_activity(worker.actor, held, above, request.POST.get("why", ""))
    except ValueError as fault:
        return refused(request, worker, str(fault), status=409)
    return redirect("champion-activity")


@at_work("GET", "POST")
def insights(request: HttpRequest, worker: Worker) -> HttpResponse:
    """What champions hear and how each was answered; the form that raises one."""
    above, wards = must_keep(worker), wards_of(worker.reading)
    cohorts = {one.pk: one for one in queries.cohorts(worker.actor.strategy)}
    sent = request.POST if request.method == "POST" else None
    form = _form(worker, cohorts, wards, sent)
    if form.is_valid():
        try:
            heard = _heard(form.cleaned_data, cohorts)
            work.raise_insight(worker.actor, above, worker.reading.edition.id, heard)
            return redirect("champion-insights")
        except ValueError as fault:
            form.add_error(None, str(fault))
    rows = [_told(worker, one, wards) for one in queries.insights(worker.actor.strategy)]
    context = {"rows": rows, "form": form if cohorts else None}
    status = 422 if form.is_bound else 200
    return page(request, worker, "champion_insights", context, crumb(), menu=MENU, status=status)


def _form(
    worker: Worker, cohorts: dict[int, Cohort], wards: dict[str, str], sent: Any
) -> InsightForm:
    bodies = worker.reading.edition.governance.bodies
    boards = [(one.id, one.name) for one in bodies if not one.retired]
    items = [(one.key, one.name) for one in choices(worker.reading)]
    held = cohort_choices(cohorts.values())
    return InsightForm(held, items, boards, wards, sent, initial=dict(worker.kept))


def _heard(told: dict[str, Any], cohorts: dict[int, Cohort]) -> work.Heard:
    kind, _slash, name = told["about"].partition("/")
    return work.Heard(
        cohort=cohorts[int(told["cohort"])],
        about=About(kind),
        about_id=name,
        words=told["words"],
        board=told["board"],
        ward=told["ward"],
        may_publish=told["may_publish"],
    )


def _told(worker: Worker, one: Insight, wards: dict[str, str]) -> dict[str, Any]:
    held, day = one.comment, worker.reading.today
    item = item_of(worker.reading, f"{held.about}/{held.about_id}".rstrip("/"))
    return {
        "href": reverse("comment-at-work", args=[held.pk]),
        "about": item.name if item else unknown(held.about),
        "cohort": one.cohort.name,
        "ward": wards.get(one.ward, one.ward),
        "day": held.received_on,
        "standing": standing_at_work(worker.reading, held),
        "due": held.due,
        "late": max(0, (day - held.due).days) if held.due else 0,
        "replies": [(turn.on, turn.reply.words) for turn in held.messages.all() if turn.reply],
    }

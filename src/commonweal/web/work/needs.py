"""Needs at work: those that are held, one stated, one changed, linked, unlinked or closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.models import Need
from commonweal.participation.needs import actions
from commonweal.participation.needs.queries import closed_needs, edges, need_named
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError
from commonweal.publication.frame import Crumb
from commonweal.publication.needs import needs_held, without_need
from commonweal.publication.pages.needs import finding, row
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.need_forms import CloseForm, NeedForm, PriorityForm, words_of

MENU = "consultations-at-work"


@at_work()
def all_needs(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every need, the strategy's own as well; those stated since lead to their page."""
    reading = worker.reading
    held = needs_held(reading)
    bare = without_need(reading, held)
    context = {
        "lead": finding(held, bare),
        "rows": [row(reading, one) for one in held],
        "bare": [one.name for one in bare],
        "closed": closed_needs(worker.actor.strategy),
        "may": _may(worker),
    }
    return page(request, worker, "needs", context, _crumb(), menu=MENU)


@at_work("GET", "POST")
def new(request: HttpRequest, worker: Worker) -> HttpResponse:
    """State a need."""
    edition = worker.reading.edition
    worker.must(Action.KEEP_NEEDS, edition.board)
    form = NeedForm(request.POST if request.method == "POST" else None, initial=dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.state_need(worker.actor, edition, form.stated)
            return redirect("need-at-work", made.name)
        except ValueError as fault:
            form.add_error(None, str(fault))
    status = 422 if form.errors else 200
    context = {"form": form}
    return page(request, worker, "need_new", context, _crumb(), menu=MENU, status=status)


@at_work()
def one(request: HttpRequest, worker: Worker, name: str) -> HttpResponse:
    """One need, what answers it, and what may be done with it."""
    return _one(request, worker, _found(worker, name))


@at_work("POST")
def act(request: HttpRequest, worker: Worker, name: str, act: str) -> HttpResponse:
    """One button of the page."""
    worker.must(Action.KEEP_NEEDS, worker.reading.edition.board)
    held = _found(worker, name)
    form = _forms(worker, held, {act: request.POST}).get(act)
    if form is None:
        raise Http404
    if form.is_valid():
        try:
            _do(worker, held, act, form)
            return redirect("need-at-work", name)
        except StaleError:
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _one(request, worker, held, {act: form})


ACTS = ("change", "link", "unlink", "close")


def _do(worker: Worker, held: Need, act: str, form: Any) -> None:
    told, edition = form.cleaned_data, worker.reading.edition
    version = told["version"] or 0
    if act == "change":
        actions.change_need(worker.actor, edition, held, version, form.stated)
    elif act == "close":
        actions.close_need(worker.actor, edition, held, version, told["why"])
    else:
        do = actions.link_need if act == "link" else actions.unlink_need
        do(worker.actor, edition, held, version, told["priority"])


def _forms(
    worker: Worker, held: Need, sent: dict[str, QueryDict] | None = None
) -> dict[str, forms.Form]:
    """The form of each act; ``sent`` holds what was typed in one."""
    given = sent or {}
    names = {one.id: one.name for one in worker.reading.edition.standing_priorities}
    linked = [one.priority for one in edges(held) if one.until is None]
    version = {"version": held.version}
    made: dict[str, forms.Form] = {
        "change": NeedForm(given.get("change"), initial=words_of(held)),
        "link": PriorityForm(
            [(key, name) for key, name in names.items() if key not in linked],
            given.get("link"), initial=version,
        ),
        "unlink": PriorityForm(
            [(key, names.get(key, key)) for key in linked], given.get("unlink"), initial=version
        ),
        "close": CloseForm(given.get("close"), initial=version),
    }  # fmt: skip
    for name, form in made.items():
        form.auto_id = f"{name}_%s"
    return made


def _one(
    request: HttpRequest, worker: Worker, held: Need, given: dict[str, forms.Form] | None = None
) -> HttpResponse:
    edition = worker.reading.edition
    names = {one.id: one.name for one in edition.standing_priorities}
    linked = [(names.get(one.priority, one.priority), one.since, one.until) for one in edges(held)]
    may = _may(worker) and held.closed_on is None
    made = (_forms(worker, held) | (given or {})) if may else {}
    if may and not any(until is None for _name, _since, until in linked):
        made.pop("unlink", None)
    context = {"held": held, "linked": linked, "forms": made}
    status = 422 if given else 200
    return page(request, worker, "need", context, *_crumbs(), menu=MENU, status=status)


def _found(worker: Worker, name: str) -> Need:
    held = need_named(worker.actor.strategy, name)
    if held is None:
        raise Http404
    return held


def _may(worker: Worker) -> bool:
    return worker.may(Action.KEEP_NEEDS, worker.reading.edition.board)


def _crumb() -> Crumb:
    return Crumb(reverse("consultations-at-work"), _("Consultations and needs"))


def _crumbs() -> tuple[Crumb, ...]:
    return _crumb(), Crumb(reverse("needs-at-work"), _("Needs"))

"""One decision at work: what other bodies said to it, and its rescinding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.meetings import endorsements, queries
from commonweal.delivery.models import Decision
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.frame import Crumb
from commonweal.publication.pages.meetings import ENDORSED, state
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.meeting_forms import WhyForm, text_box


class EndorseForm(forms.Form):
    """What a body said that must endorse a decision."""

    body = forms.ChoiceField(label=_("Which body?"))
    given = forms.ChoiceField(
        label=_("What did it say?"),
        choices=[("yes", _("It endorsed the decision")), ("no", _("It refused"))],
        widget=forms.RadioSelect,
    )
    words = text_box(_("In which words? If it refused: why?"), 2, required=False)

    def __init__(self, bodies: list[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]


@at_work("GET", "POST")
def one(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """A decision of one of the worker's boards; others read the public page."""
    held = queries.decisions(worker.actor.strategy).filter(number=number).first()
    if held is None or held.item.meeting.board not in worker.boards:
        raise Http404
    name_of = worker.reading.edition.name_of_body
    awaited = [(x.body, name_of(x.body)) for x in held.endorsements.all() if x.state == "awaited"]
    endorse = EndorseForm(awaited, initial=dict(worker.kept))
    rescind = WhyForm(initial={"version": held.version}, prefix="rescind")
    if request.method == "POST":
        worker.must(Action.DECIDE, held.item.meeting.board)
    if request.method == "POST" and "rescind" in request.POST:
        rescind = WhyForm(request.POST, prefix="rescind")
        if rescind.is_valid() and _rescinded(worker, held, rescind):
            return redirect("decision-at-work", number)
    elif request.method == "POST":
        endorse = EndorseForm(awaited, request.POST)
        if endorse.is_valid() and _endorsed(worker, held, endorse):
            return redirect("decision-at-work", number)
    return _page(request, worker, held, endorse if awaited else None, rescind)


def _endorsed(worker: Worker, held: Decision, form: EndorseForm) -> bool:
    told = form.cleaned_data
    return _done(form, lambda: endorsements.endorse(
        worker.actor, held, told["body"], told["given"] == "yes", told["words"]
    ))  # fmt: skip


def _rescinded(worker: Worker, held: Decision, form: WhyForm) -> bool:
    told = form.cleaned_data
    return _done(form, lambda: endorsements.rescind(
        worker.actor, held, told["version"], told["why"]
    ))  # fmt: skip


def _done(form: forms.Form, act: Any) -> bool:
    try:
        act()
    except (StaleError, WrongStageError):
        raise
    except ValueError as fault:
        form.add_error(None, str(fault))
    return not form.errors


def _page(
    request: HttpRequest, worker: Worker, held: Decision, endorse: Any, rescind: Any
) -> HttpResponse:
    reading, meeting = worker.reading, held.item.meeting
    decides = worker.may(Action.DECIDE, meeting.board)
    context = {
        "held": held,
        "board": reading.edition.name_of_body(meeting.board),
        "state": state(queries.public_decision(held, reading.today)),
        "endorsements": [
            (reading.edition.name_of_body(x.body), ENDORSED[x.state], x)
            for x in held.endorsements.all()
        ],
        "endorse": endorse if decides else None,
        "rescind": rescind if decides and held.rescinded_on is None else None,
    }
    crumbs = (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("meetings-at-work"), _("Meetings")),
        Crumb(reverse("meeting-at-work", args=[meeting.pk]), context["board"]),
    )
    bound = rescind.is_bound or (endorse is not None and endorse.is_bound)
    return page(request, worker, "decision", context, *crumbs, menu="meetings-at-work",
                status=422 if bound else 200)  # fmt: skip

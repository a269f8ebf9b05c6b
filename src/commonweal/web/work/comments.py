"""Comments at work: what waits to be read, answered or shown; one comment; one entered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.participation.comments import queries
from commonweal.participation.comments.receiving import Said, enter
from commonweal.participation.models import About, Channel, Comment
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.about_items import choices, item_of, unknown
from commonweal.publication.frame import Crumb
from commonweal.publication.wording.comment_words import FLAGS, standing_at_work
from commonweal.web.work.comment_acts import STEPS, may_open
from commonweal.web.work.comment_forms import CHANNELS, EnterForm
from commonweal.web.work.door import Worker, at_work, page


@at_work()
def all_comments(request: HttpRequest, worker: Worker) -> HttpResponse:
    """What waits, by what is to be done with it, and what can be taken back."""
    strategy, above = worker.actor.strategy, worker.reading.edition.board
    boards = [one for one in worker.boards if worker.may(Action.ANSWER_COMMENT, one)]
    answer = list(queries.with_boards(strategy, boards)) if boards else []
    read, show, shown, back = [], [], [], []
    if worker.may(Action.TRIAGE_COMMENT, above) or worker.may(Action.SAFEGUARD, above):
        read = list(queries.to_read(strategy, worker.may(Action.SAFEGUARD, above)))
    if worker.may(Action.TRIAGE_COMMENT, above):
        show = list(queries.to_show(strategy))
        shown = list(queries.on_show(strategy))
        back = list(queries.hidden(strategy))
    context = {
        "lead": _lead(worker, read, answer),
        "sections": [
            (_("To read"), [_row(worker, one) for one in read]),
            (_("To answer"), [_row(worker, one) for one in answer]),
            (_("To show, once it is read for what tells of people"),
             [_row(worker, one) for one in show]),
            (_("Shown to everybody, to be taken back"), [_row(worker, one) for one in shown]),
            (_("Taken back; other words can still be shown"), [_row(worker, one) for one in back]),
        ],
        "may_enter": bool(_entering(worker)),
    }  # fmt: skip
    return page(request, worker, "comments", context, menu="comments-at-work")


@at_work()
def one(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One comment, its thread, and what may be done with it."""
    return _one(request, worker, _found(worker, number))


@at_work("POST")
def act(request: HttpRequest, worker: Worker, number: int, act: str) -> HttpResponse:
    """One button of the page."""
    held, step = _found(worker, number), STEPS.get(act)
    if step is None:
        raise Http404
    if not step.stands(worker, held):
        raise NotAllowedError(f"{act} of comment {number}: not allowed, or not now")
    form = step.form(worker, held, request.POST)
    if form.is_valid():
        try:
            step.do(worker, held, form)
            return redirect("comments-at-work")
        except (StaleError, WrongStageError):
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _one(request, worker, held, {act: form})


@at_work("GET", "POST")
def enter_one(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Enter what somebody said on paper, at an event or in person."""
    boards = _entering(worker)
    if not boards:
        raise NotAllowedError("enter a comment: not allowed")
    items = [(one.key, one.name) for one in choices(worker.reading)]
    data = request.POST if request.method == "POST" else None
    form = EnterForm(items, data, initial=dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        held = _enter(worker, form.cleaned_data, boards[0])
        context = {"reference": held.reference}
        return page(request, worker, "comment_entered", context, _crumb(), menu="comments-at-work")
    status = 422 if form.errors else 200
    return page(request, worker, "comment_new", {"form": form}, _crumb(),
                menu="comments-at-work", status=status)  # fmt: skip


def _enter(worker: Worker, told: dict[str, Any], board: str) -> Comment:
    kind, _slash, name = told["about"].partition("/")
    said = Said(
        about=About(kind),
        about_id=name,
        words=told["words"],
        language="en",
        mail=told["mail"],
        may_publish=told["may_publish"],
        channel=Channel(told["channel"]),
    )
    return enter(worker.actor, said, worker.reading.edition.id, board)


def _one(
    request: HttpRequest,
    worker: Worker,
    held: Comment,
    given: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    standing = {name: step for name, step in STEPS.items() if step.stands(worker, held)}
    made = {name: step.form(worker, held, None) for name, step in standing.items()}
    for name, form in (made | (given or {})).items():
        made[name] = form
        form.auto_id = f"{name}_%s"
    context = {
        "held": held,
        "row": _row(worker, held),
        "turns": queries.thread(held),
        "forms": made,
        "channel": dict(CHANNELS).get(held.channel, ""),
    }
    return page(request, worker, "comment", context, _crumb(), menu="comments-at-work",
                status=422 if given else 200)  # fmt: skip


def _row(worker: Worker, held: Comment) -> dict[str, Any]:
    item = item_of(worker.reading, f"{held.about}/{held.about_id}".rstrip("/"))
    day = worker.reading.today
    return {
        "href": reverse("comment-at-work", args=[held.pk]),
        "about": item.name if item else unknown(held.about),
        "about_href": item.href if item else "",
        "received": held.received_on,
        "flags": [(str(FLAGS[one]), one == "safety") for one in held.flags],
        "standing": standing_at_work(worker.reading, held),
        "due": held.due,
        "late": max(0, (day - held.due).days) if held.due else 0,
    }


def _lead(worker: Worker, read: list[Comment], answer: list[Comment]) -> str:
    day = worker.reading.today
    waiting = [*read, *answer]
    late = sum(one.due is not None and one.due < day for one in waiting)
    told = ngettext("%(n)s comment waits for you", "%(n)s comments wait for you", len(waiting))
    return (told + _("; %(late)s late.")) % {"n": len(waiting), "late": late}


def _found(worker: Worker, number: int) -> Comment:
    held = queries.comment_of(worker.actor.strategy, number)
    if held is None or not may_open(worker, held):
        raise Http404
    return held


def _entering(worker: Worker) -> list[str]:
    """Boards in which the worker may enter what others said."""
    return [one for one in worker.boards if worker.may(Action.ENTER_COMMENT, one)]


def _crumb() -> Crumb:
    return Crumb(reverse("comments-at-work"), _("Comments"))

"""Challenges at work: those put and received, one put, one answered, one closed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.meetings import challenges
from commonweal.delivery.meetings.at_work import challenge_of, challenges_with
from commonweal.delivery.meetings.roles import has_conflict_of_role
from commonweal.delivery.models import Challenge
from commonweal.people.permissions import Action
from commonweal.people.workflow import PassedError, StaleError, WrongStageError
from commonweal.publication.frame import Crumb
from commonweal.publication.subjects import subject_href, subject_name, subjects
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.oversight_forms import AnswerForm, ChallengeForm, CloseForm


@at_work()
def all_challenges(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every challenge of the worker's boards, open ones first."""
    held = challenges_with(worker.actor.strategy, readable(worker))
    rows = [_row(worker, one) for one in held]
    left = [one for one in rows if one["stage"] == "open"]
    late = sum(one["late"] > 0 for one in left)
    told = ngettext("%(n)s challenge waits for a response", "%(n)s challenges wait for a response",
                    len(left)) % {"n": len(left)}  # fmt: skip
    context = {
        "open": left,
        "rest": [one for one in rows if one["stage"] != "open"],
        "lead": _("%(told)s; %(late)s overdue.") % {"told": told, "late": late},
        "from_boards": _asking(worker),
    }
    return page(request, worker, "challenges", context, *crumbs()[:1], menu="exceptions")


@at_work("GET", "POST")
def put(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Put a challenge, from one of the worker's boards."""
    told = request.POST if request.method == "POST" else request.GET
    asking = told.get("from", "") or next(iter(dict(_asking(worker))), "")
    worker.must(Action.CHALLENGE, asking)
    start = {key: request.GET.get(key, "") for key in ("to", "about", "words")} | dict(worker.kept)
    form = ChallengeForm(_partners(worker, asking), _about(worker, told.get("about", "")),
                         request.POST or None, initial=start)  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = challenges.challenge(worker.actor, _question(worker, asking, form.cleaned_data))
            return redirect("challenge", made.pk)
        except ValueError as fault:
            form.add_error("due" if isinstance(fault, PassedError) else None, str(fault))
    context = {"form": form, "asking": asking, "board": worker.reading.edition.name_of_body(asking)}
    status = 422 if form.is_bound else 200
    return page(request, worker, "challenge_new", context, *crumbs(), menu="exceptions",
                status=status)  # fmt: skip


def _question(worker: Worker, asking: str, told: dict[str, Any]) -> challenges.Question:
    kind, _colon, partner = told["to"].partition(":")
    about, _colon, about_id = told["about"].partition(":")
    return challenges.Question(
        from_board=asking,
        to_board=partner if kind == "board" else "",
        to_organisation=partner if kind == "organisation" else "",
        about=about,
        about_id=about_id,
        words=told["words"],
        due=told["due"],
        edition=worker.reading.edition.id,
    )


@at_work("GET", "POST")
def one(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One challenge: answered by whom it was put to, closed by who put it."""
    held = challenge_of(worker.actor.strategy, number)
    if held is None or not {held.from_board, held.to_board} & set(readable(worker)):
        raise Http404
    seen = {"version": held.version}
    answer = AnswerForm(initial=seen | dict(worker.kept))
    close = CloseForm(initial=seen, prefix="close")
    if request.method == "POST":
        closing = "close" in request.POST
        _must(worker, held, closing)
        form = CloseForm(request.POST, prefix="close") if closing else AnswerForm(request.POST)
        if form.is_valid() and _done(worker, held, form, closing):
            return redirect("challenge", number)
        answer, close = (answer, form) if closing else (form, close)
    return _one(request, worker, held, answer, close)


def _must(worker: Worker, held: Challenge, closing: bool) -> None:
    """Who asked closes, and notes what an organisation responds; a board responds for itself."""
    if closing or not held.to_board:
        worker.must(Action.CHALLENGE, held.from_board)
    else:
        worker.must(Action.ANSWER_CHALLENGE, held.to_board)


def _done(worker: Worker, held: Challenge, form: Any, closing: bool) -> bool:
    told, act = form.cleaned_data, challenges.close if closing else challenges.answer
    try:
        act(worker.actor, held, told["version"], told["why" if closing else "response"])
    except (StaleError, WrongStageError):
        raise
    except ValueError as fault:
        form.add_error(None, str(fault))
    return not form.errors


def _one(
    request: HttpRequest, worker: Worker, held: Challenge, answer: Any, close: Any
) -> HttpResponse:
    may_close = worker.may(Action.CHALLENGE, held.from_board)
    answers = worker.may(Action.ANSWER_CHALLENGE, held.to_board) if held.to_board else may_close
    body = worker.reading.edition.body(held.from_board)
    context = {
        "row": _row(worker, held),
        "held": held,
        "two_roles": body is not None and has_conflict_of_role(body, worker.reading.today),
        "answer": answer if answers and challenges.stage(held) == "open" else None,
        "close": close if may_close and challenges.stage(held) != "closed" else None,
    }
    status = 422 if answer.is_bound or close.is_bound else 200
    return page(request, worker, "challenge", context, *crumbs(), menu="exceptions", status=status)


def _row(worker: Worker, held: Challenge) -> dict[str, Any]:
    edition, day = worker.reading.edition, worker.reading.today
    organisation = edition.governance.organisation(held.to_organisation)
    answered = held.answered_on or day
    return {
        "href": reverse("challenge", args=[held.pk]),
        "words": held.words,
        "from": edition.name_of_body(held.from_board),
        "to": edition.name_of_body(held.to_board)
        or (organisation.name if organisation else held.to_organisation),
        "about": subject_name(worker.reading, held.about, held.about_id),
        "about_href": subject_href(worker.reading, held.about, held.about_id),
        "due": held.due,
        "stage": challenges.stage(held),
        "late": max(0, (answered - held.due).days),
    }


def readable(worker: Worker) -> tuple[str, ...]:
    """The worker's boards; from the board above, every board."""
    edition = worker.reading.edition
    if edition.board in worker.boards:
        return tuple(one.id for one in edition.governance.bodies)
    return worker.boards


def _asking(worker: Worker) -> list[tuple[str, str]]:
    """Boards in whose name the worker may put a challenge."""
    name_of = worker.reading.edition.name_of_body
    held = [one for one in worker.boards if worker.may(Action.CHALLENGE, one)]
    return [(one, name_of(one)) for one in held]


def _partners(worker: Worker, asking: str) -> list[tuple[str, Any]]:
    held = worker.reading.edition.governance
    boards = [x for x in held.bodies if not x.retired and x.id != asking]
    partners = [(f"board:{x.id}", x.name) for x in boards]
    left = held.organisations_left(worker.reading.today)
    return partners + [(f"organisation:{x.id}", x.name) for x in left]


def _about(worker: Worker, given: str) -> list[tuple[str, Any]]:
    """Measures and priorities, and what the page that led here named."""
    found = subjects(worker.reading)
    kind, _colon, item = given.partition(":")
    if kind and item and given not in dict(found):
        found.insert(0, (given, subject_name(worker.reading, kind, item)))
    return found


def crumbs() -> tuple[Crumb, ...]:
    return (
        Crumb(reverse("exceptions"), _("Off course")),
        Crumb(reverse("challenges"), _("Challenges")),
    )

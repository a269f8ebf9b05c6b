"""Reviews at work: opened, each priority and action in turn with its figures beside, closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.models import PlanAction, Review, ReviewKind, ReviewStage
from commonweal.delivery.reviews import actions, queries
from commonweal.delivery.reviews.waiting import waiting
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication import review_facts as facts
from commonweal.publication.beside_words import beside_listing
from commonweal.publication.consultations import consultations_of
from commonweal.publication.frame import Crumb
from commonweal.publication.links import link
from commonweal.publication.review_facts import OnTheTable
from commonweal.publication.reviewed import close_review, write_action, write_priority
from commonweal.publication.wording.plan_words import STANDINGS
from commonweal.publication.wording.review_words import KINDS
from commonweal.strategy.priority import Priority
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.measure_page import told_change
from commonweal.web.work.review_forms import (
    ActionForm,
    CloseForm,
    EntryForm,
    EvaluationForm,
    PriorityForm,
)
from commonweal.web.work.review_page import Entries, Held, held_of, title_of


@at_work("GET", "POST")
def all_reviews(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every review of the strategy; the next one is opened here."""
    edition, day = worker.reading.edition, worker.reading.today
    if request.method == "POST":
        worker.must(Action.REVIEW, edition.board)
        try:
            made = actions.open_review(worker.actor, edition)
        except ValueError as fault:
            return _list(request, worker, told=str(fault))
        return redirect("review-at-work", made.pk)
    return _list(request, worker, due=queries.due_now(edition, day))


def _list(request: HttpRequest, worker: Worker, due: Any = None, told: str = "") -> HttpResponse:
    rows = queries.reviews_of(worker.reading.edition.strategy.id)
    context = {
        "reviews": [(one, title_of(one)) for one in rows],
        "due": f"{KINDS[due.kind]}, {due.year}" if due else "",
        "may_open": due and worker.may(Action.REVIEW, worker.reading.edition.board),
        "told": told,
    }
    status = 422 if told else 200
    return page(request, worker, "reviews", context, _desk(), menu="reviews", status=status)


@at_work("GET", "POST")
def whole(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One review: what was said, what is left; the chair closes it here."""
    review = _found(worker, number)
    if request.method != "POST":
        first = {"version": review.version} | dict(worker.kept)
        return _whole(request, worker, review, CloseForm(initial=first))
    worker.must(Action.CLOSE_REVIEW, worker.reading.edition.board)
    form = CloseForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        said = told["version"], told["minute"], told["words"]
        try:
            close_review(worker.actor, worker.reading, review, *said)
        except (StaleError, WrongStageError):  # the door tells
            raise
        except ValueError as fault:
            form.add_error(None, _refused(worker, review, fault))
        else:
            return redirect("review-at-work", number)
    return _whole(request, worker, review, form, status=422)


def _refused(worker: Worker, review: Review, fault: ValueError) -> str:
    """Why it stays open, with all that is left by its name."""
    if not isinstance(fault, actions.UnreviewedError):
        return str(fault)
    left = held_of(worker, OnTheTable(worker.reading), Entries(review)).left
    told = _("Not closed. Review these first: %(names)s.")
    return told % {"names": "; ".join(one.name for one in left)}


def _whole(
    request: HttpRequest, worker: Worker, review: Review, form: CloseForm, status: int = 200
) -> HttpResponse:
    held, open_ = held_of(worker, OnTheTable(worker.reading), Entries(review)), _open(review)
    may_close = open_ and worker.may(Action.CLOSE_REVIEW, worker.reading.edition.board)
    context = _heading(worker, held) | {"form": form, "may_close": may_close}
    context |= {"public": _public(review)}
    rows = waiting(review, worker.reading.today) if may_close else ()
    context |= {"waiting": [told_change(worker.reading, one) for one in rows]}
    return page(
        request, worker, "review", context, _desk(), _reviews(), menu="reviews", status=status
    )


@at_work("GET", "POST")
def priority(request: HttpRequest, worker: Worker, number: int, priority: str) -> HttpResponse:
    """One priority: its figures beside the test, the reading and the answer."""
    review, table = _found(worker, number), OnTheTable(worker.reading)
    about = worker.reading.edition.priority(priority)
    if about is None:
        raise Http404
    entries = Entries(review)
    entry = entries.priorities.get(priority)
    if entry is None and about.retired:
        raise Http404
    kind = EvaluationForm if review.kind == ReviewKind.EVALUATION else PriorityForm
    seen = entry.seen if entry and not _open(review) else table.of_priority(about)
    context = {
        "name": about.name,
        "href": link("priority", about.id),
        "told": _counts(seen, review),
        "measures": [
            beside_listing(worker.reading, one, whole=False)
            for one in worker.reading.listed_under(about)
        ],
        "asked": consultations_of(worker.reading, about),
    }

    def write(form: Any) -> None:
        write_priority(worker.actor, table, review, about, form.words, form.cleaned_data["version"])

    return _entry(request, worker, table, entries, (kind, entry, priority, write), context)


@at_work("GET", "POST")
def action(request: HttpRequest, worker: Worker, number: int, ref: str) -> HttpResponse:
    """One action: what it set out to do beside what was seen of it."""
    review, table = _found(worker, number), OnTheTable(worker.reading)
    entries = Entries(review)
    entry = entries.actions.get(ref)
    about = entry.action if entry else _in_force(table, ref)
    edition, standing = worker.reading.edition, table.standing_of(about)
    context = {
        "name": about.title,
        "href": reverse("plan-action", args=[about.plan.board, ref]),
        "told": [
            (_("Board"), edition.name_of_body(about.plan.board)),
            (_("Outcome sought"), about.outcome or _("not told")),
            (_("How it stands"), STANDINGS[standing]),
            (_("Serves"), ", ".join(_named(worker, about.priorities)) or _("no priority")),
        ],
        "measures": [
            beside_listing(worker.reading, one, whole=False)
            for one in worker.reading.listed
            if one.listing.id in about.measures
        ],
        "asked": (),
    }

    def write(form: Any) -> None:
        write_action(worker.actor, table, review, about, form.words, form.cleaned_data["version"])

    return _entry(
        request, worker, table, entries, (ActionForm, entry, f"action {ref}", write), context
    )


Writing = tuple[type[EntryForm], Any, str, Callable[[Any], None]]


def _entry(
    request: HttpRequest,
    worker: Worker,
    table: OnTheTable,
    entries: Entries,
    writing: Writing,
    context: dict[str, Any],
) -> HttpResponse:
    """Show or save an entry; words of somebody who was overtaken stay in the form."""
    (kind, entry, key, write), review = writing, entries.review
    form, status, others = kind.of(entry, worker.kept), 200, None
    if entry is None:
        form = kind(initial={"version": 1} | dict(worker.kept))
    if request.method == "POST":
        worker.must(Action.REVIEW, worker.reading.edition.board)
        form, status = kind(request.POST), 422
        if form.is_valid():
            try:
                write(form)
            except StaleError:
                form, status, others = form.after(entry), 409, entry
            except WrongStageError:  # the door tells
                raise
            except ValueError as fault:
                form.add_error(None, str(fault))
            else:
                return redirect(_next(worker, table, Entries(review), key))
    held = held_of(worker, table, entries, key)
    context |= _heading(worker, held) | {"form": form, "kept": bool(worker.kept)}
    context |= {"entry": entry, "said": _said(kind, entry), "others": _said(kind, others)}
    context |= {
        "may_write": _open(review) and worker.may(Action.REVIEW, table.reading.edition.board)
    }
    crumbs = (
        _desk(),
        _reviews(),
        Crumb(reverse("review-at-work", args=[review.pk]), title_of(review)),
    )
    return page(request, worker, "review_entry", context, *crumbs, menu="reviews", status=status)


def _next(worker: Worker, table: OnTheTable, entries: Entries, key: str) -> str:
    """The next thing that is left after this one, else the whole."""
    lines = held_of(worker, table, entries, key).lines
    at = next((n for n, one in enumerate(lines) if one.current), 0)
    after = (one.href for one in (*lines[at + 1 :], *lines[:at]) if not one.written)
    return next(after, reverse("review-at-work", args=[entries.review.pk]))


def _said(kind: type[EntryForm], entry: Any) -> list[tuple[str, str]]:
    """What an entry says, by the questions of its form."""
    if entry is None or not entry.answer:
        return []
    found = []
    for name, one in kind.base_fields.items():
        held = getattr(entry, name, "")
        if name != "version" and held:
            told = dict(getattr(one, "choices", ())).get(held, held)
            found.append((str(one.label), str(told)))
    return found


def _counts(seen: Any, review: Review) -> list[tuple[str, str]]:
    told = [
        (_("Promised"), facts.promised(seen)),
        (_("Done"), facts.done(seen)),
        (_("Moved since the baseline"), facts.moved(seen)),
    ]
    if review.kind == ReviewKind.EVALUATION:
        told.append((_("Moved by the end of the period"), facts.moved_by_end(seen)))
    return [*told, (_("Not known"), facts.not_known(seen))]


def _heading(worker: Worker, held: Held) -> dict[str, Any]:
    return {
        "review": held.review,
        "title": title_of(held.review),
        "held": held,
        "lines": held.lines,
        "board": worker.reading.edition.name_of_body(held.review.board),
        "open": _open(held.review),
    }


def _open(review: Review) -> bool:
    return review.stage == ReviewStage.OPEN


def _public(review: Review) -> str:
    if _open(review):
        return ""
    evaluation = review.kind == ReviewKind.EVALUATION
    return link("evaluation") if evaluation else link("review", str(review.year))


def _in_force(table: OnTheTable, ref: str) -> PlanAction:
    found = next((one for one in table.actions if one.name.ref == ref), None)
    if found is None:
        raise Http404
    return found


def _named(worker: Worker, priorities: list[str]) -> list[str]:
    held: list[Priority | None] = [worker.reading.edition.priority(one) for one in priorities]
    return [one.name for one in held if one is not None]


def _found(worker: Worker, number: int) -> Review:
    held = queries.review_of(worker.reading.edition.strategy.id, number)
    if held is None:
        raise Http404
    return held


def _desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def _reviews() -> Crumb:
    return Crumb(reverse("reviews"), _("Reviews"))

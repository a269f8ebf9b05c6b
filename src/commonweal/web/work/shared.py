"""Shared interests at work: how each stands, told by either of the boards that share them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.models import InterestStatus
from commonweal.delivery.shared.actions import Stands, tell_status
from commonweal.delivery.shared.boards import sharing_boards
from commonweal.delivery.shared.queries import entries_on
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.publication.beside import board_name
from commonweal.publication.frame import Crumb
from commonweal.publication.shared_told import STATUSES, SharedTold, shared_interests
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.duty_forms import SharedForm


@at_work()
def all_interests(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every interest that the strategy shares, with its one status."""
    held = shared_interests(worker.reading)
    told = ngettext(
        "%(n)s interest is shared with other strategies; %(k)s has no status yet.",
        "%(n)s interests are shared with other strategies; %(k)s have no status yet.",
        len(held),
    )
    untold = sum(not one.status for one in held)
    context = {"rows": held, "lead": told % {"n": len(held), "k": untold}}
    return page(request, worker, "shared_interests", context, *crumbs()[:1], menu="shared")


@at_work("GET", "POST")
def one(request: HttpRequest, worker: Worker, interest: str) -> HttpResponse:
    """One shared interest with all that was told of it; here its status is told."""
    held = next((one for one in shared_interests(worker.reading) if one.id == interest), None)
    if held is None:
        raise Http404
    boards = _boards(worker)
    if request.method == "POST" and not boards:
        raise NotAllowedError("a shared interest is told by the boards that share it")
    start = {"status": held.status, "handled_by": held.handled_by, "version": held.version}
    sent = request.POST if request.method == "POST" else None
    form = SharedForm(boards, sent, initial=start | dict(worker.kept))
    if form.is_valid():
        told = form.cleaned_data
        stands = Stands(
            interest=interest,
            status=form.status_told,
            words=told["words"],
            handled_by=told["handled_by"],
        )
        edition = worker.reading.edition
        tell_status(worker.actor, told["board"], edition, stands, told["version"])
        return redirect("shared-interest", interest)
    return _page(request, worker, held, form if boards else None)


def _page(
    request: HttpRequest, worker: Worker, held: SharedTold, form: SharedForm | None
) -> HttpResponse:
    reading = worker.reading
    entries = entries_on(reading.edition.strategy.place.code, held.id, reading.today)
    context = {
        "held": held,
        "entries": [
            (x, STATUSES[InterestStatus(x.status)], board_name(reading, x.strategy, x.board))
            for x in entries
        ],
        "form": form,
    }
    status = 422 if form is not None and form.is_bound else 200
    return page(
        request, worker, "shared_interest", context, *crumbs(), menu="shared", status=status
    )


def _boards(worker: Worker) -> list[tuple[str, str]]:
    """The worker's boards that share this strategy's interests and may say how they stand."""
    edition = worker.reading.edition
    held = [one for one in sharing_boards(edition) if worker.may(Action.TELL_SHARED, one)]
    return [(one, edition.name_of_body(one)) for one in held]


def crumbs() -> tuple[Crumb, ...]:
    return (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("shared"), _("Shared interests")),
    )

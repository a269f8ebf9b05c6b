"""An election that was noted wrongly: withdrawn with the reason, so that no calendar heeds it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.meetings.elections import withdraw_polling_day
from commonweal.delivery.models import PollingDay
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.publication.frame import Crumb
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.election_forms import WithdrawForm


@at_work("GET", "POST")
def withdraw(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Withdraw an election, by whoever keeps the calendar of a board."""
    held = PollingDay.objects.filter(strategy=worker.actor.strategy, pk=number).first()
    if held is None:
        raise Http404
    board = next((one for one in worker.boards if worker.may(Action.KEEP_MEETING, one)), "")
    if not board:
        raise NotAllowedError(number)
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial=worker.kept)
    if request.method == "POST" and form.is_valid():
        withdraw_polling_day(worker.actor, board, held, form.cleaned_data["why"])
        return redirect("meetings-at-work")
    context = {
        "held": held,
        "election": Election(held.polling_on, held.notice_on),
        "form": None if held.withdrawn_why else form,
    }
    crumbs = (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("meetings-at-work"), _("Meetings")),
    )
    status = 422 if form.is_bound else 200
    return page(
        request, worker, "election_withdraw", context, *crumbs, menu="meetings-at-work",
        status=status,
    )  # fmt: skip

"""What every page about one meeting shares: which meeting, of whose board, and its frame."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.meetings import queries
from commonweal.delivery.meetings.at_work import Standing, with_agenda
from commonweal.delivery.models import AgendaItem, Meeting
from commonweal.publication.frame import Crumb
from commonweal.web.work.door import Worker, page


def found(worker: Worker, number: int) -> Meeting:
    """A meeting of one of the worker's own boards: others read the public page."""
    held = queries.meetings(worker.reading.edition.strategy.id).filter(pk=number).first()
    if held is None or held.board not in worker.boards:
        raise Http404
    return held


def found_with_agenda(worker: Worker, number: int) -> tuple[Meeting, Standing]:
    """Such a meeting, and what stands on its agenda."""
    held = with_agenda(worker.reading.edition.strategy.id, number)
    if held is None or held[0].board not in worker.boards:
        raise Http404
    return held


def item_of(worker: Worker, number: int, item: int) -> AgendaItem:
    """An item of the agenda of such a meeting."""
    held = AgendaItem.objects.filter(meeting=found(worker, number), pk=item)
    if (one := held.select_related("meeting").first()) is None:
        raise Http404
    return one


def about(
    request: HttpRequest,
    worker: Worker,
    template: str,
    context: dict[str, Any],
    held: Meeting,
    told: str = "",
) -> HttpResponse:
    """A page about one meeting, under its name."""
    board = worker.reading.edition.name_of_body(held.board)
    crumb = Crumb(reverse("meeting-at-work", args=[held.pk]), board)
    bound = [one for one in context.values() if getattr(one, "is_bound", False)]
    status = 422 if told or any(one.errors for one in bound) else 200
    context |= {"meeting": held, "board": board, "told": told}
    return page(
        request, worker, template, context, desk(), meetings(), crumb,
        menu="meetings-at-work", status=status,
    )  # fmt: skip


def desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def meetings() -> Crumb:
    return Crumb(reverse("meetings-at-work"), _("Meetings"))

"""What the pages of targets are made of, and targets as tasks of the desk."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.models import Target, TargetStage
from commonweal.delivery.returns.asked import priorities_answered
from commonweal.delivery.targets.queries import at_desk, target_of, targets_of
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.naming import name_of
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.targets import promise_of
from commonweal.web.work.door import Worker
from commonweal.web.work.task import Section, Task

STAGES = {
    TargetStage.PROPOSED: gettext_lazy("Proposed, not agreed"),
    TargetStage.RETURNED: gettext_lazy("Sent back, to be amended"),
    TargetStage.WITHDRAWN: gettext_lazy("Withdrawn"),
    TargetStage.AGREED: gettext_lazy("Agreed"),
    TargetStage.RESTATED: gettext_lazy("Restated by a later target"),
    TargetStage.CLOSED: gettext_lazy("Closed"),
}


def proposable(worker: Worker) -> list[tuple[str, str, str, str]]:
    """(board, listing, card:series, name) of measures with a figure for which no proposal is open.

    Only of boards for which the worker may propose.
    """
    reading = worker.reading
    taken = {
        (one.board, one.listing, one.measure)
        for one in targets_of(reading.edition.strategy.id, worker.boards)
        if one.stage in {TargetStage.PROPOSED, TargetStage.RETURNED}
    }
    return [
        (board, listing.id, measure.key, name_of(measure))
        for board in worker.boards
        if worker.may(Action.PROPOSE_TARGET, board)
        for priority in priorities_answered(reading.edition, board, reading.today)
        for listing in priority.listings
        for measure in reading.listed_by_id(listing.id).measures
        if measure.has_figure and (board, listing.id, measure.key) not in taken
    ]


def target_tasks(worker: Worker) -> Iterator[Task]:
    """Targets to amend, and targets to agree."""
    for held in at_desk(worker.reading.edition.strategy.id):
        if held.stage == TargetStage.RETURNED:
            if worker.may(Action.PROPOSE_TARGET, held.board):
                yield _task(worker, held, Section.RETURNED, f"“{held.returned_why}”", _("Amend"))
        elif worker.may(Action.AGREE_TARGET, held.board, held.proposed_by_id):
            told = _("What the measure can tell by then is worked out for you")
            yield _task(worker, held, Section.SETTLE, told, _("Agree or return"))


def found_target(worker: Worker, number: int) -> Target:
    """A target that the worker may read: of their own boards, or of any from the board above."""
    edition = worker.reading.edition
    held = target_of(edition.strategy.id, number)
    if held is None or not {held.board, edition.board} & set(worker.boards):
        raise Http404
    return held


def measure_of(reading: Reading, held: Target) -> Measure:
    """The measure that a target is set for."""
    measure = reading.measure(*held.measure.split(":"))
    if measure is None:
        raise Http404
    return measure


def _task(worker: Worker, held: Target, section: Section, detail: str, tag: str) -> Task:
    measure = worker.reading.measure(*held.measure.split(":"))
    name = name_of(measure) if measure else held.measure
    promise = promise_of(measure, held) if measure else held.due_label
    return Task(
        section,
        _("Target for %(name)s: %(promise)s") % {"name": numbers.inside(name), "promise": promise},
        reverse("target", args=[held.pk]),
        detail,
        _("Proposed %(day)s") % {"day": numbers.day(held.proposed_on)},
        tag,
        held.proposed_on,
    )

"""What the pages of measures at work are made of, and amendments as tasks of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.amendments.queries import to_agree
from commonweal.delivery.models import AmendmentRow, AmendmentStage
from commonweal.facts.card import Polarity
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.amendment_words import change_title, changed
from commonweal.publication.reading import Reading
from commonweal.strategy.amendment import SERIES, Kind
from commonweal.strategy.priority import Listing, Priority
from commonweal.strategy.yaml_file import Plain
from commonweal.web.work.door import Worker
from commonweal.web.work.task import Section, Task

STAGES = {
    AmendmentStage.PROPOSED: gettext_lazy("Proposed, not agreed"),
    AmendmentStage.AGREED: gettext_lazy("Agreed"),
    AmendmentStage.RETURNED: gettext_lazy("Sent back"),
    AmendmentStage.WITHDRAWN: gettext_lazy("Withdrawn"),
}
FIELDS = {
    "name": gettext_lazy("Words"),
    SERIES: gettext_lazy("Series that tells it"),
    "retired": gettext_lazy("Retired on"),
    "under_review": gettext_lazy("Under review since"),
    "reviewed": gettext_lazy("Reviewed and kept on"),
    "listings": gettext_lazy("New measure"),
}
DIRECTIONS = {
    Polarity.HIGHER: gettext_lazy("higher is better"),
    Polarity.LOWER: gettext_lazy("lower is better"),
    Polarity.NO_JUDGEMENT: gettext_lazy("no direction decided"),
}


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """An amendment as people read it: the old beside the new."""

    href: str
    item: str
    field: str
    old: str
    new: str
    board: str
    stage: str
    row: AmendmentRow


def told_change(reading: Reading, row: AmendmentRow) -> ChangeTold:
    """One amendment, with names in the place of ids."""
    return ChangeTold(
        reverse("measure-change", args=[row.pk]),
        changed(reading, row),
        str(FIELDS.get(row.field, row.field)),
        _said(reading, row.field, row.old),
        _said(reading, row.field, row.new),
        reading.edition.name_of_body(row.board) if row.board else _("From a review"),
        str(STAGES[AmendmentStage(row.stage)]),
        row,
    )


def _said(reading: Reading, field: str, value: Plain) -> str:
    if value in (None, "", []):
        return _("nothing")
    if field == SERIES and isinstance(value, list):
        return "; ".join(_series(reading, one) for one in value if isinstance(one, dict))
    if isinstance(value, dict):
        return _new(reading, value)
    return str(value)


def _new(reading: Reading, listing: dict[str, Plain]) -> str:
    """A new measure: its words, what tells it, what it speaks to."""
    told = [str(listing.get("name", listing.get("id", "")))]
    if listing.get("card"):
        use = {"card": listing["card"], "select": listing.get("select") or "all"}
        told.append(_("told by %(name)s") % {"name": _series(reading, use)})
        if card := reading.cards.get(str(use["card"])):
            told.append(str(DIRECTIONS[card.polarity]))
    if isinstance(topics := listing.get("topics"), list):
        told += [reading.edition.topic_name(str(one)) for one in topics]
    return "; ".join(told)


def of_listing(row: AmendmentRow, listing: str) -> bool:
    """Whether a change is one of this listing, the proposal that brought it in among them."""
    if row.kind == Kind.PROPOSE:
        return isinstance(row.new, dict) and row.new.get("id") == listing
    return row.target == "listing" and row.item == listing


def _series(reading: Reading, use: dict[str, Plain]) -> str:
    card = reading.cards.get(str(use["card"]))
    if card is None:
        return str(use["card"])
    series = card.series_named(str(use["select"]))
    return f"{card.name}: {series.name}" if series and len(card.series) > 1 else card.name


def proposing_boards(worker: Worker, priority: Priority | None) -> list[str]:
    """Boards for which the worker may propose a change of this priority's measures.

    Not the board that answers for the strategy, unless it has that one alone: nobody agrees what
    their own board proposed, so that nobody could agree it.
    """
    edition, day = worker.reading.edition, worker.reading.today
    leads = {one.body for one in edition.leads_of(priority, day)} if priority else set()
    return [
        one
        for one in worker.boards
        if (one != edition.board or one == edition.only_board)
        and (not leads or one in leads)
        and worker.may(Action.PROPOSE_MEASURE, one)
    ]


def standing(listing: Listing) -> str:
    """Whether a listing stands, is under review or was retired, and since when."""
    if listing.retired:
        return _("Retired %(day)s") % {"day": listing.retired}
    if listing.in_review:
        return _("Under review since %(day)s") % {"day": listing.under_review}
    if listing.reviewed:
        return _("Stands, reviewed %(day)s") % {"day": listing.reviewed}
    return _("Stands")


def measure_tasks(worker: Worker) -> Iterator[Task]:
    """Changes of measures and priorities that wait for the board above."""
    if worker.reading.edition.board not in worker.boards:
        return
    for row in to_agree(worker.reading.edition.strategy.id):
        if worker.may(Action.AGREE_AMENDMENT, row.board, row.proposed_by_id):
            told = told_change(worker.reading, row)
            yield Task(
                Section.SETTLE,
                change_title(row) % {"name": told.item},
                told.href,
                f"{told.field}: {told.old} → {told.new}",
                _("Proposed %(day)s") % {"day": numbers.day(row.proposed_on)},
                _("Agree or return"),
                row.proposed_on,
            )

"""What stands in the way of closing a review: changes asked for that wait for an answer."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.amendments.from_review import change_of
from commonweal.delivery.models import AmendmentRow, AmendmentStage, Review
from commonweal.strategy.definition import Edition


class WaitingError(ValueError):
    """A review was to be closed that changes what another proposal is to change; ``rows``.

    The message names each priority, what its proposal says, and what to do.
    """

    def __init__(self, rows: tuple[AmendmentRow, ...], edition: Edition) -> None:
        self.rows = rows
        named = "; ".join(_named(one, edition) for one in rows)
        told = _("Another change waits for its answer: agree it or send it back first. %(named)s")
        super().__init__(told % {"named": named})


def waiting(review: Review, day: date) -> tuple[AmendmentRow, ...]:
    """Open proposals for what this review is to change or stop, the oldest first."""
    entries = review.priorities.order_by("pk")
    asked = {(c.item, c.field) for one in entries if (c := change_of(one, day)) is not None}
    held = AmendmentRow.objects.filter(
        strategy=review.strategy,
        stage=AmendmentStage.PROPOSED,
        target="priority",
        item__in=[item for item, _field in asked],
    )
    return tuple(one for one in held.order_by("pk") if (one.item, one.field) in asked)


def _named(row: AmendmentRow, edition: Edition) -> str:
    now = edition.priority(row.item)
    told = {"name": now.name if now else row.item, "new": row.new}
    if row.field == "retired":
        return _("“%(name)s”: to end") % told
    return _("“%(name)s”: to be called “%(new)s”") % told

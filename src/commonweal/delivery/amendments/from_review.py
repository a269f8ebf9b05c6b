"""What a reviewed priority asks to change in the strategy."""

from __future__ import annotations

from datetime import date

from commonweal.delivery.amendments.change import Change
from commonweal.delivery.models.review import Answer, PriorityReview
from commonweal.strategy.amendment import Kind


def change_of(entry: PriorityReview, day: date) -> Change | None:
    """Other words for a priority that is changed, its end for one that is stopped, else None."""
    said = (day, entry.reason, entry.consultation)
    if entry.answer == Answer.CHANGE:
        return Change(Kind.REWORD, "priority", entry.priority, "name", entry.new_name, *said)
    if entry.answer == Answer.STOP:
        return Change(Kind.RETIRE, "priority", entry.priority, "retired", day.isoformat(), *said)
    return None

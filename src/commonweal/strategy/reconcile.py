"""One table that reconciles the lists of priorities which a document holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.definition import Edition
from commonweal.strategy.leadership import Lead, lead_of
from commonweal.strategy.priority import Priority, Statement
from commonweal.strategy.source_document import Listed, Section, lies_in


class Group(StrEnum):
    NUMBERED = "numbered"
    PROMISED = "promised"  # with no row of measures
    OTHER_BOARD = "other_board"
    MEASURED = "measured"  # with measures and without a number


@dataclass(frozen=True, slots=True)
class ReconciledPriority:
    """A priority with the statements of it in each list, in the order of the lists."""

    priority: Priority
    group: Group
    lead: Lead
    first_stated: str
    statements: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    lists: tuple[Section, ...]
    rows: tuple[ReconciledPriority, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """How many priorities each list states."""
        return tuple(
            sum(len(row.statements[n]) for row in self.rows) for n in range(len(self.lists))
        )


def reconcile(edition: Edition) -> Reconciliation:
    """Set every list of priorities against every priority."""
    lists = edition.document.listing(Listed.PRIORITIES)
    rows = tuple(_row(edition, priority, lists) for priority in edition.standing_priorities)
    return Reconciliation(lists, rows)


def _row(edition: Edition, priority: Priority, lists: tuple[Section, ...]) -> ReconciledPriority:
    stated = tuple(
        tuple(s for s in priority.statements if any(lies_in(c, section.id) for c in s.cites))
        for section in lists
    )
    first = edition.first_section_of(priority)
    return ReconciledPriority(
        priority, group_of(edition, priority), lead_of(edition, priority), first, stated
    )


def group_of(edition: Edition, priority: Priority) -> Group:
    """Tell in which of the groups that pages show a priority belongs."""
    if priority.number is not None:
        return Group.NUMBERED
    if edition.is_of_other_board(priority):
        return Group.OTHER_BOARD
    return Group.MEASURED if priority.listings else Group.PROMISED

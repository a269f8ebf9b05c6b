"""Which boards share the interests of a strategy."""

from __future__ import annotations

from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import LineKind


def sharing_boards(edition: Edition) -> tuple[str, ...]:
    """The board that answers for a strategy, and those that work alongside it."""
    beside = [
        line.body if line.to == edition.board else line.to
        for line in edition.governance.lines
        if line.kind is LineKind.WORKS_ALONGSIDE and edition.board in {line.body, line.to}
    ]
    return tuple(dict.fromkeys(one for one in (edition.board, *beside) if one))

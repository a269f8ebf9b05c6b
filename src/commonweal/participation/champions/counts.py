"""Counts of people as the public sees them: 1 to 7 hidden, others to the nearest 5.

Totals are rounded as well, so that a hidden part cannot be worked out beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

from commonweal.methods.disclosure import HOSPITAL, rounded


def shown(count: int) -> int | None:
    """A count as it may be shown; None where it is hidden."""
    told = float(rounded(count, HOSPITAL))
    return None if told != told else int(told)


def shown_by(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The same of several counts."""
    return {key: shown(count) for key, count in counts.items()}

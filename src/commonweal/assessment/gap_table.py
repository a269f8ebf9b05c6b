"""Is the gap closing? The table of rows 1 to 11; row 0 stands in ``gap_reading``."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.assessment.verdict import Verdict

ANY = frozenset({-1, 0, 1, None})
NARROWER, NONE, WIDER = frozenset({-1}), frozenset({0}), frozenset({1})
WORSENED, IMPROVED = frozenset({-1}), frozenset({1})
NOT_WIDER = frozenset({-1, 0, None})  # None: not told
NOT_NARROWER = frozenset({1, 0, None})
NOT_WORSENED = frozenset({0, 1})

Signs = frozenset[int] | frozenset[int | None]


@dataclass(frozen=True, slots=True)
class GapRow:
    """One row: which outcomes of the four tests it takes, and its verdict."""

    number: int
    gap: Signs
    relative: Signs
    worst: Signs
    best: Signs
    verdict: Verdict
    success: bool = False

    def fits(self, gap: int, relative: int | None, worst: int, best: int) -> bool:
        """Whether four outcomes meet this row."""
        return (
            gap in self.gap
            and relative in self.relative
            and worst in self.worst
            and best in self.best
        )


ROWS = (
    GapRow(1, NARROWER, ANY, WORSENED, ANY, Verdict.LEVELLING_DOWN),
    GapRow(2, NARROWER, ANY, NONE, WORSENED, Verdict.LEVELLING_DOWN),
    GapRow(3, NARROWER, ANY, NONE, NOT_WORSENED, Verdict.NARROWER_UNEXPLAINED),
    GapRow(4, NARROWER, WIDER, IMPROVED, ANY, Verdict.MIXED_NARROWER),
    GapRow(5, NARROWER, NOT_WIDER, IMPROVED, WORSENED, Verdict.CLOSING_BEST_WORSENED),
    GapRow(6, NARROWER, NOT_WIDER, IMPROVED, NOT_WORSENED, Verdict.CLOSING, success=True),
    GapRow(7, WIDER, NARROWER, ANY, ANY, Verdict.MIXED_WIDER),
    GapRow(8, WIDER, NOT_NARROWER, IMPROVED, ANY, Verdict.WIDENING_WORST_IMPROVED),
    GapRow(9, WIDER, NOT_NARROWER, NONE, ANY, Verdict.WIDENING),
    GapRow(10, WIDER, NOT_NARROWER, WORSENED, ANY, Verdict.WIDENING_WORST_FELL),
    GapRow(11, NONE, ANY, ANY, ANY, Verdict.TOO_UNCERTAIN),  # or little change, by the gap's m
)


def first_row(gap: int, relative: int | None, worst: int, best: int) -> GapRow:
    """Give the first row that fits.

    ``gap`` and ``relative``: −1 narrower, 0 none, +1 wider; ``relative`` None when not told.
    ``worst`` and ``best``: +1 improved, 0 none, −1 worsened.
    """
    return next(row for row in ROWS if row.fits(gap, relative, worst, best))

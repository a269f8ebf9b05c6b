"""Counts of verdicts over listings: never an index, each measure once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from commonweal.assessment.answer import Assessment
from commonweal.assessment.evidence import ChangeEvidence, Evidence
from commonweal.assessment.reason import Code, Reason
from commonweal.assessment.verdict import KIND_OF, Kind, Leaning, Verdict
from commonweal.methods.multiplicity import benjamini_hochberg, expected_by_chance
from commonweal.methods.normal import chance_below

UNJUDGED = (Kind.NOT_YET_MEASURABLE, Kind.CANNOT_TELL)
"""Shown first, to those who can mend them."""


@dataclass(frozen=True, slots=True)
class Mark(Evidence):
    """One listing as a summary counts it; ``also`` are the listings merged into it."""

    listing: str
    kind: Kind
    verdict: Verdict
    reason: Reason
    assessments: tuple[Assessment, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary(Evidence):
    """Counts of kinds, which together are all marks; ``judged`` is K.

    ``leanings`` are those of the marks too uncertain to tell; ``by_chance`` is about 0.05·K, half
    of which would look like worsening.
    """

    counts: Mapping[Kind, int]
    total: int
    judged: int
    by_chance: float
    leanings: Mapping[Leaning, int]


@dataclass(frozen=True, slots=True)
class BoardException(Evidence):
    """A judged listing in the order a board should read: most surely worse by enough first."""

    listing: str
    measure: str
    chance: float | None  # that the true worsening matters; None without m
    z: float  # in the direction of worse
    p: float
    firm: bool  # stands when all K were tested at once, at 10 %
    people: float | None


def mark_listing(listing: str, assessments: Sequence[Assessment]) -> Mark:
    """Count a listing once: with several series it is judged only if all are of one kind."""
    every = tuple(assessments)
    if not every:
        none = Verdict.NOT_YET_MEASURABLE
        return Mark(listing, Kind.NOT_YET_MEASURABLE, none, Reason(Code.NO_DEFINITION))
    if len({one.kind for one in every}) > 1:
        kinds = tuple(one.kind.value for one in every)
        reason = Reason(Code.SEVERAL_MEASURES, {"kinds": kinds})
        return Mark(listing, Kind.CANNOT_TELL, Verdict.CANNOT_TELL, reason, every)
    since = every[0].since
    return Mark(listing, KIND_OF[since.verdict], since.verdict, since.reason, every)


def merge_marks(marks: Sequence[Mark], same: Sequence[Sequence[str]]) -> tuple[Mark, ...]:
    """Let duplicates, declared complements and sub-measures count once.

    Args:
        marks: one for each listing.
        same: groups of listing ids that are one measure. The first of a group that can be
            measured stands for all; ids without a mark are passed over.

    Raises:
        ValueError: when a listing stands in two groups.
    """
    grouped = [one for group in same for one in group]
    twice = sorted(one for one, number in Counter(grouped).items() if number > 1)
    if twice:
        raise ValueError(f"listings {twice} stand in two groups; merge the groups")
    by_id = {mark.listing: mark for mark in marks}
    merged = dict(by_id)
    for group in same:
        held = [by_id[one] for one in group if one in by_id]
        if len(held) < 2:
            continue
        able = (mark for mark in held if mark.kind is not Kind.NOT_YET_MEASURABLE)
        stands = next(able, held[0])
        others = tuple(mark.listing for mark in held if mark is not stands)
        merged[stands.listing] = replace(stands, also=others)
        for one in others:
            del merged[one]
    return tuple(merged.values())


def summarise(marks: Sequence[Mark]) -> Summary:
    """Count the kinds; all kinds together are all marks."""
    counted = Counter(mark.kind for mark in marks)
    judged = sum(counted[kind] for kind in Kind if kind not in UNJUDGED)
    leanings = Counter(word for mark in marks if (word := leaning_of(mark)) is not None)
    return Summary(
        counts={kind: counted[kind] for kind in Kind},
        total=len(marks),
        judged=judged,
        by_chance=expected_by_chance(judged),
        leanings={word: leanings[word] for word in Leaning},
    )


def leaning_of(mark: Mark) -> Leaning | None:
    """The leaning of a mark too uncertain to tell; of several series only one they share."""
    if mark.kind is not Kind.TOO_UNCERTAIN:
        return None
    words = {
        told.leaning.word if isinstance(told, ChangeEvidence) and told.leaning else None
        for told in (one.since.evidence for one in mark.assessments)
    }
    return words.pop() if len(words) == 1 else None


def rank_exceptions(marks: Sequence[Mark]) -> tuple[BoardException, ...]:
    """Order the judged listings for a board, the surest worsening that matters first.

    Formula: by ``Φ((−good·Δ − m)/SE)``, then people affected; without m after them, by z.
    "Firm" marks those within Benjamini-Hochberg at 10 % over all K. Without polarity a listing
    counts in K and is not ranked.
    """
    found, tests = [], []
    for mark in marks:
        judged = [one for one in mark.assessments if _tested(one)]
        if mark.kind in UNJUDGED or not judged:
            continue
        rows = [_exception(mark.listing, one) for one in judged]
        row = min(rows, key=_order)
        tests.append(row.p)
        found.append((row, judged[0].good))
    firm = benjamini_hochberg(np.array(tests, dtype=np.float64))
    ranked = [
        replace(row, firm=bool(stands))
        for (row, good), stands in zip(found, firm, strict=True)
        if good
    ]
    return tuple(sorted(ranked, key=_order))


def _tested(one: Assessment) -> bool:
    told = one.since.evidence
    return isinstance(told, ChangeEvidence) and told.change is not None and told.change.se > 0


def _exception(listing: str, one: Assessment) -> BoardException:
    told = one.since.evidence
    if not isinstance(told, ChangeEvidence) or told.change is None:  # pragma: no cover - tested
        raise TypeError(f"{one.measure!r} in {one.area!r} was not judged since its baseline")
    worse, m = -one.good * told.change.delta, told.smallest_change
    return BoardException(
        listing=listing,
        measure=one.measure,
        chance=None if m is None else chance_below((worse - m) / told.change.se),
        z=worse / told.change.se,
        p=2 * chance_below(-abs(told.change.z)),
        firm=False,
        people=told.people.number if told.people else None,
    )


def _order(row: BoardException) -> tuple[bool, float, float, float]:
    without = row.chance is None
    return without, -(row.chance or 0.0), -(row.people or 0.0), -row.z

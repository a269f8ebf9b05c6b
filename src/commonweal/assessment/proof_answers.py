"""False alarms of the answers that stand in for a change: across a break, and a gap alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.evidence import ChangeEvidence
from commonweal.assessment.many import judge_everywhere
from commonweal.assessment.many_answers import said
from commonweal.assessment.proof import ErrorRate, at_most
from commonweal.assessment.proof_panels import MIDDLE, PLACES, Kind, levels, simulate
from commonweal.assessment.since import since_baseline
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Break, LimitsRule

Mask = NDArray[np.bool_]

BREAK = Break(2021, "simulated")
EVERY = 5
"""Each so many places, for the weaker reading is told place by place."""

GAP = Kind("gap_only", LimitsRule.PUBLISHED, gap_only=True)
MOVED = (Verdict.NARROWER, Verdict.WIDER, Verdict.ORDER_CHANGED, Verdict.ORDER_REVERSED)


def alarms_across_a_break(rng: np.random.Generator, kind: Kind, panels: int) -> Iterator[ErrorRate]:
    """Places whose definition changed for all alike: the weaker reading says no change."""
    raised: list[Mask] = []
    broken = replace(kind, breaks=(BREAK,))
    for _ in range(panels):
        prepared = simulate(rng, broken, levels(rng))
        told = [
            since_baseline(prepared, area).evidence for area in prepared.panel.places.areas[::EVERY]
        ]
        raised.append(np.array([_changed(one) for one in told if one.weaker is not None], bool))
    yield at_most("across_a_break", kind.id, raised)


def _changed(told: ChangeEvidence) -> bool:
    return told.weaker is not None and told.weaker.verdict is not Verdict.NONE


def alarms_of_published_gaps(rng: np.random.Generator, panels: int) -> Iterator[ErrorRate]:
    """Published slope indices that do not move: neither narrower nor wider."""
    raised: list[Mask] = []
    for _ in range(panels):
        truth = MIDDLE + rng.normal(0, 1, (PLACES, 1))
        raised.append(said(judge_everywhere(simulate(rng, GAP, truth)).since, MOVED))
    yield at_most("gap_only", GAP.id, raised)

"""Every error rate that the paper on verdicts speaks of, in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from commonweal.assessment.gap_prepared import PreparedGap
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.proof import ErrorRate
from commonweal.assessment.proof_answers import alarms_across_a_break, alarms_of_published_gaps
from commonweal.assessment.proof_forecasts import (
    coverage_of_panels,
    coverage_of_walks,
    coverage_through_a_shock,
)
from commonweal.assessment.proof_gaps import (
    crossed,
    false_alarms_of_gaps,
    false_closing,
    power_of_closing,
    rows_met,
)
from commonweal.assessment.proof_panels import KINDS
from commonweal.assessment.proof_placebo import placebo, placebo_of_gaps
from commonweal.assessment.proof_questions import (
    alarms_beside,
    alarms_of_pace,
    alarms_of_the_unusual,
    errors_about_size,
    false_alarms,
    power_to_see,
)

OF_KINDS = (false_alarms, alarms_beside, alarms_of_the_unusual, alarms_across_a_break)
OF_MOVERS = (alarms_of_pace, errors_about_size, power_to_see)
"""Asked of the few places that move in a panel, and so of twice as many panels."""

OF_GAPS = (false_closing, false_alarms_of_gaps, crossed, power_of_closing)
OF_FORECASTS = (coverage_of_walks, coverage_through_a_shock)
TRIALS = 200
"""Independent trials of gaps for each simulated panel."""


def simulated_errors(panels: int, seed: int) -> Iterator[ErrorRate]:
    """Errors over simulated places with known truth.

    Args:
        panels: how many panels of 150 places each question is asked of, at least 1.
        seed: of the random numbers; the same seed gives the same rates.
    """
    rng = np.random.default_rng(seed)
    yield from chain.from_iterable(ask(rng, kind, panels) for ask in OF_KINDS for kind in KINDS)
    yield from chain.from_iterable(
        ask(rng, kind, 2 * panels) for ask in OF_MOVERS for kind in KINDS
    )
    yield from alarms_of_published_gaps(rng, panels)
    yield from chain.from_iterable(ask(rng, TRIALS * panels) for ask in OF_GAPS)
    yield from rows_met()
    yield from chain.from_iterable(ask(rng, panels) for ask in OF_FORECASTS)


def errors_of_panels(
    panels: Iterable[PreparedPanel], gaps: Iterable[PreparedGap]
) -> Iterator[ErrorRate]:
    """Errors over real panels: placebo, and forecasts of what has been published since."""
    held = list(panels)
    yield from placebo(held)
    yield from placebo_of_gaps(gaps)
    yield from coverage_of_panels(held)

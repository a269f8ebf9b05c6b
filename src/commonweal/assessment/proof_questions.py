"""False alarms of every question, over simulated places whose truth raises none."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.many import judge_everywhere
from commonweal.assessment.many_answers import said
from commonweal.assessment.many_since import changes_everywhere, since_everywhere
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.proof import ErrorRate, at_least, at_most
from commonweal.assessment.proof_panels import (
    BASELINE,
    FIRST,
    MIDDLE,
    PERIODS,
    PLACES,
    Kind,
    levels,
    noise,
    simulate,
    sizes,
)
from commonweal.assessment.verdict import Verdict
from commonweal.methods.common_change import excesses_over_others
from commonweal.methods.contrasts import Contrasts, sizes_of_changes
from commonweal.methods.normal import SEES
from commonweal.methods.special import student_point

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

CLEAR = (Verdict.IMPROVED, Verdict.WORSENED, Verdict.STALLED, Verdict.REVERSED)
MOVING = (Verdict.IMPROVING, Verdict.WORSENING)
APART = (Verdict.BETTER_THAN_THE_REST, Verdict.WORSE_THAN_THE_REST)
BESIDE = (Verdict.BETTER, Verdict.WORSE)
NEAR = (Verdict.ABOVE, Verdict.BELOW)
QUESTIONS = {
    "since": CLEAR,
    "since_by_end": CLEAR,
    "lately": MOVING,
    "change_beside_others": APART,
}
NEIGHBOURS = 10
OFFSET = BASELINE - FIRST

MOVE = 0.2
"""Share of places that move where the rest stand still, so that the ordinary scatter stays one."""

STEADY = 0.47
"""Yearly change, in standard errors of a figure, at which a steady pace most often looks broken."""

LEAST_POWER = 0.40
"""Of a rule that is of use, where exact limits would have 0.80; chosen here, promised nowhere."""

M = 6.0
"""The smallest change that matters, in points, where it is asked about."""


def false_alarms(rng: np.random.Generator, kind: Kind, panels: int) -> Iterator[ErrorRate]:
    """Places that differ and do not move: no change, no trend, none apart from the rest."""
    raised: dict[str, list[Mask]] = {name: [] for name in QUESTIONS}
    for _ in range(panels):
        told = judge_everywhere(simulate(rng, kind, levels(rng))).questions
        for name, words in QUESTIONS.items():
            raised[name].append(said(told[name], words))
    for name, every in raised.items():
        yield at_most(name, kind.id, every)


def alarms_beside(rng: np.random.Generator, kind: Kind, panels: int) -> Iterator[ErrorRate]:
    """Places that are all alike and as England: none better or worse, none above or below."""
    england: list[Mask] = []
    near: list[Mask] = []
    truth = np.full((PLACES, 1), MIDDLE)
    for _ in range(panels):
        prepared = simulate(rng, kind, truth)
        names = prepared.panel.places.areas
        told = judge_everywhere(prepared, {one: _others(rng, names, one) for one in names})
        england.append(said(told.beside_england, BESIDE))
        near.append(said(told.beside_neighbours, NEAR))
    yield at_most("beside_england", kind.id, england)
    yield at_most("beside_neighbours", kind.id, near)


def _others(rng: np.random.Generator, names: tuple[str, ...], own: str) -> tuple[str, ...]:
    chosen = rng.choice(len(names), NEIGHBOURS + 1, replace=False)
    return tuple(names[k] for k in chosen if names[k] != own)[:NEIGHBOURS]


def alarms_of_pace(rng: np.random.Generator, kind: Kind, panels: int) -> Iterator[ErrorRate]:
    """Places that get better at a steady pace, the worst one: neither stalled nor reversed."""
    raised: list[Mask] = []
    for _ in range(panels):
        pace = kind.polarity.good * STEADY * noise(sizes())[:, None]
        prepared, movers = _some_move(rng, kind, pace * (np.arange(PERIODS) - OFFSET))
        told = since_everywhere(prepared)
        raised.append(said(told, (Verdict.STALLED, Verdict.REVERSED))[movers])
    yield at_most("pace", kind.id, raised)


def errors_about_size(rng: np.random.Generator, kind: Kind, panels: int) -> Iterator[ErrorRate]:
    """Places that change by just m: seldom "little change", seldom "by more than matters"."""
    little: list[Mask] = []
    more: list[Mask] = []
    for _ in range(panels):
        step = M * rng.choice((-1.0, 1.0), (PLACES, 1))
        prepared, movers = _some_move(rng, kind, step * _after(), smallest=M)
        told = said(since_everywhere(prepared), (Verdict.LITTLE_CHANGE,))
        little.append(told[movers])
        change = _change(prepared)
        more.append(((change.sign != 0) & (sizes_of_changes(change, M) > 0))[movers])
    yield at_most("little_change", kind.id, little)
    yield at_most("more_than_matters", kind.id, more, promised=0.025)


def alarms_of_the_unusual(rng: np.random.Generator, kind: Kind, panels: int) -> Iterator[ErrorRate]:
    """Places that differ in their change as places do: "unusually so" is seldom said."""
    raised: list[Mask] = []
    for _ in range(panels):
        truth = levels(rng) + rng.normal(0, 2, (PLACES, 1)) * _after()
        prepared = simulate(rng, kind, np.clip(truth, 1, 99))
        found = excesses_over_others(*prepared.changes(OFFSET, PERIODS - 1), 1)
        raised.append(np.abs(found.z2) > student_point(0.975, found.others - 1))
    yield at_most("unusual", kind.id, raised)


def power_to_see(rng: np.random.Generator, kind: Kind, panels: int) -> Iterator[ErrorRate]:
    """Places that change by what exact limits would show four times in five: how often it is seen.

    The step is in true standard errors, so that a rule that is too timid shows.
    """
    seen: list[Mask] = []
    step = SEES * np.sqrt(2) * noise(sizes())[:, None]
    for _ in range(panels):
        signs = rng.choice((-1.0, 1.0), (PLACES, 1))
        prepared, movers = _some_move(rng, kind, step * signs * _after())
        seen.append(said(since_everywhere(prepared), CLEAR)[movers])
    yield at_least("power", kind.id, seen, LEAST_POWER)


def _some_move(
    rng: np.random.Generator, kind: Kind, path: Floats, smallest: float | None = None
) -> tuple[PreparedPanel, Mask]:
    """A panel in which few places follow their path and the rest stand still."""
    movers = rng.random(PLACES) < MOVE
    truth = levels(rng) + np.where(movers[:, None], path, 0.0)
    return simulate(rng, kind, np.clip(truth, 1, 99), smallest=smallest), movers


def _after() -> Floats:
    """0 up to the baseline and 1 in the latest period, in even steps between."""
    return np.clip((np.arange(PERIODS) - OFFSET) / (PERIODS - 1 - OFFSET), 0, 1)


def _change(prepared: PreparedPanel) -> Contrasts:
    return changes_everywhere(prepared, OFFSET, PERIODS - 1)

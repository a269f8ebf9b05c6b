"""What the bench of the methods measures: inputs, our call, its floor, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from bench import methods_floor as floor
from bench.methods_floor import Floats, Numbers

from commonweal.methods.estimate import Estimates
from commonweal.methods.indirect import expected_events, standardised_rate_indirect
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.proportions import proportion
from commonweal.methods.rates import crude_rate
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_drawn import SEED, slope_index_of_rates_drawn
from commonweal.methods.standard_population import ESP2013
from commonweal.methods.standardised import standardised_rate

STARTS = np.array([0.0, 1.0, *range(5, 95, 5)])
STANDARD = np.array(ESP2013, dtype=np.float64)
GROUPS = 10


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many rows, groups, areas and draws; and how many rows or groups the peer is given."""

    rows: int = 1_000_000
    groups: int = 100_000
    areas: int = 10_000
    slopes: int = 300
    draws: int = 100_000
    peer: int = 10_000


SMALL = Sizes(2_000, 200, 50, 6, 1_000, 60)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be reached; None where nothing is asked."""

    peer: float | None = None
    """The peer's time of a row, as a multiple of ours, at least."""
    floor: float | None = None
    """Our time, as a multiple of the floor's, at most."""
    seconds: float | None = None
    memory: float = 4.0
    """The most that is held beside the inputs, results counted, as a multiple of them."""

    def words(self) -> str:
        told = [
            f"peer ≥ {self.peer:,.0f}×" if self.peer else "",
            f"floor ≤ {self.floor:g}×" if self.floor else "",
            f"≤ {self.seconds * 1000:,.0f} ms" if self.seconds else "",
            f"memory ≤ {self.memory:g}×",
        ]
        return ", ".join(one for one in told if one)


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table; ``peer`` names what the peer is asked to do, empty where it cannot."""

    name: str
    sizes: str
    inputs: tuple[Floats, ...]
    ours: Callable[[], Numbers]
    floor: Callable[[], Numbers]
    asked: Asked
    peer: str = ""
    held: int = 0
    """Bytes that belong to the inputs beside the arrays, such as one area's draws."""
    near: float = 1e-9
    """How near the floor and the peer must come, as a share of the largest number."""

    @property
    def rows(self) -> int:
        return len(self.inputs[0])


def cases(sizes: Sizes) -> list[Case]:
    """Every row, with figures that are the same in every run."""
    rng = np.random.default_rng(4)
    made = (_of_rows, _of_bands, _of_areas, _of_slopes)
    return [case for make in made for case in make(sizes, rng)]


def _of_rows(sizes: Sizes, rng: np.random.Generator) -> list[Case]:
    people = rng.integers(1_000, 50_000, sizes.rows).astype(np.float64)
    events = rng.poisson(people * 0.004).astype(np.float64)
    few = rng.integers(1, 10, sizes.rows).astype(np.float64)
    shown, asked, mixed = f"{sizes.rows:,} rows", Asked(peer=1000), (events, people)
    least, least_few = floor.rates, floor.rates_of_few
    return [
        _case("proportions, Wilson", shown, mixed, proportion, floor.wilson, asked, "proportion"),
        _case("crude rates, Byar's and exact", shown, mixed, crude_rate, least, asked, "rate"),
        _case("crude rates, 1 to 9", shown, (few, people), crude_rate, least_few, asked, "rate"),
    ]


def _of_bands(sizes: Sizes, rng: np.random.Generator) -> list[Case]:
    shape = sizes.groups, len(STANDARD)
    people = rng.integers(500, 9_000, shape).astype(np.float64)
    deaths = rng.poisson(people * np.geomspace(0.0003, 0.1, shape[1])).astype(np.float64)
    whole = deaths.sum(0), people.sum(0)
    shown = f"{shape[0]:,} groups × {shape[1]}"
    direct, asked = partial(standardised_rate, standard=STANDARD), Asked(peer=200, floor=4)
    bare = partial(floor.standardised, w=STANDARD)
    ours, least = partial(_indirect, whole=whole), lambda x, n: floor.indirect(x, n, *whole)
    return [
        _case("directly standardised rates", shown, (deaths, people), direct, bare, asked, "dsr"),
        _case("indirectly standardised rates", shown, (deaths, people), ours, least, asked, "isr"),
    ]


def _indirect(deaths: Floats, people: Floats, whole: tuple[Floats, Floats]) -> Estimates:
    rate = 1e5 * whole[0].sum() / whole[1].sum()
    return standardised_rate_indirect(deaths.sum(-1), expected_events(people, *whole), rate)


def _of_areas(sizes: Sizes, rng: np.random.Generator) -> list[Case]:
    shape = sizes.areas, len(STARTS)
    people = rng.integers(500, 9_000, shape).astype(np.float64)
    deaths = rng.poisson(people * np.geomspace(0.0003, 0.2, shape[1])).astype(np.float64)
    shown, bare = f"{shape[0]:,} areas × {shape[1]} ages", partial(floor.life_table, starts=STARTS)
    ours = partial(life_expectancy, starts=STARTS)
    asked = Asked(floor=4)
    return [_case("life tables, limits at every age", shown, (deaths, people), ours, bare, asked)]


def _of_slopes(sizes: Sizes, rng: np.random.Generator) -> list[Case]:
    shape = sizes.slopes, GROUPS
    value, error = rng.uniform(50, 90, shape), rng.uniform(0.02, 0.08, shape)
    held = value, error, rng.uniform(1_000, 5_000, shape)
    shown, of_draws = f"{shape[0]} areas × {GROUPS}", f", {sizes.draws:,} draws"
    drawn = lambda *one: slope_index_of_rates_drawn(*one, draws=sizes.draws).index.slope  # noqa: E731
    bare = partial(floor.drawn_slope, draws=sizes.draws, seed=SEED)
    closed = lambda *one: slope_index(*one).slope  # noqa: E731
    soon, later, sets = Asked(seconds=0.005), Asked(seconds=2), 4 * GROUPS * sizes.draws
    return [
        _case("slope index, closed form", shown, held, closed, floor.slope, soon),
        _case(
            "slope index, drawn", shown + of_draws, held, drawn, bare, later, held=sets, near=1e-5
        ),
    ]


def _case(
    name: str, sizes: str, inputs: tuple[Floats, ...], ours: Callable[..., Estimates],
    least: Callable[..., Numbers], asked: Asked, peer: str = "", held: int = 0, near: float = 1e-9,
) -> Case:  # fmt: skip
    def numbers() -> Numbers:
        found = ours(*inputs)
        return found.value, found.lower, found.upper

    return Case(name, sizes, inputs, numbers, lambda: least(*inputs), asked, peer, held, near)

"""Life tables: against a slow second reading, one bad group, open bands, healthy years, gaps."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.decomposition import arriaga, arriaga_by_cause
from commonweal.methods.estimate import Reason
from commonweal.methods.healthy_life import healthy_life_expectancy, variance_of_share
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.life_table import life_table

STARTS = np.array([0, 1, *range(5, 95, 5)], dtype=float)
RATES = 0.0002 * np.exp(0.078 * (STARTS + 2))
RATES[0] = 0.004


def made(groups: int = 3, people: float = 3000, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    population = rng.uniform(0.5, 1.5, (groups, len(STARTS))) * people
    deaths = np.round(population * RATES * rng.uniform(0.8, 1.2, population.shape)) + 1
    return deaths, population


def slowly(deaths: np.ndarray, population: np.ndarray) -> list[float]:
    """Expectancy at each age of one group, one band at a time."""
    survivors, years = [1.0], []
    for n, start in enumerate(STARTS[:-1]):
        rate, width = deaths[n] / population[n], STARTS[n + 1] - start
        lived = 0.1 if start == 0 else 0.5
        dying = min(1.0, width * rate / (1 + width * rate * (1 - lived)))
        survivors.append(survivors[-1] * (1 - dying))
        years.append(width * (survivors[-1] + lived * (survivors[-2] - survivors[-1])))
    years.append(survivors[-1] / (deaths[-1] / population[-1]))
    return [sum(years[n:]) / survivors[n] for n in range(len(STARTS))]


def test_expectancy_is_that_of_a_slow_second_reading() -> None:
    deaths, population = made()

    found = life_expectancy(deaths, population, STARTS)

    for n in range(3):
        assert found.value[n] == pytest.approx(slowly(deaths[n], population[n]), rel=1e-12)
    assert (found.lower < found.value).all()
    assert (found.value < found.upper).all()


def test_years_lived_sum_to_the_expectancy_at_birth() -> None:
    table = life_table(*made(), STARTS)

    assert table.years.sum(axis=-1) == pytest.approx(table.expectancy[:, 0], rel=1e-12)


@pytest.mark.parametrize(
    ("band", "deaths", "population", "reason"),
    [
        (3, np.nan, 100, Reason.MISSING),
        (3, -1, 100, Reason.NEGATIVE),
        (3, 0, 0, Reason.NO_POPULATION),
        (3, 11, 10, Reason.ABOVE_WHOLE),
        (19, 0, 100, Reason.NO_DEATHS_AT_END),
    ],
)
def test_one_bad_group_has_a_reason_and_the_others_their_numbers(
    band: int, deaths: float, population: float, reason: Reason
) -> None:
    all_deaths, people = made()
    all_deaths[1, band], people[1, band] = deaths, population

    found = life_expectancy(all_deaths, people, STARTS)

    assert (found.reason[1] == reason).all()
    assert np.isnan(found.value[1]).all()
    assert np.isnan(found.upper[1]).all()
    assert (found.reason[[0, 2]] == Reason.NONE).all()
    assert np.isfinite(found.value[[0, 2]]).all()


def test_a_small_population_and_wide_limits_are_withheld() -> None:
    deaths, population = made(1, 200)
    few = life_expectancy(deaths, population, STARTS)
    rare = life_expectancy(np.where(STARTS == 90, 1, deaths * 0), population * 20, STARTS)

    assert (few.reason == Reason.TOO_FEW_PEOPLE).all()
    assert (rare.reason == Reason.TOO_WIDE).all()
    assert np.isnan(rare.value).all()
    assert np.isfinite(rare.upper).all()


def test_where_nobody_survives_nothing_lies_ahead() -> None:
    deaths, population = made(1)
    deaths[0, 18] = population[0, 18]

    found = life_expectancy(deaths, population, STARTS)

    assert found.value[0, 19] == 0
    assert np.isnan(found.upper[0, 19])


def test_several_levels_lead_and_none_gives_no_limits() -> None:
    deaths, population = made()

    two = life_expectancy(deaths, population, STARTS, confidence=[0.95, 0.998])
    none = life_expectancy(deaths, population, STARTS, confidence=())

    assert two.lower.shape == (2, 3, 20)
    assert (two.lower[1] < two.lower[0]).all()
    assert none.lower.shape == (0, 3, 20)


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ([1, 75], "begin at age 0"),
        ([0], "at least two"),
        ([0, 80, 75], "rising ages"),
        ([0, 70], "one from 75"),
        ([0, 5, 75], "3 bands begin"),
    ],
)
def test_bands_that_are_no_life_table_are_refused(starts: list[float], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        life_table([[5, 100]], [[9000, 1000]], starts)


def test_all_in_good_health_is_life_expectancy_itself() -> None:
    deaths, population = made()

    well = healthy_life_expectancy(deaths, population, STARTS, np.ones(20), np.zeros(20))
    life = life_expectancy(deaths, population, STARTS)

    assert well.value == pytest.approx(life.value, rel=1e-12)
    assert well.lower == pytest.approx(life.lower, rel=1e-12)


def test_limits_of_healthy_years_hold_what_survey_and_deaths_vary() -> None:
    deaths, population = made(1)
    share = np.linspace(0.95, 0.4, 20)
    rng = np.random.default_rng(7)
    drawn_deaths = rng.poisson(deaths, (4000, 20))
    drawn_share = rng.binomial(100, share, (4000, 20)) / 100
    sure = healthy_life_expectancy(
        deaths, population, STARTS, share, variance_of_share(share, 100), confidence=0.95
    )

    drawn = healthy_life_expectancy(
        np.maximum(drawn_deaths, 1), population, STARTS, drawn_share, np.zeros(20), confidence=()
    )
    error = (sure.upper - sure.lower)[0, 0] / (2 * 1.959964)
    assert drawn.value[:, 0].std() == pytest.approx(error, rel=0.06)


@pytest.mark.parametrize(
    ("share", "variance", "reason"),
    [
        (np.nan, 0.1, Reason.MISSING),
        (1.2, 0.1, Reason.OUT_OF_RANGE),
        (0.5, -0.1, Reason.OUT_OF_RANGE),
    ],
)
def test_a_share_that_cannot_be_withholds_its_group(
    share: float, variance: float, reason: Reason
) -> None:
    deaths, population = made(2)
    shares, variances = np.full((2, 20), 0.8), np.full((2, 20), 0.001)
    shares[1, 4], variances[1, 4] = share, variance

    found = healthy_life_expectancy(deaths, population, STARTS, shares, variances)

    assert (found.reason[1] == reason).all()
    assert np.isnan(found.value[1]).all()
    assert (found.reason[0] == Reason.NONE).all()


def test_sets_of_shares_may_stand_on_one_life_table() -> None:
    deaths, population = (one[0] for one in made(1))
    shares = np.array([[0.8] * 20, [0.6] * 20, [0.5] * 19 + [1.2]])
    found = healthy_life_expectancy(deaths, population, STARTS, shares, 0.001)

    assert found.value.shape == found.lower.shape == found.reason.shape == (3, 20)
    for one, share in zip(found.upper[:2], shares, strict=False):
        alone = healthy_life_expectancy(deaths, population, STARTS, share, 0.001)
        np.testing.assert_array_equal(one, alone.upper)
    assert (found.reason[2] == Reason.OUT_OF_RANGE).all()


def test_nobody_who_answered_gives_no_variance() -> None:
    assert np.isnan(variance_of_share(0.5, 0))


def test_parts_of_a_gap_sum_to_it_by_age_and_by_cause() -> None:
    deaths, population = made(2)
    worse = life_table(deaths[0], population[0], STARTS)
    better = life_table(deaths[1] * 0.8, population[1], STARTS)

    parts = arriaga(worse, better)
    share = np.linspace(0.2, 0.6, 20)
    first, second = deaths[0] / population[0], deaths[1] * 0.8 / population[1]
    causes = arriaga_by_cause(
        parts, [first * share, first * (1 - share)], [second * share, second * (1 - share)]
    )

    assert parts.sum() == pytest.approx(better.expectancy[0] - worse.expectancy[0], rel=1e-12)
    assert causes.sum(axis=0) == pytest.approx(parts, rel=1e-9)


def test_population_that_dies_out_early_still_has_parts() -> None:
    starts, people = [0, 1, 75, 90], [9000, 9000, 2000, 2000]
    extinct = life_table([900, 9000, 100, 300], people, starts)
    alive = life_table([90, 900, 100, 300], people, starts)

    for pair in ((extinct, alive), (alive, extinct)):
        parts = arriaga(*pair)
        assert extinct.survivors[2] == 0
        assert parts.sum() == pytest.approx(pair[1].expectancy[0] - pair[0].expectancy[0])


def test_a_band_with_equal_rates_adds_nothing_to_any_cause() -> None:
    assert arriaga_by_cause([0.0], [[0.1], [0.2]], [[0.1], [0.2]]).tolist() == [[0.0], [0.0]]


def test_unlike_bands_or_causes_are_refused() -> None:
    deaths, population = made(1)
    long = life_table(deaths, population, STARTS)
    short = life_table([[9, 300]], [[9000, 2000]], [0, 75])

    with pytest.raises(ValueError, match="same age bands"):
        arriaga(long, short)
    with pytest.raises(ValueError, match="shape"):
        arriaga_by_cause([1.0], [[0.1]], [[0.1], [0.2]])


@pytest.mark.parametrize("shape", [(), (1,), (7,), (2, 5)])
def test_blocks_of_groups_do_not_show(shape: tuple[int, ...], monkeypatch) -> None:
    monkeypatch.setattr("commonweal.methods.life_expectancy.BLOCK", 3)
    deaths, population = (one.reshape(*shape, 20) for one in made(int(np.prod(shape))))

    found = life_expectancy(deaths, population, STARTS, confidence=[0.95, 0.998])
    table = life_table(deaths, population, STARTS)

    assert (found.value == table.expectancy).all()
    assert found.lower.shape == (2, *shape, 20)
    half = found.upper[0] - found.value
    assert half == pytest.approx(1.959963984540054 * table.standard_error, rel=1e-9)


def test_no_groups_and_unfit_bands_are_told_apart() -> None:
    assert life_expectancy(np.empty((0, 20)), np.empty((0, 20)), STARTS).value.shape == (0, 20)
    with pytest.raises(ValueError, match="20 bands begin"):
        life_expectancy(np.empty((0, 19)), np.empty((0, 19)), STARTS)

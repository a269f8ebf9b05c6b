import numpy as np
import pytest
from scipy.optimize import minimize

from commonweal.methods.recovered import penalised_logistic, recover


def simulated(se: float, places: int = 150, periods: int = 8):
    rng = np.random.default_rng(11)
    size = rng.integers(20_000, 300_000, places).astype(float)
    value = rng.normal(60, 4, (places, periods))
    value[rng.random(value.shape) < 0.05] = np.nan
    england = np.full(periods, 60.0)
    own = se * np.sqrt(60_000 / size)[:, None] * np.exp(rng.normal(0, 0.05, value.shape))
    with np.errstate(invalid="ignore"):
        flagged = np.abs(value - england) > 1.96 * own
    similar = np.isfinite(value) & ~flagged
    return value, england, flagged, similar, size, np.arange(2010.0, 2010 + periods)


def test_it_recovers_the_standard_error_by_size():
    data = simulated(1.4)

    told = recover(*data)

    size = data[4]
    assert told.sound
    truth = 1.4 * np.sqrt(60_000 / size)
    assert np.allclose(told.standard_error(size, data[5])[:, 3], truth, rtol=0.08)


def test_a_source_that_flags_at_998_has_a_smaller_standard_error():
    data = simulated(1.4)
    usual, strict = recover(*data), recover(*data, confidence=0.998)

    ratio = strict.standard_error(data[4], data[5]) / usual.standard_error(data[4], data[5])

    assert np.allclose(ratio, 1.96 / 3.09)


def test_its_conditions():
    few = recover(*simulated(1.4, places=90))
    one_sided = recover(*simulated(0.01))

    assert not few.sound
    assert few.places < 100
    assert not one_sided.sound
    assert one_sided.similar < 100


def test_no_usable_row_and_unknown_confidence():
    value, england, flagged, _, size, years = simulated(1.4)
    none = np.zeros_like(flagged)

    assert recover(value, england, none, none, size, years) is None
    with pytest.raises(ValueError, match=r"write 0\.95"):
        recover(value, england, flagged, none, size, years, 95)


def test_the_fit_is_the_minimum():
    rng = np.random.default_rng(13)
    design = np.column_stack((np.ones(300), rng.normal(size=(300, 2))))
    outcome = (rng.random(300) < 1 / (1 + np.exp(-design @ [0.5, 2, -1]))).astype(float)

    told = penalised_logistic(design, outcome, 0.001)

    def loss(b):
        eta = design @ b
        return np.sum(np.logaddexp(0, eta) - outcome * eta) + 0.001 * b @ b

    assert told == pytest.approx(minimize(loss, np.zeros(3), tol=1e-12).x, abs=1e-4)


def test_a_sharp_edge_still_fits():
    design = np.column_stack((np.ones(40), np.linspace(-1, 1, 40)))

    told = penalised_logistic(design, (design[:, 1] > 0).astype(float), 0.001)

    assert np.isfinite(told).all()
    assert told[1] > 10


def test_a_step_that_would_overshoot_is_halved():
    rows = [[3, -37, 5], [-43, -10, 2], [12, 0, 2], [7, 0, 0], [-230, 0, 0], [-1, 343, 0]]
    design = np.column_stack([np.ones(6), np.array(rows, dtype=float)])
    outcome = np.array([1.0, 1, 0, 0, 0, 0])

    b = penalised_logistic(design, outcome, 0.001)

    gradient = design.T @ (1 / (1 + np.exp(-design @ b)) - outcome) + 0.002 * b
    assert np.abs(gradient).max() < 1e-9

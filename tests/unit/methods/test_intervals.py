import numpy as np
import pytest
from scipy.stats import chi2

from commonweal.methods.counts import poisson_limits
from commonweal.methods.estimate import levels_of, tails
from commonweal.methods.intervals import standard_error_from_limits
from commonweal.methods.proportions import wilson_limits
from commonweal.methods.slope_index_drawn import slope_index_of_rates_drawn


def test_standard_error_from_95_and_998_limits():
    assert standard_error_from_limits(np.array([0.0]), np.array([3.92]))[0] == pytest.approx(1)
    assert standard_error_from_limits(np.array([0.0]), np.array([6.18]), 0.998)[0] == 1
    with pytest.raises(ValueError, match=r"write 0\.95 or 0\.998"):
        standard_error_from_limits(np.array([0.0]), np.array([1.0]), 95)


def test_limits_in_the_wrong_order_tell_no_standard_error():
    found = standard_error_from_limits([3.92, 0.0, np.inf], [0.0, 3.92, np.inf])

    assert np.isnan(found[[0, 2]]).all()
    assert found[1] == pytest.approx(1)


@pytest.mark.parametrize("one", [0.75, np.float32(0.75), np.float64(0.75), np.array(0.75)])
def test_a_confidence_may_be_any_one_number(one):
    assert levels_of(one) == (0.75,)
    assert tails(one, 2).shape == ()
    drawn = slope_index_of_rates_drawn([5.0] * 5, [0.1] * 5, [1] * 5, confidence=one, draws=1000)
    assert drawn.index.slope.lower.shape == ()


def test_levels_of_confidence_stand_in_a_row():
    assert levels_of(np.array([0.75, 0.875])) == (0.75, 0.875)
    assert levels_of(()) == ()
    with pytest.raises(ValueError, match="a row of them, not of shape"):
        levels_of([[0.95]])
    with pytest.raises(ValueError, match="a confidence is a share"):
        levels_of(np.int64(95))


def test_wilson_of_none_and_all_stays_within_bounds():
    low, high = wilson_limits(np.array([0.0, 10.0, 5.0]), np.array([10.0, 10.0, np.nan]), 0.95)

    assert low[:2] == pytest.approx([0.0, 0.7225], abs=5e-5)
    assert high[:2] == pytest.approx([0.2775, 1.0], abs=5e-5)
    assert np.isnan(low[2])


def test_byar_is_exact_under_ten_and_close_above():
    count = np.array([0.0, 4.0, 9.0, 10.0, 200.0, np.nan])

    low, high = poisson_limits(count)

    exact_low = np.r_[0.0, chi2.ppf(0.025, 2 * count[1:]) / 2]
    exact_high = chi2.ppf(0.975, 2 * count + 2) / 2
    assert low[:3] == pytest.approx(exact_low[:3])
    assert high[:3] == pytest.approx(exact_high[:3])
    assert low[3:5] == pytest.approx(exact_low[3:5], rel=0.005)
    assert high[3:5] == pytest.approx(exact_high[3:5], rel=0.005)
    assert np.isnan(low[5])
    assert np.isnan(high[5])

import numpy as np
import pytest

from commonweal.methods.comparison import beside_mean, excess_change, paule_mandel, rank_among


def test_paule_mandel_solves_its_equation():
    rng = np.random.default_rng(4)
    v = rng.uniform(0.2, 2, 80)
    d = rng.normal(3, np.sqrt(v + 4))

    told = paule_mandel(d, v)

    w = 1 / (v + told.tau_squared)
    assert w @ (d - told.mean) ** 2 == pytest.approx(79, rel=1e-10)
    assert told.tau_squared == pytest.approx(4, rel=0.5)
    assert told.lower < told.mean < told.upper


def test_paule_mandel_stops_at_nought():
    told = paule_mandel(np.array([1.0, 1.1, 0.9]), np.ones(3))

    assert told.tau_squared == 0
    assert told.mean == pytest.approx(1)
    with pytest.raises(ValueError, match="at least 2"):
        paule_mandel(np.ones(1), np.ones(1))


def test_excess_by_chance_and_by_nature():
    common = paule_mandel(np.array([-5.0, 0.0, 5.0, 1.0]), np.full(4, 0.1))

    told = excess_change(10.0, 0.1, common)

    assert told.excess == pytest.approx(10 - common.mean)
    assert abs(told.z2) < abs(told.z1)


@pytest.mark.parametrize(("good", "rank"), [(1, 2), (0, 2), (-1, 3)])
def test_equal_places_share_the_better_rank(good, rank):
    assert rank_among(5.0, np.array([9.0, 5.0, 2.0, 1.0]), good) == rank


def test_beside_the_mean_of_neighbours():
    told = beside_mean(5.0, 1.0, np.array([7.0, 9.0]), np.array([2.0, 2.0]))

    assert told.delta == -3
    assert told.se**2 == pytest.approx(1 + 8 / 4)

"""Funnels: one bad area neither stops the others nor moves their average."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.funnel import (
    SIGNIFICANCE,
    funnel_of_proportions,
    funnel_of_rates,
    funnel_of_ratios,
    significance_of_proportions,
    significance_of_ratios,
)

COUNT, WHOLE = [500.0, 30.0, 300.0], [1000.0, 100.0, 900.0]
BAD_SHARES = [(np.nan, 50), (-1, 50), (60, 50), (5, 0), (5, -50), (5, np.nan), (np.inf, 50)]
BAD_RATIOS = [(np.nan, 5), (-1, 5), (5, 0), (5, -5), (5, np.nan), (5, np.inf)]


@pytest.mark.parametrize(("count", "whole"), BAD_SHARES)
def test_a_bad_area_has_no_place_among_proportions_and_the_others_keep_theirs(count, whole):
    alone = significance_of_proportions(COUNT, WHOLE).tolist()

    assert significance_of_proportions([*COUNT, count], [*WHOLE, whole]).tolist() == [*alone, 0]
    assert alone == [5, 2, 1]
    assert SIGNIFICANCE[0] == "cannot be calculated"


@pytest.mark.parametrize(("observed", "expected"), BAD_RATIOS)
def test_a_bad_area_has_no_place_among_ratios_and_the_others_keep_theirs(observed, expected):
    found = significance_of_ratios([8, 40, observed], [8.0, 20.0, expected])

    assert found.tolist() == [3, 5, 0]


def test_no_sound_area_has_a_place_where_there_is_none():
    assert significance_of_proportions([np.nan, 5], [5, 4]).tolist() == [0, 0]


@pytest.mark.parametrize(("count", "whole"), BAD_SHARES)
def test_a_bad_area_is_left_out_of_the_average_of_a_funnel(count, whole):
    alone = funnel_of_proportions(COUNT, WHOLE, [100.0])
    found = funnel_of_proportions([*COUNT, count], [*WHOLE, whole], [100.0])

    assert found.average == alone.average
    np.testing.assert_array_equal(found.lower, alone.lower)


def test_a_funnel_without_a_sound_area_is_refused():
    with pytest.raises(ValueError, match="no area has a count"):
        funnel_of_proportions([np.nan], [5], [100.0])


@pytest.mark.parametrize("average", [0, -1, np.nan])
def test_an_average_must_be_above_nought(average):
    with pytest.raises(ValueError, match="average must be above 0"):
        significance_of_ratios([5], [5], average)
    with pytest.raises(ValueError, match="average and years must be above 0"):
        funnel_of_rates([5], average)


@pytest.mark.parametrize("at", [0, -1, np.nan, np.inf])
def test_a_point_to_draw_must_be_above_nought(at):
    with pytest.raises(ValueError, match="at must be above 0"):
        funnel_of_proportions(COUNT, WHOLE, [50, at])
    with pytest.raises(ValueError, match="events must be above 0"):
        funnel_of_ratios([50, at])

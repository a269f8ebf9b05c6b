"""A multiplier that is not above 0 is refused by every method that has one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commonweal.methods.indirect import standardised_ratio
from commonweal.methods.proportions import proportion
from commonweal.methods.rates import crude_rate, crude_rate_of_repeats
from commonweal.methods.standardised import standardised_rate

WAYS: dict[str, Callable[[float], object]] = {
    "proportion": lambda scale: proportion(1, 2, multiplier=scale),
    "crude rate": lambda scale: crude_rate(1, 2, multiplier=scale),
    "crude rate of repeats": lambda scale: crude_rate_of_repeats([1], [1], 2, multiplier=scale),
    "standardised rate": lambda scale: standardised_rate([12], [50], [1], multiplier=scale),
    "standardised ratio": lambda scale: standardised_ratio(1, 2, refvalue=scale),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("scale", [0, -100, float("nan"), float("inf")])
def test_a_multiplier_must_be_above_nought(way: Callable[[float], object], scale: float) -> None:
    with pytest.raises(ValueError, match="a multiplier must be above 0"):
        way(scale)

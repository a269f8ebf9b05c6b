"""The few points of the normal distribution that the rules use, unrounded."""

from __future__ import annotations

from commonweal.methods.special import normal_below

Z95 = 1.959963984540054
"""1.959964: 95 % between −z and z."""

Z90 = 1.6448536269514722
"""1.644854: 90 % between −z and z."""

Z80 = 0.8416212335729143
"""0.841621: four chances in five lie below."""

Z80_RANGE = 1.2815515655446004
"""1.281552: 80 % between −z and z."""

SEES = Z95 + Z80
"""2.8016: a change of so many standard errors is seen four times in five."""

EQUAL = 1e-9
"""Numbers as near as this are equal."""


def chance_below(z: float) -> float:
    """Return Φ(z), the share of a standard normal distribution that lies below ``z``.

    Example:
        >>> chance_below(0.0)
        0.5
    """
    return float(normal_below(z))

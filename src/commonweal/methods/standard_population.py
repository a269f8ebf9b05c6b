"""The European Standard Population of 2013, by bands of five years."""

from __future__ import annotations

from typing import Final

AGES: Final = tuple(range(0, 95, 5))
"""First age of each band: 0 to 4, 5 to 9, …, 90 and over."""

ESP2013: Final = (
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000,
    7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
)  # fmt: skip
"""People in each band of ``AGES``; 100,000 in all.

Source: Eurostat, Revision of the European Standard Population (2013).
"""

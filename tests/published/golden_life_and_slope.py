"""Our answers to the cases of life expectancy and of the slope index."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
from tests.published.golden_cases import Case, Rows, number
from tests.published.golden_numbers import column, confidence_of

from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.slope_index import SlopeIndex, slope_index
from commonweal.methods.slope_index_transformed import (
    slope_index_of_proportions,
    slope_index_of_rates,
)

Z = 1.959963984540054


def age(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found
    return int(found[0])


def expectancy_of(case: Case, rows: Rows) -> Any:
    return life_expectancy(
        [number(row[case.column("deaths")]) for row in rows],
        [number(row[case.column("population")]) for row in rows],
        [age(row[case.column("startage")]) for row in rows],
        confidence=confidence_of(case),
    )


def logit(share: np.ndarray) -> np.ndarray:
    return np.log(share / (1 - share))


READ = {"value", "x", "se", "lower_cl", "upper_cl", "population"}


def index_of(case: Case, rows: Rows) -> SlopeIndex:
    """The index as a case asks for it, from the published limits of its groups."""
    args = case.told["args"]
    kind, transform = args.get("value_type", 0), args.get("transform", False)
    link: Callable[[Any], Any] = {0: np.asarray, 1: np.log, 2: logit}[kind if transform else 0]
    method = {0: slope_index, 1: slope_index_of_rates, 2: slope_index_of_proportions}[
        kind if transform else 0
    ]
    read = {name: column(rows, case.column(name)) for name in args if name in READ}
    if "value" not in read:
        read["value"] = read["x"] / read["population"]
    error = (
        read["se"] if "se" in read else (link(read["upper_cl"]) - link(read["lower_cl"])) / 2 / Z
    )
    levels = args.get("confidence", 0.95)
    return method(
        read["value"],
        error,
        read["population"],
        multiplier=args.get("multiplier", 1),
        confidence=levels,
    )

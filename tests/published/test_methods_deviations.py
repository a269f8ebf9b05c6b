"""Each row of the table of deviations, shown in each golden case that it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.published.deviations import DEVIATIONS, Deviation, under
from tests.published.deviations_of_groups import (
    any_bands,
    any_levels,
    area_is_kept,
    confidence_is_a_share,
    every_age,
    no_certainty,
    no_deaths_at_end,
    no_mode,
    one_bad_group,
    order_as_given,
    reason_not_warning,
    rows_are_not_summed,
)
from tests.published.deviations_of_slopes_and_funnels import (
    error_of_the_scale,
    exact_funnel,
    few_events_on_a_funnel,
    funnel_within_the_scale,
    limits_in_order,
    no_events,
    nothing_drawn,
    own_places,
    ratio_itself,
    scale_in_the_name,
    short_trends,
)
from tests.published.golden_cases import (
    BUNDLED,
    GOLDEN,
    Case,
    case_called,
    every_case,
    named,
)

SHOWN: dict[str, Callable[[Any], None]] = {
    "one-bad-group": one_bad_group,
    "reason-not-warning": reason_not_warning,
    "confidence-is-a-share": confidence_is_a_share,
    "no-certainty": no_certainty,
    "any-levels": any_levels,
    "no-mode": no_mode,
    "rows-are-not-summed": rows_are_not_summed,
    "every-age": every_age,
    "any-bands": any_bands,
    "no-deaths-at-end": no_deaths_at_end,
    "order-as-given": order_as_given,
    "area-is-kept": area_is_kept,
    "nothing-drawn": nothing_drawn,
    "scale-in-the-name": scale_in_the_name,
    "error-of-the-scale": error_of_the_scale,
    "limits-in-order": limits_in_order,
    "exact-funnel": exact_funnel,
    "ratio-itself": ratio_itself,
    "funnel-within-the-scale": funnel_within_the_scale,
    "own-places": own_places,
    "few-events-on-a-funnel": few_events_on_a_funnel,
    "short-trends": short_trends,
    "no-events": no_events,
}
PAIRS = [
    pytest.param(row, name, id=f"{row.id}-{name}" if name else row.id)
    for row in DEVIATIONS
    for name in dict.fromkeys(one.partition(":")[0] for one in row.cases or ("",))
]


@pytest.mark.parametrize(("row", "name"), PAIRS)
def test_ours_does_what_the_table_says(row: Deviation, name: str) -> None:
    case = case_called(name) if name else None
    if name and case is None:
        pytest.skip(f"{name} is not kept here: it lies with the cases bundled with the papers")

    SHOWN[row.id](case)


def test_each_row_has_its_own_id_and_is_shown() -> None:
    assert sorted(row.id for row in DEVIATIONS) == sorted(SHOWN)


ASKS: dict[str, Callable[[Case], bool]] = {
    "confidence-is-a-share": lambda case: np.max(case.told["args"].get("confidence") or 0) > 90,
    "no-mode": lambda case: bool({"type", "inverttype"} & set(case.told["args"])),
    "every-age": lambda case: "le_age" in case.told["args"],
    "reason-not-warning": lambda case: bool(case.told.get("warnings")),
    "own-places": lambda case: case.told["function"] == "calculate_funnel_limits",
}
"""What a case asks for that puts it under a row."""


OWN = [case for case in every_case() if case.folder in {GOLDEN, BUNDLED} and case.told["args"]]


@pytest.mark.parametrize("case", OWN, ids=named)
def test_a_case_that_asks_for_a_deviation_is_named_under_it(case: Case) -> None:
    asked = {name for name, asks in ASKS.items() if case.answered and asks(case)}

    assert asked <= set(under(case.name))

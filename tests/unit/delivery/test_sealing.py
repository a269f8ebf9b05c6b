"""The sum of a row: the same from every database, another for whatever it says otherwise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from commonweal.delivery.plan_kinds import Horizon
from commonweal.delivery.plans.planned import Milestone
from commonweal.delivery.sealing import sum_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": 5.0}, {"value": 5}),
        ({"seen": {"n": 1e20}}, {"seen": {"n": 10**20}}),
        ({"amount": Decimal("10.50")}, {"amount": Decimal("10.5")}),
        ({"day": date(2026, 1, 2)}, {"day": "2026-01-02"}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"path": [["2027", 5.5]]}, {"path": (("2027", 5.5),)}),
        ({"horizon": Horizon.SHORT}, {"horizon": "short"}),
        ({"words": "x", "added later": ""}, {"words": "x"}),
        ({"words": "x", "added later": None, "told": [], "key": False}, {"words": "x"}),
    ],
)
def test_what_means_the_same_has_one_sum(one, other):
    assert sum_of(one) == sum_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"words": "x"}, {"words": "x "}),
        ({"words": "x"}, {"reason": "x"}),
        ({"against": 0}, {"against": None}),
        ({"key": True}, {"key": False}),
        ({"value": 5.6}, {"value": 5.60001}),
        ({"value": 5.6}, {"value": float("inf")}),
        ({"value": 5.6}, {"value": float("nan")}),
        ({"path": ["a", "b"]}, {"path": ["b", "a"]}),
        ({"of": Milestone(ref="a", name="b", due=date(2026, 1, 2))},
         {"of": Milestone(ref="a", name="b", due=date(2026, 1, 3))}),
    ],
)  # fmt: skip
def test_what_says_something_else_has_another(one, other):
    assert sum_of(one) != sum_of(other)

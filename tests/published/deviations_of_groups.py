"""What each deviation does in a case: groups and reasons, arguments, life tables."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.published.golden_cases import (
    Case,
    number,
)
from tests.published.golden_life_and_slope import age, expectancy_of, index_of
from tests.published.golden_numbers import (
    by_band,
    column,
    confidence_of,
    multiplier_of,
    reference,
    summed,
)
from tests.published.golden_rates import WAYS

from commonweal.methods.estimate import Reason
from commonweal.methods.funnel import (
    funnel_of_proportions,
)
from commonweal.methods.funnel_points import points_of_crude_rates
from commonweal.methods.indirect import (
    expected_events,
    standardised_rate_indirect,
    standardised_ratio,
)
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.means import mean
from commonweal.methods.proportions import proportion, wilson_limits
from commonweal.methods.quantiles import quantiles
from commonweal.methods.rates import crude_rate
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_drawn import (
    slope_index_of_proportions_drawn,
)
from commonweal.methods.standardised import standardised_rate

OURS: dict[str, Callable[..., Any]] = {
    "proportion": proportion,
    "rate": crude_rate,
    "mean": mean,
    "dsr": standardised_rate,
    "israte": standardised_rate_indirect,
    "isratio": standardised_ratio,
    "le": life_expectancy,
    "quantile": quantiles,
    "funnel": funnel_of_proportions,
    "sii": slope_index,
}
"""The method that answers a family."""


def first_rows(case: Case) -> list[dict[str, str]]:
    """Rows of the first group by rising age or quantile, where the case has either."""
    rows = next(iter(case.by_group().values()))
    for name in ("startage", "quantile"):
        if name in case.told["args"]:
            return sorted(rows, key=lambda row: age(row[case.column(name)]))
    return rows


BAD = {
    "proportion/err_neg_num": Reason.NEGATIVE,
    "proportion/err_zero_den": Reason.NO_POPULATION,
    "proportion/err_num_gt_den": Reason.ABOVE_WHOLE,
    "rate/err_neg_num": Reason.NEGATIVE,
    "rate/err_zero_den": Reason.NO_POPULATION,
    "dsr/err_na_pop": Reason.MISSING,
    "dsr/err_zero_pop": Reason.NO_POPULATION,
    "dsr/err_neg_x": Reason.NEGATIVE,
    "dsr/err_neg_std": Reason.NEGATIVE,
    "dsr/err_na_std": Reason.MISSING,
    "israte/err_neg": Reason.NEGATIVE,
    "isratio/err_neg": Reason.NEGATIVE,
    "sii/err_neg_pop": Reason.NO_POPULATION,
    "sii/err_missing_cl": Reason.MISSING,
    "sii/err_prop_range": Reason.OUT_OF_RANGE,
    "funnel/err_zero_no_denominator": Reason.MISSING,
}


def one_bad_group(case: Case) -> None:
    """The bad group of the case, and a sound one after it."""
    found = _beside_a_sound_group(case)

    assert int(found.reason[0]) == BAD[case.name]
    assert np.isnan(found.value[..., 0])
    assert int(found.reason[-1]) == Reason.NONE
    assert np.isfinite(found.value[..., -1])


def _beside_a_sound_group(case: Case) -> Any:
    family = case.told["family"]
    if family in {"proportion", "rate"}:
        x, n = summed(case, "x", "n")[1]
        return OURS[family]([*x, 5], [*n, 50])
    if family == "dsr":
        bands = by_band(case, "x", "n", "stdpop")[1]
        sound = ([20.0, 30.0], [100.0, 100.0], [10.0, 20.0])
        return standardised_rate(*(np.vstack(pair) for pair in zip(bands, sound, strict=True)))
    if family in {"israte", "isratio"}:
        x, n = by_band(case, "x", "n")[1]
        observed, expected = x.sum(-1), expected_events(n, *reference(case))
        pair = [*observed, 30.0], [*expected, 20.0]
        return standardised_ratio(*pair) if family == "isratio" else OURS[family](*pair, 8.0)
    rows = first_rows(case)
    if family == "funnel":
        x, rate = (column(rows, case.column(name)) for name in ("numerator", "rate"))
        return points_of_crude_rates(x, rate, np.full(x.shape, np.nan))
    value, low, high, people = (
        column(rows, case.column(name)) for name in ("value", "lower_cl", "upper_cl", "population")
    )
    sound = np.full(people.shape, 100.0)
    if case.name == "sii/err_prop_range":
        shares = np.vstack([value, np.linspace(0.3, 0.2, value.size)])
        return slope_index_of_proportions_drawn(
            shares, np.full(shares.shape, 0.1), np.vstack([people, sound]), draws=1000
        ).index.slope
    errors = np.vstack([(high - low) / 3.92, np.ones(value.size)])
    return slope_index(np.vstack([value, value]), errors, np.vstack([people, sound])).slope


def reason_not_warning(case: Case) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if case.name == "mean/edge_n1_and_na":
            keys, found = WAYS["mean"](case)
            assert dict(zip((key[0] for key in keys), found.reason, strict=True)) == {
                "a": Reason.TOO_FEW_POINTS,
                "b": Reason.NONE,
                "c": Reason.MISSING,
            }
        elif case.name == "quantile/edge_few_areas_and_ties":
            values = column(case.rows(), case.column("values"))
            assert quantiles(values[:4], 5).tolist() == [0, 0, 0, 0]
        elif case.name == "sii/warn_20_quantiles":
            assert int(index_of(case, first_rows(case)).slope.reason) == Reason.NONE
        elif case.name == "sii/missing_decile_area_dropped":
            area_is_kept(case)
        else:
            _reasons_of_life_tables(case)


LIFE = {
    "neg_deaths": Reason.NEGATIVE,
    "zero_pop": Reason.NO_POPULATION,
    "deaths_gt_pop": Reason.ABOVE_WHOLE,
    "pop_5000_exact": Reason.TOO_FEW_PEOPLE,
    "no_deaths_90plus": Reason.NO_DEATHS_AT_END,
    "only_1_death_90plus": Reason.TOO_WIDE,
}
"""Groups of the case ``le/edge_cases_grouped`` that are not answered at birth."""


def _reasons_of_life_tables(case: Case) -> None:
    found = {
        key[0] if key else "neg_deaths": int(_expectancy(case, rows).reason[0])
        for key, rows in case.by_group().items()
    }

    assert found == {group: LIFE.get(group, Reason.NONE) for group in found}


def _expectancy(case: Case, rows: list[dict[str, str]]) -> Any:
    return expectancy_of(case, sorted(rows, key=lambda row: age(row[case.column("startage")])))


def confidence_is_a_share(case: Case) -> None:
    if case.name == "proportion/err_conf":  # a level that the peer refuses
        found = WAYS["proportion"](case)[1]
        assert found.confidence == (0.74,)
        assert (found.lower < found.value).all()
        return
    told = case.told["args"]["confidence"]
    some = {"mean": ([1.0, 2.0],), "dsr": ([9], [99], [1]), "le": ([1, 1], [9e3, 9e3], [0, 75])}
    numbers = some.get(case.told["family"], (1, 2, 3))
    if case.told["family"] in {"proportion", "rate", "isratio"}:
        numbers = (1, 2)

    with pytest.raises(ValueError, match=r"a confidence is a share .* write 0\.9\d* for 9\d"):
        OURS[case.told["family"]](*numbers, confidence=told)


def no_certainty(case: Case) -> None:
    rows = [row for row in case.rows("expected") if number(row["confidence"]) == 1]
    assert {(row["lower"], row["upper"]) for row in rows} == {("0", "1")}

    with pytest.raises(ValueError, match="a confidence is a share"):
        wilson_limits(column(rows, "x"), column(rows, "n"), 1.0)


def any_levels(case: Case) -> None:
    x, n = summed(case, "x", "n")[1]
    levels = confidence_of(case)
    assert isinstance(levels, list)

    found = proportion(x, n, confidence=levels)

    assert found.confidence == tuple(levels)
    for row, level in zip(found.lower, levels, strict=True):
        np.testing.assert_array_equal(row, proportion(x, n, confidence=level).lower)


def no_mode(case: Case) -> None:
    """Its numbers, where the peer gave any, are compared with the other answered cases."""
    flag = next(name for name in ("type", "inverttype") if name in case.told["args"])

    with pytest.raises(TypeError, match=f"unexpected keyword argument '{flag}'"):
        OURS[case.told["family"]](**{flag: case.told["args"][flag]})


def rows_are_not_summed(case: Case) -> None:
    rows = case.rows()
    x, n = (column(rows, case.column(name)) for name in ("x", "n"))

    assert len(case.by_group()) == 1
    assert proportion(x, n).value.shape == x.shape == (len(case.rows("expected")),)
    assert proportion(x.sum(), n.sum()).value.shape == ()


def every_age(case: Case) -> None:
    asked = case.told["args"]["le_age"]
    for rows in case.by_group().values():
        found = _expectancy(case, rows)
        assert found.value.shape == (len(rows),)
        assert len(rows) > len(asked if isinstance(asked, list) else [asked])


def any_bands(case: Case) -> None:
    rows = case.by_group()[("missing_band",)] if case.answered else first_rows(case)
    starts = sorted(age(row[case.column("startage")]) for row in rows)
    assert starts != [0, 1, *range(5, 95, 5)]

    found = _expectancy(case, rows)

    assert (found.reason == Reason.NONE).all()
    assert np.isfinite([found.value, found.lower, found.upper]).all()


def no_deaths_at_end(case: Case) -> None:
    theirs = case.by_group("expected")[("no_deaths_90plus",)]
    assert {(row["value"], row["lowercl"], row["uppercl"]) for row in theirs} == {
        ("", "NaN", "Inf")
    }

    found = _expectancy(case, case.by_group()[("no_deaths_90plus",)])

    assert (found.reason == Reason.NO_DEATHS_AT_END).all()
    assert np.isnan([found.value, found.lower, found.upper]).all()


def order_as_given(case: Case) -> None:
    theirs = number(case.rows("expected")[0]["sii"])
    rows, name = case.rows(), case.column("quantile")

    by_text = index_of(case, sorted(rows, key=lambda row: row[name]))
    by_number = index_of(case, sorted(rows, key=lambda row: int(row[name])))

    assert float(by_text.slope.value) == pytest.approx(theirs, rel=1e-10)
    assert abs(float(by_number.slope.value) - theirs) > 0.1 * abs(theirs)


def area_is_kept(case: Case) -> None:
    areas, expected = case.by_group(), case.by_group("expected")
    many = max(len(rows) for rows in areas.values())
    values, errors, people = (np.full((len(areas), many), np.nan) for _ in range(3))
    for n, rows in enumerate(areas.values()):
        at = [int(row[case.column("quantile")]) - 1 for row in rows]
        for held, name in ((values, "value"), (errors, "se"), (people, "population")):
            held[n, at] = column(rows, case.column(name))

    found = slope_index(values, errors, people, multiplier=multiplier_of(case, "multiplier", 1))

    for n, key in enumerate(areas):
        kept = key in expected
        assert int(found.slope.reason[n]) == (Reason.NONE if kept else Reason.MISSING)
        if kept:
            theirs = number(expected[key][0]["sii"])
            assert float(found.slope.value[n]) == pytest.approx(theirs, rel=1e-10)
    assert len(expected) == len(areas) - 1

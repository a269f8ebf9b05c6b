"""What both refuse, the peer and ours: wrong use of a function, not a bad row of its data."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.published.deviations import REFUSED_ALIKE
from tests.published.golden_cases import Case, every_case, named
from tests.published.golden_life_and_slope import age, index_of
from tests.published.golden_numbers import by_band, column

from commonweal.methods.funnel import funnel_of_rates
from commonweal.methods.indirect import expected_events
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.quantiles import quantiles
from commonweal.methods.rates import crude_rate
from commonweal.methods.slope_index import slope_index
from commonweal.methods.standardised import standardised_rate, standardised_rate_of_repeats


def _confidence_of_a_rate(case: Case) -> object:
    x, n = (column(case.rows(), name) for name in ("x", "n"))
    return crude_rate(x, n, confidence=case.told["args"]["confidence"])


def _standardised(case: Case) -> object:
    """With the multiplier and the confidence that the case gives."""
    told = {k: v for k, v in case.told["args"].items() if k in {"multiplier", "confidence"}}
    return standardised_rate(*by_band(case, "x", "n", "stdpop")[1], **told)


def _counts_as_text(case: Case) -> object:
    rows = case.rows()
    x = ["one hundred" if row["x"] == "1" else "two" for row in rows]
    return standardised_rate(x, column(rows, "n"), column(rows, "stdpop"))


def _repeats_without_their_number(case: Case) -> object:
    x, n, w = by_band(case, "x", "n", "stdpop")[1]
    return standardised_rate_of_repeats(x, population=n, standard=w)  # type: ignore[call-arg]


def _reference_of_five_bands(case: Case) -> object:
    """The case cuts the reference's events to its first five bands."""
    (people,) = by_band(case, "n")[1]
    reference = case.table("ref")
    return expected_events(people, column(reference, "refcount")[:5], column(reference, "refpop"))


def _ages(case: Case) -> object:
    rows, told = case.rows(), case.told["args"]
    starts = told.get("age_contents") or [age(row[case.column("startage")]) for row in rows]
    deaths, people = (column(rows, case.column(name)) for name in ("deaths", "population"))
    return life_expectancy(deaths, people, starts, confidence=told.get("confidence", 0.95))


def _values_as_text(case: Case) -> object:
    return quantiles([row[case.column("values")] for row in case.rows()])


def _funnel_without_rates(case: Case) -> object:
    return funnel_of_rates(column(case.rows(), "num"))  # type: ignore[call-arg]


def _four_groups(case: Case) -> object:
    return index_of(case, case.rows())


def _index_without_errors(case: Case) -> object:
    value, people = (column(case.rows(), case.column(name)) for name in ("value", "population"))
    return slope_index(value, population=people)  # type: ignore[call-arg]


Way = Callable[[Case], object]
WAYS: dict[str, tuple[Way, type[Exception], str]] = {
    "rate/err_conf": (_confidence_of_a_rate, ValueError, "a confidence is a share"),
    "dsr/err_conf": (_standardised, ValueError, "a confidence is a share"),
    "dsr/err_mult": (_standardised, ValueError, "a multiplier must be above 0"),
    "dsr/err_char_x": (_counts_as_text, ValueError, "could not convert string"),
    "dsr/err_nonind_no_freq": (_repeats_without_their_number, TypeError, "'times'"),
    "israte/err_len": (_reference_of_five_bands, ValueError, "broadcast"),
    "isratio/err_len": (_reference_of_five_bands, ValueError, "broadcast"),
    "le/err_first_age": (_ages, ValueError, "bands begin at age 0"),
    "le/err_conf": (_ages, ValueError, "a confidence is a share"),
    "quantile/err_text": (_values_as_text, ValueError, "could not convert string"),
    "funnel/err_missing_args": (_funnel_without_rates, TypeError, "'average'"),
    "sii/err_4_quantiles": (_four_groups, ValueError, "5 to 100 groups, not 4"),
    "sii/err_no_ci": (_index_without_errors, TypeError, "'standard_error'"),
}


@pytest.mark.parametrize("case", [c for c in every_case() if c.name in REFUSED_ALIKE], ids=named)
def test_what_the_peer_refuses_is_refused(case: Case) -> None:
    way, kind, words = WAYS[case.name]

    with pytest.raises(kind, match=words):
        way(case)

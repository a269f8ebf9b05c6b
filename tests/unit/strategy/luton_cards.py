"""Cards as the catalogue holds them, in short: what the rules read of the measures listed."""

from __future__ import annotations

from typing import Any

from commonweal.facts.card import (
    Card,
    CardState,
    Estimation,
    Polarity,
    Selection,
    SeriesDefinition,
    ValueKind,
)

_HIGHER, _LOWER, _NONE = Polarity.HIGHER, Polarity.LOWER, Polarity.NO_JUDGEMENT
_PERCENT, _RATE, _COUNT = ValueKind.PERCENTAGE, ValueKind.RATE, ValueKind.COUNT


def make_card(
    card_id: str,
    polarity: Polarity = _LOWER,
    value_kind: ValueKind = _PERCENT,
    series: tuple[str, ...] = ("all",),
    **more: Any,
) -> Card:
    """Make a card in working order, except for what is said otherwise."""
    told = {
        "name": card_id.replace("-", " "),
        "state": CardState.ACTIVE,
        "denominator": "People",
        "lag_months": 9,
        "topic": "health",
    }
    drawn = tuple(SeriesDefinition(s, s, Selection("reader", card_id)) for s in series)
    return Card(
        id=card_id, polarity=polarity, value_kind=value_kind, series=drawn, **{**told, **more}
    )


_SEXES: dict[str, Any] = {"series": ("male", "female"), "value_kind": ValueKind.YEARS}
_UNDEFINED = {"state": CardState.TO_BE_DEFINED, "stubs": ("definition",), "series": ()}
_MODELLED = {"state": CardState.MODELLED, "estimation": Estimation.SYNTHETIC}
_ENDED = {"state": CardState.DISCONTINUED}

_TOLD: dict[str, dict[str, Any]] = {
    "healthy-life-expectancy": {"polarity": _HIGHER, **_SEXES, "lag_months": 16},
    "life-expectancy": {"polarity": _HIGHER, **_SEXES},
    "healthy-life-expectancy-gap": {**_SEXES, "state": CardState.ONE_OFF, "gap_only": True},
    "children-in-low-income-families": {"stubs": ("which definition of poverty",)},
    "life-expectancy-gap": {**_SEXES, "gap_only": True, "listed": False},
    "life-expectancy-gap-to-2017": {**_SEXES, "gap_only": True, "listed": False},
    "life-expectancy-to-2018": {**_SEXES, "listed": False},
    "infant-mortality": {"value_kind": _RATE},
    "employment": {"polarity": _HIGHER},
    "fuel-poverty": {"lag_months": 24},
    "council-service-access": {"polarity": _NONE, **_UNDEFINED},
    "housing-register": {"polarity": _NONE, "value_kind": _COUNT, "denominator": "Homes"},
    "benefit-service-access": {"polarity": _NONE, **_UNDEFINED},
    "hospital-waits": {"polarity": _HIGHER},
    "hospital-waiting-list": {"value_kind": _COUNT, "denominator": ""},
    "gp-access": {"polarity": _HIGHER},
    "good-level-of-development": {"polarity": _HIGHER},
    "phonics": {"polarity": _HIGHER},
    "communication-and-language": {"polarity": _HIGHER},
    "looked-after-cause-for-concern": {},
    "children-in-temporary-accommodation": {"value_kind": _RATE},
    "excess-winter-deaths": {"value_kind": ValueKind.INDEX, "state": CardState.DISCONTINUED},
    "school-health-survey": {"polarity": _HIGHER, **_UNDEFINED},
    "pupil-absence": {},
    "attainment-8": {"polarity": _HIGHER, "value_kind": ValueKind.MEAN_SCORE},
    "overweight-reception": {},
    "overweight-year-6": {},
    "free-from-dental-decay": {"polarity": _HIGHER},
    "dental-decay": {"complement_of": "free-from-dental-decay"},
    "households-in-temporary-accommodation": {"value_kind": _RATE},
    "childrens-mental-disorders": _MODELLED,
    "non-decent-council-homes": {},
    "childrens-mental-health-access": {"polarity": _HIGHER, "stubs": ("who is eligible",)},
    "drug-use-at-15": {"state": CardState.ONE_OFF},
    "hidden-harm": _UNDEFINED,
    "alcohol-admissions-under-18": {"value_kind": _RATE},
    "homeless-young-people": {"value_kind": _RATE},
    "crime-rate": {"value_kind": _RATE, **_UNDEFINED},
    "exploitation-contacts": {"polarity": _NONE, **_UNDEFINED},
    "children-in-need-abuse": {"polarity": _NONE, "value_kind": _RATE},
    "care-starts-abuse": {"polarity": _NONE, "value_kind": _RATE},
    "neet-or-not-known": {},
    "sustained-education": {"polarity": _HIGHER},
    "apprenticeships": {"polarity": _NONE, "value_kind": _COUNT, "denominator": ""},
    "university-applications": {"polarity": _NONE, "series": ()},
    "russell-group": {"polarity": _NONE, "series": ()},
    "five-gcses": {"polarity": _HIGHER, "state": CardState.REPLACED},
    "physically-active-adults": {"polarity": _HIGHER},
    "adults-overweight": {},
    "common-mental-disorders": _MODELLED,
    "particulate-mortality": {"state": CardState.MODELLED},
    "outdoor-visits": {"polarity": _HIGHER, **_ENDED},
    "non-decent-homes": {"stubs": ("which tenures",), "series": ()},
    "domestic-abuse-recorded": {"polarity": _NONE, "value_kind": _RATE, "series": ()},
    "domestic-abuse-repeated": {"polarity": _NONE, "series": ()},
    "social-contact-care-users": {"polarity": _HIGHER},
    "social-contact-carers": {"polarity": _HIGHER},
    "opiate-and-crack-use": {"value_kind": _RATE, **_MODELLED},
    "people-get-on": {"polarity": _HIGHER, "series": ()},
    "volunteer-hours": {"polarity": _NONE, "value_kind": _COUNT, "denominator": ""},
    "homeless-adults": {"value_kind": _RATE, "stubs": ("who counts as homeless",)},
    "deaths-in-usual-residence": {"polarity": _HIGHER},
    "deaths-in-hospital": {"complement_of": "deaths-in-usual-residence"},
    "dementia-deaths-in-usual-residence": {"polarity": _HIGHER},
    "end-of-life-profile": {"polarity": _NONE, **_UNDEFINED},
}

LUTON_CARDS = {card_id: make_card(card_id, **told) for card_id, told in _TOLD.items()}

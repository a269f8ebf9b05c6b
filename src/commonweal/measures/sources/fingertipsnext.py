"""Metadata: FingertipsNext's areas, ages, categories and indicators; DfE's list and dictionary.

Polarity in the indicator list is wrong for some indicators and is never taken over. Sequence 10 is
the most deprived there, decile 1 elsewhere.
"""

from __future__ import annotations

from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.reference import read_reference


def _nothing(match: Match) -> Harvest:
    return Harvest()


READERS = (
    Reader(
        "fingertipsnext-areas",
        Kind.REFERENCE,
        "FingertipsNext, hierarchy of areas",
        read_reference,
        needs=(("Children", "AreaCode", "AreaName", "Level", "HierarchyType", "AreaTypeCode"),),
    ),
    Reader(
        "fingertipsnext-ages",
        Kind.REFERENCE,
        "FingertipsNext, ages",
        read_reference,
        needs=(("AgeID", "Age", "MinYears", "MaxYears"),),
    ),
    Reader(
        "fingertipsnext-categories",
        Kind.REFERENCE,
        "FingertipsNext, categories of inequality",
        read_reference,
        needs=(("CategoryName", "CategoryTypeName", "Sequence"),),
    ),
    Reader(
        "fingertipsnext-indicators",
        Kind.REFERENCE,
        "FingertipsNext, indicators",
        read_reference,
        needs=(("IndicatorID", "Polarity", "ValueType", "IndicatorName", "PeriodType"),),
    ),
    Reader(
        "fingertipsnext-upload",
        Kind.REFUSED,
        "FingertipsNext, upload of figures",
        _nothing,
        needs=(
            ("area_code", "date_from", "date_to", "period_type", "deprivation_decile", "value"),
        ),
        refusal="the rows do not say which indicator they belong to",
    ),
    Reader(
        "dfe-areas",
        Kind.REFERENCE,
        "DfE, list of authorities",
        read_reference,
        needs=(("LA Number", "LA Name", "Region", "Type"),),
    ),
    Reader(
        "dfe-lait-dictionary",
        Kind.REFERENCE,
        "DfE Local Authority Interactive Tool, data dictionary",
        read_reference,
        needs=(("Measure_code", "Measure", "Measure_short", "Polarity", "Description"),),
    ),
    Reader(
        "quoted-figures",
        Kind.REFUSED,
        "Official figures quoted by others",
        _nothing,
        needs=(("measure_seq", "indicator", "figure", "page_url", "words_on_page"),),
        refusal="second-hand: the figures are quoted from pages, no table was found",
    ),
)

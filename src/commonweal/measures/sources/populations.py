"""Residents of small areas by single year of age: a reference."""

from __future__ import annotations

from commonweal.measures.sources.checks import NOT_A_CODE, is_code
from commonweal.measures.sources.extract import Kind, Reader
from commonweal.measures.sources.reference import checked_reference

READERS = (
    Reader(
        "population-single-years",
        Kind.REFERENCE,
        "ONS mid-year population of small areas by single year of age",
        checked_reference("lsoa11_code", is_code, NOT_A_CODE),
        needs=(("lsoa11_code", "total_population", "0", "1", "90+"),),
    ),
)

"""English indices of deprivation 2019 and 2025 and the frailty rank: references by small area.

In these tables decile 1 is the most deprived.
"""

from __future__ import annotations

from commonweal.measures.sources.checks import NOT_A_CODE, is_code
from commonweal.measures.sources.extract import Kind, Reader
from commonweal.measures.sources.reference import checked_reference

READERS = (
    Reader(
        "deprivation-2019",
        Kind.REFERENCE,
        "English indices of deprivation 2019, ranks and deciles",
        checked_reference("lsoa11_code", is_code, NOT_A_CODE),
        needs=(("lsoa11_code", "IMD_decile", "IMD_rank"),),
    ),
    Reader(
        "deprivation-2019-indicators",
        Kind.REFERENCE,
        "English indices of deprivation 2019, underlying indicators",
        checked_reference("lsoa11_code", is_code, NOT_A_CODE),
        needs=(("lsoa11_code", "lsoa11_name", "income_domain_numerator"),),
    ),
    Reader(
        "deprivation-2025",
        Kind.REFERENCE,
        "English indices of deprivation 2025, ranks, deciles and scores",
        checked_reference("lsoa21_code", is_code, NOT_A_CODE),
        needs=(("lsoa21_code", "IMD_decile", "IMD_rank", "IMD_score"),),
    ),
    Reader(
        "frailty-rank",
        Kind.REFERENCE,
        "Frailty rank of small areas",
        checked_reference("MSOA11CD", is_code, NOT_A_CODE),
        needs=(("MSOA11CD", "Frailty rank"),),
    ),
)

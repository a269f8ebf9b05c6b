"""What somebody who answers may say of themselves: coarse bands, all optional, kept as codes."""

from __future__ import annotations

from enum import StrEnum


class Trait(StrEnum):
    AGE = "age"
    SEX = "sex"
    ETHNIC = "ethnic"
    WARD = "ward"


BANDS: dict[Trait, tuple[str, ...]] = {
    Trait.AGE: ("0-14", "15-24", "25-34", "35-49", "50-64", "65+"),
    Trait.SEX: ("female", "male"),
    Trait.ETHNIC: ("asian", "black", "mixed", "white", "other"),
}
"""Codes of each trait; wards are nine-character codes, from a list where the place has one.

Ages are bands that five-year ages add up to, ethnic groups the five of the census.
"""


def band_of(trait: Trait, code: str, wards: frozenset[str] = frozenset()) -> str:
    """The code as it is kept; empty for what nobody said.

    Raises ``ValueError`` for a code that is none.
    """
    known = wards if trait is Trait.WARD else frozenset(BANDS[trait])
    if code and code not in known:
        raise ValueError(f"{code!r} is no {trait.value}: take one of {', '.join(sorted(known))}")
    return code

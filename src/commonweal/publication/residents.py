"""Who lives here, as shares of all residents, to hold beside who answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commonweal.measures.residents import residents
from commonweal.participation.about_you import BANDS, Trait
from commonweal.publication.reading import Reading


@dataclass(frozen=True, slots=True)
class Share:
    """Shares of the residents from 0 to 1 by band, and the table that they were counted from."""

    of: Mapping[str, float]
    source: str


def shares_of(reading: Reading, trait: Trait) -> Share | None:
    """Shares by the bands of a trait; None where the release holds no count of them."""
    held = residents(reading.release.home, reading.place.code, trait.value)
    counts = {one.band: one.people for one in held}
    if not held or set(counts) != set(BANDS.get(trait, ())):
        return None
    whole = sum(counts.values())
    return Share({band: people / whole for band, people in counts.items()}, held[0].source)

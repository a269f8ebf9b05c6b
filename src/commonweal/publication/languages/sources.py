"""What each domain wants translated, of the code, the catalogue and the pack in service."""

from __future__ import annotations

from commonweal.publication.languages.catalogues import Domain
from commonweal.publication.languages.messages import Wanted, of_catalogue, of_interface, of_pack
from commonweal.publication.reading import Reading


def wanted_of(reading: Reading) -> dict[Domain, list[Wanted]]:
    """Every message, by domain, in the order of its sources."""
    return {
        Domain.INTERFACE: of_interface(),
        Domain.CATALOGUE: of_catalogue(reading.cards.values()),
        Domain.PACK: of_pack(reading.edition),
    }

"""What changed since the release before."""

from __future__ import annotations

from typing import Any

from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.reading import Reading


def changes_page(reading: Reading) -> dict[str, Any]:
    """Context of the page; the comparison with the release made before, when one is held."""
    return frame(reading, "changes", Crumb(link("home"), "Home")) | {"changes": None}

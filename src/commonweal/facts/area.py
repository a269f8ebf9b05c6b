"""An area of England, as official figures name it."""

from __future__ import annotations

from dataclasses import dataclass

ENGLAND = "E92000001"
_UPPER_TIER = ("E06", "E08", "E09", "E10", "X")  # X: a made-up place, in no real panel


@dataclass(frozen=True, slots=True)
class Area:
    """An area valid on the newest day held.

    ``kind`` is "country", "region", "authority", "district" or a small-area kind; ``parent`` the
    code of the region (of a district: of its county). ``old_codes`` are codes of the same
    territory whose figures it takes over. ``children`` is people aged 0 to 17, mid-2021, or None.
    """

    code: str
    name: str
    kind: str
    parent: str = ""
    old_codes: tuple[str, ...] = ()
    children: float | None = None

    @property
    def upper_tier(self) -> bool:
        """Whether it is one of the places of the panel."""
        return self.kind == "authority" and self.code.startswith(_UPPER_TIER)

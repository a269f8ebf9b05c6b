"""Places: the areas of a release, old codes and what followed them, names and sizes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from commonweal.facts.area import ENGLAND, Area
from commonweal.measures import engine


@dataclass(frozen=True, slots=True)
class Places:
    """Areas by code, and the codes whose figures another code has taken over."""

    areas: dict[str, Area]

    def successor(self, code: str) -> str:
        """The code that holds the figures of ``code`` today; itself when nothing changed."""
        return self._successors.get(code, code)

    @property
    def _successors(self) -> dict[str, str]:
        return {old: area.code for area in self.areas.values() for old in area.old_codes}

    @property
    def panel(self) -> tuple[str, ...]:
        """Codes of the upper-tier authorities valid on the newest day held."""
        return tuple(sorted(code for code, area in self.areas.items() if area.upper_tier))

    @property
    def beside(self) -> tuple[str, ...]:
        """England first, then its regions."""
        regions = sorted(code for code, area in self.areas.items() if area.kind == "region")
        return (ENGLAND, *regions)

    def find(self, text: str) -> list[Area]:
        """Upper-tier authorities of that code or name; several when the name is not enough."""
        wanted = text.strip().casefold()
        tops = [area for area in self.areas.values() if area.upper_tier]
        exact = [a for a in tops if wanted in {a.code.casefold(), a.name.casefold()}]
        return exact or [a for a in tops if wanted and wanted in a.name.casefold()]


def load_places(folder: Path) -> Places:
    """Read ``areas.parquet`` of the project's reference tables."""
    rows = (
        engine.connect()
        .execute(
            "SELECT code, name, kind, parent, old_codes, children "
            "FROM read_parquet(?) ORDER BY code",
            [str(folder / "areas.parquet")],
        )
        .fetchall()
    )
    areas = {
        code: Area(code, name, kind, parent, tuple((old or "").split()), children)
        for code, name, kind, parent, old, children in rows
    }
    return Places(areas)

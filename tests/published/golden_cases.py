"""Cases of the peer's answers as they lie on disk: arguments, input rows and expected rows."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parent / "golden"
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Case:
    """One case of a manifest, with the folder that it lies in."""

    told: dict[str, Any]
    folder: Path

    @property
    def id(self) -> str:
        return str(self.told["id"])

    def column(self, argument: str) -> str:
        """The column of the input that an argument names."""
        return str(self.told["args"][argument]["column"])

    def rows(self, which: str = "input") -> Rows:
        with (self.folder / self.told[which]).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def table(self, name: str) -> Rows:
        """Rows of a further table that an argument names, such as a reference population."""
        with (self.folder / self.told["extra"][name]).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def key(self, row: dict[str, str]) -> tuple[str, ...]:
        return tuple(row[name] for name in self.told["groups"])

    def by_group(self, which: str = "input") -> dict[tuple[str, ...], Rows]:
        """Rows of each group, in the order of the file."""
        found: dict[tuple[str, ...], Rows] = {}
        for row in self.rows(which):
            found.setdefault(self.key(row), []).append(row)
        return found


def cases_of(*families: str, folder: Path = GOLDEN) -> list[Case]:
    """Cases of these families in a folder with a manifest."""
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [Case(one, folder) for one in told if one["family"] in families]


def number(text: str) -> float:
    """A number as R prints it; NA and an empty field are NaN."""
    return float("nan") if text in {"", "NA"} else float(text)

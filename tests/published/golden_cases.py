"""Cases of the peer's answers as they lie on disk: arguments, input rows and expected rows."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent / "golden"
BUNDLED = Path(__file__).parents[3] / "shared/golden/bundled"
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Case:
    """One case of a manifest, with the folder that it lies in."""

    told: dict[str, Any]
    folder: Path

    @property
    def id(self) -> str:
        return str(self.told["id"])

    @property
    def name(self) -> str:
        """Family and id: what the tests and the table of deviations call the case."""
        return f"{self.told['family']}/{self.id}"

    @property
    def answered(self) -> bool:
        """Whether the peer gave an answer, and no error."""
        return bool(self.told["outcome"] == "ok")

    def column(self, argument: str) -> str:
        """The column of the input that an argument names."""
        return str(self.told["args"][argument]["column"])

    def rows(self, which: str = "input") -> Rows:
        with (self.folder / self.told[which]).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def compared(self) -> list[str]:
        """Columns of the answers that hold a value or a limit.

        Raises ``ValueError`` where there is none, or one is spelt so that it would be passed over.
        """
        names = list(self.rows("expected")[0])
        held = [one for one in names if one.lower().startswith(WRITTEN)]
        wrong = [one for one in held if one != one.lower()]
        if wrong or not held:
            told = (
                f"write the column {wrong[0]!r} in small letters" if wrong else "no value, no limit"
            )
            raise ValueError(f"{self.folder / self.told['expected']}: {told}")
        return held

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


NEEDED = {"id", "family", "function", "outcome", "args"}
"""What every case of a manifest tells."""

WRITTEN = ("value", "lower", "upper")
"""How the columns of answers begin; another spelling would be compared with nothing."""


def folders() -> list[Path]:
    """The cases kept here, those that came with the project's papers, and an analyst's own.

    ``GOLDEN_DIR`` names a folder of the same form.
    """
    own = os.environ.get("GOLDEN_DIR")
    if own and not (Path(own) / "manifest.json").is_file():
        told = f"GOLDEN_DIR={own!r} holds no manifest.json: name a folder of cases"
        raise FileNotFoundError(told)
    found = [GOLDEN, BUNDLED, *([Path(own)] if own else [])]
    return [one for one in found if (one / "manifest.json").is_file()]


def cases_of(*families: str) -> list[Case]:
    """Cases of these families in every folder with a manifest."""
    return [one for one in every_case() if one.told["family"] in families]


def every_case() -> list[Case]:
    """Every case of every folder."""
    return [case for folder in folders() for case in cases_in(folder)]


def case_called(name: str) -> Case | None:
    """The case of a name such as ``rate/edge``; None where its folder is not here."""
    return next((one for one in every_case() if one.name == name), None)


def cases_in(folder: Path) -> list[Case]:
    """Every case of a folder.

    Raises ``ValueError`` that names the file, for what is no list of cases.
    """
    path = folder / "manifest.json"
    try:
        held = json.loads(path.read_text("utf-8"))
        missing = [sorted(NEEDED - set(one)) for one in held if NEEDED - set(one)]
    except (ValueError, TypeError) as fault:
        raise ValueError(f"{path}: not a list of cases ({fault})") from None
    if not isinstance(held, list) or missing:
        lacking = f"a case lacks {', '.join(missing[0])}" if missing else "not a list of cases"
        raise ValueError(f"{path}: {lacking}")
    return [Case(one, folder) for one in held]


def named(case: Case | None) -> str:
    """The name of a case as the id of a test."""
    return case.name if case else "none"


def answered(*functions: str) -> list[Any]:
    """Cases that these functions of the peer answered; where none is held, one that is skipped."""
    held = [one for one in every_case() if one.answered and one.told["function"] in functions]
    absent = f"no case of {', '.join(functions)} is held: the bundled cases are absent"
    return held or [pytest.param(None, marks=pytest.mark.skip(reason=absent))]


def number(text: str) -> float:
    """A number as R prints it; NA and an empty field are NaN."""
    return float("nan") if text in {"", "NA"} else float(text)

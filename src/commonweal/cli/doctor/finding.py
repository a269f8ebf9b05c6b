"""What the doctor says of one thing: how it stands, and what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    WELL = "well"
    MIND = "mind"  # it runs, but somebody should look
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: of what, how it stands, and what to do unless it stands well."""

    what: str
    state: State
    told: str
    to_do: str = ""

    def line(self) -> str:
        return f"{self.state:5} {self.what}: {self.told}" + (f". {self.to_do}" * bool(self.to_do))

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def well(what: str, told: str) -> Finding:
    return Finding(what, State.WELL, told)


def mind(what: str, told: str, to_do: str) -> Finding:
    return Finding(what, State.MIND, told, to_do)


def wrong(what: str, told: str, to_do: str) -> Finding:
    return Finding(what, State.WRONG, told, to_do)

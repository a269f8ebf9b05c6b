"""What is wrong with a pack: where it stands, what it says, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error of a pack; lines and columns count from 1."""

    file: str
    line: int
    column: int
    value: str
    message: str
    what_to_do: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.message} (found: {self.value}). {self.what_to_do}"

"""A file that cannot be read at all, told so that a person can mend it."""

from __future__ import annotations

from pathlib import Path


class SourceError(ValueError):
    """Names file, line, column and value, why it stops, and what to do."""

    def __init__(
        self,
        file: Path | str,
        reason: str,
        what_to_do: str,
        *,
        line: int = 0,
        column: str = "",
        value: str = "",
    ) -> None:
        self.file = Path(file).name
        self.line, self.column, self.value = line, column, value[:80]
        self.reason, self.what_to_do = reason, what_to_do
        super().__init__(self.told)

    @property
    def told(self) -> str:
        """The whole fault on one line."""
        place = self.file + (f", line {self.line}" if self.line else "")
        place += f", column {self.column}" if self.column else ""
        quoted = f" ({self.value!r})" if self.value else ""
        return f"{place}: {self.reason}{quoted}. {self.what_to_do}"

"""The people behind a row of own figures, and of whom the row tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """The people behind a row: those counted, those asked, and those asked and not counted."""

    measure: str
    period: str
    area: str
    sex: str = ""
    age: str = ""
    group_kind: str = ""
    group: str = ""
    count: int | None = None
    base: int | None = None
    rest: int | None = None

    @property
    def people(self) -> tuple[int, ...]:
        return tuple(one for one in (self.count, self.base, self.rest) if one is not None)

    @property
    def table(self) -> tuple[str, str, bool, bool, str]:
        """Rows that stand in one table: broken down in the same way."""
        return self.measure, self.period, bool(self.sex), bool(self.age), self.group_kind

    @property
    def axes(self) -> tuple[str, str, str, str]:
        return self.area, self.sex, self.age, self.group

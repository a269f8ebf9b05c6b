"""One figure of a source, as a reader hands it on."""

from __future__ import annotations

from typing import NamedTuple


class Observation(NamedTuple):
    """A figure with everything the source says of it; nothing is computed here.

    Text fields are empty where the source says nothing; numbers are ``None`` where it gives none.
    ``value`` is as held, in the source's own unit (a fraction stays a fraction).
    """

    indicator: str  # the source's own id or name of what is counted
    area: str  # code as held; a name where the source has no codes
    area_name: str
    period: str  # label as published
    value: float | None
    lower: float | None = None
    upper: float | None = None
    confidence: float = 95.0  # of lower and upper, per cent
    numerator: float | None = None
    denominator: float | None = None
    sex: str = ""  # "male", "female", "persons" or empty
    age: str = ""
    group_kind: str = ""  # empty: everybody; else e.g. "free school meals"
    group: str = ""
    comparison: str = ""  # published comparison with England, lower case: better, similar, …
    trend: str = ""  # the source's own trend marker
    note: str = ""  # the source's symbol or note: "c", "[z]", "Value missing" …
    line: int = 0  # line of the file on which the record starts, counted from 1
    cell: str = ""  # "Sheet!B7" in a workbook, column heading in a wide table


class SetAside(NamedTuple):
    """A row or cell that could not be read, and why."""

    line: int
    column: str
    value: str
    reason: str

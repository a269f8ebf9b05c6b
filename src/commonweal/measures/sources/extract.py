"""What reading a file gives: figures, reference rows, what was set aside, and its origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from commonweal.facts.observation import Observation, SetAside
from commonweal.measures.sources.table import Document, Sheet, plain


class Kind(StrEnum):
    OBSERVATIONS = "observations"
    REFERENCE = "reference"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Extract:
    """One file as read; every record of it was loaded or set aside, and none is counted twice.

    A record is a row, or in a wide table a cell of figures (``counted``). ``notes`` are lines that
    are no records: titles and footnotes. ``unread`` are columns that no figure was taken from.
    """

    file: str
    sha256: str
    reader: str
    kind: Kind
    publisher: str = ""
    title: str = ""
    licence: str = ""
    copied_from: str = ""
    vintage: str = ""  # ISO date that the publisher gives, or empty
    vintage_note: str = ""
    vintage_order: str = ""  # sorts vintages where no date is known; never shown
    counted: str = "rows"
    records_in: int = 0
    loaded: int = 0
    observations: list[Observation] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: tuple[str, ...] = ()
    refusal: str = ""

    def __post_init__(self) -> None:
        if self.records_in != self.loaded + len(self.set_aside):
            raise ValueError(
                f"{self.file}: {self.records_in} records in, but {self.loaded} loaded "
                f"and {len(self.set_aside)} set aside"
            )


@dataclass(slots=True)
class Harvest:
    """What a reader gathers on its way through a file."""

    observations: list[Observation] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    records_in: int = 0
    loaded: int | None = None  # None: as many as observations or rows
    counted: str = "rows"
    unread: tuple[str, ...] = ()
    title: str = ""
    vintage: str = ""
    vintage_note: str = ""

    def aside(self, line: int, column: str, value: str, reason: str) -> None:
        """Set a record aside."""
        self.set_aside.append(SetAside(line, column, value[:80], reason))

    @property
    def loaded_records(self) -> int:
        if self.loaded is not None:
            return self.loaded
        return len(self.observations) or len(self.rows)


@dataclass(slots=True)
class Table:
    """A sheet whose heading row is known."""

    sheet: Sheet
    at: int  # index of the heading row among the sheet's rows
    headings: list[str]
    names: list[str]  # the headings without case and signs
    used: set[int] = field(default_factory=set)

    @classmethod
    def found(cls, sheet: Sheet, at: int) -> Table:
        """The table under the row ``at`` of the sheet."""
        headings = [cell.strip().lstrip("\ufeff") for cell in sheet.rows[at][1]]
        return cls(sheet, at, headings, [plain(heading) for heading in headings])

    def column(self, heading: str) -> int:
        """Index of the column of that heading; −1 when there is none."""
        name = plain(heading)
        if name not in self.names:
            return -1
        index = self.names.index(name)
        self.used.add(index)
        return index

    def columns(self, *headings: str) -> list[int]:
        return [self.column(heading) for heading in headings]

    @property
    def body(self) -> list[tuple[int, list[str]]]:
        """Rows under the heading, with their lines."""
        return self.sheet.rows[self.at + 1 :]

    def left_unread(self) -> tuple[str, ...]:
        """Headings that no reader asked for."""
        return tuple(
            heading
            for index, heading in enumerate(self.headings)
            if heading and index not in self.used
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A document and the tables of it that a reader knows."""

    document: Document
    tables: tuple[Table, ...]
    measure: str = ""  # what the origins say a file counts that does not say it itself

    @property
    def table(self) -> Table:
        return self.tables[0]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the files of one header.

    ``needs`` holds alternatives: the headings of one of them must all stand in one row near the
    top, and every pattern of ``like`` must match a heading of that row (without case and signs).
    ``knows`` decides instead where a header does not (text, JSON, workbooks of many sheets).
    """

    name: str
    kind: Kind
    about: str
    read: Callable[[Match], Harvest]
    needs: tuple[tuple[str, ...], ...] = ()
    like: tuple[str, ...] = ()
    knows: Callable[[Document], bool] | None = None
    refusal: str = ""
    every_table: bool = False  # reads all sheets with its header, not only the first


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no reader takes a file, and which reader comes nearest."""

    file: str
    reason: str
    nearest: str = ""
    lacking: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        if not self.nearest:
            return f"{self.file}: {self.reason}"
        lacking = ", ".join(self.lacking)
        return f"{self.file}: {self.reason}; nearest reader: {self.nearest} (lacking: {lacking})"

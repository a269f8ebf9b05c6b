"""Chooses the reader of a file by its header, and reads it."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from commonweal.measures.sources import (
    boundaries,
    census,
    deprivation,
    dfe_care_starts,
    dfe_explore,
    dfe_lait,
    dfe_neighbours,
    documents,
    dwp,
    fingertips,
    fingertips_retabulated,
    fingertipsnext,
    fuel_poverty,
    hclic,
    hclic_workbook,
    housing,
    nhs,
    ons_deaths,
    ons_els,
    ons_health_index,
    ons_hle_small_areas,
    police,
    populations,
    tidy,
    winter_mortality,
)
from commonweal.measures.sources.extract import (
    Extract,
    Harvest,
    Kind,
    Match,
    Reader,
    Refusal,
    Table,
)
from commonweal.measures.sources.origins import UNKNOWN, Origin, Origins
from commonweal.measures.sources.table import Document, Sheet, open_document, plain

READERS: list[Reader] = [
    reader
    for family in (
        boundaries,
        census,
        deprivation,
        dfe_care_starts,
        dfe_explore,
        dfe_lait,
        dfe_neighbours,
        documents,
        dwp,
        fingertips,
        fingertips_retabulated,
        fingertipsnext,
        fuel_poverty,
        hclic,
        hclic_workbook,
        housing,
        nhs,
        ons_deaths,
        ons_els,
        ons_health_index,
        ons_hle_small_areas,
        police,
        populations,
        tidy,
        winter_mortality,
    )
    for reader in family.READERS
]


def recognise(path: Path) -> Reader | Refusal:
    """The reader that knows the header of a file, or why there is none.

    Raises ``SourceError`` when the file cannot be opened.
    """
    found = _match(open_document(path))
    return found if isinstance(found, Refusal) else found[0]


def read(path: Path, origins: Origins | None = None) -> Extract:
    """Read one file; a file that no reader knows comes back as refused, with the reason.

    Raises ``SourceError`` for a file that is damaged as a whole.
    """
    with _collection_paused():
        document = open_document(path)
        found = _match(document)
    origin = (origins or {}).get(document.sha256, UNKNOWN)
    bare = _bare(document, origin)
    if isinstance(found, Refusal):
        return replace(bare, refusal=found.told)
    reader, match = found
    match = replace(match, measure=origin.measure)
    named = replace(bare, reader=reader.name, title=bare.title or reader.about)
    if reader.kind is Kind.REFUSED:
        return replace(named, refusal=f"{path.name}: {reader.refusal}")
    with _collection_paused():
        harvest = reader.read(match)
    if match.tables:
        harvest.unread += _other_sheets(match)
    return _filled(named, reader, harvest)


def _other_sheets(match: Match) -> tuple[str, ...]:
    read = {table.sheet.name for table in match.tables}
    return tuple(f"sheet {s.name}" for s in match.document.sheets if s.name not in read)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keep the collector from walking a million tuples without circles, which doubles the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _bare(document: Document, origin: Origin) -> Extract:
    return Extract(
        document.path.name,
        document.sha256,
        reader="",
        kind=Kind.REFUSED,
        publisher=origin.publisher,
        title=origin.title,
        licence=origin.licence,
        copied_from=origin.copied_from,
        vintage=origin.vintage,
        vintage_note=origin.vintage_note,
        vintage_order=origin.vintage_order or origin.vintage,
    )


def _filled(named: Extract, reader: Reader, harvest: Harvest) -> Extract:
    dated = bool(harvest.vintage)
    return replace(
        named,
        kind=reader.kind,
        vintage=harvest.vintage or named.vintage,
        vintage_note=harvest.vintage_note if dated else named.vintage_note,
        vintage_order=harvest.vintage or named.vintage_order,
        title=harvest.title or named.title,
        counted=harvest.counted,
        records_in=harvest.records_in,
        loaded=harvest.loaded_records,
        observations=harvest.observations,
        rows=harvest.rows,
        set_aside=sorted(harvest.set_aside, key=lambda fault: fault.line),
        notes=harvest.notes,
        unread=harvest.unread,
    )


def _match(document: Document) -> tuple[Reader, Match] | Refusal:
    """The reader whose header is met with the most headings."""
    best: tuple[int, Reader, tuple[Table, ...]] | None = None
    for reader in READERS:
        if reader.knows is not None:
            if reader.knows(document):
                return reader, Match(document, ())
            continue
        for headings in reader.needs:
            tables = _tables(document, frozenset(plain(h) for h in headings), reader.like)
            size = len(headings) + len(reader.like)
            if tables and (best is None or size > best[0]):
                best = (size, reader, tables)
    if best is None:
        return _refusal(document)
    _, reader, tables = best
    return reader, Match(document, tables if reader.every_table else tables[:1])


def _tables(document: Document, needed: frozenset[str], like: tuple[str, ...]) -> tuple[Table, ...]:
    """The first row of every sheet that bears the header."""
    found = []
    for sheet in document.sheets:
        for at, cells in _plain_head(sheet):
            if needed <= cells and all(_any_like(pattern, cells) for pattern in like):
                found.append(Table.found(sheet, at))
                break
    return tuple(found)


def _plain_head(sheet: Sheet) -> list[tuple[int, frozenset[str]]]:
    return [
        (at, frozenset(plain(cell) for cell in cells if cell.strip()))
        for at, (_, cells) in enumerate(sheet.head)
    ]


def _any_like(pattern: str, cells: frozenset[str]) -> bool:
    return any(re.fullmatch(pattern, cell) for cell in cells)


def _refusal(document: Document) -> Refusal:
    rows = [cells for sheet in document.sheets for _, cells in _plain_head(sheet)]
    best: tuple[float, str, tuple[str, ...]] = (0.0, "", ())
    for reader in READERS:
        for headings in reader.needs:
            needed = {plain(h) for h in headings}
            for row in rows:
                score = len(needed & row) / len(needed | row) if row else 0.0
                if score > best[0]:
                    best = (score, reader.name, tuple(h for h in headings if plain(h) not in row))
    reason = "no reader knows these columns" if rows else "no reader knows this kind of file"
    return Refusal(document.path.name, reason, best[1], best[2])

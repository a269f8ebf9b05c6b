"""Chooses the reader of a file by its header, and reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from commonweal.measures.sources import (
    dfe_lait,
    fingertips,
    fingertips_retabulated,
    ons_els,
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
from commonweal.measures.sources.table import Document, open_document, plain

READERS: list[Reader] = [
    reader
    for family in (
        ons_els,
        dfe_lait,
        fingertips,
        fingertips_retabulated,
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
    document = open_document(path)
    found = _match(document)
    bare = _bare(document, (origins or {}).get(document.sha256, UNKNOWN))
    if isinstance(found, Refusal):
        return replace(bare, refusal=found.told)
    reader, match = found
    named = replace(bare, reader=reader.name, title=bare.title or reader.about)
    if reader.kind is Kind.REFUSED:
        return replace(named, refusal=f"{path.name}: {reader.refusal}")
    return _filled(named, reader, reader.read(match))


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
    dated = {"vintage": harvest.vintage, "vintage_note": harvest.vintage_note}
    known = replace(named, vintage_order=harvest.vintage, **dated) if harvest.vintage else named
    return replace(
        known,
        kind=reader.kind,
        title=harvest.title or named.title,
        counted=harvest.counted,
        records_in=harvest.records_in,
        loaded=harvest.loaded_records,
        observations=harvest.observations,
        rows=harvest.rows,
        set_aside=harvest.set_aside,
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
            tables = _tables(document, frozenset(plain(h) for h in headings))
            if tables and (best is None or len(headings) > best[0]):
                best = (len(headings), reader, tables)
    if best is None:
        return _refusal(document)
    return best[1], Match(document, best[2])


def _tables(document: Document, needed: frozenset[str]) -> tuple[Table, ...]:
    return tuple(
        Table.found(sheet, at)
        for sheet in document.sheets
        for at, (_, cells) in enumerate(sheet.head)
        if needed <= {plain(cell) for cell in cells}
    )


def _refusal(document: Document) -> Refusal:
    rows = [
        {plain(cell) for cell in cells if cell.strip()}
        for sheet in document.sheets
        for _, cells in sheet.head
    ]
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

"""Of several files of one series, which figure is used: one of each area and period."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from commonweal.facts.period import Period
from commonweal.measures.row import Row, Unread

FileKey = tuple[int, str]
"""Rank of the selection (0: the card's own source) and sha256 of the file."""

ByFile = Mapping[FileKey, Sequence[Row]]
Cell = tuple[str, Period]
_SAME = 1e-9  # the last digits of a float that two files print differently, relative


def newest_first(by_file: ByFile) -> list[Row]:
    """Rows of all files, the newest first, those used marked.

    Used are the newest file and the other parts of its publication, one figure of each area and
    period; files of another vintage are never mixed in.
    """
    used = {id(row) for row in _one_a_cell(_rows_of(by_file, _parts(by_file)))}
    rows: list[Row] = []
    for key in _by_age(by_file):
        for row in _one_a_cell(by_file[key]):
            row.newest = id(row) in used
            rows.append(row)
    return rows


def rivals(card: str, by_file: ByFile) -> list[Unread]:
    """Files as new as the one used that say otherwise: nobody has said which of them is right.

    Of each file the first figure that differs is told, with both values, and how many more do.
    """
    parts = _parts(by_file)
    used = {row.cell_of_series: row for row in _one_a_cell(_rows_of(by_file, parts))}
    found = []
    for key in by_file:
        if key == parts[0] or not _as_new(by_file, key, parts[0]):
            continue
        rows = _one_a_cell(by_file[key])
        differing = [pair for pair in _differing(used, rows) if not _rounded(*pair)]
        alone = [row for row in rows if key not in parts and row.cell_of_series not in used]
        if differing:
            found.append(_told(card, differing))
        elif alone:
            found.append(_left_out(card, alone[0], by_file[parts[0]][0]))
    return found


def _left_out(card: str, row: Row, used: Row) -> Unread:
    why = (
        f"not used for {card}, {row.area}, {row.period.label}: the series is made of "
        f"{used.source[2]}, {_date_beside(row, used)}; one series has one vintage and publisher"
    )
    return card, row.place, _number(row.value), why


def _told(card: str, differing: list[tuple[Row, Row]]) -> Unread:
    row, used = differing[0]
    more = len(differing) - 1
    why = (
        f"not used for {card}, {row.area}, {row.period.label}: {used.place} says "
        f"{_number(used.value)}, {_date_beside(row, used)}"
    )
    why += f"; {more} more figures of the file differ" if more else ""
    return card, row.place, _number(row.value), why


def _date_beside(row: Row, used: Row) -> str:
    if row.order == used.order:
        return "of the same date" if row.order else "and neither has a date"
    return "which has a date and it has none"


def _number(value: float | None) -> str:
    return "no figure" if value is None else f"{value:.15g}"


def _differing(used: Mapping[Cell, Row], rows: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Pairs (row, the row used in its place) that give different figures."""
    pairs = [(row, used[row.cell_of_series]) for row in rows if row.cell_of_series in used]
    return [(row, held) for row, held in pairs if not _same(row.value, held.value)]


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=_SAME)


def _rounded(row: Row, used: Row) -> bool:
    """Whether two parts of one dated publication give one figure, one of them rounded.

    Without a date it may as well be a correction.
    """
    if not row.order or row.order != used.order or row.value is None or used.value is None:
        return False
    short, long = sorted((row.value, used.value), key=lambda value: len(repr(value)))
    decimals = len(repr(short).partition(".")[2])
    return "e" not in repr(short) and round(long, decimals) == short


def _by_age(by_file: ByFile) -> list[FileKey]:
    """Files, the newest first; the card's own source comes before all others."""
    return sorted(by_file, key=lambda key: _age(key, by_file[key]), reverse=True)


def _age(key: FileKey, rows: Sequence[Row]) -> tuple[int, date, str, int, str]:
    """Sorts files: own source, last period, date, number of periods; then always the same way."""
    return (-key[0], _last(rows), rows[0].order, len({row.period for row in rows}), key[1])


def _last(rows: Sequence[Row]) -> date:
    return max(row.period.end for row in rows)


def _as_new(by_file: ByFile, key: FileKey, newest: FileKey) -> bool:
    """Whether a file is of the date of the newest, or ends as it does and has no date."""
    rows, first = by_file[key], by_file[newest]
    if key[0] != newest[0]:
        return False
    if rows[0].order and _publication(rows) == _publication(first):
        return True
    return _last(rows) == _last(first) and rows[0].order in {"", first[0].order}


def _publication(rows: Sequence[Row]) -> tuple[str, str, str]:
    return rows[0].source[0], rows[0].order, rows[0].vintage


def _parts(by_file: ByFile) -> list[FileKey]:
    """The newest file and those published with it, the newest first.

    Published with it are files of one publisher and date. Files without a date are parts of one
    publication when they end with the same period and contradict each other nowhere.
    """
    first, *others = _by_age(by_file)
    parts = [first]
    for key in others:
        if key[0] == first[0] and _publication(by_file[key]) == _publication(by_file[first]):
            used = {row.cell_of_series: row for row in _one_a_cell(_rows_of(by_file, parts))}
            same_end = _last(by_file[key]) == _last(by_file[first])
            agrees = same_end and not _differing(used, _one_a_cell(by_file[key]))
            if by_file[key][0].order or agrees:
                parts.append(key)
    return parts


def _rows_of(by_file: ByFile, keys: Iterable[FileKey]) -> list[Row]:
    return [row for key in keys for row in by_file[key]]


def _one_a_cell(rows: Iterable[Row]) -> list[Row]:
    """One row an area and period: a figure under the new code wins over one under the old."""
    best: dict[Cell, Row] = {}
    for row in rows:
        held = best.get(row.cell_of_series)
        if held is None or _preferred(row) > _preferred(held):
            best[row.cell_of_series] = row
    return sorted(best.values(), key=lambda row: row.cell_of_series)


def _preferred(row: Row) -> tuple[bool, bool]:
    return (row.value is not None, row.area == row.held_area)

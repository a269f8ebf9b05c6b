"""DfE statistical neighbours: for every authority its ten likest, a reference.

Quirks: two rows of numbers above the heading; ten pairs of columns SN and SNP, the second named
alike each time; authorities are numbers. One row of the result is one pair.
"""

from __future__ import annotations

import re

from commonweal.measures.sources.dfe_areas import code_of
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table

COMPARATOR_SET = "dfe-statistical-neighbours"
_SN = re.compile(r"sn\d+")


def read_neighbours(match: Match) -> Harvest:
    """Pairs of authority and neighbour, with rank and closeness."""
    harvest, table = Harvest(counted="cells"), match.table
    number, name = table.columns("LA num", "LA Name")
    ranks = [at for at, heading in enumerate(table.names) if _SN.fullmatch(heading)]
    for line, row in table.body:
        cells = row + [""] * (len(table.headings) - len(row))
        if not cells[number].strip():
            harvest.notes.append(" ".join(cell for cell in cells if cell))
            continue
        area = code_of(cells[number])
        if area is None:
            harvest.records_in += 1
            harvest.aside(line, "LA num", cells[number], "is not the number of an authority")
            continue
        for at in ranks:
            _pair(harvest, table, line, cells, at, area, cells[name])
    return harvest


def _pair(
    harvest: Harvest, table: Table, line: int, cells: list[str], at: int, area: str, name: str
) -> None:
    neighbour = code_of(cells[at])
    harvest.records_in += 1
    if neighbour is None:
        harvest.aside(line, table.headings[at], cells[at], "is not the number of an authority")
        return
    harvest.rows.append(
        {
            "set": COMPARATOR_SET,
            "area": area,
            "area_name": name.strip(),
            "rank": table.names[at].removeprefix("sn"),
            "neighbour": neighbour,
            "closeness": cells[at + 1].strip() if at + 1 < len(cells) else "",
            "line": str(line),
        }
    )


READERS = (
    Reader(
        "dfe-neighbours",
        Kind.REFERENCE,
        "DfE statistical neighbours",
        read_neighbours,
        needs=(("LA num", "LA Name", "SN1", "SNP", "SN10"),),
    ),
)

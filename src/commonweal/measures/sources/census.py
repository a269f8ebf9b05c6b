"""Census: health, disability and ethnic group of small areas as figures, ages as reference.

Quirks: tables of Nomis begin with title lines; some tables hold per cents, some counts with their whole.
"""  # noqa: E501 - one sentence a quirk

from __future__ import annotations

from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.reference import checked_reference

_NOMIS = ("2021 super output area - lower layer", "mnemonic")
_HEALTH = ("MSOA11CD", "MSOA11NM", "Very good health", "Good health", "Fair health")
_DISABILITY = ("lsoa21_code", "disability", "n", "total_residents", "prop")
_ETHNIC = (*_NOMIS, "Total: All usual residents")


def read_health(match: Match) -> Harvest:
    """General health, disability and care in 2011, per cent of residents."""
    harvest, table = Harvest(), match.table
    code, name = table.columns("MSOA11CD", "MSOA11NM")
    figures = [
        Figures(at, heading, "2011")
        for at, heading in enumerate(table.headings)
        if at not in (code, name)
    ]
    read_cells(table, harvest, lambda cells: _where(cells[code], cells[name]), figures)
    return harvest


def read_disability(match: Match) -> Harvest:
    """People disabled under the Equality Act in 2021, as a fraction."""
    harvest, table = Harvest(), match.table
    code, group, count, whole, share = table.columns(*_DISABILITY)
    figures = [Figures(share, "disability, fraction", "2021", numerator=count, denominator=whole)]

    def place(cells: list[str]) -> Where | Wrong:
        where = _where(cells[code], "")
        if isinstance(where, Wrong):
            return where
        return where._replace(group_kind="disability", group=cells[group].strip())

    read_cells(table, harvest, place, figures)
    return harvest


def read_ethnic_groups(match: Match) -> Harvest:
    """Residents by ethnic group in 2021, counts out of all residents."""
    harvest, table = Harvest(), match.table
    name, code, whole = table.columns(*_ETHNIC)
    harvest.notes = [" ".join(filter(None, cells)) for _, cells in table.sheet.rows[: table.at]]
    figures = [Figures(whole, "usual residents", "2021", numerator=whole)]
    for at, heading in enumerate(table.headings):
        if at not in (name, code, whole):
            figures.append(
                Figures(
                    at,
                    "usual residents",
                    "2021",
                    numerator=at,
                    denominator=whole,
                    group_kind="ethnic group",
                    group=heading,
                )
            )
    read_cells(table, harvest, lambda cells: _where(cells[code], cells[name]), figures)
    return harvest


def _where(code: str, name: str) -> Where | Wrong:
    if not is_code(code.strip()):
        return Wrong("code", code, NOT_A_CODE)
    return Where(code.strip(), name.strip())


READERS = (
    Reader(
        "census-2011-health",
        Kind.OBSERVATIONS,
        "Census 2011, general health of small areas",
        read_health,
        needs=(_HEALTH,),
    ),
    Reader(
        "census-2021-disability",
        Kind.OBSERVATIONS,
        "Census 2021, disability of small areas",
        read_disability,
        needs=(_DISABILITY,),
    ),
    Reader(
        "census-2021-ethnic-group",
        Kind.OBSERVATIONS,
        "Census 2021, table TS021",
        read_ethnic_groups,
        needs=(_ETHNIC,),
    ),
    Reader(
        "census-2021-ages",
        Kind.REFERENCE,
        "Census 2021, table TS007A, five-year ages",
        checked_reference("mnemonic", is_code, NOT_A_CODE),
        needs=((*_NOMIS, "Total", "Aged 4 years and under"),),
    ),
    Reader(
        "census-2021-single-years",
        Kind.REFERENCE,
        "Census 2021, single years of age",
        checked_reference("msoa21cd", is_code, NOT_A_CODE),
        needs=(("msoa21nm", "msoa21cd", "Total", "Aged under 1 year"),),
    ),
    Reader(
        "census-2021-three-ages",
        Kind.REFERENCE,
        "Census 2021, three ages by sex",
        checked_reference("ltla21_code", is_code, NOT_A_CODE),
        needs=(("ltla21_code", "total_population", "younger_females", "older_males"),),
    ),
)

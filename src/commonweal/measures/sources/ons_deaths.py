"""ONS deaths by local area, March to June 2020: a rate with limits, and counts by small area.

The year stands nowhere in the files: months are of 2020, when the release was made.
"""

from __future__ import annotations

from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, as_sex, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader

YEAR = "2020"
RATE = "age-standardised mortality rate, all causes"
_RATES = ("Cause", "Sex", "Code", "Name", "Month", "ASMR", "Deaths", "Rate_lci", "Rate_uci")
_COUNTS = {"All cause": "all causes", "Covid-19": "COVID-19", "Not Covid-19": "not COVID-19"}
_MONTHS = frozenset(["March", "April", "May", "June", f"March - June {YEAR}"])


def read_rates(match: Match) -> Harvest:
    """Age-standardised rates per 100,000, with deaths."""
    harvest, table = Harvest(), match.table
    _, sex, code, name, month, rate, deaths, low, high = table.columns(*_RATES)
    figures = [Figures(rate, RATE, lower=low, upper=high, numerator=deaths)]

    def place(cells: list[str]) -> Where | Wrong:
        return _place(cells[code], cells[name], cells[month], as_sex(cells[sex]))

    read_cells(table, harvest, place, figures)
    harvest.unread = table.left_unread()
    return harvest


def read_counts(match: Match) -> Harvest:
    """Deaths of small areas by month."""
    harvest, table = Harvest(), match.table
    code, name, month = table.columns("Code", "Name", "Month")
    figures = [
        Figures(table.column(heading), f"deaths: {cause}") for heading, cause in _COUNTS.items()
    ]

    def place(cells: list[str]) -> Where | Wrong:
        return _place(cells[code], cells[name], cells[month], "")

    read_cells(table, harvest, place, figures)
    harvest.unread = table.left_unread()
    return harvest


def _place(code: str, name: str, month: str, sex: str) -> Where | Wrong:
    if not is_code(code.strip()):
        return Wrong("Code", code, NOT_A_CODE)
    if month.strip() not in _MONTHS:
        return Wrong("Month", month, "is not a month of the release")
    told = month.strip().removesuffix(YEAR).strip()
    return Where(code.strip(), name.strip(), f"{told} {YEAR}", sex)


READERS = (
    Reader(
        "ons-deaths-2020",
        Kind.OBSERVATIONS,
        "ONS deaths by local area, March to June 2020, rates",
        read_rates,
        needs=(_RATES,),
    ),
    Reader(
        "ons-deaths-2020-small-areas",
        Kind.OBSERVATIONS,
        "ONS deaths by small area, March to June 2020, counts",
        read_counts,
        needs=(("Code", "Name", "Month", *_COUNTS),),
    ),
)

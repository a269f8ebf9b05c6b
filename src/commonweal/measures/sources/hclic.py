"""MHCLG statutory homelessness (H-CLIC): tables A1, A6 and TA1, stacked by quarter, and the workbook.

".." is a place that made no return; counts of places are exact, those of regions rounded to ten.
Households of an area are held in thousands and given in households.
"""  # noqa: E501 - the three tables are named together

from __future__ import annotations

from itertools import pairwise

from commonweal.measures.sources.cells import Figures, Place, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, NOT_A_PERIOD, has_year, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table

NEGATIVE = "a count cannot be negative"
NO_RETURN = {"..": "missing: no return (..)", "-": "suppressed: -"}
_ID = ("quarter", "area_code", "area_name")
_HOUSEHOLDS = "households_in_area_000s"
A1 = (
    "total_initial_assessments",
    "owed_prevention_or_relief_duty",
    "threatened_prevention_duty_owed",
    "of_which_section_21",
    "homeless_relief_duty_owed",
    "no_duty_owed",
)
A6 = (
    "total_owed_duty",
    "age_16_17",
    "age_18_24",
    "age_25_34",
    "age_35_44",
    "age_45_54",
    "age_55_64",
    "age_65_74",
    "age_75_plus",
    "age_not_known",
)
TA1 = (
    "households_in_ta",
    "households_in_ta_with_children",
    "children_in_ta",
    "bb_households",
    "bb_with_children",
    "bb_with_children_over_6_weeks",
)
YOUNG = "age_16_24"
YOUNG_OF = ("age_16_17", "age_18_24")
_RATES = {
    "threatened_per_1000": "threatened_prevention_duty_owed",
    "homeless_per_1000": "homeless_relief_duty_owed",
    "ta_per_1000_households": "households_in_ta",
}


def read_stacked(match: Match) -> Harvest:
    """One of the three stacked tables."""
    harvest, table = Harvest(), match.table
    read_cells(table, harvest, _place(table), _figures(table), symbols=NO_RETURN)
    add_young(harvest)
    harvest.unread = tuple(name for name in table.left_unread() if name != "source_file")
    return harvest


def add_young(harvest: Harvest) -> None:
    """Add main applicants aged 16 to 24, summed of two ages of one row; no record of the file."""
    _set_negative_ages_aside(harvest)
    harvest.loaded = len(harvest.observations)
    sums = []
    for first, second in pairwise(harvest.observations):
        if (first.indicator, second.indicator) == YOUNG_OF and first.line == second.line:
            known = first.value is not None and second.value is not None
            total = (first.value or 0) + (second.value or 0) if known else None
            sums.append(
                first._replace(
                    indicator=YOUNG,
                    value=total,
                    numerator=total,
                    note="summed here" if known else first.note or second.note,
                    cell=f"{first.cell} + {second.cell}",
                )
            )
    harvest.observations.extend(sums)


def _set_negative_ages_aside(harvest: Harvest) -> None:
    """Set aside what a sum would hide: no card asks for the two ages themselves."""
    kept = []
    for one in harvest.observations:
        if one.indicator in YOUNG_OF and one.value is not None and one.value < 0:
            harvest.aside(one.line, one.cell, f"{one.value:.15g}", NEGATIVE)
        else:
            kept.append(one)
    harvest.observations = kept


def _figures(table: Table) -> list[Figures]:
    base = table.column(_HOUSEHOLDS)
    total = table.column("total_owed_duty")
    figures = []
    for name in (*A1, *A6, *TA1):
        at = table.column(name)
        if at < 0:
            continue
        if name.startswith("age_"):
            figures.append(Figures(at, name, numerator=at, denominator=total))
        elif name == "children_in_ta":
            figures.append(Figures(at, name, numerator=at))
        else:
            figures.append(Figures(at, name, numerator=at, denominator=base, times=1000))
    for rate, count in _RATES.items():
        if table.column(rate) >= 0:
            counted = table.column(count)
            figures.append(
                Figures(table.column(rate), rate, numerator=counted, denominator=base, times=1000)
            )
    return figures


def _place(table: Table) -> Place:
    quarter, code, name = table.columns(*_ID)

    def place(cells: list[str]) -> Where | Wrong:
        if not has_year(cells[quarter]):
            return Wrong("quarter", cells[quarter], NOT_A_PERIOD)
        if not is_code(cells[code]):
            return Wrong("area_code", cells[code], NOT_A_CODE)
        return Where(cells[code], cells[name].strip(), cells[quarter])

    return place


READERS = (
    Reader(
        "hclic-duties",
        Kind.OBSERVATIONS,
        "MHCLG statutory homelessness, table A1, quarters stacked",
        read_stacked,
        needs=((*_ID, *A1, _HOUSEHOLDS),),
    ),
    Reader(
        "hclic-ages",
        Kind.OBSERVATIONS,
        "MHCLG statutory homelessness, table A6, quarters stacked",
        read_stacked,
        needs=((*_ID, *A6),),
    ),
    Reader(
        "hclic-temporary-accommodation",
        Kind.OBSERVATIONS,
        "MHCLG statutory homelessness, table TA1, quarters stacked",
        read_stacked,
        needs=((*_ID, *TA1, _HOUSEHOLDS),),
    ),
)

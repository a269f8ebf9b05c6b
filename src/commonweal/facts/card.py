"""The card of an indicator: what it counts, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from commonweal.facts.period import PeriodKind


class Polarity(StrEnum):
    """Which way is better; ``NO_JUDGEMENT`` until a board has decided."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_JUDGEMENT = "no_judgement"

    @property
    def good(self) -> int:
        """+1 higher is better, −1 lower is better, 0 no judgement."""
        return {"higher": 1, "lower": -1, "no_judgement": 0}[self.value]


class ValueKind(StrEnum):
    """What sort of number it is; decides the fallback limits and the words for a change."""

    PERCENTAGE = "percentage"
    RATE = "rate"
    MEAN_SCORE = "mean_score"
    YEARS = "years"
    INDEX = "index"
    COUNT = "count"  # a count without a denominator is never judged
    MONEY = "money"


class LimitsRule(StrEnum):
    """Which rule of the paper on verdicts gives the measure its limits."""

    PUBLISHED = "published"  # rule 1
    COUNTS = "counts"  # rule 2
    PERCENTAGE = "percentage"  # rule 3
    RECOVERED = "recovered"  # rule 4
    PANEL = "panel"  # rule 5
    NONE = "none"  # rule 6


class Estimation(StrEnum):
    DIRECT = "direct"
    SMOOTHED = "smoothed"  # a survey borrowing strength from other places
    SYNTHETIC = "synthetic"  # the local value is predicted from elsewhere


class CardState(StrEnum):
    ACTIVE = "active"
    MODELLED = "modelled"
    DISCONTINUED = "discontinued"
    REPLACED = "replaced"
    ONE_OFF = "one_off"
    TO_BE_DEFINED = "to_be_defined"


@dataclass(frozen=True, slots=True)
class Break:
    """A change of definition: periods ending in or after ``year`` are of another kind."""

    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of a source make a series; an empty field selects rows that leave it empty."""

    reader: str  # name of the reader that made the rows, e.g. "ons-els"
    indicator: str
    sex: str = ""
    age: str = ""
    group_kind: str = ""
    group: str = ""
    scale: float | None = None  # held value × scale = shown value; None: the card's own scale
    comparable: bool = True  # False: held in another unit; shows that a period was published


@dataclass(frozen=True, slots=True)
class SeriesDefinition:
    """One selection of a card that can be drawn and judged by itself (male, female, all)."""

    id: str
    name: str
    selection: Selection
    earlier: tuple[Selection, ...] = ()  # older vintages of the same series


@dataclass(frozen=True, slots=True)
class GroupDefinition:
    """A group of people compared within a place, e.g. children with free school meals."""

    id: str
    name: str
    selection: Selection


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups between which a gap is asked, within one series of a card."""

    id: str
    name: str
    groups: tuple[GroupDefinition, ...]
    ordered: bool = False
    series: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that makes one indicator readable, computable and judgeable."""

    id: str
    name: str
    state: CardState
    polarity: Polarity
    value_kind: ValueKind
    unit: str = ""
    unit_one: str = ""  # unit of a difference, if another ("points")
    multiplier: float = 1.0  # rate per so many; source value × scale is in this unit
    scale: float = 1.0  # held value × scale = shown value (0.169 → 16.9 %)
    counted: str = ""  # what a change is counted in ("children"); empty: no number is said
    derived: str = ""  # "small_area_slope": computed in a place from its small areas
    computed: bool = False  # shown value = multiplier × numerator ÷ denominator of the row
    decimals: int = 1
    period_kind: PeriodKind = PeriodKind.CALENDAR
    numerator: str = ""
    denominator: str = ""
    population: str = ""
    method: str = ""
    definition: str = ""
    source_name: str = ""
    source_ids: tuple[str, ...] = ()
    designation: str = "not stated"
    estimation: Estimation = Estimation.DIRECT
    limits: LimitsRule = LimitsRule.NONE
    count_method: str = ""  # rule 2: "wilson", "byar"
    comparison_confidence: float = 95.0  # at which the source flags better, worse
    design_effect: float = 1.0
    rounded_to: float = 0.0  # unit to which a held value was rounded, for rules 2 and 3
    frequency: str = ""
    lag_months: int | None = None
    release_month: str = ""
    interval_months: int = 12
    ended: str = ""  # last label of a source that has ended
    breaks: tuple[Break, ...] = ()
    unknown_share: str = ""  # id of the series p + u (NEET: with not known)
    comparator_set: str = ""  # id of a comparator set held, or empty
    level_of: str = ""  # for a gap only: card:series of the level of the whole place
    smallest_change: float | None = None
    lever: str = ""  # who can move it
    caveats: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    stubs: tuple[str, ...] = ()  # what is not defined yet
    series: tuple[SeriesDefinition, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    complement_of: str = ""
    nearest: str = ""  # card, or card:series, of the nearest published figure; shown, never judged
    differs: str = ""  # what differs between that figure and this definition
    breakdowns: tuple[str, ...] = ()  # by what the source breaks its figures down
    listed: bool = True
    topic: str = ""
    gap_only: bool = False
    primary: bool = field(default=False)

    def series_named(self, series_id: str) -> SeriesDefinition | None:
        """The series of that id, or None; an empty id is the first."""
        if not series_id:
            return self.series[0] if self.series else None
        return next((s for s in self.series if s.id == series_id), None)

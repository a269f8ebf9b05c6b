"""Why an answer is what it is: a code with arguments, put into words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Argument = str | int | float | tuple[str, ...] | tuple[int, ...]


class Code(StrEnum):
    """Every reason an answer may give."""

    JUDGED = "judged"  # the rule was applied; the evidence says the rest
    NO_DEFINITION = "no_definition"
    NO_DATA = "no_data"
    NO_BASELINE = "no_baseline"
    NONE_AFTER_BASELINE = "none_after_baseline"
    MEASURED_ONCE = "measured_once"
    SOURCE_ENDED = "source_ended"
    COUNT_WITHOUT_DENOMINATOR = "a_count_without_a_denominator"
    MONEY = "money"
    MODELLED = "modelled"
    ONE_OFF_SOURCE = "one_off_source"
    BREAK = "break"  # year, years
    REBASED = "rebased_baseline_withdrawn"
    TOO_FEW = "too_few"  # end: baseline or latest; missing, withheld or count under 10
    UNKNOWN_SHARE = "not_known"  # verdicts of p and of p + u
    NO_LIMITS = "no_limits"
    POINTS = "points"  # number
    NO_ENGLAND = "no_figure_of_england"
    PUBLISHED_COMPARISON = "published_comparison"
    NO_COMPARATOR_SET = "no_comparator_set_held"
    NO_NEIGHBOUR_FIGURES = "no_figures_of_the_neighbours"
    FEW_OTHERS = "under_50_others"  # number
    NO_POLARITY = "no_polarity"
    NO_TARGET = "no_target"
    TARGET_PROPOSED = "target_proposed"
    DUE_PUBLISHED = "due_period_published"
    FEW_PERIODS = "under_5_periods"  # number
    FEW_PLACES = "under_50_places"  # number
    PANEL_BREAK = "a_break_in_the_panel"
    TOO_FAR = "too_far_ahead"  # years
    TOO_NEAR = "too_near"  # years
    NO_LAG = "no_expected_lag"
    GAP_ROW = "gap_row"  # row
    DISTANCE_ONLY = "distance_only"
    PUBLISHED_GAP = "published_gap"
    NO_GROUP_FIGURE = "no_figure_of_a_group"  # groups that are missing
    SEVERAL_MEASURES = "several_measures_in_one"


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, and the arguments that its sentence needs."""

    code: Code
    args: Mapping[str, Argument] = field(default_factory=dict)


JUDGED = Reason(Code.JUDGED)

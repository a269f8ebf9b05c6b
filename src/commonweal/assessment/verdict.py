"""The words an assessment may answer with."""

from __future__ import annotations

from enum import StrEnum

RULE_VERSION = 1
"""Version of the paper on verdicts that these rules follow."""


class Verdict(StrEnum):
    """Every verdict word, for every question; its value with spaces is the English word."""

    # since the baseline
    IMPROVED = "improved"
    WORSENED = "worsened"
    ROSE = "rose"
    FELL = "fell"
    STALLED = "stalled"
    REVERSED = "reversed"
    LITTLE_CHANGE = "little_change"
    TOO_UNCERTAIN = "too_uncertain_to_tell"
    # refusals
    CANNOT_TELL = "cannot_tell"
    TOO_EARLY = "too_early"
    NOT_JUDGED = "not_judged"
    NOT_YET_MEASURABLE = "not_yet_measurable"
    # lately
    IMPROVING = "improving"
    WORSENING = "worsening"
    RISING = "rising"
    FALLING = "falling"
    NO_CLEAR_TREND = "no_clear_trend"
    # beside England
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    # beside neighbours
    ABOVE = "above"
    BELOW = "below"
    # change beside others
    WITH_THE_REST = "with_the_rest"
    BETTER_THAN_THE_REST = "better_than_the_rest"
    WORSE_THAN_THE_REST = "worse_than_the_rest"
    HIGHER_THAN_THE_REST = "higher_than_the_rest"
    LOWER_THAN_THE_REST = "lower_than_the_rest"
    # target
    NOT_AGREED = "not_agreed"
    MET = "met"
    NOT_MET = "not_met"
    ON_COURSE = "on_course"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    # freshness
    IN_DATE = "in_date"
    STALE = "stale"
    # gaps
    ORDER_CHANGED = "the_order_of_the_groups_changed"
    ORDER_REVERSED = "the_usual_order_is_reversed"
    TOO_UNCERTAIN_WHICH = "too_uncertain_to_tell_which_group_fares_worse"
    LEVELLING_DOWN = "narrower_by_levelling_down"
    NARROWER_UNEXPLAINED = "narrower_not_shown_to_be_by_the_worst_off_improving"
    NARROWER_IMPLIED = "narrower_the_worst_off_end_implied_to_have_improved"
    MIXED_NARROWER = "mixed_narrower_in_points_wider_in_proportion"
    CLOSING_BEST_WORSENED = "closing_though_the_best_off_worsened"
    CLOSING = "closing"
    MIXED_WIDER = "mixed_wider_in_points_narrower_in_proportion"
    WIDENING_WORST_IMPROVED = "widening_though_the_worst_off_improved"
    WIDENING = "widening"
    WIDENING_WORST_FELL = "widening_as_the_worst_off_fell"
    NARROWER = "narrower"
    WIDER = "wider"
    NONE = "none"


class Size(StrEnum):
    """How a change that is clear compares with the smallest one that matters."""

    MORE = "by_more_than_matters"
    LESS = "by_less_than_matters"
    UNCERTAIN = "size_uncertain"


class Leaning(StrEnum):
    """Where an uncertain change leans; printed in plain ink, never counted."""

    VERY_LIKELY_BETTER = "very_likely_better"
    LIKELY_BETTER = "likely_better"
    EITHER = "could_be_either_way"
    LIKELY_WORSE = "likely_worse"
    VERY_LIKELY_WORSE = "very_likely_worse"


class Kind(StrEnum):
    """Kinds counted in a summary: six, and three that stand apart."""

    NOT_YET_MEASURABLE = "not_yet_measurable"
    CANNOT_TELL = "cannot_tell"
    TOO_UNCERTAIN = "too_uncertain_to_tell"
    WORSENED = "worsened"
    LITTLE_CHANGE = "little_change"
    IMPROVED = "improved"
    STALLED = "stalled"
    ROSE = "rose"
    FELL = "fell"


KIND_OF = {
    Verdict.IMPROVED: Kind.IMPROVED,
    Verdict.WORSENED: Kind.WORSENED,
    Verdict.REVERSED: Kind.WORSENED,
    Verdict.STALLED: Kind.STALLED,
    Verdict.ROSE: Kind.ROSE,
    Verdict.FELL: Kind.FELL,
    Verdict.LITTLE_CHANGE: Kind.LITTLE_CHANGE,
    Verdict.TOO_UNCERTAIN: Kind.TOO_UNCERTAIN,
    Verdict.CANNOT_TELL: Kind.CANNOT_TELL,
    Verdict.TOO_EARLY: Kind.CANNOT_TELL,
    Verdict.NOT_JUDGED: Kind.CANNOT_TELL,
    Verdict.NOT_YET_MEASURABLE: Kind.NOT_YET_MEASURABLE,
    # a published slope index: who gained is not known, so narrower claims no success
    Verdict.NARROWER: Kind.FELL,
    Verdict.WIDER: Kind.WORSENED,
    Verdict.ORDER_CHANGED: Kind.TOO_UNCERTAIN,
    Verdict.ORDER_REVERSED: Kind.TOO_UNCERTAIN,
    Verdict.TOO_UNCERTAIN_WHICH: Kind.TOO_UNCERTAIN,
}
"""The kind that a verdict since the baseline is counted as."""


def signed(sign: int, good: int, words: tuple[Verdict, Verdict, Verdict, Verdict]) -> Verdict:
    """Choose among (better, worse, up, down): the last two where there is no judgement."""
    better, worse, up, down = words
    if good == 0:
        return up if sign > 0 else down
    return better if sign * good > 0 else worse


CHANGED = (Verdict.IMPROVED, Verdict.WORSENED, Verdict.ROSE, Verdict.FELL)
MOVING = (Verdict.IMPROVING, Verdict.WORSENING, Verdict.RISING, Verdict.FALLING)
BESIDE = (Verdict.BETTER, Verdict.WORSE, Verdict.HIGHER, Verdict.LOWER)
THAN_THE_REST = (
    Verdict.BETTER_THAN_THE_REST,
    Verdict.WORSE_THAN_THE_REST,
    Verdict.HIGHER_THAN_THE_REST,
    Verdict.LOWER_THAN_THE_REST,
)

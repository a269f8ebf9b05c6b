"""Each verdict's word, its mark and its tone; colour never stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from commonweal.assessment.verdict import Kind, Leaning, Size, Verdict


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its shape and its tone (a class of the style sheet)."""

    text: str
    mark: str
    tone: str = "same"


V = Verdict
WORDS: dict[Verdict, Word] = {
    V.IMPROVED: Word(_("Improved"), "up", "better"),
    V.WORSENED: Word(_("Worsened"), "down", "worse"),
    V.ROSE: Word(_("Rose"), "arrow-up"),
    V.FELL: Word(_("Fell"), "arrow-down"),
    V.STALLED: Word(_("Stalled"), "square", "stalled"),
    V.REVERSED: Word(_("Reversed"), "turned", "worse"),
    V.LITTLE_CHANGE: Word(_("Little change"), "disc"),
    V.TOO_UNCERTAIN: Word(_("Too uncertain to tell"), "plus-minus", "uncertain"),
    V.CANNOT_TELL: Word(_("Cannot tell"), "question", "cannot"),
    V.TOO_EARLY: Word(_("Too early"), "clock", "none"),
    V.NOT_JUDGED: Word(_("Not judged"), "question", "cannot"),
    V.NOT_YET_MEASURABLE: Word(_("Not yet measurable"), "ring", "none"),
    V.IMPROVING: Word(_("Improving"), "line-up", "better"),
    V.WORSENING: Word(_("Worsening"), "line-down", "worse"),
    V.RISING: Word(_("Rising"), "line-up"),
    V.FALLING: Word(_("Falling"), "line-down"),
    V.NO_CLEAR_TREND: Word(_("No clear trend"), "wave"),
    V.BETTER: Word(_("Better than England"), "over", "better"),
    V.SIMILAR: Word(_("Similar to England"), "on"),
    V.WORSE: Word(_("Worse than England"), "under", "worse"),
    V.HIGHER: Word(_("Higher than England"), "over"),
    V.LOWER: Word(_("Lower than England"), "under"),
    V.ABOVE: Word(_("Above similar places"), "over"),
    V.BELOW: Word(_("Below similar places"), "under"),
    V.WITH_THE_REST: Word(_("With the rest"), "among"),
    V.BETTER_THAN_THE_REST: Word(_("Better than the rest"), "over-rest", "better"),
    V.WORSE_THAN_THE_REST: Word(_("Worse than the rest"), "under-rest", "worse"),
    V.HIGHER_THAN_THE_REST: Word(_("Higher than the rest"), "over-rest"),
    V.LOWER_THAN_THE_REST: Word(_("Lower than the rest"), "under-rest"),
    V.NOT_AGREED: Word(_("Not agreed"), "ring", "none"),
    V.MET: Word(_("Met"), "ticked", "better"),
    V.NOT_MET: Word(_("Not met"), "crossed", "worse"),
    V.ON_COURSE: Word(_("On course"), "ring-in", "better"),
    V.POSSIBLE: Word(_("Possible"), "ring-edge"),
    V.UNLIKELY: Word(_("Unlikely"), "ring-out", "worse"),
    V.IN_DATE: Word(_("In date"), "disc"),
    V.STALE: Word(_("Stale"), "question", "cannot"),
    V.ORDER_CHANGED: Word(_("The order of the groups changed"), "swapped", "uncertain"),
    V.ORDER_REVERSED: Word(_("The usual order is reversed"), "swapped", "uncertain"),
    V.TOO_UNCERTAIN_WHICH: Word(
        _("Too uncertain to tell which group fares worse"), "plus-minus", "uncertain"
    ),
    V.LEVELLING_DOWN: Word(_("Narrower by levelling down"), "meeting-open", "worse"),
    V.NARROWER_UNEXPLAINED: Word(
        _("Narrower, not shown to be by the worst-off improving"), "meeting-open"
    ),
    V.NARROWER_IMPLIED: Word(
        _("Narrower, the worst-off end implied to have improved"), "meeting-open"
    ),
    V.MIXED_NARROWER: Word(_("Mixed: narrower in points, wider in proportion"), "half"),
    V.CLOSING_BEST_WORSENED: Word(_("Closing, though the best-off worsened"), "meeting-open"),
    V.CLOSING: Word(_("Closing"), "meeting", "better"),
    V.MIXED_WIDER: Word(_("Mixed: wider in points, narrower in proportion"), "half"),
    V.WIDENING_WORST_IMPROVED: Word(
        _("Widening, though the worst-off improved"), "parting", "worse"
    ),
    V.WIDENING: Word(_("Widening"), "parting", "worse"),
    V.WIDENING_WORST_FELL: Word(_("Widening as the worst-off got worse"), "parting", "worse"),
    V.NARROWER: Word(_("Narrower"), "meeting-open"),
    V.WIDER: Word(_("Wider"), "parting", "worse"),
    V.NONE: Word(_("No clear difference"), "disc"),
}

SIZES = {
    Size.MORE: _("by more than matters"),
    Size.LESS: _("by less than matters"),
    Size.UNCERTAIN: _("size uncertain"),
}

LEANINGS = {
    Leaning.VERY_LIKELY_BETTER: _("very likely better (%(n)s in 100)"),
    Leaning.LIKELY_BETTER: _("likely better (%(n)s in 100)"),
    Leaning.EITHER: _("could be either way (%(n)s in 100 better)"),
    Leaning.LIKELY_WORSE: _("likely worse (%(n)s in 100)"),
    Leaning.VERY_LIKELY_WORSE: _("very likely worse (%(n)s in 100)"),
}

KIND_WORDS: dict[Kind, Word] = {
    Kind.IMPROVED: WORDS[V.IMPROVED],
    Kind.WORSENED: WORDS[V.WORSENED],
    Kind.LITTLE_CHANGE: WORDS[V.LITTLE_CHANGE],
    Kind.TOO_UNCERTAIN: WORDS[V.TOO_UNCERTAIN],
    Kind.CANNOT_TELL: WORDS[V.CANNOT_TELL],
    Kind.NOT_YET_MEASURABLE: WORDS[V.NOT_YET_MEASURABLE],
    Kind.STALLED: WORDS[V.STALLED],
    Kind.ROSE: WORDS[V.ROSE],
    Kind.FELL: WORDS[V.FELL],
}

TALLY_ORDER = (
    Kind.IMPROVED,
    Kind.WORSENED,
    Kind.LITTLE_CHANGE,
    Kind.TOO_UNCERTAIN,
    Kind.CANNOT_TELL,
    Kind.NOT_YET_MEASURABLE,
)
APART = (Kind.STALLED, Kind.ROSE, Kind.FELL)


def short(verdict: Verdict) -> str:
    """The word where its question stands beside it: "Worse" instead of "Worse than England"."""
    return {
        V.BETTER: _("Better"),
        V.SIMILAR: _("Similar"),
        V.WORSE: _("Worse"),
        V.HIGHER: _("Higher"),
        V.LOWER: _("Lower"),
    }.get(verdict, WORDS[verdict].text)

"""Every verdict word in one plain sentence: what it says, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Verdict
from commonweal.publication.wording.words import WORDS, Word

V = Verdict


@dataclass(frozen=True, slots=True)
class Meaning:
    word: Word
    text: str
    boxed: bool = True


@dataclass(frozen=True, slots=True)
class WordGroup:
    title: str
    lead: str
    meanings: list[Meaning]


def word_groups() -> list[WordGroup]:
    """The words by the question they answer."""
    return [_since(), _lately(), _beside(), _gap(), _target()]


def _group(title: str, lead: str, pairs: list[tuple[V, str]], boxed: bool = True) -> WordGroup:
    return WordGroup(title, lead, [Meaning(WORDS[v], text, boxed) for v, text in pairs])


def _since() -> WordGroup:
    return _group(
        _("Has it changed since the baseline?"),
        _(
            "The figures in brackets show how far out an answer may be. If they go from down to up, nobody can be sure that anything changed."
        ),
        [
            (V.IMPROVED, _("It got better, by more than luck is likely to explain.")),
            (V.WORSENED, _("It got worse, by more than luck is likely to explain.")),
            (V.LITTLE_CHANGE, _("We looked closely, and hardly anything changed.")),
            (
                V.TOO_UNCERTAIN,
                _(
                    "It may have changed, but the figures are too rough to be sure. Beside it, in plain ink, stands which way it leans."
                ),
            ),
            (
                V.CANNOT_TELL,
                _("Something is missing, so no honest answer can be given. The reason follows."),
            ),
            (V.NOT_YET_MEASURABLE, _("There is no figure yet, or nobody has said what to count.")),
            (V.STALLED, _("It was getting better before the baseline. Then it stopped.")),
            (V.REVERSED, _("It was getting better before the baseline. Then it got worse.")),
            (V.ROSE, _("It went up. Nobody has agreed which way is good.")),
            (V.FELL, _("It went down. Nobody has agreed which way is good.")),
            (V.TOO_EARLY, _("There is no new figure yet.")),
        ],
    )


def _lately() -> WordGroup:
    return _group(
        _("Which way lately?"),
        _("The last points that do not overlap, taken together."),
        [
            (V.IMPROVING, _("Over the last few years it has been getting better.")),
            (V.WORSENING, _("Over the last few years it has been getting worse.")),
            (V.NO_CLEAR_TREND, _("It goes up and down, and no clear direction can be seen.")),
        ],
        boxed=False,
    )


def _beside() -> WordGroup:
    return _group(
        _("Beside others"),
        _(
            "A dot over, on or under a line is where this place stands. A dot over or under a row of small dots is how it changed beside the rest. Over means better."
        ),
        [
            (
                V.BETTER,
                _("The figure is better than England’s, by more than luck is likely to explain."),
            ),
            (V.SIMILAR, _("The two are too close to tell apart.")),
            (
                V.WORSE,
                _("The figure is worse than England’s, by more than luck is likely to explain."),
            ),
            (V.BETTER_THAN_THE_REST, _("It did better than the other places did.")),
            (V.WITH_THE_REST, _("It changed much as it did in other places.")),
            (V.WORSE_THAN_THE_REST, _("It did worse than the other places did.")),
        ],
        boxed=False,
    )


def _gap() -> WordGroup:
    return _group(
        _("Is the gap closing?"),
        _(
            "Only “closing” counts as success: the gap must be smaller because the worst-off gained."
        ),
        [
            (
                V.CLOSING,
                _("The worst-off did better and the gap got smaller. Only this counts as success."),
            ),
            (
                V.CLOSING_BEST_WORSENED,
                _("The worst-off did better, but the best-off did worse. That is no success."),
            ),
            (V.LEVELLING_DOWN, _("The gap got smaller only because others lost.")),
            (
                V.NARROWER_UNEXPLAINED,
                _("The gap got smaller, but we cannot see that the worst-off gained."),
            ),
            (
                V.NARROWER_IMPLIED,
                _(
                    "Only the gap and the level are published; together they suggest the worst-off gained. That is no proof."
                ),
            ),
            (V.MIXED_NARROWER, _("The gap got smaller counted one way and larger the other.")),
            (V.MIXED_WIDER, _("The gap got larger counted one way and smaller the other.")),
            (V.WIDENING, _("The gap got larger.")),
            (
                V.WIDENING_WORST_IMPROVED,
                _("The gap got larger, although the worst-off did better."),
            ),
            (V.WIDENING_WORST_FELL, _("The gap got larger because the worst-off lost.")),
            (V.ORDER_CHANGED, _("The order of the groups changed.")),
            (V.ORDER_REVERSED, _("The group that usually fares worse fares better, then and now.")),
            (V.TOO_UNCERTAIN_WHICH, _("We cannot say which of the two groups fares worse.")),
        ],
    )


def _target() -> WordGroup:
    return _group(
        _("Will the target be met?"),
        _("The chance is worked out from how far all places have moved in such a time."),
        [
            (V.NOT_AGREED, _("Nobody has set a target.")),
            (V.ON_COURSE, _("It is likely to be reached: at least 9 chances in 10.")),
            (V.POSSIBLE, _("It may be reached or missed.")),
            (V.UNLIKELY, _("It is likely to be missed: at most 1 chance in 10.")),
            (V.MET, _("The day came, and the target was reached.")),
            (V.NOT_MET, _("The day came, and the target was not reached.")),
        ],
        boxed=False,
    )

"""A gap between groups in words: between whom, from, to, and who moved."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.assessment.reason import Code
from commonweal.facts.card import Card
from commonweal.publication import numbers
from commonweal.publication.numbers import change_unit, decimals_of, number
from commonweal.publication.reading import Gap
from commonweal.publication.wording import reasons, sentences, words
from commonweal.publication.wording.words import Word


@dataclass(frozen=True, slots=True)
class ToldGap:
    """A gap as a page shows it."""

    title: str
    word: Word
    detail: str
    lines: tuple[str, ...]
    success: bool


def told(card: Card, gap: Gap) -> ToldGap:
    """The gap's verdict, the sentence, and the four tests in brackets."""
    answer = gap.assessment.since
    found = answer.evidence
    names = _(" and ").join(numbers.inside(group.name) for group in found.groups)
    lines = []
    if found.gap_baseline and found.gap_end and found.gap and found.baseline and found.end:
        unit = change_unit(card)
        decimals = decimals_of(card)
        lines.append(
            _("%(first)s → %(last)s %(unit)s, %(start)s to %(end)s: %(change)s.")
            % {
                "first": number(found.gap_baseline.delta, decimals),
                "last": number(found.gap_end.delta, decimals),
                "unit": unit,
                "start": found.baseline.label,
                "end": found.end.label,
                "change": sentences.change(card, found.gap),
            }
        )
        lines.append(_who_moved(card, gap))
    if any(group.membership_changed for group in found.groups):
        lines.append(_("Membership of a group changed."))
    detail = (
        ""
        if answer.reason.code in {Code.GAP_ROW, Code.DISTANCE_ONLY}
        else reasons.short(answer.reason)
    )
    title = f"{gap.grouping.name}: {names}"
    if gap.since_break:
        title += " (" + _("since the new definition, never counted") + ")"
    return ToldGap(
        title,
        words.WORDS[answer.verdict],
        detail,
        tuple(line for line in lines if line),
        found.success,
    )


def _who_moved(card: Card, gap: Gap) -> str:
    found = gap.assessment.since.evidence
    if found.worst is None or found.best is None or not found.groups:
        return ""
    decimals = decimals_of(card)
    good = card.polarity.good or 1  # changes are held in the direction of better
    parts = []
    for group, moved, verdict in (
        (found.groups[0], found.worst, found.worst_verdict),
        (found.groups[-1], found.best, found.best_verdict),
    ):
        word = str(words.WORDS[verdict].text).lower() if verdict else _("not told")
        parts.append(
            _("%(group)s: %(word)s (%(change)s)")
            % {
                "group": group.name,
                "word": word,
                "change": numbers.signed(good * moved.delta, decimals),
            }
        )
    return "; ".join(parts) + "."

"""Counts of verdicts as people see them: one mark a measure, never an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from commonweal.assessment.summary import Mark, Summary, summarise
from commonweal.assessment.verdict import Kind, Leaning, Verdict
from commonweal.publication.links import link
from commonweal.publication.wording import words
from commonweal.publication.wording.words import Word

INK = {
    Kind.IMPROVED: "better",
    Kind.WORSENED: "worse",
    Kind.CANNOT_TELL: "cannot",
    Kind.NOT_YET_MEASURABLE: "none",
    Kind.STALLED: "stalled",
}
RULES = {
    Kind.IMPROVED: "improved",
    Kind.WORSENED: "worsened",
    Kind.TOO_UNCERTAIN: "uncertain",
    Kind.CANNOT_TELL: "cannot",
    Kind.NOT_YET_MEASURABLE: "not-yet",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """One kind with its count, drawn as so many marks."""

    word: Word
    count: int
    href: str
    rule: str
    ink: str


@dataclass(frozen=True, slots=True)
class Tallies:
    six: tuple[Tally, ...]
    apart: tuple[Tally, ...]
    note: str
    leanings: str
    total: int


def tallies(
    marks: Sequence[Mark], summary: Summary | None = None, within: Mapping[str, str] | None = None
) -> Tallies:
    """The six kinds in their order, the three apart, and the note on chance.

    ``within`` are the filters of the list of outcomes under which the same marks stand.
    """
    counted = summary or summarise(marks)
    early = sum(mark.verdict is Verdict.TOO_EARLY for mark in marks)
    return Tallies(
        tuple(_tally(kind, counted, within or {}) for kind in words.TALLY_ORDER),
        tuple(_tally(kind, counted, within or {}) for kind in words.APART),
        _note(counted, early),
        leanings(counted),
        counted.total,
    )


def _tally(kind: Kind, summary: Summary, within: Mapping[str, str]) -> Tally:
    asked = urlencode({**within, "verdict": kind.value})
    return Tally(
        words.KIND_WORDS[kind],
        summary.counts[kind],
        f"{link('outcomes')}?{asked}#list",
        RULES.get(kind, "same"),
        INK.get(kind, "same"),
    )


def _note(summary: Summary, early: int) -> str:
    told = []
    if early:
        told.append(
            _("%(n)s of the %(of)s “cannot tell” are too early: no figure after the baseline.")
            % {"n": early, "of": summary.counts[Kind.CANNOT_TELL]}
        )
    if summary.judged:
        told.append(
            _(
                "With %(judged)s tests, about %(chance)s would look like change by chance alone, "
                "half of them as worsening."
            )
            % {
                "judged": summary.judged,
                "chance": f"{summary.by_chance:.1f}".rstrip("0").rstrip("."),
            }
        )
    return " ".join(told)


_LEANINGS = {
    Leaning.VERY_LIKELY_BETTER: lambda n: _("%(n)s very likely better") % {"n": n},
    Leaning.LIKELY_BETTER: lambda n: _("%(n)s likely better") % {"n": n},
    Leaning.EITHER: lambda n: _("%(n)s could be either way") % {"n": n},
    Leaning.LIKELY_WORSE: lambda n: _("%(n)s likely worse") % {"n": n},
    Leaning.VERY_LIKELY_WORSE: lambda n: _("%(n)s very likely worse") % {"n": n},
}


def leanings(summary: Summary) -> str:
    """ "of these 3 very likely worse, 1 with no single chance", in plain ink; they add up."""
    held = [_LEANINGS[word](n) for word, n in summary.leanings.items() if n]
    rest = summary.counts[Kind.TOO_UNCERTAIN] - sum(summary.leanings.values())
    if held and rest:
        held.append(_("%(n)s with no single chance to give") % {"n": rest})
    return _("of these %(leanings)s") % {"leanings": ", ".join(held)} if held else ""


def in_words(marks: Sequence[Mark]) -> str:
    """ "1 improved, 8 too uncertain to tell, 13 not yet measurable"."""
    counted = summarise(marks)
    kinds = (*words.TALLY_ORDER, *words.APART)
    return ", ".join(
        f"{counted.counts[kind]} {str(words.KIND_WORDS[kind].text).lower()}"
        for kind in kinds
        if counted.counts[kind]
    )


def mark_row(marks: Sequence[Mark]) -> list[tuple[str, str]]:
    """(mark, ink) of each counted listing, in the order of the kinds."""
    order = {
        kind: n
        for n, kind in enumerate((*words.TALLY_ORDER[:2], *words.APART, *words.TALLY_ORDER[2:]))
    }
    return [
        (words.KIND_WORDS[mark.kind].mark, INK.get(mark.kind, "same"))
        for mark in sorted(marks, key=lambda mark: order[mark.kind])
    ]

"""Can this be promised? What a measure can tell by then, and who has moved so far before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import TargetEvidence
from commonweal.assessment.target import Target, judge_target, places_that_moved
from commonweal.facts.period import Period, later
from commonweal.publication import calendar_of, numbers
from commonweal.publication.numbers import change_unit, decimals_of, number
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import measure_row
from commonweal.publication.wording import reasons, words
from commonweal.publication.wording.words import Word

NAMED, YEARS_AHEAD = 12, 8


@dataclass(frozen=True, slots=True)
class Outlook:
    """The answer before a target is agreed, line by line."""

    word: Word
    why: str
    chance: str
    lines: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    places: tuple[tuple[str, str], ...]  # name, how far it moved
    told_places: str


def due_choices(measure: Measure) -> list[Period]:
    """Periods that a target may be due in: of the kind of the latest, up to eight years on."""
    if measure.latest is None:
        return []
    latest = measure.panel.periods[measure.latest]
    return [later(latest, years) for years in range(1, YEARS_AHEAD + 1)]


def outlook_of(reading: Reading, measure: Measure, value: float, due: Period) -> Outlook:
    """What can be said of a value to be reached by the end of a period."""
    answer = judge_target(measure.prepared, measure.area, Target(value, due, agreed=False))
    found = answer.evidence
    why = reasons.full(answer.reason) if found.p is None else ""
    places, told = _places(reading, measure, found)
    return Outlook(
        words.WORDS[answer.verdict],
        why,
        chance_of(answer),
        tuple(_lines(measure, found, due)),
        tuple(_cautions(reading, measure, found, due)),
        places,
        told,
    )


def chance_of(answer: Answer[TargetEvidence]) -> str:
    """ "21 in 100, if places go on moving as they have"; empty without a forecast."""
    if answer.evidence.p is None:
        return ""
    percent = round(answer.evidence.p * 100)
    told = str(percent) if 0 < percent < 100 else _("under 1") if percent == 0 else _("over 99")
    return _("%(n)s in 100, if places go on moving as they have") % {"n": told}


def _lines(measure: Measure, found: TargetEvidence, due: Period) -> list[tuple[str, str]]:
    card, row = measure.card, measure_row(measure)
    unit, decimals = change_unit(card), decimals_of(card)

    def size(value: float) -> str:
        return f"{numbers.signed(value, decimals)} {unit}".strip()

    lines = [(_("Now"), _("%(value)s in %(period)s, limits %(limits)s")
              % {"value": row.latest, "period": row.period, "limits": row.limits})]  # fmt: skip
    if found.need is not None and found.need_a_year is not None:
        told = _("%(all)s in all, %(year)s a year") % {
            "all": size(found.need),
            "year": f"{numbers.signed(found.need_a_year, decimals + 1)} {unit}".strip(),
        }
        lines.append((_("To be moved"), told))
    if found.achieved_a_year is not None:
        told = f"{numbers.signed(found.achieved_a_year, decimals + 1)} {unit} {_('a year')}"
        lines.append((_("Moved since the baseline"), told))
    if found.sees is not None:
        told = _("a change of %(size)s or more by then") % {
            "size": f"{number(found.sees, decimals)} {unit}".strip()
        }
        lines.append((_("What the measure can see"), told))
    if found.first_judgeable is not None:
        lines.append((_("First judged"), _judged(found.first_judgeable)))
    if found.range_80 is not None:
        told = numbers.limits(*found.range_80, decimals)
        lines.append((_("Likely figure, 80% range"), told))
    if expected := calendar_of.published_by(measure, due.end):
        lines.append((_("Figure of the due period expected"), numbers.month(expected)))
    return lines


def _judged(year: float) -> str:
    if year != year or year > 2199:
        return _("never, at this pace")
    return _("with the figures of %(year)s, if it moves evenly") % {"year": int(year + 0.999)}


def _cautions(reading: Reading, measure: Measure, found: TargetEvidence, due: Period) -> list[str]:
    told = []
    if found.judgeable_by_due is False:
        told.append(_("At this pace the measure cannot tell by the due date whether it has moved."))
    if found.sees is not None and found.need is not None and abs(found.need) < found.sees:
        told.append(_("What is promised is less than the measure can see by then."))
    ends = date(reading.settings.last_year, 12, 31)
    if due.end > ends:
        told.append(_("It is due after the strategy ends."))
    if calendar_of.published_by(measure, due.end) is None:
        told.append(_("Nobody knows when the figure of the due period will be published."))
    good = measure.prepared.good
    if good and found.need is not None and good * found.need < 0:
        told.append(_("The figure stands beyond this value already: to reach it would be worse."))
    return told


def _places(
    reading: Reading, measure: Measure, found: TargetEvidence
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Who has moved so far in so long, by name; similar places where a set of them is held."""
    if found.need is None or found.years_ahead is None:
        return (), ""
    moved, looked = places_that_moved(measure.prepared, measure.area, found.need, found.years_ahead)
    if not looked:
        return (), _("No earlier figure lies so far back, so nobody can be looked at.")
    told = ngettext(
        "%(n)s of %(of)s other places moved so far in so long.",
        "%(n)s of %(of)s other places moved so far in so long.",
        len(moved),
    ) % {"n": len(moved), "of": looked}
    if len(moved) > NAMED:
        told += " " + _("The %(n)s that moved furthest:") % {"n": NAMED}
    unit, decimals = change_unit(measure.card), decimals_of(measure.card)
    areas = reading.release.places.areas
    return tuple(
        (
            areas[one.area].name if one.area in areas else one.area,
            f"{numbers.signed(one.change, decimals)} {unit}, "
            f"{one.start.label} {_('to')} {one.end.label}",
        )
        for one in moved[:NAMED]
    ), told

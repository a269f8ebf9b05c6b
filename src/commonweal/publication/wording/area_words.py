"""Sentences about a ward, for whoever lives there."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.delivery.plan_kinds import Standing
from commonweal.participation.champions.counts import shown
from commonweal.publication import numbers

STANDINGS = {
    Standing.NOT_STARTED: gettext_lazy("It has not begun."),
    Standing.UNDER_WAY: gettext_lazy("It is under way."),
    Standing.DONE: gettext_lazy("It is done."),
    Standing.SLIPPED: gettext_lazy("It will be later than planned."),
}
LATE = gettext_lazy("It should be done by now, and is not.")


def _number(count: int) -> str:
    return numbers.digits(numbers.number(count, 0))


def measured(ward: str, count: int) -> str:
    """How many figures are held for the ward alone."""
    if not count:
        return _("We hold no figure for %(ward)s alone.") % {"ward": ward}
    told = ngettext(
        "We hold %(n)s figure for %(ward)s alone.", "We hold %(n)s figures for %(ward)s alone.",
        count,
    )  # fmt: skip
    return told % {"n": _number(count), "ward": ward}


def planned(count: int) -> str:
    """How many actions are planned here, or for the whole town."""
    if not count:
        return _("No plan in force names an action for this ward or for the whole town.")
    told = ngettext(
        "%(n)s action is planned for this ward or for the whole town.",
        "%(n)s actions are planned for this ward or for the whole town.",
        count,
    )
    return told % {"n": _number(count)}


def champions(count: int) -> str:
    """Champions of the ward as the public may know: 1 to 7 hidden, others to the nearest 5."""
    told = shown(count)
    if told == 0:
        return _("No champion is active here yet.")
    if told is None:
        return _("Between 1 and 7 champions are active here.")
    return _("About %(n)s champions are active here.") % {"n": _number(told)}


def reached(count: int) -> str:
    """People reached in the ward; nothing where nobody was."""
    told = shown(count)
    if told == 0:
        return ""
    if told is None:
        return _("They have reached between 1 and 7 people.")
    return _("They have reached about %(n)s people.") % {"n": _number(told)}


def how_many(count: int) -> str:
    """How many wards the place has."""
    if not count:
        return _("We hold no list of the wards of this place.")
    told = ngettext(
        "We list %(n)s ward: choose yours.", "We list %(n)s wards: choose yours.", count
    )
    return told % {"n": _number(count)}

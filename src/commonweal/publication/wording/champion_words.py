"""Sentences about champions: what is missing, counts that may be shown."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.participation.champion_stages import Level, Missing, Off, Stage
from commonweal.participation.champions.counts import shown
from commonweal.participation.champions.programme import Came
from commonweal.participation.models import Activity
from commonweal.publication import numbers

STAGES = {
    Stage.INTERESTED: gettext_lazy("Offered, waits to be invited"),
    Stage.INVITED: gettext_lazy("Invited"),
    Stage.IN_TRAINING: gettext_lazy("In training"),
    Stage.ACTIVE: gettext_lazy("Active"),
    Stage.ALUMNI: gettext_lazy("Moved on"),
    Stage.WITHDRAWN: gettext_lazy("Takes no part any more"),
}
LEVELS = {
    Level.BASIC: gettext_lazy("Basic"),
    Level.STANDARD: gettext_lazy("Standard"),
    Level.ENHANCED: gettext_lazy("Enhanced"),
    Level.BARRED: gettext_lazy("Enhanced, with barred lists"),
}
OFF = {
    Off.ASKED: gettext_lazy("They asked for it"),
    Off.NOT_INVITED: gettext_lazy("They are not invited"),
    Off.UNREACHED: gettext_lazy("They could not be reached"),
    Off.TWICE: gettext_lazy("They stand here twice"),
    Off.OTHER: gettext_lazy("Another reason"),
}
MISSING = {
    Missing.TRAINING: gettext_lazy("They came to no session yet."),
    Missing.CHECK: gettext_lazy("The check that their cohort asks for is not noted."),
}
KINDS = {
    Activity.Kind.TALK: gettext_lazy("A talk with one person or a few"),
    Activity.Kind.GROUP: gettext_lazy("A group"),
    Activity.Kind.EVENT: gettext_lazy("A stall or an event"),
    Activity.Kind.DOORS: gettext_lazy("From door to door"),
    Activity.Kind.CALLS: gettext_lazy("By telephone or on line"),
}
HIDDEN = gettext_lazy("1 to 7")
NO_TARGET = gettext_lazy("No target is set")


def told_count(count: int) -> str:
    """A count of people as the public sees it: "none", "1 to 7", or to the nearest 5."""
    held = shown(count)
    if held is None:
        return str(HIDDEN)
    return numbers.number(held, 0) if held else _("none")


def finding(held: Came) -> str:
    """How many are active, how many people they reached, and how much of what they hear had a
    reply.
    """
    if not held.recruited:
        return _("Nobody has joined the champions yet.")
    told = _("Active champions: %(active)s. People reached: %(reached)s.") % {
        "active": told_count(held.active),
        "reached": told_count(held.reached),
    }
    if not held.raised:
        return told + " " + _("No insight has been raised yet.")
    heard = _("Insights raised: %(n)s; answered by a board: %(answered)s.")
    return told + " " + heard % {"n": held.raised, "answered": held.answered}

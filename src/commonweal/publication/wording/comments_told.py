"""What came of comments, and how many were answered: as residents read it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.queries import Tally

OUTCOMES = {
    Outcome.CHANGED: gettext_lazy("Something changed"),
    Outcome.ALREADY: gettext_lazy("It is done or planned already"),
    Outcome.NOT_POSSIBLE: gettext_lazy("It cannot be done"),
    Outcome.NOTED: gettext_lazy("Noted"),
}
PROMISED = gettext_lazy("Promised")


def came_of(outcome: str, promised: bool) -> str:
    """What came of it, in a few words."""
    if promised:
        return str(PROMISED)
    return str(OUTCOMES[Outcome(outcome)]) if outcome else ""


def finding(held: Tally) -> str:
    """How many comments came and were answered, in a sentence."""
    if not held.received:
        return _("Nobody has said anything yet.")
    ended = held.answered + held.promised
    told = ngettext(
        "%(n)s comment came, and %(answered)s was answered.",
        "%(n)s comments came, and %(answered)s were answered.",
        held.received,
    ) % {"n": held.received, "answered": ended}
    if held.days is None:
        return told
    if round(held.days) == 0:
        return told + " " + _("Half of these were answered on the day on which they came.")
    days = ngettext("%(n)s day", "%(n)s days", round(held.days)) % {"n": round(held.days)}
    return told + " " + _("Half of these were answered within %(days)s.") % {"days": days}

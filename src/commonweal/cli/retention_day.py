"""The day by which words are erased for good: that of a clock which can be believed."""

from __future__ import annotations

import os
from datetime import date

from commonweal.cli.told import BAD_INPUT, WRONG_USE, Told

QUIET = 31  # days without an entry of the log, after which the clock is doubted


def day_of_retention(given: str, dry_run: bool) -> date:
    """Today; ``given`` is the day as somebody says it, who has looked at a calendar.

    What is only said, and erased on a demonstration, may be as of any day.
    """
    from commonweal.publication.locations import demonstration
    from commonweal.publication.reading import today

    day = today()
    if dry_run or demonstration():
        return day
    named = os.environ.get("COMMONWEAL_TODAY")
    if named:
        told = f"COMMONWEAL_TODAY={named} stands in for the clock, and what is erased is gone for"
        raise Told(f"{told} good: take it away, or add --dry-run", WRONG_USE)
    if given != day.isoformat():
        _believe(day, given)
    return day


def _believe(day: date, given: str) -> None:
    """Refuse a day that the clock has not, and a clock far beyond the newest entry of the log."""
    from django.utils.timezone import localdate

    from commonweal.people.models import Event

    if given:
        raise Told(f"--day {given!r} is not the clock's day, {day}: nothing is erased", WRONG_USE)
    newest = Event.objects.order_by("-number").values_list("at", flat=True).first()
    if newest is not None and (quiet := (day - localdate(newest)).days) > QUIET:
        told = f"the clock says {day}, {quiet} days after the newest entry of the log: nothing is"
        raise Told(f"{told} erased; if that is today, add --day {day}", BAD_INPUT)

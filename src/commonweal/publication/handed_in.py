"""How late a return was handed in, told by the days that count: from its due day to that one."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.returns.standing import Dates, days_late, overdue
from commonweal.publication import numbers


def lateness(dates: Dates, day: date) -> str:
    """ "handed in on 19 June 2026, 5 days late"; nothing of a return that was or is in time.

    The day of acceptance counts for nothing: that day is not the board's.
    """
    late = days_late(dates, day)
    if not late:
        return ""
    days = ngettext("%(n)s day late", "%(n)s days late", late) % {"n": late}
    if overdue(dates, day) or dates.submitted is None:
        return _("%(days)s by today") % {"days": days}
    told = {"day": numbers.day(dates.submitted), "days": days}
    if dates.returned is not None and dates.returned <= dates.submitted:
        return _("handed in again on %(day)s after it was sent back, %(days)s") % told
    return _("handed in on %(day)s, %(days)s") % told

"""Why it is not certain who leads a priority, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.strategy.definition import Edition
from commonweal.strategy.leadership import Doubt, lead_of
from commonweal.strategy.priority import Priority

DOUBTS = {
    Doubt.NONE_NAMED: lambda: _("no lead named"),
    Doubt.SEVERAL: lambda: _("several bodies named"),
    Doubt.OUTSIDE_REMIT: lambda: _("another body’s charter covers this stage"),
}


def doubt_of(edition: Edition, priority: Priority) -> str:
    """Why the lead is uncertain; empty when it is not."""
    return ", ".join(DOUBTS[doubt]() for doubt in lead_of(edition, priority).doubts)

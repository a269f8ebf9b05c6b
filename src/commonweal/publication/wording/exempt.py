"""Why an item of an agenda may be exempt from publication."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

GROUNDS = {
    1: gettext_lazy("Information about an individual"),
    2: gettext_lazy("Information that would reveal who an individual is"),
    3: gettext_lazy("Financial or business affairs"),
    4: gettext_lazy("Consultations or negotiations on labour relations"),
    5: gettext_lazy("Legal professional privilege"),
    6: gettext_lazy("A notice or order that the council proposes"),
    7: gettext_lazy("Prevention or prosecution of crime"),
}

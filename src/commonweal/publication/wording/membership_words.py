"""Words of sectors and of what a board's membership lacks."""

from django.utils.translation import gettext_lazy

from commonweal.people.models.organisation import Sector

SECTORS = {
    Sector.COUNCIL: gettext_lazy("Council"),
    Sector.HEALTH: gettext_lazy("Health"),
    Sector.POLICE: gettext_lazy("Police"),
    Sector.FIRE: gettext_lazy("Fire and rescue"),
    Sector.EDUCATION: gettext_lazy("Education"),
    Sector.HOUSING: gettext_lazy("Housing"),
    Sector.VOLUNTARY: gettext_lazy("Voluntary and community"),
    Sector.BUSINESS: gettext_lazy("Business"),
    Sector.RESIDENTS: gettext_lazy("Residents"),
    Sector.OTHER: gettext_lazy("Other"),
}
WARNINGS = {
    "no_voluntary_member": gettext_lazy("No member from the voluntary sector"),
    "no_chair": gettext_lazy("No chair"),
    "several_chairs": gettext_lazy("More than one chair"),
}

"""What stands round every page: masthead, menu, footer, the day and the release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from commonweal.assessment.verdict import RULE_VERSION
from commonweal.publication.links import link
from commonweal.publication.made_up import fictional
from commonweal.publication.reading import Reading

MENU = (
    ("home", _("Home")),
    ("outcomes", _("Outcomes")),
    ("priorities", _("Priorities")),
    ("plan", _("Plan")),
    ("line-of-sight", _("Line of sight")),
    ("boards", _("Boards")),
    ("report", _("Progress report")),
    ("cannot-tell", _("What we cannot tell")),
    ("have-your-say", _("Have your say")),
)
FOOTER = (
    ("strategy", _("The strategy")),
    ("findings", _("Where it contradicts itself")),
    ("claims", _("Its claims, checked")),
    ("calendar", _("Calendar")),
    ("meetings", _("Meetings and decisions")),
    ("champions", _("Community champions")),
    ("voices", _("Who has no voice")),
    ("duties", _("What the law asks")),
    ("changes", _("What changed")),
    ("words", _("What our words mean")),
    ("methods", _("Methods")),
    ("data", _("Data")),
    ("accessibility", _("Accessibility")),
    ("about", _("About this service")),
)


@dataclass(frozen=True, slots=True)
class Crumb:
    href: str
    text: str


def frame(reading: Reading, page: str, *crumbs: Crumb) -> dict[str, Any]:
    """The context that the base template needs."""
    strategy = reading.edition.strategy
    return {
        "place": reading.place.name,
        "strategy_title": strategy.title,
        "menu": [(link(name), text, name == page) for name, text in MENU],
        "footer": [(link(name), text) for name, text in FOOTER],
        "crumbs": crumbs,
        "today": reading.today,
        "canonical": "",
        "release_id": reading.release.id,
        "edition_id": reading.edition.id,
        "rule_version": RULE_VERSION,
        "fictional": fictional(reading),
    }

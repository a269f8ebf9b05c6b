"""What stands round every page: masthead, menu, footer, the day and the release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from commonweal.assessment.verdict import RULE_VERSION
from commonweal.publication.languages.language import ENGLISH, language
from commonweal.publication.languages.menu import IN_LANGUAGES
from commonweal.publication.languages.names import of_place, of_strategy
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
    ("my-area", _("My area")),
    ("champions", _("Community champions")),
    ("voices", _("Who has no voice")),
    ("duties", _("What the law asks")),
    ("changes", _("What changed")),
    ("words", _("What our words mean")),
    ("methods", _("Methods")),
    ("data", _("Data")),
    ("privacy", _("What we keep of you")),
    ("accessibility", _("Accessibility")),
    ("about", _("About this service")),
)


@dataclass(frozen=True, slots=True)
class Crumb:
    href: str
    text: str


def home() -> Crumb:
    """The way to the home of the language at hand."""
    return Crumb(link("home" if language() is ENGLISH else "plain-home"), str(_("Home")))


def frame(reading: Reading, page: str, *crumbs: Crumb) -> dict[str, Any]:
    """The context that the base template needs."""
    return {
        "strategy_id": reading.edition.strategy.id,
        "place": of_place(reading.place.name),
        "strategy_title": of_strategy(reading.edition),
        "menu": [(link(name), text, name == page) for name, text in _menu()],
        "footer": [(link(name), text) for name, text in _footer()],
        "crumbs": crumbs,
        "today": reading.today,
        "canonical": "",
        "release_id": reading.release.id,
        "edition_id": reading.edition.id,
        "rule_version": RULE_VERSION,
        "fictional": fictional(reading),
    }


def _menu() -> tuple[tuple[str, Any], ...]:
    return MENU if language() is ENGLISH else IN_LANGUAGES


def _footer() -> tuple[tuple[str, Any], ...]:
    return FOOTER if language() is ENGLISH else IN_LANGUAGES

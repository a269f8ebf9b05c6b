"""What a resident can speak of: its kind and id, its name, its page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.publication import links
from commonweal.publication.languages import names
from commonweal.publication.links import link
from commonweal.publication.naming import name_of
from commonweal.publication.reading import Reading

NAMES = {
    "plan": gettext_lazy("The plan"),
    "report": gettext_lazy("The progress report"),
    "site": gettext_lazy("Wellbeing in this town, or this site"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be spoken of; ``id`` is empty for what there is one of."""

    kind: str
    id: str
    name: str
    href: str

    @property
    def key(self) -> str:
        """As it stands in an address: "priority/best-start", "plan"."""
        return f"{self.kind}/{self.id}" if self.id else self.kind


def item_of(reading: Reading, key: str) -> Item | None:
    """What an address names; None for what is not there."""
    kind, _slash, name = key.partition("/")
    if kind == "priority" and (priority := reading.edition.priority(name)):
        return Item(kind, name, names.of_priority(name, priority.name), link(kind, name))
    if kind == "board" and reading.edition.body(name):
        return Item(kind, name, names.of_body(reading.edition, name), link(kind, name))
    if kind == "measure":
        return _measure(reading, name)
    if kind in NAMES and not name:
        where = {"site": "home"}.get(kind, kind)
        return Item(kind, "", str(NAMES[kind]), link(where))
    return None


def _measure(reading: Reading, name: str) -> Item | None:
    card, _slash, series = name.partition("/")
    held = reading.measure(card, series)
    if held is None:
        return None
    return Item("measure", name, name_of(held), links.measure(card, series))


def key_of_measure(card: str, series: str) -> str:
    """A measure as an address names it: the card, and its series where it has several."""
    return card if series in {"", links.SINGLE} else f"{card}/{series}"


def choices(reading: Reading) -> list[Item]:
    """Priorities and what there is one of, for whoever names none."""
    held = [item_of(reading, f"priority/{one.id}") for one in reading.edition.standing_priorities]
    held += [item_of(reading, one) for one in NAMES]
    return [one for one in held if one is not None]


def unknown(kind: str) -> str:
    """The name of something that is no longer there."""
    return _("Something that is no longer part of the strategy") if kind else ""

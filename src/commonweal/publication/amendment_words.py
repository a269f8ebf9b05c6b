"""What a change of the strategy is called: of which measure or priority it is."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import gettext as _

from commonweal.delivery.amendments.change import item_of
from commonweal.publication.reading import Reading
from commonweal.strategy.amendment import Kind


class Change(Protocol):
    """What a change is of, whether as its row or as a proposal among others."""

    @property
    def kind(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def item(self) -> str: ...


def change_title(row: Change) -> str:
    """The sentence for a change, with a place for the name of what is changed."""
    if row.kind == Kind.PROPOSE:
        return _("New measure under %(name)s")
    if row.target == "priority":
        return _("Change of a priority: %(name)s")
    return _("Change of a measure: %(name)s")


def changed(reading: Reading, row: Change) -> str:
    """What is changed, by its name; of a new measure, what it is to stand under."""
    item = item_of(reading.edition, row.target, row.item)
    return item.name if item else row.item or reading.edition.overall.name

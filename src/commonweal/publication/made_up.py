"""What stands on the face of what is made up (a place, the acts of its boards) or unchecked."""

from __future__ import annotations

from django.utils.translation import gettext as _
from markupsafe import Markup

from commonweal.publication.languages.spoken import draft
from commonweal.publication.locations import demonstration
from commonweal.publication.reading import Reading


def fictional(reading: Reading) -> bool:
    """Whether the place itself is made up, with its figures."""
    return reading.place.code.startswith("X")


def tag() -> Markup:
    """The tag beside each thing that is made up; empty where all is real."""
    if not demonstration():
        return Markup("")
    return Markup(' <span class="demo-tag">{}</span>').format(_("Demonstration"))


def strip(of_fiction: bool = False) -> str:
    """The sentences of the strip; empty where all is real."""
    told = []
    if of_fiction:
        told.append(_("A made-up place with made-up figures, to show how the service works."))
    if demonstration():
        told.append(
            _(
                "A demonstration: what boards say, plan, do and decide here is made up. "
                "The figures are real."
            )
            if not of_fiction
            else _("What its boards say, plan, do and decide is made up as well.")
        )
    return " ".join(told)


def warnings(of_fiction: bool = False) -> str:
    """The strip, and that the words are a draft: for texts that have one place for both."""
    return " ".join(filter(None, (strip(of_fiction), _draft_told())))


def _draft_told() -> str:
    if not draft():
        return ""
    return _("This translation is a draft: nobody who speaks the language has checked it yet.")

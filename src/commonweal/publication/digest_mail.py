"""A digest as mail: plain text, one line a return, with the address at which to do it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.publication import numbers
from commonweal.publication.locations import demonstration
from commonweal.publication.made_up import strip
from commonweal.strategy.definition import Edition


def subject(lines: list[Mapping[str, str | int]], place: str) -> str:
    """How many things, and of which place."""
    told = ngettext(
        "%(place)s: %(n)s thing needs you", "%(place)s: %(n)s things need you", len(lines)
    )
    mark = _("[Demonstration] ") if demonstration() else ""
    return mark + told % {"place": place, "n": len(lines)}


def body(lines: list[Mapping[str, str | int]], edition: Edition, site: str) -> str:
    """Every line as a sentence, then where to go; no name of a person."""
    told = [f"- {sentence(one, edition)}" for one in lines]
    where = _("Your desk: %(address)s") % {"address": f"{site.rstrip('/')}/work/"}
    why = _("You get this because you hold an office in one of these boards.")
    made_up = [strip(), ""] if demonstration() else []
    return "\n".join([*made_up, *told, "", where, "", why, ""])


def sentence(line: Mapping[str, str | int], edition: Edition) -> str:
    """ "The return of the Children's Trust Board is due on 15 December 2026, in 14 days." """
    days = int(line["days"])
    told = {
        "board": edition.name_of_body(str(line["board"])),
        "due": numbers.day(date.fromisoformat(str(line["due"]))),
        "days": ngettext("%(n)s day", "%(n)s days", days) % {"n": days},
    }
    return {
        "asked": _("The return of the %(board)s can be written now; it is due on %(due)s."),
        "due": _("The return of the %(board)s is due on %(due)s, in %(days)s."),
        "late": _("The return of the %(board)s is %(days)s late; it was due on %(due)s."),
        "escalated": _("The %(board)s has not sent its return, due on %(due)s: %(days)s late."),
        "returned": _("The return of the %(board)s was sent back, with what to amend."),
    }[str(line["why"])] % told

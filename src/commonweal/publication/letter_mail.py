"""A letter to the author of a comment as mail: plain text, with its reference and the address."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.participation.comments.queries import thread
from commonweal.participation.models import Letter
from commonweal.publication.about_items import item_of, unknown
from commonweal.publication.links import link
from commonweal.publication.locations import demonstration
from commonweal.publication.made_up import strip
from commonweal.publication.reading import Reading
from commonweal.publication.wording.comment_standing import standing
from commonweal.publication.wording.comments_told import came_of


def subject(letter: Letter, place: str) -> str:
    """ "Your comment was answered [7KQ2-M9XF-3TRB]": a reply lands on the same thread."""
    told = {
        Letter.Why.RECEIVED: _("%(place)s: we have what you said [%(reference)s]"),
        Letter.Why.ANSWERED: _("%(place)s: your comment was answered [%(reference)s]"),
        Letter.Why.CLOSED: _("%(place)s: your comment was closed [%(reference)s]"),
        Letter.Why.CHANGED: _("%(place)s: something you spoke of has changed [%(reference)s]"),
    }[Letter.Why(letter.why)]
    mark = _("[Demonstration]") + " " if demonstration() else ""
    return mark + told % {"place": place, "reference": letter.comment.reference}


def body(letter: Letter, reading: Reading, site: str) -> str:
    """What it is about, what there is to tell, and where to read it and stop it."""
    held, site = letter.comment, site.rstrip("/")
    item = item_of(reading, f"{held.about}/{held.about_id}".rstrip("/"))
    about = _("You spoke of: %(name)s") % {"name": item.name if item else unknown(held.about)}
    read = _("Read it, add to it, take it back or stop these mails: %(address)s")
    lines = [
        *([strip()] if demonstration() else []),
        about,
        *_told(letter, reading, f"{site}{item.href}" if item else site),
        read % {"address": site + link("comment", held.reference)},
    ]
    return "\n\n".join(lines) + "\n"


def _told(letter: Letter, reading: Reading, address: str) -> list[str]:
    if letter.why == Letter.Why.CHANGED:
        told = _("The figures or the plan are not as they were when we last told you: %(address)s")
        return [told % {"address": address}]
    held = letter.comment
    if letter.why != Letter.Why.ANSWERED:
        return [standing(reading, held)]
    replies = [one.reply.words for one in thread(held) if one.reply]
    ended = came_of(held.outcome, held.stage == "promised")
    return [standing(reading, held), *replies[-1:], *([ended + "."] if ended else [])]

"""Where somebody stands who offered to be a champion, for themselves."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import Stage
from commonweal.participation.models import Champion
from commonweal.publication import numbers


def standing(held: Champion) -> str:
    """Where somebody stands who offered, for themselves."""
    told = {"day": numbers.day(held.due) if held.due else ""}
    told |= {"erased": numbers.day(held.erase_after) if held.erase_after else ""}
    return {
        Stage.INTERESTED: _("We have your offer. Somebody gets in touch by %(day)s."),
        Stage.INVITED: _("You are invited. A place in a cohort is found for you by %(day)s."),
        Stage.IN_TRAINING: _("You are in training."),
        Stage.ACTIVE: _("You are an active champion."),
        Stage.ALUMNI: _("You have moved on. What we know of you is erased from %(erased)s."),
        Stage.WITHDRAWN: _("You take no part any more. What we knew of you is erased."),
    }[Stage(held.stage)] % told

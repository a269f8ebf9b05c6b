"""Take the offer of somebody who would be a champion; let them take it back.

Nobody is signed in here. Who knows a reference is whoever offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import CHAMPION, Stage, due
from commonweal.participation.champions.languages import known
from commonweal.participation.champions.leaving import take_off
from commonweal.participation.comments.reference import new_reference
from commonweal.participation.models import Champion
from commonweal.people.log import Act, keep, record
from commonweal.people.plain_words import plain_words

CONSENT: Final = "2026-11"
"""The statement that who offers agrees to, as the form shows it; another wording, another name."""
LONGEST_NAME, LONGEST_REACH = 120, 200
_WARD = re.compile(r"E05\d{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What somebody tells who would be a champion: a name and one way to reach them; no more."""

    name: str
    reach: str
    consents: bool
    ward: str = ""
    languages: tuple[str, ...] = ()
    by_machine: bool = False

    def __post_init__(self) -> None:
        if not self.consents:
            raise ValueError(_("We can keep this only if you agree to it"))
        _check(self.name, LONGEST_NAME, _("Write a name that we may call you by"))
        _check(self.reach, LONGEST_REACH, _("Write one way in which we can reach you"))
        if self.ward and not _WARD.fullmatch(self.ward):
            told = _("“%(ward)s” is no code of a ward: choose one from the list")
            raise ValueError(told % {"ward": self.ward[:20]})
        known(self.languages)


def _check(words: str, most: int, missing: str) -> None:
    if not words.strip():
        raise ValueError(missing)
    if len(words) > most:
        told = _("Write at most %(most)s characters: these are %(n)s")
        raise ValueError(told % {"most": most, "n": len(words)})


@transaction.atomic
def offer(told: Offer, strategy: str, on: date) -> Champion:
    """Keep an offer; the council owes an invitation by a day.

    An offer changes no public page: else a machine could throw every kept page away.
    """
    name, reach = (keep(plain_words(one).strip()) for one in (told.name, told.reach))
    held = Champion.objects.create(
        reference=_free_reference(),
        strategy=strategy,
        name=name,
        reach=reach,
        ward=told.ward,
        languages=list(known(told.languages)),
        consented_to=CONSENT,
        by_machine=told.by_machine,
        stage=Stage.INTERESTED,
        offered_on=on,
        due=due(Stage.INTERESTED, on),
    )
    act = Act("offered to be", "champion", str(held.pk), "resident")
    record(act, None, {"consent": CONSENT}, {"name": name, "reach": reach}, shown=False)
    return held


def _free_reference() -> str:
    while Champion.objects.filter(reference=(drawn := new_reference())).exists():
        continue
    return drawn


def by_reference(strategy: str, reference: str) -> Champion | None:
    """Whoever offered under a reference; None for one that nobody was given."""
    held = Champion.objects.select_related("name", "reach", "cohort").filter(strategy=strategy)
    return held.filter(reference=reference).first() if reference else None


@transaction.atomic
def take_back(reference: str, on: date) -> Champion:
    """Take oneself off: every word about them is erased at once; that somebody was is kept.

    Raises ``Champion.DoesNotExist`` for no such reference, ``WrongStageError`` once it is done.
    """
    held = Champion.objects.select_for_update().get(reference=reference)
    counted = held.joined_on is not None
    held.stage = Stage(CHAMPION.after(held.stage, "withdraw"))
    take_off(held, "by their own wish", "resident", None, on)
    act = Act("withdrew", "champion", str(held.pk), "resident")
    record(act, None, shown=counted)
    return held

"""Consultations: can I have a say, who answered, what was considered, what changed?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.participation.about_you import Trait
from commonweal.participation.consultations.counting import FEWEST, BandCount
from commonweal.participation.consultations.queries import (
    QuestionTold,
    considered_of,
    public_consultation,
    public_consultations,
    results,
)
from commonweal.participation.models import Consultation
from commonweal.publication import consultations as held_here
from commonweal.publication.frame import Crumb, frame, home
from commonweal.publication.languages.language import ENGLISH
from commonweal.publication.languages.spoken import addressed_in
from commonweal.publication.links import link
from commonweal.publication.open_data_asked import TOLD
from commonweal.publication.pages.meetings import decision_row
from commonweal.publication.place_wards import wards_of
from commonweal.publication.reading import Reading
from commonweal.publication.residents import Share, shares_of
from commonweal.publication.wording.consultation_words import (
    BAND_NAMES,
    CHANNELS,
    TRAITS,
)
from commonweal.strategy.around import Consultation as OfEdition


def consultations_page(reading: Reading) -> dict[str, Any]:
    """Context of the list."""
    held = public_consultations(reading.edition.strategy.id, reading.today)
    open_ = [one for one in held if held_here.takes_answers(reading, one)]
    rest = [one for one in held if one not in open_]
    return _frame(reading) | {
        "finding": _finding(len(open_), len(held)),
        "open": [held_here.row(reading, one) for one in open_],
        "rest": [held_here.row(reading, one) for one in rest],
        "of_edition": [_of_edition(reading, one) for one in reading.edition.strategy.consultations],
    }


def _finding(open_: int, held: int) -> str:
    if not held:
        return _("No consultation was held here yet.")
    told = ngettext(
        "You can answer %(n)s consultation now.", "You can answer %(n)s consultations now.", open_
    ) % {"n": open_}
    if not open_:
        told = _("No consultation is open now.")
    every = ngettext("%(n)s was held in all.", "%(n)s were held in all.", held)
    return f"{told} {every % {'n': held}}"


def _of_edition(reading: Reading, one: OfEdition) -> dict[str, Any]:
    days = " – ".join(dict.fromkeys(filter(None, (one.since, one.until))))
    return {
        "name": one.name,
        "days": days,
        "responses": one.responses,
        "method": one.method,
        "cites": "; ".join(reading.edition.section_title(cite) for cite in one.cites),
    }


def consultation_page(reading: Reading, name: str) -> dict[str, Any] | None:
    """Context of one; None where nobody was asked that."""
    held = public_consultation(reading.edition.strategy.id, name, reading.today)
    if held is None:
        return None
    decisions = held_here.decided_on(reading, held)
    return _frame(reading, Crumb(link("consultations"), _("Consultations"))) | {
        "held": held,
        "row": held_here.row(reading, held),
        "takes": held_here.takes_answers(reading, held),
        "channels": [str(CHANNELS[one]) for one in held.channels],
        "principles": held_here.principles(held, decisions),
        "considered": considered_of(held),
        "in_english": f"{_english(held.name)}#decisions",
        "decisions": [decision_row(reading, one) for one in decisions],
        "results": told_results(reading, held) if held.stage in TOLD else None,
    }


def _english(name: str) -> str:
    with addressed_in(ENGLISH):
        return link("consultation", name)


def told_results(reading: Reading, held: Consultation) -> dict[str, Any]:
    """What was answered, and who answered beside who lives here."""
    wards = wards_of(reading)
    found = results(held, wards)
    return {
        "responses": found.responses,
        "set_aside": found.set_aside,
        "channels": _named(found.channels, CHANNELS),
        "questions": [_question(one) for one in found.questions],
        "people": [
            _people(reading, trait, bands, found.responses, wards)
            | {"erased_on": held.wards_erased_on if trait is Trait.WARD else None}
            for trait, bands in found.bands.items()
        ],
        "fewest": FEWEST,
    }


def _named(bands: tuple[BandCount, ...] | None, names: Any) -> list[tuple[str, int | None]] | None:
    if bands is None:
        return None
    return [(str(names[one.code]), one.count) for one in bands if one.code]


def _question(one: QuestionTold) -> dict[str, Any]:
    question, counts = one.question, one.counts
    return {
        "number": question.number,
        "words": question.words,
        "open": question.kind == question.Kind.OPEN,
        "many": question.kind == question.Kind.MANY,
        "answered": one.answered,
        "rows": None if counts is None else [
            (choice, count, round(100 * count / one.answered))
            for choice, count in zip(question.choices, counts, strict=True)
        ],
        "themes": question.themes,
    }  # fmt: skip


def _people(
    reading: Reading,
    trait: Trait,
    bands: tuple[BandCount, ...] | None,
    responses: int,
    wards: dict[str, str],
) -> dict[str, Any]:
    """Who answered by one trait: shares of those who said, beside shares of who lives here."""
    lives = shares_of(reading, trait)
    said = None
    if bands is not None and bands[-1].count is not None:
        said = responses - bands[-1].count
    return {
        "name": str(TRAITS[trait]),
        "said": any(one.count != 0 for one in bands or () if one.code),
        "rows": None if bands is None else [_band(one, said, lives, wards) for one in bands],
        "source": lives.source if lives else "",
    }


def _band(
    one: BandCount, said: int | None, lives: Share | None, wards: dict[str, str]
) -> dict[str, Any]:
    """A band; no share of those who said where it would tell a count that is hidden."""
    share = None
    if one.code and one.count is not None and said:
        share = round(100 * one.count / said)
    here = lives.of.get(one.code) if lives and one.code else None
    return {
        "name": wards.get(one.code) or str(BAND_NAMES.get(one.code, one.code)),
        "count": one.count,
        "share": share,
        "here": None if here is None else round(100 * here),
    }


def _frame(reading: Reading, *crumbs: Crumb) -> dict[str, Any]:
    above = home(), Crumb(link("have-your-say"), _("Have your say"))
    return frame(reading, "have-your-say", *above, *crumbs)

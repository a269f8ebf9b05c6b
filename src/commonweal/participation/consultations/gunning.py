"""The four principles of a fair consultation, each met or not by what the rows hold.

Named after R v London Borough of Brent, ex parte Gunning (1985) 84 LGR 168, and endorsed by the
Supreme Court in R (Moseley) v London Borough of Haringey [2014] UKSC 56.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Principle(StrEnum):
    FORMATIVE = "formative"  # asked while the proposal can still change
    REASONS = "reasons"  # given, so that people can answer with understanding
    TIME = "time"  # enough to consider and to answer
    CONSIDERED = "considered"  # conscientiously, before the decision


class Standing(StrEnum):
    MET = "met"
    NOT_MET = "not met"
    TO_COME = "to come"  # nothing is amiss, and it cannot be told yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the rows hold; ``decided`` is the day of the first decision that names it."""

    formative: bool
    formative_words: str
    why: str
    opens: date
    closes: date
    considered: date | None
    decided: date | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    principle: Principle
    standing: Standing


def days_open(opens: date, closes: date) -> int:
    """Days on which people can answer, the first and the last among them."""
    return (closes - opens).days + 1


def check(held: Held, least_weeks: int) -> tuple[Check, ...]:
    """Each principle in its order; ``least_weeks`` is what counts as enough time here."""
    formative = held.formative and bool(held.formative_words.strip())
    enough = days_open(held.opens, held.closes) >= least_weeks * 7
    return (
        Check(Principle.FORMATIVE, _met(formative)),
        Check(Principle.REASONS, _met(bool(held.why.strip()))),
        Check(Principle.TIME, _met(enough)),
        Check(Principle.CONSIDERED, _considered(held)),
    )


def _met(holds: bool) -> Standing:
    return Standing.MET if holds else Standing.NOT_MET


def _considered(held: Held) -> Standing:
    """Not met once a decision was taken without it, or on a day before it."""
    if held.decided and (held.considered is None or held.considered > held.decided):
        return Standing.NOT_MET
    if held.considered:
        return Standing.MET
    return Standing.NOT_MET if held.withdrawn else Standing.TO_COME

"""A file in the tidy template: read, checked row by row, and written as it may be published."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from commonweal.delivery.own_figures.cell import Cell
from commonweal.delivery.own_figures.small_counts import protected, refused
from commonweal.facts.card import Card, ValueKind
from commonweal.facts.observation import Observation
from commonweal.facts.period import PeriodError, parse_period
from commonweal.measures.sound import sound
from commonweal.measures.sources import registry
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.tidy import COLUMNS
from commonweal.methods.disclosure import Policy

MOST_ROWS = 2_000
READER = "tidy"
HIDDEN = "suppressed: small count"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row; line 0 is the file as a whole."""

    line: int
    column: str
    value: str
    reason: str


class FaultyError(ValueError):
    """A file that cannot be entered; holds every fault, in order of its rows."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda one: (one.line, one.column))
        super().__init__(f"{len(faults)} faults")


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may name: cards by the measure of their own returns, and areas by code."""

    cards: Mapping[str, Card]
    areas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a table holds; ``unchecked`` are rows that say nothing of the people behind them."""

    rows: int
    measures: tuple[str, ...]
    areas: tuple[str, ...]
    periods: tuple[str, ...]
    missing: int
    hidden: int
    unchecked: int


@dataclass(frozen=True, slots=True)
class Table:
    """What would be published: rows under ``COLUMNS``, and their profile."""

    rows: tuple[tuple[str, ...], ...]
    profile: Profile

    @property
    def text(self) -> str:
        held = io.StringIO()
        writer = csv.writer(held, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(self.rows)
        return held.getvalue()


def known_from(cards: Mapping[str, Card], areas: Mapping[str, str]) -> Known:
    """Cards that are made of a council's own returns, by the measure that the template names."""
    own = {
        series.selection.indicator: card
        for card in cards.values()
        for series in card.series
        if series.selection.reader == READER
    }
    return Known(own, areas)


def read_table(content: bytes, known: Known, policy: Policy | None) -> Table:
    """Read a file; raises ``FaultyError`` with everything that is wrong with it."""
    seen = _observations(content)
    cells = [_cell(one, known) for one in seen]
    faults = [fault for one in seen for fault in _faults(one, known)]
    if faults:
        raise FaultyError(faults)
    if policy is None:
        hidden = frozenset[int]()
        faults = [_refusal(seen[n], _without_policy()) for n in refused(cells)]
    else:
        shown = protected(cells, policy)
        hidden = shown.hidden
        faults = [_refusal(seen[n], _exposed()) for n in shown.exposed]
    if faults:
        raise FaultyError(faults)
    rows = tuple(_row(one, n in hidden, known) for n, one in enumerate(seen))
    return Table(rows, _profile(seen, cells, hidden))


def _observations(content: bytes) -> list[Observation]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"figures{_ending(content)}"
        path.write_bytes(content)
        try:
            extract = sound(registry.read(path))
        except SourceError as fault:
            raise FaultyError([Fault(0, "", "", fault.told)]) from fault
    if extract.set_aside:
        raise FaultyError([Fault(*one) for one in extract.set_aside])
    if extract.reader != READER or not extract.observations:
        columns = ", ".join(COLUMNS[:5])
        told = _("This is not the template: its first row must name %(columns)s, with rows below.")
        raise FaultyError([Fault(0, "", "", told % {"columns": columns})])
    if len(extract.observations) > MOST_ROWS:
        told = _("The file has more than %(most)s rows: send it in parts of one date.")
        raise FaultyError([Fault(0, "", "", told % {"most": MOST_ROWS})])
    return extract.observations


def _ending(content: bytes) -> str:
    """The kind of a file by what it holds, never by its name."""
    if content.startswith(b"PK"):
        return ".xlsx"
    return ".tsv" if b"\t" in content.split(b"\n", 1)[0] else ".csv"


def _faults(one: Observation, known: Known) -> Iterator[Fault]:
    card = known.cards.get(one.indicator)
    if card is None:
        told = ", ".join(sorted(known.cards)) or _("none")
        reason = _("is no measure of own figures; there are: %(told)s") % {"told": told}
        yield Fault(one.line, "measure", one.indicator, reason)
    else:
        try:
            parse_period(one.period, card.period_kind)
        except PeriodError as fault:
            yield Fault(one.line, "period", one.period, str(fault))
    if one.area not in known.areas:
        yield Fault(one.line, "area_code", one.area, _("is no area that is known here"))
    for name, count in (("count", one.numerator), ("denominator", one.denominator)):
        if count is not None and (count < 0 or count % 1):
            yield Fault(one.line, name, f"{count:g}", _("is not a whole number of 0 or more"))
    if card and card.value_kind is ValueKind.PERCENTAGE and _more(one):
        yield Fault(one.line, "count", f"{one.numerator:g}", _("is more than the denominator"))
    if card and card.value_kind is ValueKind.COUNT and _not_counted(one):
        yield Fault(one.line, "value", f"{one.value:g}", _("is not the whole number of the count"))


def _not_counted(one: Observation) -> bool:
    """Whether a count is a fraction, or another than the one beside it."""
    if one.value is None:
        return False
    return one.value < 0 or one.value % 1 > 0 or one.numerator not in (None, one.value)


def _more(one: Observation) -> bool:
    both = one.numerator is not None and one.denominator is not None
    return both and (one.numerator or 0) > (one.denominator or 0)


def _cell(one: Observation, known: Known) -> Cell:
    card = known.cards.get(one.indicator)
    count, base = _whole(one.numerator), _whole(one.denominator)
    if count is None and card is not None:
        count = _derived(one, card)
    of_all = card is not None and card.value_kind is ValueKind.PERCENTAGE
    rest = base - count if of_all and count is not None and base is not None else None
    sex = "" if one.sex == "persons" else one.sex
    told = (one.indicator, one.period, one.area, sex, one.age, one.group_kind, one.group)
    return Cell(*told, count, base, max(rest, 0) if rest is not None else None)


def _derived(one: Observation, card: Card) -> int | None:
    """The count that a reader works out from a value and its denominator."""
    if one.value is None:
        return None
    if card.value_kind is ValueKind.COUNT:
        return max(round(one.value * card.scale), 0)
    per = {ValueKind.PERCENTAGE: 100.0, ValueKind.RATE: card.multiplier}.get(card.value_kind)
    if per is None or one.denominator is None:
        return None
    return max(round(one.value * card.scale / per * one.denominator), 0)


def _whole(count: float | None) -> int | None:
    return None if count is None else max(int(count), 0)


def _refusal(one: Observation, reason: str) -> Fault:
    return Fault(one.line, "count", "", reason)


def _without_policy() -> str:
    return _(
        "has a count of 1 to 7 behind it, or tells one beside another row, and the strategy has no "
        "rule for small counts: hide it in the file, or have the rule added (disclosure)"
    )


def _exposed() -> str:
    return _("has few people behind it, and its total gives them away: leave the row out")


def _row(one: Observation, hidden: bool, known: Known) -> tuple[str, ...]:
    card = known.cards[one.indicator]
    head = (one.area, one.period, card.period_kind.value, one.indicator)
    figures = (one.value, one.lower, one.upper, one.numerator, one.denominator)
    told = [""] * 5 if hidden else ["" if n is None else f"{n:.15g}" for n in figures]
    note = HIDDEN if hidden else one.note
    return (*head, *told, one.sex, one.age, one.group_kind, one.group, note)


def _profile(seen: list[Observation], cells: list[Cell], hidden: frozenset[int]) -> Profile:
    return Profile(
        len(seen),
        tuple(sorted({one.indicator for one in seen})),
        tuple(sorted({one.area for one in seen})),
        tuple(sorted({one.period for one in seen})),
        sum(one.value is None for one in seen),
        len(hidden),
        sum(
            one.value is not None and not cell.people for one, cell in zip(seen, cells, strict=True)
        ),
    )

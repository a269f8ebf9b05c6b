"""One reading of everything: a release, an edition, the catalogue, and a day.

Pages are functions of a reading; a reading never changes, so it can be kept and shared.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path

import numpy as np

from commonweal.assessment.gap import PreparedGap, judge_prepared_gap
from commonweal.assessment.gap_evidence import GapAssessment
from commonweal.assessment.judge import Assessment, PreparedPanel, Settings, judge, prepare
from commonweal.assessment.reason import Code
from commonweal.assessment.summary import Mark, Summary, mark_listing, merge_marks, summarise
from commonweal.facts.area import ENGLAND, Area
from commonweal.facts.card import Card, GroupDefinition, Grouping, SeriesDefinition
from commonweal.facts.panel import Figures, Panel
from commonweal.measures.comparing import Changes, compare_releases
from commonweal.measures.coverage import Coverage, coverage
from commonweal.measures.panels import Release
from commonweal.measures.release import MANIFEST
from commonweal.measures.store import Store, StoreError
from commonweal.publication.compiling import Ground
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.counting import counted_listings
from commonweal.strategy.definition import Edition
from commonweal.strategy.priority import Listing, MeasureUse, Priority

GroupPanels = tuple[tuple[GroupDefinition, PreparedPanel], ...]


class SettingError(ValueError):
    """A setting of the environment that cannot be read; the message says what it should be."""


@dataclass(frozen=True)
class Measure:
    """One series of one card in the place read for, judged."""

    card: Card
    series: SeriesDefinition
    panel: Panel
    prepared: PreparedPanel
    assessment: Assessment
    area: str

    @property
    def key(self) -> str:
        return f"{self.card.id}:{self.series.id}"

    @cached_property
    def row(self) -> int | None:
        return self.panel.places.row(self.area)

    def points(self, name: str) -> list[float | None]:
        """Values, limits or counts of the place along the periods; None where missing."""
        row = self.row
        return _plain(None if row is None else getattr(self.panel.places, name)[row])

    def england(self, name: str = "value") -> list[float | None]:
        """The same for England."""
        row = self.panel.others.row(ENGLAND)
        return _plain(None if row is None else getattr(self.panel.others, name)[row])

    @cached_property
    def latest(self) -> int | None:
        """Index of the place's newest figure."""
        values = self.points("value")
        return next((n for n in range(len(values) - 1, -1, -1) if values[n] is not None), None)

    @property
    def has_figure(self) -> bool:
        return self.latest is not None


def _plain(values: np.ndarray[tuple[int], np.dtype[np.float64]] | None) -> list[float | None]:
    return [] if values is None else [None if v != v else float(v) for v in values.tolist()]


@dataclass(frozen=True)
class Gap:
    """A gap between groups within the place, judged."""

    grouping: Grouping
    prepared: PreparedGap
    assessment: GapAssessment
    since_break: bool = False  # from the first period of the newest definition

    @property
    def judged(self) -> bool:
        """Whether the gap's change could be told at all."""
        return self.assessment.since.evidence.gap is not None


@dataclass(frozen=True)
class Listed:
    """A listing of the strategy with the measures that tell it."""

    listing: Listing
    priority: Priority | None
    measures: tuple[Measure, ...]

    @property
    def first(self) -> Measure:
        return self.measures[0]


@dataclass(frozen=True)
class Reading:
    """Everything a page may ask; ``today`` is printed on every page and part of the cache key."""

    release: Release
    edition: Edition
    cards: dict[str, Card]
    findings: tuple[Finding, ...]
    today: date
    beside: tuple[Edition, ...] = ()  # other strategies of the place

    @property
    def key(self) -> tuple[str, ...]:
        beside = (one.id for one in self.beside)
        return (self.release.id, self.edition.id, self.today.isoformat(), *beside)

    @cached_property
    def place(self) -> Area:
        held = self.edition.strategy.place
        return self.release.places.areas.get(held.code) or Area(held.code, held.name, "fictional")

    @cached_property
    def settings(self) -> Settings:
        strategy = self.edition.strategy
        since, until = _year(strategy.period.since), _year(strategy.period.until)
        baseline = strategy.baseline.year if strategy.baseline else since
        return Settings(baseline, until, self.today)

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        return {}

    def measure(self, card_id: str, series_id: str = "") -> Measure | None:
        """A series of a card, judged; None when there is no such card or series."""
        card = self.cards.get(card_id)
        series = card and (card.series_named(series_id) or _nothing(card, series_id))
        if card is None or series is None:
            return None
        key = f"{card_id}:{series.id}"
        if key not in self._measures:
            self._measures[key] = self._judge(card, series)
        return self._measures[key]

    def _judge(self, card: Card, series: SeriesDefinition) -> Measure:
        panel = self.release.panel(card.id, series.id) or self._empty(card, series.id)
        unknown = None
        if card.unknown_share:
            named, _, other = card.unknown_share.partition(":")
            unknown = self.release.panel(*((named, other) if other else (card.id, named)))
        level = self._level(card, series)
        prepared = prepare(card, panel, settings=self.settings, unknown=unknown, level=level)
        neighbours = self.release.neighbours(card.comparator_set, self.place.code)
        found = judge(prepared, self.place.code, neighbours=neighbours or None)
        return Measure(card, series, panel, prepared, found, self.place.code)

    def _level(self, card: Card, series: SeriesDefinition) -> PreparedPanel | None:
        if not card.level_of:
            return None
        named, _, other = card.level_of.partition(":")
        level = self.measure(named, other or series.id)
        return level.prepared if level else None

    def _empty(self, card: Card, series: str) -> Panel:
        places = self.release.places
        return Panel(
            f"{card.id}:{series}",
            _no_figures(places.panel),
            _no_figures(places.beside),
            np.full(len(places.panel), 1.0),
        )

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """Every listing of the strategy, in the document's order."""
        return tuple(
            Listed(listing, priority, tuple(self._uses(listing.measure_uses)))
            for priority, listing in self.edition.listings_with_priority()
        )

    def _uses(self, uses: tuple[MeasureUse, ...]) -> Iterator[Measure]:
        for use in uses:
            if (measure := self.measure(use.card, use.select)) is not None:
                yield measure

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Listings as summaries count them: duplicates and complements once."""
        every = [
            mark_listing(one.listing.id, [m.assessment for m in one.measures])
            for one in self.listed
        ]
        counted = counted_listings(self.edition, self.cards)
        same = [(one.listing.id, *(m.id for m in one.merged)) for one in counted]
        return merge_marks(every, same)

    @cached_property
    def summary(self) -> Summary:
        return summarise(self.marks)

    def marks_under(self, priorities: Iterable[Priority | None]) -> tuple[Mark, ...]:
        """Counted marks of the listings that stand under these priorities."""
        wanted = {one.id if one else None for one in priorities}
        held = {
            one.listing.id
            for one in self.listed
            if (one.priority.id if one.priority else None) in wanted
        }
        return tuple(mark for mark in self.marks if mark.listing in held)

    def listed_by_id(self, listing: str) -> Listed:
        """A listing with its measures; a retired one too, which rows of the past still name."""
        found = next((one for one in self.listed if one.listing.id == listing), None)
        return found or next(
            Listed(held, priority, tuple(self._uses(held.measure_uses)))
            for priority, held in self.edition.every_listing()
            if held.id == listing
        )

    def gaps(self, card: Card) -> list[Gap]:
        """Gaps between the groups of a card that have figures, judged in this place."""
        if card.id not in self._gaps:
            self._gaps[card.id] = [
                gap for grouping in card.groupings for gap in self._gaps_of(card, grouping)
            ]
        return self._gaps[card.id]

    @cached_property
    def _gaps(self) -> dict[str, list[Gap]]:
        return {}

    @cached_property
    def coverage(self) -> list[Coverage]:
        """What the release covers, series by series."""
        return coverage(self.release)

    @cached_property
    def changes(self) -> Changes | None:
        """What differs from the release that was in service before; None when there was none."""
        before = Store(self.release.home.parent.parent).previous
        if not (before / MANIFEST).is_file():
            return None
        return compare_releases(Release(before.resolve()), self.release)

    def finish(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Work out everything that a page may ask, so that no first view has to wait for it."""
        _ = (self.summary, self.coverage, self.changes)
        for card in self.cards.values():
            if stopped():
                return
            self.gaps(card)

    @cached_property
    def pages(self) -> dict[str, bytes]:
        """Pages made of this reading, by address: what a page says never changes with it."""
        return {}

    def _gaps_of(self, card: Card, grouping: Grouping) -> Iterator[Gap]:
        held = []
        for group in grouping.groups:
            panel = self.release.panel(card.id, grouping.series, grouping.id, group.id)
            row = panel and panel.places.row(self.place.code)
            if panel and row is not None and np.isfinite(panel.places.value[row]).any():
                held.append((group, prepare(card, panel, settings=self.settings)))
        sets = [tuple(held)] if grouping.ordered else list(combinations(held, 2))
        for chosen in sets:
            vintages = {prepared.panel.vintage for _, prepared in chosen}
            if len(chosen) < 2 or len(vintages) > 1:
                continue  # vintages are never mixed in a test
            yield self._gap(card, grouping, tuple(chosen))

    def _gap(self, card: Card, grouping: Grouping, groups: GroupPanels) -> Gap:
        prepared = PreparedGap(card, groups, self.settings, grouping.ordered)
        found = judge_prepared_gap(prepared, self.place.code)
        if found.reason.code is not Code.BREAK:
            return Gap(grouping, prepared, found)
        newest = max(b.year for b in card.breaks)
        after = [one for one in prepared.periods if one.ends_in >= newest]
        settings = replace(self.settings, baseline_override=after[0] if after else None)
        later = tuple((g, prepare(card, p.panel, settings=settings)) for g, p in groups)
        prepared = PreparedGap(card, later, settings, grouping.ordered)
        return Gap(grouping, prepared, judge_prepared_gap(prepared, self.place.code), True)

    def listed_under(self, priority: Priority | None) -> tuple[Listed, ...]:
        """Listings of one priority; of the ambition when it is None."""
        wanted = priority.id if priority else None
        return tuple(
            one for one in self.listed if (one.priority.id if one.priority else None) == wanted
        )


def _nothing(card: Card, series_id: str) -> SeriesDefinition | None:
    """A card without series still has its page."""
    from commonweal.facts.card import Selection

    if card.series or series_id not in {"", "all"}:
        return None
    return SeriesDefinition("all", card.name, Selection("", ""))


def _no_figures(areas: tuple[str, ...]) -> Figures:
    empty = np.empty((len(areas), 0))
    return Figures(
        areas, (), empty, empty, empty, empty, empty, empty.astype(np.int8), empty.astype(bool)
    )


def _year(text: str | int) -> int:
    return int(str(text)[:4])


def today() -> date:
    """The reader's day: that of the clock, or COMMONWEAL_TODAY for a page as of another day."""
    named = os.environ.get("COMMONWEAL_TODAY")
    try:
        return date.fromisoformat(named) if named else date.today()
    except ValueError:
        told = f"COMMONWEAL_TODAY is a date like 2026-11-24, not {named!r}"
        raise SettingError(told) from None


def open_reading(
    data: Path, ground: Ground, day: date | None = None, beside: tuple[Edition, ...] = ()
) -> Reading:
    """Read the release in service on its ground; ``StoreError`` when there is no release yet."""
    home = Store(data).current_release()
    if home is None:
        raise StoreError("no release yet: run 'commonweal build'")
    told = ground.edition, ground.cards, ground.findings
    return Reading(Release(home), *told, day or today(), beside)

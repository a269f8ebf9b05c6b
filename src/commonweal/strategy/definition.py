"""The edition: a whole strategy, immutable, with the questions that can be put to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cached_property

from commonweal.facts.card import Card
from commonweal.strategy.around import (
    Consultation,
    Cycle,
    Disclosure,
    Need,
    Plan,
    Programme,
    RelatedStrategy,
    SharedInterest,
)
from commonweal.strategy.claim import Claim
from commonweal.strategy.dates import holds_on
from commonweal.strategy.governance import ANY_LINE, UPWARDS, Body, Governance
from commonweal.strategy.node import Node
from commonweal.strategy.priority import (
    Allocation,
    AllocationRole,
    Listing,
    MeasureUse,
    Overall,
    Priority,
)
from commonweal.strategy.promise import (
    Ambition,
    Baseline,
    Commitment,
    Comparator,
    Period,
    Place,
    Population,
    PrimaryGoal,
    Principle,
    Shock,
    Stage,
    Term,
    Topic,
)
from commonweal.strategy.source_document import Document, Standing, lies_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Node):
    """What ``strategy.yaml`` holds."""

    id: str
    title: str
    place: Place
    period: Period
    board: str = ""  # the body that answers for the strategy
    published: str = ""
    standing: Standing = Standing.ADOPTED
    baseline: Baseline | None = None
    ambition: Ambition | None = None
    goal: PrimaryGoal | None = None
    stages: tuple[Stage, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    principles: tuple[Principle, ...] = ()
    cycle: Cycle = field(default_factory=Cycle)
    related: tuple[RelatedStrategy, ...] = ()
    shared_interests: tuple[SharedInterest, ...] = ()
    plans: tuple[Plan, ...] = ()
    programmes: tuple[Programme, ...] = ()
    needs: tuple[Need, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    topics: tuple[Topic, ...] = ()
    populations: tuple[Population, ...] = ()
    terms: tuple[Term, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    shocks: tuple[Shock, ...] = ()
    disclosure: Disclosure | None = None
    contact: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)  # without slots: what pages ask again and again is kept
class Edition:
    """A compiled pack; two editions of one hash are the same strategy."""

    hash: str
    strategy: Strategy
    document: Document
    governance: Governance
    priorities: tuple[Priority, ...]
    overall: Overall
    claims: tuple[Claim, ...] = ()
    own_cards: tuple[Card, ...] = ()

    @property
    def id(self) -> str:
        return self.hash[:12]

    @property
    def board(self) -> str:
        return self.strategy.board

    @property
    def only_board(self) -> str:
        """The board that answers for the strategy where no other body stands; else empty."""
        standing = {one.id for one in self.governance.bodies if not one.retired}
        return self.board if standing == {self.board} else ""

    # Stages and priorities

    def stage(self, stage_id: str) -> Stage | None:
        return next((s for s in self.strategy.stages if s.id == stage_id), None)

    def priority(self, priority_id: str) -> Priority | None:
        return next((p for p in self.priorities if p.id == priority_id), None)

    def priorities_of_stage(self, stage_id: str) -> tuple[Priority, ...]:
        return tuple(p for p in self.standing_priorities if stage_id in p.stages)

    @cached_property
    def standing_priorities(self) -> tuple[Priority, ...]:
        """Every priority that has not been retired: the numbered first, then as read."""
        standing = (p for p in self.priorities if not p.retired)
        return tuple(sorted(standing, key=self._place_of))

    def _place_of(self, priority: Priority) -> tuple[bool, int, int, str]:
        first = self.first_section_of(priority)
        places = [n for n, s in enumerate(self.document.sections) if lies_in(first, s.id)]
        place = places[-1] if places else len(self.document.sections)
        return priority.number is None, priority.number or 0, place, priority.id

    @property
    def numbered_priorities(self) -> tuple[Priority, ...]:
        return tuple(p for p in self.standing_priorities if p.number is not None)

    @property
    def priorities_of_other_boards(self) -> tuple[Priority, ...]:
        """Those led only by bodies that do not answer to the strategy's board."""
        return tuple(p for p in self.standing_priorities if self.is_of_other_board(p))

    @property
    def promised_without_measures(self) -> tuple[Priority, ...]:
        """Those of the strategy itself that have no measure listed under them."""
        others = {p.id for p in self.priorities_of_other_boards}
        return tuple(p for p in self.standing_priorities if not p.listings and p.id not in others)

    def is_of_other_board(self, priority: Priority) -> bool:
        leads = self.leads_of(priority)
        return bool(leads) and not any(self.answers_to_board(a.body) for a in leads)

    def first_section_of(self, priority: Priority) -> str:
        """Give the first section of the document, as it is read, that states this priority."""
        stated = {cite for s in priority.statements for cite in s.cites}
        read = (s.id for s in self.document.sections if s.id in stated)
        return next(read, "")

    # Bodies

    def body(self, body_id: str) -> Body | None:
        return self.governance.body(body_id)

    def leads_of(self, priority: Priority, day: date | None = None) -> tuple[Allocation, ...]:
        """Give the allocations that lead a priority: all of them, or those of a day."""
        return tuple(
            a
            for a in priority.allocations
            if a.role is AllocationRole.LEAD and (day is None or holds_on(day, a.since, a.until))
        )

    def answers_to_board(self, body_id: str) -> bool:
        return bool(self.governance.path(body_id, self.board, UPWARDS))

    def reaches_board(self, body_id: str) -> bool:
        return bool(self.governance.path(body_id, self.board, ANY_LINE))

    def priorities_of_body(self, body_id: str) -> tuple[Priority, ...]:
        return tuple(
            p for p in self.standing_priorities if body_id in {a.body for a in p.allocations}
        )

    def name_of_body(self, body_id: str) -> str:
        body = self.body(body_id)
        return body.name if body else body_id

    # Listings

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Every listing in the document's order: the ambition's, then priority by priority."""
        return tuple(listing for _, listing in self.listings_with_priority())

    def listings_with_priority(self) -> Iterator[tuple[Priority | None, Listing]]:
        """Give each listing with the priority it stands under; None for the ambition's."""
        for listing in self.overall.listings:
            if not listing.retired:
                yield None, listing
        for priority in self.standing_priorities:
            for listing in priority.listings:
                if not listing.retired:
                    yield priority, listing

    def every_listing(self) -> Iterator[tuple[Priority | None, Listing]]:
        """Give each listing with its priority, those that were retired too."""
        yield from ((None, one) for one in self.overall.listings)
        yield from ((p, one) for p in self.priorities for one in p.listings)

    def listing(self, listing_id: str) -> Listing | None:
        return next((one for one in self.listings if one.id == listing_id), None)

    def listings_of_use(self, use: MeasureUse) -> tuple[Listing, ...]:
        return tuple(one for one in self.listings if use in one.measure_uses)

    def listings_of_card(self, card_id: str) -> tuple[Listing, ...]:
        return tuple(one for one in self.listings if card_id in {u.card for u in one.measure_uses})

    def priorities_of_card(self, card_id: str) -> tuple[Priority, ...]:
        """Every priority that a card serves, through its own listings or those it leans on."""
        listed = {one.id for one in self.listings_of_card(card_id)}
        return tuple(
            p
            for p in self.standing_priorities
            if listed & ({one.id for one in p.listings} | set(p.leans_on))
        )

    @property
    def measure_uses(self) -> tuple[MeasureUse, ...]:
        """Every series used, once each, in the order of the document."""
        return tuple(dict.fromkeys(u for one in self.listings for u in one.measure_uses))

    # Words

    def cites(self) -> Iterator[str]:
        """Give every section cited anywhere, as often as it is cited."""
        parts = (self.strategy, self.governance, self.priorities, self.overall, self.claims)
        yield from _cites(parts)

    def topic_name(self, topic_id: str) -> str:
        return next((t.name for t in self.strategy.topics if t.id == topic_id), topic_id)

    def section_title(self, section_id: str) -> str:
        section = self.document.section(section_id)
        return section.title if section else section_id


def _cites(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _cites(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            inner = getattr(value, part.name)
            yield from inner if part.name == "cites" else _cites(inner)

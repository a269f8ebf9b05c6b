"""The nodes of one line of sight: what stands in each column, and what is missing there."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.meetings.queries import decisions_serving
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.publication import numbers
from commonweal.publication.charts.boxes import Node
from commonweal.publication.consultations import consultations_of
from commonweal.publication.links import link
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import measure_row
from commonweal.publication.wording.doubts import doubt_of
from commonweal.strategy.counting import counted_listings
from commonweal.strategy.line_of_sight import Gap, Sight
from commonweal.strategy.priority import Allocation, AllocationRole, AllocationStatus, Listing

GAP_WORDS = {
    Gap.NEED: lambda: _("no need cited"),
    Gap.STAGE: lambda: _("no life stage"),
    Gap.LEAD: lambda: _("no lead named"),
    Gap.PATH: lambda: _("no path to the board"),
    Gap.LISTING: lambda: _("no measure"),
    Gap.SERIES: lambda: _("no figures"),
}


def absent(key: str, words: str, note: str) -> tuple[Node, ...]:
    """One gap in the row below all columns."""
    return (Node(key, words, note, "gap", foot=True),)


def needs_of(sight: Sight) -> tuple[Node, ...]:
    """The needs that the strategy cites, or the gap."""
    held = tuple(Node(f"need {n}", one.name, "", "own") for n, one in enumerate(sight.needs))
    return held or _missing(sight, Gap.NEED)


def asked_of(reading: Reading, sight: Sight) -> tuple[Node, ...]:
    """What people were asked about the priority since the strategy was written."""
    held = consultations_of(reading, sight.priority)
    note = _("consultation")
    return tuple(
        Node(f"asked {n}", x.title, note, "other", href=x.href) for n, x in enumerate(held)
    )


def actions_of(sight: Sight, held: Sequence[PlannedAction]) -> tuple[Node, ...]:
    """How many actions of plans in force serve the priority, or that none does.

    One node, by which the plan shows each: a picture of fifty boxes would tell less.
    """
    serving = sum(sight.priority.id in one.priorities for one in held)
    if not serving:
        plan = _("in the plans in force") if held else _("no plan is in force yet")
        return absent("actions", _("No action serves it"), plan)
    told = ngettext("%(n)s action", "%(n)s actions", serving) % {"n": serving}
    href = f"{link('plan')}?{urlencode({'priority': sight.priority.id})}"
    return (Node("actions", told, _("in the plan"), "own", href=href),)


def decided_of(reading: Reading, sight: Sight) -> tuple[Node, ...]:
    """Decisions that serve the priority or one of its measures."""
    priority = sight.priority
    items = [("priority", priority.id), *(("listing", one.id) for one in priority.listings)]
    return tuple(
        Node(
            f"decision {one.number}",
            _("Decision %(n)s") % {"n": one.number},
            numbers.day(one.decided_on),
            "own",
            href=link("decision", str(one.number)),
        )
        for one in decisions_serving(reading.edition.strategy.id, items, reading.today)
    )


def priority_of(sight: Sight) -> tuple[Node, ...]:
    """The priority, and that it stands in no life stage."""
    one = sight.priority
    name = f"{one.number}. {one.name}" if one.number else one.name
    held = Node("priority", name, "", "own", href=link("priority", one.id))
    return (held, *_missing(sight, Gap.STAGE))


def bodies_of(reading: Reading, sight: Sight) -> tuple[Node, ...]:
    """The bodies that lead and support, why the lead is in doubt, and a path that is missing."""
    held = {(one.body, one.role): one for one in sight.priority.allocations}
    nodes = [_body(reading, sight, one) for one in held.values()]
    return (*_missing(sight, Gap.LEAD), *nodes, *_missing(sight, Gap.PATH))


def _body(reading: Reading, sight: Sight, one: Allocation) -> Node:
    leads = one.role is AllocationRole.LEAD
    role = _("leads") if leads else _("supports")
    agreed = one.status is AllocationStatus.AGREED
    note = role if agreed else _("%(role)s, only proposed") % {"role": role}
    doubt = doubt_of(reading.edition, sight.priority) if leads else ""
    key, name = f"body {one.body} {role}", reading.edition.name_of_body(one.body)
    told = f"{note}; {doubt}" if doubt else note
    return Node(key, name, told, "own" if leads else "other", href=link("board", one.body))


def measures_of(reading: Reading, sight: Sight) -> tuple[Node, ...]:
    """The measures of the listings, each once, and what is missing of them."""
    elsewhere = _counted_elsewhere(reading)
    told = {
        m.key: _measure(m, elsewhere.get(one.id, ""))
        for one in (*sight.leant_on, *sight.listings)
        for m in reading.listed_by_id(one.id).measures
    }
    gaps = (*_missing(sight, Gap.LISTING, foot=True), *_missing(sight, Gap.SERIES, foot=True))
    return (*told.values(), *gaps)


def _counted_elsewhere(reading: Reading) -> dict[str, str]:
    """Under which priority a listing is counted that is another's, by its id."""
    return {
        again.id: _home_of(reading, one.listing)
        for one in counted_listings(reading.edition, reading.cards)
        for again in one.merged
    }


def _home_of(reading: Reading, listing: Listing) -> str:
    home = reading.listed_by_id(listing.id).priority
    return home.name if home else reading.edition.overall.name


def _measure(measure: Measure, elsewhere: str) -> Node:
    row = measure_row(measure)
    chip = row.since
    told = f"{chip.word.text}: {chip.detail}" if chip.detail else str(chip.word.text)
    if elsewhere:
        told += "; " + _("counted under %(priority)s") % {"priority": elsewhere}
    kind = "own" if measure.has_figure else "other"
    return Node(measure.key, row.name, told, kind, chip.word.mark, chip.word.tone, href=row.href)


def _missing(sight: Sight, gap: Gap, *, foot: bool = False) -> tuple[Node, ...]:
    if gap not in sight.gaps:
        return ()
    return (Node(gap, numbers.capital(GAP_WORDS[gap]()), "", "gap", foot=foot),)

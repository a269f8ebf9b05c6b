"""Lists of the document against each other, and the parts that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names
from commonweal.strategy.priority import Priority
from commonweal.strategy.source_document import Listed, Section, SectionKind, lies_in


def priority_counts_differ(ground: Ground) -> Iterator[Finding]:
    """Sections that each list the priorities list different numbers of them."""
    sections = ground.edition.document.listing(Listed.PRIORITIES)
    counts = {section: _statements(ground, section) for section in sections}
    if len(set(counts.values())) > 1:
        yield ground.finding(
            "priority-counts-differ",
            [],
            [section.id for section in sections],
            counts=names(f"{section.title}: {n}" for section, n in counts.items()),
        )


def _statements(ground: Ground, section: Section) -> int:
    stated = (s for p in ground.edition.standing_priorities for s in p.statements)
    return sum(any(lies_in(cite, section.id) for cite in s.cites) for s in stated)


def priority_in_one_list_only(ground: Ground) -> Iterator[Finding]:
    """A priority of the strategy's own boards is stated in one list and in no other."""
    sections = ground.edition.document.listing(Listed.PRIORITIES)
    for priority in ground.edition.standing_priorities:
        inside = [section for section in sections if _states(priority, section)]
        if len(sections) > 1 and len(inside) == 1 and _is_own(ground, priority):
            yield ground.finding(
                "priority-in-one-list-only",
                [priority.id],
                [cite for s in priority.statements for cite in s.cites],
                priority=priority.name,
                section=inside[0].title,
            )


def allocation_list_leaves_out(ground: Ground) -> Iterator[Finding]:
    """A list that allocates priorities does not hold one that several lists state."""
    edition = ground.edition
    lists = edition.document.listing(Listed.PRIORITIES)
    for section in edition.document.listing(Listed.ALLOCATIONS):
        for priority in edition.standing_priorities:
            stated = [one for one in lists if _states(priority, one)]
            if len(stated) > 1 and section not in stated:
                yield ground.finding(
                    "allocation-list-leaves-out",
                    [priority.id],
                    [*(one.id for one in stated), section.id],
                    priority=priority.name,
                    section=section.title,
                )


def _states(priority: Priority, section: Section) -> bool:
    return any(lies_in(cite, section.id) for s in priority.statements for cite in s.cites)


def _is_own(ground: Ground, priority: Priority) -> bool:
    return not ground.edition.is_of_other_board(priority)


def figure_not_read(ground: Ground) -> Iterator[Finding]:
    """A figure of the document is cited by nothing: what it shows is not in the pack."""
    cited = set(ground.edition.cites())
    for section in ground.edition.document.sections:
        if section.kind is SectionKind.FIGURE and section.id not in cited:
            yield ground.finding("figure-not-read", [], [section.id], figure=section.title)


def standing_differs(ground: Ground) -> Iterator[Finding]:
    """The strategy speaks as agreed and leans on parts that say otherwise, or the reverse."""
    edition = ground.edition
    for section in edition.document.sections:
        standing = edition.document.standing_of(section.id)
        if section.standing and standing is not edition.strategy.standing:
            yield ground.finding(
                "standing-differs",
                [],
                [section.id],
                section=section.title,
                standing=standing,
                whole=edition.strategy.standing,
            )


RULES = (
    priority_counts_differ,
    priority_in_one_list_only,
    allocation_list_leaves_out,
    figure_not_read,
    standing_differs,
)

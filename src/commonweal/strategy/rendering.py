"""The strategy as a document to read, made from its edition, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from commonweal.strategy.definition import Edition
from commonweal.strategy.leadership import lead_of
from commonweal.strategy.priority import AllocationStatus, Listing, Priority


def render_document(edition: Edition) -> str:
    """Write the whole strategy as one Markdown text."""
    parts = (
        _opening(edition),
        _stages(edition),
        _commitments(edition),
        _priorities(edition),
        _overall(edition),
        _governance(edition),
        _cycle(edition),
        _around(edition),
        _claims(edition),
    )
    lines = [line for part in parts for line in part]
    return "\n".join(lines).strip() + "\n"


def _opening(edition: Edition) -> Iterator[str]:
    strategy = edition.strategy
    yield f"# {_safe(strategy.title)}"
    yield ""
    yield f"{_safe(strategy.place.name)}, {strategy.period.since} to {strategy.period.until}"
    yield f"Edition {edition.id}"
    yield ""
    if strategy.ambition:
        yield from _section("Ambition", [strategy.ambition.text + _cited(strategy.ambition.cites)])
    if strategy.goal:
        yield from _section("Primary goal", [strategy.goal.text + _cited(strategy.goal.cites)])
    yield from _bullets("Principles", (p.text + _cited(p.cites) for p in strategy.principles))


def _stages(edition: Edition) -> Iterator[str]:
    for stage in edition.strategy.stages:
        lines = [stage.text + _cited(stage.cites)] if stage.text else []
        lines += [f"- Goal: {_safe(goal.text)}{_cited(goal.cites)}" for goal in stage.goals]
        lines += [f"- {_safe(p.name)}" for p in edition.priorities_of_stage(stage.id)]
        yield from _section(stage.name, lines)


def _commitments(edition: Edition) -> Iterator[str]:
    promised = (
        f"{one.text} ({one.by or 'before ' + one.before if one.by or one.before else 'no date'})"
        f"{_cited(one.cites)}"
        for one in edition.strategy.commitments
    )
    yield from _bullets("Commitments beyond the strategy", promised)


def _priorities(edition: Edition) -> Iterator[str]:
    for priority in edition.standing_priorities:
        number = f"{priority.number}. " if priority.number is not None else ""
        yield from _section(f"{number}{priority.name}", _priority(edition, priority))


def _priority(edition: Edition, priority: Priority) -> Iterator[str]:
    yield from (f"- {_safe(s.text)}{_cited(s.cites)}" for s in priority.statements)
    proposed = any(a.status is AllocationStatus.PROPOSED for a in priority.allocations)
    lead = lead_of(edition, priority)
    named = ", ".join(edition.name_of_body(body) for body in lead.bodies) or "none named"
    doubts = [*(["proposed"] if proposed else []), *([] if lead.certain else ["uncertain"])]
    yield f"- Lead: {_safe(named)}" + (f" ({', '.join(doubts)})" if doubts else "")
    yield from _listings(priority.listings)


def _overall(edition: Edition) -> Iterator[str]:
    yield from _section(edition.overall.name, _listings(edition.overall.listings))


def _listings(listings: Iterable[Listing]) -> Iterator[str]:
    for one in listings:
        uses = ", ".join(f"{use.card}:{use.select}" for use in one.measure_uses) or "no card"
        yield f"- {_safe(one.name)} [{uses}]{_cited(one.cites)}"


def _governance(edition: Edition) -> Iterator[str]:
    for body in edition.governance.bodies:
        lines = [f"- Role: {held.role}{_cited(held.cites)}" for held in body.roles]
        lines += [
            f"- {line.kind.replace('_', ' ')}: {_safe(edition.name_of_body(line.to))}"
            f"{_cited(line.cites)}"
            for line in edition.governance.lines_from(body.id)
        ]
        charter = [body.charter.text + _cited(body.charter.cites)] if body.charter else []
        yield from _section(body.name, [*charter, *lines])


def _cycle(edition: Edition) -> Iterator[str]:
    owed = (
        f"{duty.name}: {duty.cadence.word if duty.cadence else 'no date'}{_cited(duty.cites)}"
        for duty in edition.strategy.cycle.duties
    )
    yield from _bullets("Cycle", owed)


def _around(edition: Edition) -> Iterator[str]:
    strategy = edition.strategy
    yield from _bullets("Related strategies", (r.name + _cited(r.cites) for r in strategy.related))
    shared = (one.name + _cited(one.cites) for one in strategy.shared_interests)
    yield from _bullets("Shared interests", shared)
    yield from _bullets("Plans", (p.name + _cited(p.cites) for p in strategy.plans))


def _claims(edition: Edition) -> Iterator[str]:
    yield from _bullets("Claims", (c.text + _cited(c.cites) for c in edition.claims))


def _bullets(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"- {_safe(line)}" for line in lines]
    if found:
        yield from _section(title, found)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"## {_safe(title)}"
    yield ""
    yield from lines
    yield ""


def _cited(cites: tuple[str, ...]) -> str:
    return f" ({', '.join(cites)})" if cites else ""


def _safe(text: str) -> str:
    """Keep a pack's words words: nothing in them may become markup."""
    return "".join("\\" + sign if sign in "\\`*_[]<>#|" else sign for sign in text)

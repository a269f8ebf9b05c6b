"""Organisations: whether each has a way to the strategy, and whether it lasts as long."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names
from commonweal.strategy.dates import first_day, last_day
from commonweal.strategy.governance import Organisation


def organisation_without_path(ground: Ground) -> Iterator[Finding]:
    """A partner sits on no body that reaches the board."""
    governance = ground.edition.governance
    for one in governance.organisations:
        if not one.partner or one.retired:
            continue
        seats = governance.seats_of(one.id)
        if not any(ground.edition.reaches_board(body) for body in seats):
            yield ground.finding(
                "organisation-without-path", [one.id], one.cites, organisation=one.name
            )


def organisation_ends_in_period(ground: Ground) -> Iterator[Finding]:
    period = ground.edition.strategy.period
    begin, end = first_day(period.since), last_day(period.until)
    for one in ground.edition.governance.organisations:
        if one.until and begin <= last_day(one.until) < end and not one.retired:
            yield ground.finding(
                "organisation-ends-in-period",
                [one.id, *one.succeeded_by],
                one.cites,
                organisation=one.name,
                until=one.until,
                heirs=_heirs(ground, one),
            )


def _heirs(ground: Ground, one: Organisation) -> str:
    found = [ground.edition.governance.organisation(heir) for heir in one.succeeded_by]
    return names(heir.name for heir in found if heir) or "–"


RULES = (organisation_without_path, organisation_ends_in_period)

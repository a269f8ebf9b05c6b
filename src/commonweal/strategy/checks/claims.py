"""Claims of fact: their source, their date, and whether a series could test them."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground
from commonweal.strategy.claim import Expectation


def claim_without_source(ground: Ground) -> Iterator[Finding]:
    for claim in ground.edition.claims:
        if not claim.source:
            yield ground.finding("claim-without-source", [claim.id], claim.cites, claim=claim.text)


def claim_without_series(ground: Ground) -> Iterator[Finding]:
    for claim in ground.edition.claims:
        if not claim.tests:
            yield ground.finding("claim-without-series", [claim.id], claim.cites, claim=claim.text)


def figure_without_period(ground: Ground) -> Iterator[Finding]:
    """A claim states a number and not when it held."""
    for claim in ground.edition.claims:
        numbers = [t for t in claim.tests if t.expects is Expectation.EQUALS]
        if numbers and not claim.period:
            yield ground.finding("figure-without-period", [claim.id], claim.cites, claim=claim.text)


RULES = (claim_without_source, claim_without_series, figure_without_period)

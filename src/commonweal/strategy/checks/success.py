"""How success would be known: ambition, goal, baseline, targets, dates, shocks."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.facts.card import CardState
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground, names
from commonweal.strategy.checks.public_record import SHOCKS, Shock
from commonweal.strategy.dates import first_day, last_day


def ambition_missing(ground: Ground) -> Iterator[Finding]:
    if not ground.edition.strategy.ambition:
        yield ground.finding("ambition-missing")


def goal_missing(ground: Ground) -> Iterator[Finding]:
    if not ground.edition.strategy.goal:
        yield ground.finding("goal-missing")


def success_test_missing(ground: Ground) -> Iterator[Finding]:
    goal = ground.edition.strategy.goal
    if goal and not goal.success:
        yield ground.finding("success-test-missing", ["goal"], goal.cites)


def goal_measured_once(ground: Ground) -> Iterator[Finding]:
    """Every measure of the primary goal was taken once: no change in it can be told."""
    goal = ground.edition.strategy.goal
    listings = [one for one in ground.edition.listings if goal and one.id in goal.listings]
    cards = [card for listing in listings for card in ground.cards_of(listing)]
    if goal and cards and all(card.state is CardState.ONE_OFF for card in cards):
        yield ground.finding(
            "goal-measured-once",
            [one.id for one in listings],
            [*goal.cites, *(cite for one in listings for cite in one.cites)],
            measures=names(one.name for one in listings),
        )


def beneficiaries_differ(ground: Ground) -> Iterator[Finding]:
    """Goal and principles do not set out to serve the same people."""
    strategy = ground.edition.strategy
    goal = [("goal", strategy.goal.serves, strategy.goal.cites)] if strategy.goal else []
    said = [*goal, *((p.id, p.serves, p.cites) for p in strategy.principles)]
    served = [whom for _, whom, _ in said if whom]
    if served and any(set(whom) != set(served[0]) for whom in served):
        yield ground.finding(
            "beneficiaries-differ",
            [item for item, whom, _ in said if whom],
            [cite for _, whom, cites in said if whom for cite in cites],
            served=names(one for whom in served for one in whom),
        )


def baseline_rule_missing(ground: Ground) -> Iterator[Finding]:
    """A year is named to count from; which figure stands for it is not."""
    baseline = ground.edition.strategy.baseline
    if not baseline:
        yield ground.finding("baseline-missing")
    elif not baseline.rule:
        yield ground.finding("baseline-rule-missing", [], baseline.cites, year=baseline.year)


def figures_after_end(ground: Ground) -> Iterator[Finding]:
    """The last figures come out after the strategy ends, and no day is set to judge it."""
    strategy = ground.edition.strategy
    used = {card.id: card for one in ground.edition.listings for card in ground.cards_of(one)}
    lags = [card.lag_months for card in used.values() if card.lag_months]
    judged = strategy.cycle.judged_on
    if not lags:
        return
    end = last_day(strategy.period.until)
    due = end.year * 12 + end.month + max(lags)
    if judged and first_day(judged).year * 12 + first_day(judged).month >= due:
        return
    yield ground.finding(
        "figures-after-end",
        [],
        strategy.baseline.cites if strategy.baseline else (),
        end=strategy.period.until,
        count=len(lags),
        months=max(lags),
    )


def target_missing(ground: Ground) -> Iterator[Finding]:
    """Measures have no number to reach."""
    listings = ground.edition.listings
    bare = [one for one in listings if one.target is None]
    if bare:
        yield ground.finding(
            "target-missing",
            [one.id for one in bare],
            [cite for one in bare for cite in one.cites],
            count=len(bare),
            all=len(listings),
        )


def shock_in_period(ground: Ground) -> Iterator[Finding]:
    """An event known to have moved figures everywhere falls in the period, unmentioned."""
    period = ground.edition.strategy.period
    begin, end = first_day(period.since), last_day(period.until)
    for shock in SHOCKS:
        within = begin <= last_day(shock.until) and first_day(shock.since) <= end
        if within and not _is_mentioned(ground, shock):
            yield ground.finding(
                "shock-in-period", shock=shock.name, since=shock.since, until=shock.until
            )


def _is_mentioned(ground: Ground, shock: Shock) -> bool:
    begin, end = first_day(shock.since), last_day(shock.until)
    return any(
        first_day(one.since) <= end and begin <= last_day(one.until or one.since)
        for one in ground.edition.strategy.shocks
    )


RULES = (
    ambition_missing,
    goal_missing,
    success_test_missing,
    goal_measured_once,
    beneficiaries_differ,
    baseline_rule_missing,
    figures_after_end,
    target_missing,
    shock_in_period,
)

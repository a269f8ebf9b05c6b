"""How much each kind of finding matters, and what its findings are called together.

Kinds of one weight stand here in the order in which a board should take them up.
"""

from __future__ import annotations

from enum import StrEnum

from commonweal.strategy.checks.marking import N_


class Weight(StrEnum):
    """What hangs on a finding; gravest first."""

    SUCCESS = "success"  # whether the strategy can be said to have worked
    ANSWERS = "answers"  # who answers for what
    MEASURES = "measures"  # what can be measured and judged
    RECORD = "record"  # what the document says twice, in other words, or not at all


WEIGHTS = {
    Weight.SUCCESS: N_("Whether it can be said to have worked"),
    Weight.ANSWERS: N_("Who answers for what"),
    Weight.MEASURES: N_("What can be measured and judged"),
    Weight.RECORD: N_("What the document says twice, in other words, or not at all"),
}

S, A, M, R = Weight.SUCCESS, Weight.ANSWERS, Weight.MEASURES, Weight.RECORD
KINDS: dict[str, tuple[Weight, str]] = {
    "goal-missing": (S, N_("No primary goal")),
    "success-test-missing": (S, N_("No test of success")),
    "goal-measured-once": (S, N_("A goal measured once")),
    "beneficiaries-differ": (S, N_("Whom it is to serve")),
    "target-missing": (S, N_("No targets")),
    "baseline-missing": (S, N_("No baseline year")),
    "baseline-rule-missing": (S, N_("Which figure is the baseline")),
    "figures-after-end": (S, N_("Figures that come after the end")),
    "shock-in-period": (S, N_("What happened meanwhile")),
    "ambition-missing": (S, N_("No ambition")),
    "gap-without-measure": (S, N_("Gaps that no measure tells")),
    "goal-without-measure": (S, N_("Goals that no measure tells")),
    "stage-without-goal": (S, N_("Stages of life without a goal")),
    "need-undefined": (S, N_("What need means")),
    "comparator-empty": (S, N_("Places to compare with")),
    "board-missing": (A, N_("No board answers for it")),
    "overall-without-owner": (A, N_("Nobody owns the ambition’s measures")),
    "priority-without-lead": (A, N_("Priorities that no body leads")),
    "priority-with-several-leads": (A, N_("Priorities that several bodies are to lead")),
    "lead-outside-remit": (A, N_("Leads that another body’s remit covers")),
    "allocations-not-agreed": (A, N_("Allocations only proposed")),
    "accountability-scope-differs": (A, N_("Bodies that answer for everything here, some there")),
    "body-roles-differ": (A, N_("Bodies whose parts do not agree")),
    "delivering-body-without-priority": (A, N_("Bodies that deliver, without a priority")),
    "body-without-path": (A, N_("Bodies that answer to nobody")),
    "organisation-without-path": (A, N_("Partners without a seat")),
    "organisation-ends-in-period": (A, N_("Organisations that end in the period")),
    "lever-elsewhere": (A, N_("Measures that somebody else can move")),
    "charter-missing": (A, N_("Bodies described nowhere")),
    "body-has-several-names": (A, N_("Bodies with several names")),
    "members-missing": (A, N_("Members not given")),
    "offices-missing": (A, N_("Offices not given")),
    "duties-overlap": (A, N_("Accounts that overlap")),
    "shared-interest-unhandled": (A, N_("Shared interests that nobody handles")),
    "priority-without-measures": (M, N_("Priorities without a measure")),
    "priority-leans-on-overall": (M, N_("Priorities without a measure of their own")),
    "topic-without-measure": (M, N_("Topics that nothing measures")),
    "listing-without-figure": (M, N_("Measures that no figure could stand for")),
    "measure-undefined": (M, N_("Measures not fully defined")),
    "cannot-show-change": (M, N_("Sources that cannot show change")),
    "polarity-undecided": (M, N_("Measures of which nobody said whether more is better")),
    "count-without-denominator": (M, N_("Counts with nothing to divide them by")),
    "several-measures-in-one": (M, N_("Several measures in one")),
    "population-narrower": (M, N_("Measures that ask only some of those meant")),
    "populations-overlap": (M, N_("Ages counted twice")),
    "measure-off-topic": (M, N_("Measures that speak to something else")),
    "listing-repeated": (M, N_("Measures listed twice")),
    "listings-declared-one": (M, N_("Two listings, one measure")),
    "complement-listed": (M, N_("One figure from both sides")),
    "claim-without-series": (M, N_("Claims that no series tests")),
    "stage-without-priority": (M, N_("Stages of life without a priority")),
    "priority-without-need": (R, N_("Priorities without a need shown")),
    "need-without-priority": (R, N_("Needs without a priority")),
    "priority-counts-differ": (R, N_("Lists that do not agree in number")),
    "priority-in-one-list-only": (R, N_("Priorities in one list only")),
    "allocation-list-leaves-out": (R, N_("Priorities missing where leads are given")),
    "commitment-dates-differ": (R, N_("One promise, several dates")),
    "one-thing-many-words": (R, N_("One promise, several words")),
    "one-word-many-things": (R, N_("One word, several promises")),
    "term-undefined": (R, N_("Words that are not defined")),
    "figure-without-period": (R, N_("Numbers without a date")),
    "claim-without-source": (R, N_("Claims without a source")),
    "standing-differs": (R, N_("Parts that are only drafts or proposals")),
    "cadence-missing": (R, N_("Duties without “how often”")),
    "cadence-two-readings": (R, N_("Two readings of “how often”")),
    "cadence-without-interval": (R, N_("“How often” without a number")),
    "publication-undescribed": (R, N_("Publishing left open")),
    "feedback-missing": (R, N_("No way to answer")),
    "feedback-one-way": (R, N_("People hear, and are not heard")),
    "consultation-without-record": (R, N_("Consultations without a record")),
    "plan-within-merged-plan": (R, N_("Plans within plans")),
    "programme-unsized": (R, N_("Programmes of no stated size")),
    "figure-not-read": (R, N_("Figures not read")),
    "dates-inferred": (R, N_("Dates inferred")),
    "uncited": (R, N_("Parts that cite no place")),
}


def gravity(code: str) -> int:
    """Where a kind stands among all, gravest first; for sorting."""
    return list(KINDS).index(code)

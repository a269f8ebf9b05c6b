"""Words for what a plan chooses from closed lists."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.plan_kinds import (
    EvidenceKind,
    Horizon,
    Prevention,
    Reach,
    ResourceKind,
    RiskKind,
    Standing,
    Strength,
)
from commonweal.delivery.plans.gaps import Lack
from commonweal.delivery.plans.overlap import Clash
from commonweal.delivery.plans.slips import Kind
from commonweal.methods.proportionality import Balance
from commonweal.publication import numbers

HORIZONS = {
    Horizon.SHORT: _("Short term"),
    Horizon.MEDIUM: _("Medium term"),
    Horizon.LONG: _("Long term"),
}
HORIZONS_TOLD = {
    Horizon.SHORT: _("Within a year"),
    Horizon.MEDIUM: _("One to three years"),
    Horizon.LONG: _("More than three years"),
}
STANDINGS = {
    Standing.NOT_STARTED: _("Not started"),
    Standing.UNDER_WAY: _("Under way"),
    Standing.DONE: _("Done"),
    Standing.STOPPED: _("Stopped"),
    Standing.SLIPPED: _("Slipped"),
}
PREVENTIONS = {
    Prevention.PRIMARY: _("Primary: before ill health starts"),
    Prevention.SECONDARY: _("Secondary: found and treated early"),
    Prevention.TERTIARY: _("Tertiary: its harm kept small"),
    Prevention.NONE: _("Not prevention"),
    Prevention.UNKNOWN: _("Not known"),
}
REACHES = {
    Reach.UNIVERSAL: _("For everybody"),
    Reach.TARGETED: _("For some"),
    Reach.BOTH: _("For everybody, and more for some"),
    Reach.UNKNOWN: _("Not known"),
}
STRENGTHS = {
    Strength.STRONG: _("Strong: trials, or reviews of them"),
    Strength.MODERATE: _("Moderate: studies that compare"),
    Strength.WEAK: _("Weak: experience, or before and after alone"),
    Strength.NONE: _("None found"),
}
EVIDENCE_KINDS = {
    EvidenceKind.NEEDS: _("Needs assessment"),
    EvidenceKind.FIGURES: _("Figures"),
    EvidenceKind.RESIDENTS: _("What residents said"),
    EvidenceKind.RESEARCH: _("Research"),
    EvidenceKind.PRACTICE: _("Practice elsewhere"),
}
RESOURCES = {
    ResourceKind.MONEY: _("Money, in pounds"),
    ResourceKind.STAFF: _("Staff, in whole-time posts"),
    ResourceKind.IN_KIND: _("In kind, worth in pounds"),
}
RISK_KINDS = {
    RiskKind.RISK: _("Risk: it may happen"),
    RiskKind.ISSUE: _("Issue: it has happened"),
}
LACKS = {
    Lack.ACTIONS: _("It has no action"),
    Lack.CO_PRODUCTION: _("No co-production record"),
    Lack.OUTCOME: _("No outcome sought"),
    Lack.PRIORITY: _("No priority"),
    Lack.UNKNOWN_PRIORITY: _("A priority that the strategy does not have"),
    Lack.UNKNOWN_MEASURE: _("A measure that the strategy does not have"),
    Lack.LEAD: _("No lead organisation"),
    Lack.OWNER: _("No owner"),
    Lack.DATES: _("No start or no end"),
    Lack.HORIZON: _("Not said when it bears on its outcome"),
    Lack.TARGET_GROUP: _("Not said for whom or where"),
    Lack.UNKNOWN_NEED: _("Needs an action that nobody has"),
    Lack.CIRCLE: _("Actions wait for each other"),
    Lack.MILESTONE_OUTSIDE: _("A milestone outside its dates"),
    Lack.EVIDENCE: _("No evidence"),
    Lack.LAG: _("No expected time to an effect"),
    Lack.MEASURE: _("No measure"),
    Lack.MILESTONE: _("No milestone"),
    Lack.RESOURCES: _("No resources told"),
    Lack.AMOUNT_UNKNOWN: _("An amount is not known"),
    Lack.PREVENTION_UNKNOWN: _("Level of prevention not known"),
    Lack.REACH_UNKNOWN: _("Not said whether for all or for some"),
    Lack.SHORT: _("No short-term action, and no reason why"),
    Lack.LONG: _("No long-term action, and no reason why"),
    Lack.PRIORITY_WITHOUT_ACTION: _("No action for this priority"),
}
CLASHES = {
    Clash.DOUBLE_BOOKED: _("have one owner at the same time in two plans"),
    Clash.CONTRARY_DATES: _("are alike and share no day"),
    Clash.ENDS_LATER: _("should end before what it needs is done:"),
    Clash.STARTS_EARLY: _("starts before what it needs is done:"),
}
KINDS = {Kind.ACTION: _("Action"), Kind.MILESTONE: _("Milestone"), Kind.GOAL: _("Goal")}
BALANCES = {
    Balance.PROPORTIONATE: _("Effort is in proportion to need"),
    Balance.LESS_WHERE_NEEDED: _("Effort is not in proportion: too little goes where need is"),
    Balance.MORE_WHERE_NEEDED: _("More goes where need is than its share"),
    Balance.CANNOT_TELL: _("It cannot be told whether effort follows need"),
}


def late_told(since: date) -> str:
    """ "Late since 30 September 2026": the end that has passed, in words beside any colour."""
    return gettext("Late since %(day)s") % {"day": numbers.day(since)}

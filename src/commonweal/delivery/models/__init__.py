"""Rows of the app; each kind in a file of its own."""

from commonweal.delivery.models.action import NamedAction, Needed, PlanAction
from commonweal.delivery.models.action_lines import (
    ActionEvidence,
    ActionResource,
    ActionRisk,
    CoProduction,
    Milestone,
)
from commonweal.delivery.models.filing import Entry, Raised, Return, Round, Stage, Subject
from commonweal.delivery.models.plan import AgreedPlan, HorizonReason, Plan
from commonweal.delivery.models.progress import Progress, RiskReading
from commonweal.delivery.models.target import Form, Target, TargetStage

__all__ = [
    "ActionEvidence",
    "ActionResource",
    "ActionRisk",
    "AgreedPlan",
    "CoProduction",
    "Entry",
    "Form",
    "HorizonReason",
    "Milestone",
    "NamedAction",
    "Needed",
    "Plan",
    "PlanAction",
    "Progress",
    "Raised",
    "Return",
    "RiskReading",
    "Round",
    "Stage",
    "Subject",
    "Target",
    "TargetStage",
]

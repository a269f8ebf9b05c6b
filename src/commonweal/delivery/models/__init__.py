"""Rows of the app; each kind in a file of its own."""

from commonweal.delivery.models.action import NamedAction, Needed, PlanAction
from commonweal.delivery.models.action_lines import (
    ActionEvidence,
    ActionResource,
    ActionRisk,
    CoProduction,
    Milestone,
)
from commonweal.delivery.models.amendment import AmendmentRow, AmendmentStage
from commonweal.delivery.models.assurance import AssuranceStatement, Opinion
from commonweal.delivery.models.challenge import Challenge
from commonweal.delivery.models.decision import (
    Decision,
    DecisionCount,
    DecisionInterest,
    DecisionServes,
    Endorsement,
    MeetingAction,
)
from commonweal.delivery.models.digest import Digest
from commonweal.delivery.models.duty import AccountTaken, DutyEvidence, ExternalPlan
from commonweal.delivery.models.filing import Entry, Raised, Return, Round, Stage, Subject
from commonweal.delivery.models.meeting import (
    AgendaItem,
    Attendance,
    ExemptGround,
    Meeting,
    MeetingStage,
)
from commonweal.delivery.models.meeting_papers import FrozenPack, Minutes
from commonweal.delivery.models.own_figures import FiguresStage, OwnFigures
from commonweal.delivery.models.partner_link import Contribution, PartnerLink, Settled
from commonweal.delivery.models.plan import AgreedPlan, HorizonReason, Plan
from commonweal.delivery.models.polling_day import PollingDay
from commonweal.delivery.models.progress import Progress, RiskReading
from commonweal.delivery.models.review import (
    ActionAnswer,
    ActionReview,
    Answer,
    PriorityReview,
    Relevance,
    Review,
    ReviewKind,
    ReviewStage,
)
from commonweal.delivery.models.shared_interest import InterestStatus, SharedStatus
from commonweal.delivery.models.signed_report import ReportCopy, ReportFile, SignedReport
from commonweal.delivery.models.target import Form, Target, TargetStage

__all__ = [
    "AccountTaken",
    "ActionAnswer",
    "ActionEvidence",
    "ActionResource",
    "ActionReview",
    "ActionRisk",
    "AgendaItem",
    "AgreedPlan",
    "AmendmentRow",
    "AmendmentStage",
    "Answer",
    "AssuranceStatement",
    "Attendance",
    "Challenge",
    "CoProduction",
    "Contribution",
    "Decision",
    "DecisionCount",
    "DecisionInterest",
    "DecisionServes",
    "Digest",
    "DutyEvidence",
    "Endorsement",
    "Entry",
    "ExemptGround",
    "ExternalPlan",
    "FiguresStage",
    "Form",
    "FrozenPack",
    "HorizonReason",
    "InterestStatus",
    "Meeting",
    "MeetingAction",
    "MeetingStage",
    "Milestone",
    "Minutes",
    "NamedAction",
    "Needed",
    "Opinion",
    "OwnFigures",
    "PartnerLink",
    "Plan",
    "PlanAction",
    "PollingDay",
    "PriorityReview",
    "Progress",
    "Raised",
    "Relevance",
    "ReportCopy",
    "ReportFile",
    "Return",
    "Review",
    "ReviewKind",
    "ReviewStage",
    "RiskReading",
    "Round",
    "Settled",
    "SharedStatus",
    "SignedReport",
    "Stage",
    "Subject",
    "Target",
    "TargetStage",
]

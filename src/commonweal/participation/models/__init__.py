"""Rows of the app; each kind in a file of its own."""

from commonweal.participation.models.champion import Activity, Champion, Check, Cohort, Insight
from commonweal.participation.models.comment import About, Channel, Comment, Letter, Message
from commonweal.participation.models.consultation import (
    Consideration,
    Consultation,
    ConsultationAbout,
    Question,
)
from commonweal.participation.models.consultation_response import QuestionAnswer, Response
from commonweal.participation.models.membership_review import MembershipReview
from commonweal.participation.models.need import Need, NeedOfPriority, Strength
from commonweal.participation.models.training import Attendance, Programme, Session
from commonweal.participation.models.translation import TranslationSignOff

__all__ = [
    "About",
    "Activity",
    "Attendance",
    "Champion",
    "Channel",
    "Check",
    "Cohort",
    "Comment",
    "Consideration",
    "Consultation",
    "ConsultationAbout",
    "Insight",
    "Letter",
    "MembershipReview",
    "Message",
    "Need",
    "NeedOfPriority",
    "Programme",
    "Question",
    "QuestionAnswer",
    "Response",
    "Session",
    "Strength",
    "TranslationSignOff",
]

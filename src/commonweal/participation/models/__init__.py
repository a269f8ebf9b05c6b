"""Rows of the app; each kind in a file of its own."""

from commonweal.participation.models.comment import About, Channel, Comment, Letter, Message
from commonweal.participation.models.consultation import (
    Consideration,
    Consultation,
    ConsultationAbout,
    Question,
)
from commonweal.participation.models.consultation_response import QuestionAnswer, Response
from commonweal.participation.models.need import Need, NeedOfPriority, Strength

__all__ = [
    "About",
    "Channel",
    "Comment",
    "Consideration",
    "Consultation",
    "ConsultationAbout",
    "Letter",
    "Message",
    "Need",
    "NeedOfPriority",
    "Question",
    "QuestionAnswer",
    "Response",
    "Strength",
]

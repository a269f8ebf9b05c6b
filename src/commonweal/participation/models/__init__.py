"""Rows of the app; each kind in a file of its own."""

from commonweal.participation.models.champion import Activity, Champion, Check, Cohort, Insight
from commonweal.participation.models.comment import About, Channel, Comment, Letter, Message
from commonweal.participation.models.training import Attendance, Programme, Session

__all__ = [
    "About",
    "Activity",
    "Attendance",
    "Champion",
    "Channel",
    "Check",
    "Cohort",
    "Comment",
    "Insight",
    "Letter",
    "Message",
    "Programme",
    "Session",
]

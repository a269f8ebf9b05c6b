"""Rows of the app; each kind in a file of its own."""

from commonweal.delivery.models.filing import Entry, Raised, Return, Round, Stage, Subject
from commonweal.delivery.models.target import Form, Target, TargetStage

__all__ = [
    "Entry",
    "Form",
    "Raised",
    "Return",
    "Round",
    "Stage",
    "Subject",
    "Target",
    "TargetStage",
]

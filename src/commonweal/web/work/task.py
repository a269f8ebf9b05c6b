"""One thing that needs somebody, as the desk lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Section(StrEnum):
    """In the order of the desk."""

    OVERDUE = "overdue"
    DUE = "due"
    RETURNED = "returned"
    ANSWER = "answer"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, where, by when, and what stands on its tag."""

    section: Section
    title: str
    href: str
    detail: str
    dated: str
    tag: str
    due: date | None = None
    soon: bool = False

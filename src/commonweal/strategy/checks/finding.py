"""A finding: a contradiction or a gap that the structure of a strategy shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction or gap; its words are made from code and arguments elsewhere."""

    code: str
    about: tuple[str, ...] = ()  # ids of the items it is about, the chief one first
    args: tuple[tuple[str, str], ...] = ()  # what its sentence is filled with
    cites: tuple[str, ...] = ()  # sections of the document
    settles: str = ""  # the body that should settle it; empty when the pack names none

"""Why data of people is kept, for whoever reads it: residents first, office holders after."""

from __future__ import annotations

from commonweal.people.processing import Purpose, purposes

_AT_WORK = "People who"
OFFICE_HOLDERS = "People who hold an office in a board"
BASES = {
    "public task": "The council has a task in the public interest.",
    "legal obligation": "The law asks for it.",
    "consent": "You agree to it, and you can take that back at any time.",
}
"""What a basis means; the article stands beside it."""


def of_residents() -> list[Purpose]:
    """Purposes for which something is kept of people who hold no office; residents come first."""
    held = [one for one in purposes() if one.of != OFFICE_HOLDERS and one.basis in BASES]
    return sorted(held, key=lambda one: one.of.startswith(_AT_WORK))


def of_office_holders() -> list[Purpose]:
    return [one for one in purposes() if one.of == OFFICE_HOLDERS and one.basis in BASES]

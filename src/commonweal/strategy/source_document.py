"""The document a pack encodes: its sections, and what each of them lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.node import Node


class SectionKind(StrEnum):
    TEXT = "text"
    LIST = "list"
    TABLE = "table"
    FIGURE = "figure"


class Standing(StrEnum):
    """How far a part has been agreed, as the document itself says."""

    ADOPTED = "adopted"
    PROPOSED = "proposed"
    DRAFT = "draft"


class Listed(StrEnum):
    """What a section sets out to list in full."""

    PRIORITIES = "priorities"
    ALLOCATIONS = "allocations"
    MEASURES = "measures"
    BODIES = "bodies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Node):
    """One place of the document that the pack may cite."""

    id: str
    title: str
    kind: SectionKind = SectionKind.TEXT
    standing: Standing | None = None  # None: as the section around it
    lists: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Node):
    title: str
    publisher: str = ""
    published: str = ""
    sections: tuple[Section, ...] = ()

    def section(self, section_id: str) -> Section | None:
        return next((s for s in self.sections if s.id == section_id), None)

    def listing(self, what: Listed) -> tuple[Section, ...]:
        """Give the sections that set out to list such things in full."""
        return tuple(s for s in self.sections if what in s.lists)

    def standing_of(self, section_id: str) -> Standing:
        """Give the standing of a section, or of the nearest one around it that has one."""
        around = section_id
        while around:
            section = self.section(around)
            if section and section.standing:
                return section.standing
            around = around.rpartition("/")[0]
        return Standing.ADOPTED


def lies_in(cite: str, section_id: str) -> bool:
    """Say whether a cited section is the section named or a part of it."""
    return cite == section_id or cite.startswith(section_id + "/")

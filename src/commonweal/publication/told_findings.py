"""Findings of the compiler as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from commonweal.publication.reading import Reading
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.kinds import KINDS, WEIGHTS, gravity
from commonweal.strategy.checks.messages import default_of, title_of


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding in words: what, where, the default taken, who should settle it."""

    code: str
    anchor: str
    title: str
    default: str
    cites: str
    settles: str
    settles_id: str


@dataclass(frozen=True, slots=True)
class ToldKind:
    """Findings of one kind; what all of them share is said once."""

    code: str
    name: str
    default: str
    settles: str
    findings: list[ToldFinding]


@dataclass(frozen=True, slots=True)
class ToldPart:
    """Kinds on which the same thing hangs, gravest first."""

    name: str
    count: int
    kinds: list[ToldKind]


def told_parts(findings: list[ToldFinding]) -> list[ToldPart]:
    """The findings by what hangs on them, then by kind."""
    kinds: dict[str, list[ToldFinding]] = {}
    for one in sorted(findings, key=lambda one: gravity(one.code)):
        kinds.setdefault(one.code, []).append(one)
    found = []
    for weight, name in WEIGHTS.items():
        held = [_kind(code, all_) for code, all_ in kinds.items() if KINDS[code][0] is weight]
        if held:
            found.append(ToldPart(gettext(name), sum(len(k.findings) for k in held), held))
    return found


def _kind(code: str, findings: list[ToldFinding]) -> ToldKind:
    defaults = {one.default for one in findings}
    settlers = {one.settles for one in findings}
    return ToldKind(
        code,
        gettext(KINDS[code][1]),
        defaults.pop() if len(defaults) == 1 else "",
        settlers.pop() if len(settlers) == 1 else "",
        findings,
    )


def told(reading: Reading, finding: Finding, number: int) -> ToldFinding:
    """One finding in words."""
    edition = reading.edition
    return ToldFinding(
        finding.code,
        f"f{number}",
        title_of(finding, gettext),
        default_of(finding, gettext),
        "; ".join(edition.section_title(cite) for cite in finding.cites[:6]),
        edition.name_of_body(finding.settles) if finding.settles else "",
        finding.settles,
    )


def all_told(reading: Reading) -> list[ToldFinding]:
    """Every finding, in the compiler's order."""
    return [told(reading, finding, n) for n, finding in enumerate(reading.findings, 1)]


def about(reading: Reading, item: str, most: int = 12) -> list[ToldFinding]:
    """Findings about one item of the strategy."""
    held = [(n, f) for n, f in enumerate(reading.findings, 1) if item in f.about]
    return [told(reading, finding, n) for n, finding in held[:most]]

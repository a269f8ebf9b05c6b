"""What no reader can know of a file alone: figures that contradict themselves or each other."""

from __future__ import annotations

from dataclasses import replace

from commonweal.facts.observation import Observation, SetAside
from commonweal.measures.sources.extract import Extract, Kind


def sound(extract: Extract) -> Extract:
    """Set aside figures outside their own limits; a file that then holds none is refused."""
    if extract.kind is not Kind.OBSERVATIONS:
        return extract
    rivals = _rivals(extract) if extract.reader == RETURNS else set()
    aside, kept = [], []
    for one in extract.observations:
        reason = "" if _within_limits(one) else _outside(one)
        if not reason and one.line in rivals:
            reason = "two rows give different values for the same figure"
        if reason:
            aside.append(SetAside(one.line, one.cell or "value", str(one.value), reason))
        else:
            kept.append(one)
    if aside:
        extract = replace(
            extract,
            observations=kept,
            set_aside=[*extract.set_aside, *aside],
            loaded=max(extract.loaded - len(aside), 0),
            records_in=max(extract.loaded - len(aside), 0) + len(extract.set_aside) + len(aside),
        )
    if not kept:
        first = extract.set_aside[0].reason if extract.set_aside else "it has no rows"
        told = f"{extract.file}: no figure could be read ({first})"
        return replace(extract, kind=Kind.REFUSED, refusal=told)
    return extract


RETURNS = "tidy"


def _rivals(extract: Extract) -> set[int]:
    """Lines of a return that contradict each other."""
    held: dict[tuple[str, ...], list[Observation]] = {}
    for one in extract.observations:
        key = (one.indicator, one.area, one.period, one.sex, one.age, one.group_kind, one.group)
        held.setdefault(key, []).append(one)
    return {
        one.line for rows in held.values() if len({row.value for row in rows}) > 1 for one in rows
    }


def _within_limits(one: Observation) -> bool:
    if one.value is None:
        return True
    above = one.lower is None or one.lower <= one.value
    return above and (one.upper is None or one.value <= one.upper)


def _outside(one: Observation) -> str:
    lower, upper = ("none" if n is None else f"{n:.15g}" for n in (one.lower, one.upper))
    return f"lies outside its own limits, {lower} to {upper}: are columns swapped?"

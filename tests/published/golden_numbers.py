"""Arguments and answers of a case as arrays, one entry a group."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.published.golden_cases import Case, Rows, number

Floats = NDArray[np.float64]


def confidence_of(case: Case) -> float | list[float]:
    """One level or several, each a share, whatever the peer was given; none where it asked none."""
    told = case.told["args"].get("confidence", 0.95)
    if told is None:
        return []
    levels = [one / 100 if one > 1 else one for one in (told if isinstance(told, list) else [told])]
    return levels if isinstance(told, list) else levels[0]


def multiplier_of(case: Case, name: str, usual: float) -> float:
    return float(case.told["args"].get(name, usual))


def column(rows: Rows, name: str) -> Floats:
    return np.array([number(row[name]) for row in rows])


def summed(case: Case, *arguments: str) -> tuple[list[tuple[str, ...]], list[Floats]]:
    """Sums of columns a group, in the order of the keys; rows as they are where not grouped."""
    if len(groups := case.by_group()) < 2:
        rows = case.rows()
        return [case.key(row) for row in rows], [column(rows, case.column(a)) for a in arguments]
    keys = sorted(groups)
    found = [
        np.array([column(groups[key], case.column(a)).sum() for key in keys]) for a in arguments
    ]
    return keys, found


def by_band(case: Case, *arguments: str) -> tuple[list[tuple[str, ...]], list[Floats]]:
    """Columns as (groups, rows of a group); shorter groups are filled with weightless rows."""
    groups = case.by_group()
    keys = sorted(groups)
    longest = max(len(rows) for rows in groups.values())
    found = []
    for argument in arguments:
        full = np.full((len(keys), longest), 0.0 if argument in {"x", "stdpop"} else 1.0)
        for n, key in enumerate(keys):
            held = column(groups[key], case.column(argument))
            full[n, : len(held)] = held
        found.append(full)
    return keys, found


def answers(case: Case, keys: list[tuple[str, ...]], name: str) -> Floats:
    """A column of the expected rows, in the order of the keys."""
    if not case.told["groups"] or len(case.by_group()) < 2:
        return column(case.rows("expected"), name)
    held = {case.key(row): number(row[name]) for row in case.rows("expected")}
    return np.array([held[key] for key in keys])


def limits(case: Case, keys: list[tuple[str, ...]], side: str) -> Floats | None:
    """Expected limits, ``(groups,)`` or ``(levels, groups)``; None where the case has none."""
    names = [one for one in case.rows("expected")[0] if one.startswith(side) and "cl" in one]
    if not names:
        return None
    found = [answers(case, keys, one) for one in names]
    return np.array(found) if isinstance(confidence_of(case), list) else found[0]


def differs(case: Case, ours: Any, theirs: Floats | None) -> bool:
    """Whether numbers part by more than the case allows."""
    if theirs is None:
        return False
    told = case.told["tolerance"]
    return not np.allclose(
        ours, theirs, rtol=max(told["rel"], 1e-12), atol=told.get("abs", 1e-12), equal_nan=True
    )


def reference(case: Case) -> tuple[Floats, Floats]:
    """Events and people of the reference by band: ``{"vector": "ref$refcount"}`` names a column."""
    told = case.told["args"]
    if "column" in told["x_ref"]:
        events, people = by_band(case, "x_ref", "n_ref")[1]
        return events[0], people[0]  # the same of every group, else they would be no reference
    names = [told[one]["vector"].split("$") for one in ("x_ref", "n_ref")]
    events, people = (column(case.table(table), name) for table, name in names)
    return events, people


def totals(case: Case, keys: list[tuple[str, ...]]) -> Floats:
    """Observed events of a table of their own; a group that it lacks has none given."""
    name = str(case.told["args"]["x"]["column"])
    held = {case.key(row): number(row[name]) for row in case.table("totals")}
    return np.array([held.get(key, np.nan) for key in keys])

"""The overarching plan as open data: a row an action as CSV, everything as JSON."""

from __future__ import annotations

from typing import Any

from commonweal.delivery.plans.merge import plain
from commonweal.publication.open_data import as_csv, head_of_reading
from commonweal.publication.plan_today import plan_today
from commonweal.publication.reading import Reading

COLUMNS = (
    "ref", "title", "outcome", "boards", "priorities", "measures", "lead", "contributors", "owner",
    "starts", "ends", "expected", "standing", "standing_since", "late_since", "slack_days",
    "longest_chain", "horizon", "lag_months", "prevention", "determinant", "reach", "groups",
    "areas", "origin", "needs",
)  # fmt: skip
_LISTS = {"priorities", "measures", "contributors", "areas", "needs"}


def plan_csv(reading: Reading) -> str:
    """A row an action; lists are separated by spaces."""
    return as_csv(COLUMNS, (_spaced(row) for row in plan_rows(reading)))


def plan_json(reading: Reading) -> dict[str, Any]:
    """The whole plan with its parents, its hash, and what is at risk."""
    held = plan_today(reading)
    return head_of_reading(reading, "plan") | {
        "hash": held.whole.hash,
        "plans": [
            {"board": board, "revision": revision}
            for _strategy, board, revision in held.whole.plans
        ],
        "actions": [
            plain(one.merged)
            | {
                "standing": one.stood.standing.value,
                "expected": plain(one.expected),
                "late_since": plain(one.late_since(reading.today)),
                "slack_days": one.slack,
                "longest_chain": one.critical,
            }
            for one in held.outlook.actions
        ],
        "reasons": plain(held.whole.reasons),
        "longest_chain": list(held.outlook.critical),
        "at_risk": plain(held.outlook.at_risk),
        "too_soon": plain(held.outlook.too_soon),
        "near_duplicates": [plain(one) | {"likeness": one.likeness} for one in held.overlaps.near],
        "clashes": plain(held.overlaps.clashes),
    }


def plan_rows(reading: Reading) -> list[dict[str, Any]]:
    """One row an action."""
    rows = []
    for one in plan_today(reading).outlook.actions:
        action = plain(one.merged.action)
        rows.append(
            {key: action.get(key) for key in COLUMNS}
            | {
                "boards": " ".join(dict.fromkeys(p.board for p in one.merged.parents)),
                "expected": plain(one.expected),
                "standing": one.stood.standing.value,
                "standing_since": plain(one.stood.since),
                "late_since": plain(one.late_since(reading.today)),
                "slack_days": one.slack,
                "longest_chain": one.critical,
            }
        )
    return rows


def _spaced(row: dict[str, Any]) -> dict[str, Any]:
    return {k: " ".join(v) if k in _LISTS and v else v for k, v in row.items()} | {
        k: "" for k in _LISTS if not row[k]
    }

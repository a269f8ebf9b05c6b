"""What is said and done in a demonstration, as a file beside the packs tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from commonweal.delivery.plan_kinds import (
    EvidenceKind,
    Horizon,
    Prevention,
    Reach,
    ResourceKind,
    Strength,
)
from commonweal.delivery.plans.planned import (
    CoProduction,
    Evidence,
    Milestone,
    PlannedAction,
    Resource,
    Risk,
)

Month = Callable[[int], date]


@dataclass(frozen=True)
class Script:
    """The file's values; every list may be empty."""

    told: dict[str, Any]

    def all_of(self, name: str) -> list[Any]:
        return list(self.told.get(name) or [])

    def words(self, name: str, turn: int) -> str:
        """One of the sentences of a kind, in turn; empty without any."""
        held = (self.told.get("words") or {}).get(name) or [""]
        return str(held[turn % len(held)])


def read_script(home: Path, strategy: str) -> Script:
    """The script of a strategy; an empty one where the file is not there.

    A pack without a script still gets its roles, its calendar and its meetings.
    """
    path = home / f"{strategy}.yaml"
    return Script(YAML(typ="safe").load(path) if path.is_file() else {})


def action_of(told: dict[str, Any], month: Month) -> PlannedAction:
    """An action of a plan, its months counted out as days."""
    plain = {"ref", "title", "outcome", "lead", "owner", "lag_months", "determinant", "groups"}
    lists = {"priorities", "measures", "contributors", "areas", "needs"}
    return PlannedAction(
        **{name: told[name] for name in plain & told.keys()},
        **{name: tuple(told[name]) for name in lists & told.keys()},
        starts=month(told["starts"]),
        ends=month(told["ends"]),
        horizon=Horizon(told["horizon"]),
        prevention=Prevention(told["prevention"]),
        reach=Reach(told["reach"]),
        milestones=tuple(_milestone(one, month) for one in told.get("milestones", ())),
        evidence=tuple(_evidence(one) for one in told.get("evidence", ())),
        resources=tuple(_resource(one) for one in told.get("resources", ())),
        co_production=(_co_production(told["co_production"], month),),
        risks=tuple(Risk(**one) for one in told.get("risks", ())),
    )


def _milestone(told: dict[str, Any], month: Month) -> Milestone:
    return Milestone(ref=told["ref"], name=told["name"], due=month(told["due"]))


def _evidence(told: dict[str, Any]) -> Evidence:
    kind, strength = EvidenceKind(told["kind"]), Strength(told["strength"])
    return Evidence(what=told["what"], kind=kind, strength=strength)


def _resource(told: dict[str, Any]) -> Resource:
    amount = Decimal(str(told["amount"])) if "amount" in told else None
    return Resource(
        organisation=told["organisation"], kind=ResourceKind(told["kind"]), amount=amount
    )


def _co_production(told: dict[str, Any], month: Month) -> CoProduction:
    if "none_yet" in told:
        return CoProduction(none_yet=told["none_yet"])
    given = {name: told[name] for name in ("who", "how", "changed")}
    return CoProduction(**given, on=month(told["month"]))

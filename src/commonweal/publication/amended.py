"""Amendments where the boards' database and the pack come together."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

from commonweal.delivery.amendments.in_use import ids_in_use
from commonweal.delivery.amendments.queries import agreed
from commonweal.publication.changes import Changes
from commonweal.publication.compiling import Stamp, stamp
from commonweal.strategy.yaml_file import read_yaml


def agreed_changes(pack: Path) -> Changes:
    """What the boards of a pack's strategy have agreed; one query, as every page asks it."""
    strategy = strategy_of(pack)
    return Changes(agreed(strategy), partial(ids_in_use, strategy))


def strategy_of(pack: Path) -> str:
    """The id of a pack's strategy; empty when the file cannot be read, which compiling tells."""
    return _strategy(pack, stamp(pack, "strategy.yaml"))


@lru_cache(maxsize=8)
def _strategy(pack: Path, _stamp: Stamp) -> str:
    values = read_yaml("strategy.yaml", (pack / "strategy.yaml").read_text("utf-8")).values
    return str(values.get("id", "")) if isinstance(values, dict) else ""

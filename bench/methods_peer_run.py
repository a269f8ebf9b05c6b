"""Run by the peer's own Python: asks it once a round and prints the median of seconds.

Usage: python methods_peer_run.py WHAT GIVEN.npz ANSWER.npz ROUNDS
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd
import PHStatsMethods

ESP = [5000, *[5500] * 3, *[6000] * 2, 6500, *[7000] * 4, 6500, 6000, 5500, 5000, 4000, 2500,
       1500, 1000]  # fmt: skip


def rows(held: Any) -> pd.DataFrame:
    """One line a row: events and people."""
    return pd.DataFrame({"x": held["arr_0"], "n": held["arr_1"]})


def bands(held: Any) -> pd.DataFrame:
    """One line a group and band, with the standard and the reference beside it."""
    x, n = held["arr_0"], held["arr_1"]
    many, wide = x.shape
    told = {"g": np.repeat(np.arange(many), wide), "x": x.ravel(), "n": n.ravel()}
    told |= {"w": np.tile(ESP, many)} | dict(
        zip(("rx", "rn"), np.tile(held["whole"], many), strict=True)
    )
    return pd.DataFrame(told)


ASK: dict[str, tuple[Callable[[Any], pd.DataFrame], Callable[[pd.DataFrame], pd.DataFrame]]] = {
    "proportion": (rows, lambda df: PHStatsMethods.ph_proportion(df, "x", "n")),
    "rate": (rows, lambda df: PHStatsMethods.ph_rate(df, "x", "n")),
    "dsr": (
        bands,
        lambda df: PHStatsMethods.ph_dsr(df, "x", "n", "w", "g", euro_standard_pops=False),
    ),
    "isr": (bands, lambda df: PHStatsMethods.ph_ISRate(df, "x", "n", "rx", "rn", "g")),
}


def main(what: str, given: str, answer: str, rounds: int) -> None:
    """Make the table the peer reads, time its answer, keep its numbers."""
    table, ask = ASK[what]
    with np.load(given) as held:
        asked = table(held)
    taken = []
    for _ in range(rounds):
        own = asked.copy()
        begun = perf_counter()
        found = ask(own)
        taken.append(perf_counter() - begun)
    names = {"value": "Value"} | {end: _named(found, end) for end in ("lower", "upper")}
    np.savez(answer, **{name: found[column].to_numpy() for name, column in names.items()})
    sys.stdout.write(json.dumps(median(taken)))


def _named(found: pd.DataFrame, end: str) -> str:
    return next(str(name) for name in found if str(name).startswith(end))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))

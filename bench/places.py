"""The proof of any place: a pack, its verdicts, its pages, ten figures held against the panel."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from bench.prove import Proved

from commonweal.cli.main import main as command
from commonweal.measures.pipeline import code_version
from commonweal.measures.places import load_places
from commonweal.measures.store import write_whole

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "var" / "prove-3-places.json"
TEN = 10
ROW = """SELECT value, lower, upper FROM read_parquet(?) WHERE newest AND card = ? AND series = ?
AND grouping = '' AND area = ? AND period = ? AND value IS NOT NULL"""


@dataclass(frozen=True)
class Shown:
    """What one place showed: faults, figures held against the panel, its home page's words."""

    faults: str
    figures: int = 0
    home: str = ""


def output(*arguments: str) -> tuple[int, str]:
    """Run a command: its exit code and what it printed."""
    with contextlib.redirect_stdout(io.StringIO()) as told:
        return command(list(arguments)), told.getvalue()


def codes() -> list[str]:
    """Codes of every upper-tier authority."""
    return list(load_places(ROOT / "figures/reference").panel)


def built(folder: Path) -> Path:
    """A data folder with the project's own figures and a release."""
    data = folder / "data"
    assert output("ingest", str(ROOT / "figures"), "--data-dir", str(data))[0] == 0
    assert output("build", "--data-dir", str(data))[0] == 0
    return data


def every_place(folder: Path, chosen: list[str] | None = None) -> Proved:
    """A pack for every authority: compiled, assessed, its home page and its report made."""
    data, seen = built(folder), _seen()
    for code in chosen or codes():
        if code not in seen or seen[code].faults:
            seen[code] = one_place(folder, data, code)
            held = {key: vars(one) for key, one in seen.items()}
            write_whole(LOG, json.dumps({"code": code_version(), "seen": held}).encode())
    return _told({code: seen[code] for code in chosen or codes()})


def _told(seen: dict[str, Shown]) -> Proved:
    faults = [f"{code}: {one.faults}" for code, one in seen.items() if one.faults]
    homes = {one.home for one in seen.values()}
    figures = [one.figures for one in seen.values()]
    told = f"{len(seen) - len(faults)} of {len(seen)} places, {len(homes)} different home pages"
    told += f", {sum(figures)} figures equal to the panel's row, at least {min(figures)} a place"
    passed = not faults and len(homes) == len(seen) and min(figures) >= TEN
    return Proved("new, check, assess, home, report", passed, "; ".join([told, *faults[:5]]))


def _seen() -> dict[str, Shown]:
    """Places seen with this code in a run that was stopped."""
    try:
        held = json.loads(LOG.read_text())
        return {k: Shown(**v) for k, v in held["seen"].items()} if _same(held) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _same(held: dict[str, Any]) -> bool:
    return bool(held["code"] == code_version())


def one_place(folder: Path, data: Path, code: str) -> Shown:
    """Make, check, assess, report and show one place."""
    pack, assessed = folder / "packs" / code, ""
    for arguments in (
        ("new", code, "--to", str(pack)),
        ("check", str(pack)),
        ("report", "--to", str(folder / "reports" / code), "--pack", str(pack)),
        ("assess", "--pack", str(pack), "--format", "json"),
    ):
        ended, assessed = output(*arguments, "--data-dir", str(data))
        if ended:
            return Shown(f"{arguments[0]} ended with {ended}")
    status, home = _home_page(data, pack)
    if status != 200:
        return Shown(f"the home page answered {status}")
    content = json.loads(assessed)
    figures = list(_ten(content))
    differ = [key for key, latest in figures if not in_panel(data, code, key, latest)]
    place = content["place"]["name"]
    words = re.sub(r"<[^>]+>|\s+", " ", home).replace(place, "")
    digest = hashlib.sha256(words.encode()).hexdigest()
    return Shown(f"not the panel's: {differ}" if differ else "", len(figures), digest)


def _ten(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Ten latest figures of ungrouped series, spread evenly over the listings that have one."""
    held = {
        one["measure"]: one["latest"]
        for listing in content["listings"]
        for one in listing["measures"]
        if one["latest"] and not one["group"]
    }
    keys = list(held)
    for n in range(min(TEN, len(keys))):
        key = keys[n * len(keys) // min(TEN, len(keys))]
        yield key, held[key]


def in_panel(data: Path, code: str, key: str, latest: dict[str, Any]) -> bool:
    """Whether the panel's table, read plainly by code and period, holds just these numbers."""
    card, series = key.split(":")
    path = str(data / "current" / "series.parquet")
    asked = [path, card, series, code, latest["period"]]
    rows = duckdb.connect().execute(ROW, asked).fetchall()
    return rows == [(latest["value"], latest["lower"], latest["upper"])]


def _home_page(data: Path, pack: Path) -> tuple[int, str]:
    import django
    from django.test import Client

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.web.settings")
    django.setup()
    os.environ |= {"COMMONWEAL_DATA_DIR": str(data), "COMMONWEAL_PACK": str(pack)}
    answer = Client().get("/")
    return answer.status_code, answer.content.decode()

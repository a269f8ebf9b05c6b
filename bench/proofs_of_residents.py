"""The long proofs of issue 6: plain words are read back, and no comment is left in limbo."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench import public
from bench.places import built
from bench.prove import Proof, Proved
from bench.work_service import ROOT

LEAST, EVERY, COMMENTS = 2000, 5, 10_000


def claims(folder: Path, every: int = EVERY, least: int = LEAST) -> Proved:
    """Figures, directions and periods altered in release and words: every one is found."""
    told = os.environ | {
        "COMMONWEAL_DATA_DIR": str(built(folder)),
        "COMMONWEAL_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "commonweal.web.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    done = _run(told, "bench.claims_run", str(every))
    what = "every claim read back"
    if not done.stdout.startswith("{"):
        return Proved(what, False, done.stderr[-800:])
    found = json.loads(done.stdout)
    made = sum(found["made"].values())
    words = f"{made} alterations, {len(found['missed'])} missed"
    faults = [*found["before"], *found["missed"]]
    return Proved(what, made >= least and not faults, "; ".join([words, *faults[:5]]))


def comments(folder: Path, number: int = COMMENTS, seed: int = 1) -> Proved:
    """Comments by the thousand: each ends with a reply, a reason or its author's wish."""
    home = folder / "of-comments"
    home.mkdir()
    told = os.environ | {
        "COMMONWEAL_DATA_DIR": str(home),
        "COMMONWEAL_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "commonweal.web.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    done = _run(told, "bench.simulated_comments", str(number), str(seed))
    what = f"{number} comments"
    if not done.stdout.startswith("{"):
        return Proved(what, False, done.stderr[-800:])
    found = json.loads(done.stdout)
    counts = ", ".join(f"{name} {n}" for name, n in found["done"].items())
    return Proved(what, not found["faults"], "; ".join([counts, *found["faults"][:5]]))


def readers(folder: Path, data: Path | None = None) -> Proved:
    """Two hundred readers while twenty write, on a file and on PostgreSQL."""
    told, within = [], True
    for kind in ("sqlite", "postgresql"):
        home = folder / kind
        home.mkdir()
        with public.on(kind, home, data or built(folder)) as held:
            found = public.run(held)
        told.append(f"{kind}: {found.line()}")
        within = within and found.within
    return Proved(f"{public.READERS} readers, {public.WRITERS} writers", within, "; ".join(told))


def _run(told: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True)


OF_ISSUE_6: dict[str, Proof] = {"claims": claims, "comments": comments, "readers": readers}

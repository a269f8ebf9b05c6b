"""The long proofs of issue 6: that nothing published in plain words escapes its reader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.places import built
from bench.prove import Proof, Proved
from bench.work_service import ROOT

LEAST = 2000


def claims(folder: Path, every: int = 1, least: int = LEAST) -> Proved:
    """Figures, directions and periods altered in release and words: every one is found."""
    told = os.environ | {
        "COMMONWEAL_DATA_DIR": str(built(folder)),
        "COMMONWEAL_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "commonweal.web.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    command = [sys.executable, "-m", "bench.claims_run", str(every)]
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True)
    what = "every claim read back"
    if not done.stdout.startswith("{"):
        return Proved(what, False, done.stderr[-800:])
    found = json.loads(done.stdout)
    made = sum(found["made"].values())
    words = f"{made} alterations, {len(found['missed'])} missed"
    faults = [*found["before"], *found["missed"]]
    return Proved(what, made >= least and not faults, "; ".join([words, *faults[:5]]))


OF_ISSUE_6: dict[str, Proof] = {"claims": claims}

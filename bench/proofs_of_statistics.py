"""The long proofs of issue 4: error rates of verdicts, coverage of intervals, speed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from bench import methods, methods_verdicts
from bench.methods_cases import Sizes
from bench.places import built, output
from bench.prove import Proof, Proved
from tests.generative.interval_coverage import coverages

ROOT = Path(__file__).resolve().parent.parent
SETS = 10_000


def error_rates(folder: Path) -> Proved:
    """``commonweal simulate`` at its full length, with the real panels."""
    data = str(built(folder))
    with patch.dict(os.environ, {"COMMONWEAL_FORMAT": "json"}):
        code, told = output("simulate", "--data-dir", data, "--format", "json")
    rates = json.loads(told)["rates"]
    broken = [
        f"{one['question']} {one['case']} {one['share']:.4f}" for one in rates if not one["holds"]
    ]
    bounded = sum(one["allowed"] is not None for one in rates)
    words = f"{bounded} promises of {len(rates)} rates, {len(broken)} broken"
    return Proved("error rates of the verdicts", code == 0, "; ".join([words, *broken[:5]]))


def interval_coverage(_folder: Path) -> Proved:
    """The share of 10,000 simulated data sets whose limits contain the truth, every interval."""
    found = list(coverages(SETS))
    broken = [f"{one.name} {one.share:.4f}" for one in found if not one.kept]
    least = min(one.share for one in found)
    told = f"{len(found)} intervals, {SETS:,} sets each, least {least:.2%}, {len(broken)} not kept"
    return Proved("coverage of intervals", not broken, "; ".join([told, *broken[:5]]))


def branches_reached(folder: Path) -> Proved:
    """Every branch of the methods, by the tests that the word "methods" selects."""
    held = str(folder / "coverage")
    paths = ("tests/published", "tests/unit", "tests/generative")
    run = (
        "-m",
        "coverage",
        "run",
        "--branch",
        "--source=commonweal.methods",
        f"--data-file={held}",
    )
    tests = _python(*run, "-m", "pytest", "-q", *paths, "-k", "methods", "-p", "no:cacheprovider")
    told = _python("-m", "coverage", "json", "-q", f"--data-file={held}", "-o", f"{held}.json")
    if tests.returncode or told.returncode:
        return Proved("branches of the methods", False, (tests.stdout + told.stdout)[-300:])
    found = json.loads(Path(f"{held}.json").read_text())["totals"]
    missed = found["missing_lines"] + found["missing_branches"]
    words = (
        f"{found['num_statements']} statements, {found['num_branches']} branches, {missed} missed"
    )
    return Proved("branches of the methods", missed == 0, words)


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join(("src", "."))
    return subprocess.run(
        (sys.executable, *arguments),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def speed(_folder: Path) -> Proved:
    """Every row of the bench of methods, and every verdict in a second."""
    found = methods.run(Sizes())
    verdicts = methods_verdicts.run()
    print(methods.table(found), *verdicts.lines(), sep="\n")
    short = [f"{one.case.name}: {', '.join(one.short)}" for one in found if one.short]
    in_time = verdicts.whole <= methods_verdicts.ASKED
    told = f"{len(found)} rows, {len(short)} short; every verdict {verdicts.whole:.2f} s"
    return Proved("speed of methods and verdicts", not short and in_time, "; ".join([told, *short]))


OF_ISSUE_4: dict[str, Proof] = {
    "error-rates": error_rates,
    "coverage": interval_coverage,
    "branches": branches_reached,
    "speed": speed,
}

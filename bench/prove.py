"""The long proofs of an issue, with one table at the end.

Usage: python bench/prove.py --issue 3   (make prove ISSUE=3)

Each proof has a small form of seconds in `make test`: the same code with smaller numbers. What is
done is written to ``var/prove-<issue>.json``; a proof that passed with the same code is not run
again unless --again is given.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from commonweal.measures.pipeline import code_version
from commonweal.measures.store import write_whole

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


@dataclass(frozen=True)
class Proved:
    """One line of the table."""

    what: str
    passed: bool
    told: str
    seconds: float = 0.0


Proof = Callable[[Path], Proved]


def proofs_of(issue: str) -> dict[str, Proof]:
    """The proofs of an issue, by name."""
    from bench import proofs, proofs_of_delivery, proofs_of_residents, proofs_of_statistics

    held = {"3": proofs.OF_ISSUE_3, "4": proofs_of_statistics.OF_ISSUE_4}
    held["5"] = proofs_of_delivery.OF_ISSUE_5
    held["6"] = proofs_of_residents.OF_ISSUE_6
    return held.get(issue, {})


def main() -> int:
    """Run every proof that has not passed yet; 1 when one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issue", default="3")
    parser.add_argument("--again", action="store_true", help="run also what passed before")
    parser.add_argument("--only", default="", help="name of one proof")
    asked = parser.parse_args()
    proofs = proofs_of(asked.issue)
    if not proofs:
        print("Name an issue that has proofs: make prove ISSUE=3, 4, 5 or 6")
        return 2
    log = ROOT / "var" / f"prove-{asked.issue}.json"
    passed = {} if asked.again else _passed(log)
    rows: list[Proved] = []
    for name, proof in proofs.items():
        if asked.only in {"", name}:
            rows.append(passed.get(name) or _run(name, proof))
            passed |= {name: rows[-1]} if rows[-1].passed else {}
            _write(log, passed)
    _print(rows)
    return int(not all(row.passed for row in rows))


def _run(name: str, proof: Proof) -> Proved:
    print(f"{name} …", flush=True)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="prove-") as folder:
        found = proof(Path(folder))
    return Proved(found.what, found.passed, found.told, time.perf_counter() - start)


def _passed(log: Path) -> dict[str, Proved]:
    try:
        held = json.loads(log.read_text())
    except (OSError, ValueError):
        return {}
    rows = held["passed"] if held["code"] == code_version() else {}
    return {name: Proved(**row) for name, row in rows.items()}


def _write(log: Path, passed: dict[str, Proved]) -> None:
    rows = {name: asdict(row) for name, row in passed.items()}
    write_whole(log, json.dumps({"code": code_version(), "passed": rows}, indent=1).encode())


def _print(rows: list[Proved]) -> None:
    print()
    for row in rows:
        print(
            f"{'ok    ' if row.passed else 'FAILED'} {row.what:34} {row.seconds:7.1f} s  {row.told}"
        )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.web.settings")
    sys.exit(main())

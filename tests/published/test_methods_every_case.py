"""No golden case is passed over: each is answered, deviates under a row, or is refused alike."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.published.deviations import DEVIATIONS, REFUSED_ALIKE, under
from tests.published.golden_cases import BUNDLED, GOLDEN, Case, case_called, every_case, named

ROOT = Path(__file__).resolve().parents[2]
ERRORS = [case for case in every_case() if not case.answered]


def _told(name: str) -> bool:
    return bool(under(name)) or name in REFUSED_ALIKE


COUNTING = ("an_error_of_the_peer", "a_case_that_asks")
"""Tests that only look a case up."""


@pytest.mark.parametrize("case", ERRORS, ids=named)
def test_an_error_of_the_peer_is_a_deviation_or_an_error_of_ours(case: Case) -> None:
    if case.folder not in {GOLDEN, BUNDLED} and not _told(case.name):
        pytest.skip(f"{case.name} of GOLDEN_DIR: the peer refused it, and no row here names it")

    assert bool(under(case.name)) != (case.name in REFUSED_ALIKE)


def test_every_case_has_a_test_that_the_word_methods_chooses() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "tests/published", "-k", "methods"]

    listed = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": "src:."}, capture_output=True, text=True
    )

    names = {case.name for case in every_case() if case.answered or _told(case.name)}
    told = re.findall(r"::test_(\w+)\[.*?(\w+/\w+)\]$", listed.stdout, re.MULTILINE)
    shown = {name for test, name in told if not test.startswith(COUNTING)}
    assert listed.returncode == 0, listed.stdout[-2000:]
    assert sorted(names - shown) == []


def test_every_name_in_the_table_is_a_case() -> None:
    """Cases bundled with the papers can only be looked up where they lie."""
    named_here = {one.partition(":")[0] for row in DEVIATIONS for one in row.cases}
    lacking = {one for one in named_here | set(REFUSED_ALIKE) if case_called(one) is None}

    if lacking and not BUNDLED.is_dir():
        pytest.skip(f"the cases bundled with the papers are not here: {', '.join(sorted(lacking))}")
    assert lacking == set()

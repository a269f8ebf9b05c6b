"""Examples in docstrings run, in every module that has one; those of the methods run apart."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"
FILES = sorted((SRC / "commonweal").rglob("*.py"))
MODULES = [
    ".".join(path.relative_to(SRC).with_suffix("").parts)
    for path in FILES
    if ">>> " in path.read_text("utf-8") and path.parent.name != "methods"
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    found = doctest.testmod(importlib.import_module(name))

    assert found.attempted > 0
    assert found.failed == 0, f"{found.failed} of {found.attempted} lines: see the captured output"

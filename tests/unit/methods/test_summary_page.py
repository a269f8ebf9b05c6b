"""The page of the measures of inequality names all of them, and functions that are there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "inequality.md"
MEASURES = (
    "D R SII RII ACI RCI BGV BGSD COV MDMU MDMW MDBU MDBW MDRU MDRW IDISU IDISW TI MLD PAR PAF"
)


def test_page_names_the_21_measures_once():
    rows = re.findall(r"^\| .*?\(([A-Z]+)\) \|", PAGE.read_text("utf-8"), re.MULTILINE)

    assert len(rows) == 21
    assert " ".join(rows) == MEASURES


def test_page_names_functions_that_are_there():
    named = re.findall(r"`([a-z_]+)\.([a-z_]+)`", PAGE.read_text("utf-8"))

    assert len(named) >= 21
    for module, function in named:
        if module != "commonweal":
            held = importlib.import_module(f"commonweal.methods.{module}")
            assert callable(getattr(held, function))

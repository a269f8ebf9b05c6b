"""The page for those who use the methods alone: its example runs, and what it names is there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs/how-to/use-the-methods-alone.md").read_text("utf-8")


def test_the_example_runs(capsys):
    (example,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)

    exec(compile(example, "example", "exec"), {})  # noqa: S102 - the page's own lines

    assert capsys.readouterr().out.startswith("Leeds: 2")


def test_every_method_in_the_table_is_there():
    rows = [row for row in PAGE.splitlines() if row.startswith("| `")]
    for row in rows:
        ours = re.findall(r"`([a-z_.]+)`", row.split("|")[2])
        module = importlib.import_module(f"commonweal.methods.{ours[0].split('.')[0]}")
        for name in ours:
            home, _, method = name.rpartition(".")
            held = importlib.import_module(f"commonweal.methods.{home}") if home else module
            if not hasattr(held, method):
                importlib.import_module(f"commonweal.methods.{name}")

    assert len(rows) >= 10

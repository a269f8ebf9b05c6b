"""The package is usable alone: SciPy is loaded when it is needed, and nothing else is."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import importlib, pkgutil, sys
import commonweal.methods
for one in pkgutil.iter_modules(commonweal.methods.__path__):
    importlib.import_module("commonweal.methods." + one.name)
ours = {"commonweal", "numpy"} | set(sys.stdlib_module_names)
print(*sorted({name.partition(".")[0] for name in sys.modules} - ours))
"""


def test_importing_every_method_loads_numpy_alone() -> None:
    bare = [sys.executable, "-c", "import sys; print(*sorted(sys.modules))"]
    held = subprocess.run(bare, capture_output=True, text=True, check=True).stdout.split()
    known = {name.partition(".")[0] for name in held}
    told = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    found = {name for name in told.stdout.split() if name not in known}
    assert {name for name in found if not name.startswith("_")} == set()

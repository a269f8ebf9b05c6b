"""The engine prints nothing: standard output belongs to the command."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import duckdb
from commonweal.measures import engine
wanted = "SELECT current_setting('enable_progress_bar')"
for con in (duckdb.connect(), engine.connect()):
    print(con.execute(wanted).fetchone()[0])
"""


def test_no_bar_is_drawn_in_a_process_without_a_script():
    told = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)

    bare, ours = told.stdout.split()

    assert ours == "False", f"a bare engine says {bare}"

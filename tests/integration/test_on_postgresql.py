"""The tests of people and of delivery again, on a real PostgreSQL; and many writers at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.postgresql import cluster, programs

ROOT = Path(__file__).resolve().parents[2]
WRITERS, EVENTS = 6, 20
WRITE = f"""
import os
from commonweal.cli.work import open_database
import django; django.setup()
from django.db import transaction
from commonweal.people.log import Act, keep, record
for number in range({EVENTS}):
    with transaction.atomic():
        record(Act("proposed", "target", str(number), "officer"), None, {{}}, {{"why": keep("so")}})
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    home = programs()
    if home is None:
        told = "PostgreSQL is missing: on Debian 'apt install postgresql'"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(told)
        pytest.skip(told)
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with cluster(Path(folder) / "c", home) as found:
            yield found


def run(address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory(prefix="data-") as data:
        return subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=told(address, data),
            capture_output=True, text=True,
        )  # fmt: skip


def told(address: str, data: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "COMMONWEAL_FORMAT"}
    return kept | {
        "COMMONWEAL_DATABASE": address,
        "COMMONWEAL_DATA_DIR": data,
        "DJANGO_SETTINGS_MODULE": "commonweal.web.settings",
        "PYTHONPATH": "src:.",
    }


COUNTED = "test_few_queries_at_work.py"  # how many queries a page asks is one number on both
AT_WORK = sorted(
    f"{one.relative_to(ROOT)}"
    for one in Path(__file__).parent.glob("*_at_work.py")
    if one.name != COUNTED
)


@pytest.mark.parametrize(
    "tests", [["tests/unit/people"], ["tests/unit/delivery"], AT_WORK], ids=lambda one: one[0]
)
def test_they_pass_on_postgresql_as_well(address, tests):
    done = run(address, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", *tests)

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "skipped" not in done.stdout


def test_many_writers_make_one_chain(address, tmp_path):
    first = run(address, "-m", "commonweal.cli.main", "audit", "verify")
    assert first.returncode == 0, first.stderr
    environment = told(address, str(tmp_path))
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITE], cwd=ROOT, env=environment)
        for _ in range(WRITERS)
    ]
    assert [one.wait(120) for one in writers] == [0] * WRITERS

    done = run(address, "-m", "commonweal.cli.main", "audit", "verify")

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{WRITERS * EVENTS} events" in done.stdout and done.stdout.rstrip().endswith("whole")

"""The site on a port of this machine, and a Chromium to look at it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from tests.functional_web.listening import free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
SHEET = ROOT / "src/commonweal/web/static/built/site.css"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def lacking(what: str, mend: str) -> None:
    """Skip, saying what to install; fail where everything is required."""
    told = f"{what} is missing: {mend}"
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(told)
    pytest.skip(told)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    found = shutil.which("chromium")
    if found is None:
        lacking("Chromium", "on Debian 'apt install chromium'")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("playwright", "install requirements/dev.lock")
    if not AXE.is_file():
        lacking("axe-core", "run 'npm ci'")
    if not SHEET.is_file():
        lacking("the built style sheet", "run 'make test', which builds it")
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Its loop runs beside our own calls, never within one: the database may be asked.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_told: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(served: Path) -> Iterator[str]:
    """Where the site listens."""
    from commonweal.web.wsgi import application

    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def demonstration(store: Path, tmp_path_factory: Any) -> Iterator[str]:
    """A demonstration that listens, begun as ``make run`` begins it."""
    home, port = tmp_path_factory.mktemp("demonstration") / "data", free_port()
    shutil.copytree(store, home, symlinks=True)
    own = {
        "COMMONWEAL_DATA_DIR": str(home), "COMMONWEAL_TODAY": "2026-11-24", "PYTHONPATH": "src",
    }  # fmt: skip
    settled: dict[str, Any] = {"env": os.environ | own, "cwd": ROOT}
    up = [sys.executable, "-m", "commonweal.cli.main", "up", "--demonstration"]
    with subprocess.Popen([*up, "--port", str(port)], **settled) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}", seconds=240)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def kinds(reading: Any) -> dict[str, str]:
    """One page of each kind by its name: with a chart, with groups, without a figure, …"""
    from commonweal.publication.my_area import wards

    held = [one for listed in reading.listed for one in listed.measures]
    charted = next(one for one in held if one.has_figure and one.series.id == "all")
    grouped = next((one for one in held if one.has_figure and reading.gaps(one.card)), charted)
    bare = next(one for one in held if not one.has_figure)
    priority = next(one for one in reading.edition.standing_priorities if one.listings)
    stages = reading.edition.strategy.stages
    plain = (
        "outcomes", "priorities", "plan", "line-of-sight", "boards", "report", "cannot-tell",
        "findings", "claims", "calendar", "strategy", "words", "changes", "methods", "data",
        "about", "accessibility",
    )  # fmt: skip
    return {
        "home": "/",
        **{name: f"/{name}/" for name in plain},
        "filtered": "/outcomes/?verdict=too_uncertain_to_tell&sort=name",
        "nothing found": "/outcomes/?search=nothing-fits-this",
        "stage": f"/stages/{stages[0].id}/" if stages else "/",
        "priority": f"/priorities/{priority.id}/",
        "board": f"/boards/{reading.edition.governance.bodies[0].id}/",
        "measure": f"/measures/{charted.card.id}/",
        "groups": f"/measures/{grouped.card.id}/",
        "bare measure": f"/measures/{bare.card.id}/",
        "evidence": f"/measures/{charted.card.id}/evidence/",
        "plain report": "/report/plain/",
        "easy read": "/report/easy/",
        "light report": "/report/light/",
        "my area": "/my-area/",
        "my ward": f"/my-area/{wards(reading)[0].slug}/",
        "plain measure": f"/measures/{grouped.card.id}/plain/",
    }

"""A real service at work: PostgreSQL, the server in a process of its own, people signed in.

Run as a program it prepares or reads the database of such a service; see ``main``.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "a" * 32
DAY = "2026-11-24"


@dataclass
class Service:
    """Where it runs, and what it was told."""

    port: int
    told: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, and wait for its first answer."""
        command = [sys.executable, "-m", "commonweal.cli.main", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.told, stdout=-3, stderr=-3)
        for _attempt in range(1200):
            if answers(self.port):
                return
            time.sleep(0.1)
        raise RuntimeError("the server does not answer within two minutes")

    def stop(self, how: int = signal.SIGTERM) -> None:
        """End the server and what it started; nothing is said to them before with SIGKILL."""
        if self.process is None:
            return
        for number in (*children(self.process.pid), self.process.pid):
            os.kill(number, how)
        self.process.wait(30)
        self.process = None

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command beside the server."""
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.told, capture_output=True, text=True)

    def ask(self, what: str, *more: str) -> Any:
        """What this file's own program answers."""
        done = self.run("-m", "bench.work_service", what, *more)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)


def children(parent: int) -> list[int]:
    """Processes that a process started and that still run."""
    path = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(one) for one in path.read_text().split()] if path.exists() else []


def answers(port: int) -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=2)) as line:
            line.request("GET", "/about/")
            return line.getresponse().status == 200
    except OSError:
        return False


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def service(folder: Path, data: Path, address: str) -> Iterator[Service]:
    """A service over a copy of a data folder's release and a database by its address."""
    home = folder / "data"
    home.mkdir()
    for name in ("current", "releases", "editions", "extracts"):
        if (data / name).exists():
            (home / name).symlink_to((data / name).resolve())
    told = os.environ | {
        "COMMONWEAL_DATABASE": address,
        "COMMONWEAL_DATA_DIR": str(home),
        "COMMONWEAL_TODAY": DAY,
        "COMMONWEAL_SECRET_KEY": "k" * 40,
        "DJANGO_SETTINGS_MODULE": "commonweal.web.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    held = Service(free_port(), told)
    try:
        yield held
    finally:
        held.stop()


def prepare(writers: int) -> dict[str, Any]:
    """A round of returns and people signed in who may write in one of them."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from commonweal.delivery.returns.actions import open_rounds
    from commonweal.delivery.returns.asked import asked_of
    from commonweal.people.models import Office, Person, Role
    from commonweal.publication.site import current_reading

    reading = current_reading()
    edition, day = reading.edition, reading.today
    filing = open_rounds(edition, day)[0]
    cookies = []
    for number in range(writers):
        person = Person.objects.create_user(f"writer{number}@example.org", f"Writer {number}")
        Office.objects.create(
            person=person, strategy=edition.strategy.id, board=filing.board, role=Role.OFFICER,
            since=day.replace(year=2020),
        )  # fmt: skip
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        cookies.append(f"sessionid={session.session_key}; csrftoken={TOKEN}")
    asked = asked_of(edition, filing.board, day)
    paths = [f"/work/returns/{filing.pk}/{one.subject}/{one.item}/" for one in asked]
    return {"cookies": cookies, "paths": paths}


def written() -> dict[str, Any]:
    """What stands in the database: versions, words kept, entries of the log, the chain."""
    from commonweal.delivery.models import Entry
    from commonweal.people.audit import verify
    from commonweal.people.models import Event, Text

    audit = verify()
    return {
        "versions": {f"{e.subject}/{e.item}": e.version for e in Entry.objects.all()},
        "kept": sorted(Text.objects.values_list("words", flat=True)),
        "events": Event.objects.filter(action="wrote in return").count(),
        "whole": audit.whole,
    }


def digests(number: int) -> dict[str, Any]:
    """So many digests that wait to be sent, each with a number of its own in its words."""
    from datetime import date, timedelta

    from commonweal.delivery.models import Digest
    from commonweal.people.models import Person
    from commonweal.publication.site import current_reading

    edition, first = current_reading().edition, date(2020, 1, 1)
    person = Person.objects.create_user("reader@example.org", "Reader")
    line = {"why": "late", "return": 1, "due": DAY, "board": edition.governance.bodies[0].id}
    for one in range(number):
        Digest.objects.create(
            strategy=edition.strategy.id, person=person, day=first + timedelta(days=one),
            lines=[line | {"days": 1000 + one}],
        )  # fmt: skip
    return {"made": number}


def sent() -> dict[str, Any]:
    """Digests that nobody claimed, and those claimed whose sending was not confirmed."""
    from commonweal.delivery.models import Digest

    fresh = Digest.objects.filter(claimed_at=None).count()
    return {
        "unclaimed": fresh,
        "unconfirmed": Digest.objects.filter(sent_at=None).count() - fresh,
    }


def comments() -> dict[str, Any]:
    """How many comments are kept."""
    from commonweal.participation.models import Comment

    return {"comments": Comment.objects.count()}


ACTS: dict[str, Callable[..., dict[str, Any]]] = {
    "prepare": prepare, "written": written, "digests": digests, "sent": sent,
    "comments": comments,
}  # fmt: skip


def main() -> int:
    """Do one of ``ACTS`` in the database of the service, and print what it gives as JSON."""
    from commonweal.cli.work import open_database

    open_database()
    what, *numbers = sys.argv[1:]
    sys.stdout.write(json.dumps(ACTS[what](*map(int, numbers))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

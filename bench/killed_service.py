"""The server and the sender of mail killed without warning under load, and what must still hold."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator

from bench.mail_sink import Sink, sink
from bench.work_service import ROOT, Service, children
from bench.writers import Tally, lost, write_for

NUMBER = re.compile(r"(\d+) days late")
AMID = 0.6  # seconds after its first mail within which a sender is killed


def killed_server(
    service: Service, kills: int, writers: int, apart: float = 1.2
) -> tuple[list[str], str]:
    """Kill the server, or the process that answers for it, while people write. Faults, a count."""
    service.start()
    held: list[Tally] = []
    seconds = kills * (apart + 2.0)
    load = threading.Thread(
        target=lambda: held.append(write_for(service, seconds, writers, restarts=True))
    )
    load.start()
    chance = random.Random(5)  # noqa: S311 - the same moments every time
    for number in range(kills):
        time.sleep(chance.uniform(0.2, 2 * apart))
        _kill(service, whole=number % 2 == 0)
    load.join()
    tally = held[0]
    faults = [*tally.faults, *lost(service, tally, exact=False)]
    if not tally.accepted or not tally.broken_off:
        faults.append("nothing was accepted, or nobody was broken off: this proves nothing")
    return faults, f"{len(tally.accepted)} words accepted, {tally.broken_off} lines broken off"


def _kill(service: Service, *, whole: bool) -> None:
    """The whole server, which is started again; or its worker, which the server replaces."""
    if whole or service.process is None:
        service.stop(signal.SIGKILL)
        service.start()
        return
    for number in children(service.process.pid):
        os.kill(number, signal.SIGKILL)


def killed_sender(service: Service, kills: int, mails: int) -> tuple[list[str], str]:
    """Kill the command that sends mail, again and again; then let it end. Faults, and a count."""
    with sink() as held:
        service.told["COMMONWEAL_EMAIL"] = held.address
        service.ask("digests", str(mails))
        before, amid = 0, 0
        for seconds in _moments(kills):
            _tick_killed(service, held, before, seconds)
            amid += before < len(held.mails) < mails
            before = len(held.mails)
        done = service.run("-m", "commonweal.cli.main", "tick")
        faults = [done.stderr[-500:]] if done.returncode else []
        faults += list(_twice(held))
        sent = len(held.mails)
    told = service.ask("sent")
    silent = mails - sent
    if not amid:
        faults.append("no sender was killed amid its mails: this proves nothing")
    if told["unclaimed"]:
        faults.append(f"{told['unclaimed']} digests were never tried")
    if silent > told["unconfirmed"]:
        faults.append(f"{silent} mails missing, {told['unconfirmed']} reported as unconfirmed")
    left = f"{sent} of {mails} mails left, {told['unconfirmed']} reported as unconfirmed"
    return faults, f"{left}, {amid} senders killed amid their mails"


def _twice(held: Sink) -> Iterator[str]:
    numbers = Counter(found[1] for mail in held.mails if (found := NUMBER.search(mail)))
    yield from (f"mail {one} was sent {times} times" for one, times in numbers.items() if times > 1)
    if sum(numbers.values()) != len(held.mails):
        yield "a mail without its number"


def _moments(kills: int) -> list[float]:
    chance = random.Random(7)  # noqa: S311 - the same moments every time
    return [chance.uniform(0.0, AMID) for _ in range(kills)]


def _tick_killed(service: Service, held: Sink, before: int, seconds: float) -> None:
    """Let a sender begin, and kill it so long after the first mail that it sent."""
    command = [sys.executable, "-m", "commonweal.cli.main", "tick"]
    one = subprocess.Popen(command, cwd=ROOT, env=service.told, stdout=-3, stderr=-3)
    while len(held.mails) == before and one.poll() is None:
        time.sleep(0.005)
    time.sleep(seconds)
    one.kill()
    one.wait()

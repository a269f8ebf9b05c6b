"""Many writers at once on one return: no word lost, no chain broken, no fault of ours."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from bench.work_service import TOKEN, Service

VERSION = re.compile(rb'name="version" value="(\d+)"')
CONTENDED = 20  # so few things to write about that writers meet all the time


@dataclass
class Tally:
    """What the writers were answered."""

    accepted: list[tuple[str, str]] = field(default_factory=list)  # of what, which words
    conflicts: int = 0
    broken_off: int = 0
    faults: list[str] = field(default_factory=list)


def write_for(service: Service, seconds: float, writers: int, *, restarts: bool = False) -> Tally:
    """Let so many write for so long; with ``restarts`` a broken line is no fault."""
    made, tally = service.ask("prepare", str(writers)), Tally()
    end, paths = time.monotonic() + seconds, made["paths"][:CONTENDED]
    threads = [
        threading.Thread(target=_write, args=(service.port, n, cookie, paths, end, tally, restarts))
        for n, cookie in enumerate(made["cookies"])
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return tally


def _write(
    port: int, number: int, cookie: str, paths: list[str], end: float, tally: Tally, restarts: bool
) -> None:
    chance, versions, turn = random.Random(number), dict.fromkeys(paths, 0), 0  # noqa: S311
    while time.monotonic() < end:
        path, turn = chance.choice(paths), turn + 1
        words = f"writer {number}, turn {turn}"
        try:
            status, body = _post(port, cookie, path, words, versions[path])
        except (OSError, HTTPException) as fault:
            tally.broken_off += 1
            if not restarts:
                tally.faults.append(f"{path}: {fault!r}")
            time.sleep(0.05)
            continue
        _count(tally, path, words, status, body, versions)


def _post(port: int, cookie: str, path: str, words: str, version: int) -> tuple[int, bytes]:
    sent = urlencode({"said": words, "version": version, "csrfmiddlewaretoken": TOKEN})
    heads = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        line.request("POST", path, sent, heads)
        answer = line.getresponse()
        led_away = "/account/" in (answer.getheader("Location") or "")
        return 401 if led_away else answer.status, answer.read()


def _count(
    tally: Tally, path: str, words: str, status: int, body: bytes, versions: dict[str, int]
) -> None:
    if status == 302:
        tally.accepted.append((path, words))
        versions[path] += 1
    elif status == 409:
        tally.conflicts += 1
        found = VERSION.search(body)
        versions[path] = int(found[1]) if found else versions[path]
    else:
        tally.faults.append(f"{path}: {status}")


def lost(service: Service, tally: Tally, *, exact: bool = True) -> Iterator[str]:
    """What is not as the answers said; ``exact``: and nothing stands that was not answered."""
    stands = service.ask("written")
    kept = Counter(stands["kept"])
    gone = [words for _path, words in tally.accepted if not kept[words]]
    yield from (f"{words!r} was accepted and is gone" for words in gone)
    if not stands["whole"]:
        yield "the chain is broken"
    total = sum(stands["versions"].values())
    if total != stands["events"]:
        yield f"{total} versions, {stands['events']} entries of the log"
    if exact and total != len(tally.accepted):
        yield f"{total} versions, {len(tally.accepted)} accepted"

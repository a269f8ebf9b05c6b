"""A free port of this machine, and waiting until something answers there."""

from __future__ import annotations

import socket
import time
from urllib.request import urlopen

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: int = 20) -> None:
    for _ in range(10 * seconds):
        try:
            with urlopen(f"{address}/account/sign-in/", timeout=20):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the site did not begin to listen")

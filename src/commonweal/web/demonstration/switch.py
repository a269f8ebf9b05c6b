"""The switch that makes an instance a demonstration, and what it refuses to be switched on for."""

from __future__ import annotations

from collections.abc import Iterable

from commonweal.publication.locations import demonstration

HERE = {"127.0.0.1", "localhost", "[::1]", "testserver"}


class DemonstrationError(RuntimeError):
    """A demonstration that others could reach."""


def demonstration_here(hosts: Iterable[str]) -> bool:
    """Whether this instance is a demonstration.

    Raises ``DemonstrationError`` when it would answer to any name but this machine's own: its
    pages let everybody in as anybody.
    """
    others = sorted(set(hosts) - HERE)
    if demonstration() and others:
        raise DemonstrationError(
            f"COMMONWEAL_DEMONSTRATION=yes lets everybody in as anybody, so COMMONWEAL_HOSTS may "
            f"name this machine only, not {', '.join(others)}: take one of the two away"
        )
    return demonstration()

"""When something was last done here: a line in the data folder that ``doctor`` reads."""

from __future__ import annotations

from datetime import UTC, datetime

from commonweal.measures.store import write_whole
from commonweal.publication.locations import data_dir


def mark(what: str) -> None:
    """Note that something was done just now, by the clock of the machine."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    write_whole(data_dir() / f"last-{what}", f"{now}\n".encode())


def marked(what: str) -> datetime | None:
    """When it was last done; None where that is not known."""
    try:
        return datetime.fromisoformat((data_dir() / f"last-{what}").read_text("ascii").strip())
    except (OSError, ValueError):
        return None

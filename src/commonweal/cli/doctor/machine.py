"""What the machine gives: room to write, a clock, files that were built."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commonweal.cli.doctor.finding import Finding, mind, well, wrong

ZONE = "Europe/London"
LEAST, LITTLE = 500_000_000, 2_000_000_000
OLD = timedelta(days=2)
BUILT = ("site.css", "work.css", "source-sans-3-latin-400-normal.woff2")


def folder(home: Path) -> Finding:
    """Whether the data folder can be written to."""
    try:
        with tempfile.TemporaryFile(dir=home):
            return well("data folder", str(home))
    except OSError as fault:
        do = "Make it, and give it to the user who runs the site"
        return wrong("data folder", f"{home} cannot be written to: {fault.strerror}", do)


def room(free: int, home: Path) -> Finding:
    """Whether the disk of the data folder has room."""
    told, do = f"{free / 1e9:.1f} GB free below {home}", "Make room before something is refused"
    if free < LEAST:
        return wrong("disk", told, do)
    return mind("disk", told, do) if free < LITTLE else well("disk", told)


def room_of(home: Path) -> Finding:
    near = next(one for one in (home, *home.resolve().parents) if one.exists())
    return room(shutil.disk_usage(near).free, home)


def clock(now: datetime, last: datetime | None, stands_in: str, real: bool) -> Iterator[Finding]:
    """The clock beside the last entry of the log, and the time zone."""
    if stands_in and real:
        told = f"COMMONWEAL_TODAY={stands_in} stands in for the clock"
        yield wrong("clock", told, "Take it away: returns and reminders go by it")
    elif last and last > now + timedelta(minutes=5):
        told = f"the log was last written at {last:%Y-%m-%d %H:%M} UTC, later than now"
        yield wrong("clock", told, "Set the clock, and let it be kept (timedatectl set-ntp yes)")
    else:
        yield well("clock", f"{now:%Y-%m-%d %H:%M} UTC")
    try:
        ZoneInfo(ZONE)
        yield well("time zone", ZONE)
    except ZoneInfoNotFoundError:
        yield wrong("time zone", f"{ZONE} is not known here", "On Debian 'apt install tzdata'")


def ran(what: str, now: datetime, last: datetime | None, to_do: str) -> Finding:
    """How long ago something was done that should be done every day."""
    if last is None:
        return mind(what, "it has never run here", to_do)
    told = f"last on {last:%Y-%m-%d at %H:%M} UTC"
    return mind(what, f"{told}, more than two days ago", to_do) if now - last > OLD else well(
        what, told
    )  # fmt: skip


def built(code: Path, project: Path) -> Iterator[Finding]:
    """Styles and fonts of the site, and fonts of printed papers."""
    from commonweal.publication.report_pdf.typeset import FontsMissingError, font_folders

    absent = [name for name in BUILT if not (code / name).is_file()]
    do = "Run 'python3 tools/environment.py run'"
    if absent:
        yield wrong("styles", f"{absent[0]} was not built", do)
    else:
        yield well("styles", "built")
    try:
        font_folders(project)
        yield well("fonts", "of printed papers are here")
    except FontsMissingError as fault:
        yield wrong("fonts", f"{fault}", do)

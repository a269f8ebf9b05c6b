"""Look at everything, in the order in which it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from commonweal.cli.doctor import data, database, machine, settings
from commonweal.cli.doctor.finding import Finding, State, wrong
from commonweal.cli.faults import WRONG_SETTINGS
from commonweal.cli.keeping.marks import marked
from commonweal.cli.work import set_up
from commonweal.publication.locations import data_dir, demonstration, project

TICK = "Let a timer run 'commonweal tick', see docs/how-to/deploy.md"
BACKUP = "Let a timer run 'commonweal backup', see docs/how-to/deploy.md"


def examine() -> Iterator[Finding]:
    """Every finding; what hangs on something that is wrong is not looked at."""
    try:
        set_up()
    except Exception as fault:
        if type(fault).__name__ not in WRONG_SETTINGS:
            raise
        yield wrong("settings", str(fault), f"See {settings.SETTINGS}")
        return
    told = settings.environment()
    yield machine.folder(data_dir())
    yield machine.room_of(data_dir())
    yield from machine.built(project() / "src/commonweal/web/static/built", project())
    yield from settings.addresses(told)
    yield settings.key(told.get("COMMONWEAL_SECRET_KEY", ""), data_dir())
    if not demonstration():
        yield settings.mail(told)
    yield from _of_database(told.get("COMMONWEAL_TODAY", ""))


def _of_database(stands_in: str) -> Iterator[Finding]:
    now, real = datetime.now(UTC), not demonstration()
    found = database.reached()
    yield found
    usable = found.state is State.WELL
    last = database.last_written() if usable else None
    yield from machine.clock(now, last, stands_in, real)
    if not usable:
        return
    yield database.of_kind()
    yield database.log()
    yield database.rows()
    yield from data.pack()
    yield data.release()
    if real:
        yield from database.administrators(now.date())
        yield database.data_requests(now.date())
        yield machine.ran("tick", now, marked("tick"), TICK)
        yield machine.ran("backup", now, marked("backup"), BACKUP)

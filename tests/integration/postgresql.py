"""A PostgreSQL of the tests' own: made in an empty folder, on a socket there, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin")
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}


def programs() -> Path | None:
    """Folder of the newest PostgreSQL of this machine; None without one."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    held = [one for place in PLACES for one in Path("/").glob(place.lstrip("/"))]
    ready = [one for one in held if (one / "initdb").exists()]
    return max(ready, key=lambda one: (len(one.parent.name), one.parent.name), default=None)


@contextmanager
def cluster(folder: Path, home: Path) -> Iterator[str]:
    """Start a cluster in an empty folder; gives the address of its database, and stops it.

    Its programs refuse to run as root: then they run as the user that Debian made for them.
    """
    folder.mkdir()
    as_user = _user(folder)
    data, socket = folder / "data", folder
    made = ("-A", "trust", "-U", "commonweal", "-E", "UTF8", "-N", "-D", data)
    _run([home / "initdb", *made], as_user)
    options = f"-k {socket} -c listen_addresses='' -c max_connections=80 -c fsync=off"
    begin = [home / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start"]
    _run(begin, as_user)
    try:
        yield f"postgresql://commonweal@{quote(str(socket), safe='')}/postgres"
    finally:
        _run([home / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], as_user)


def _user(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    held = pwd.getpwnam("postgres")
    os.chown(folder, held.pw_uid, held.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


def _run(command: list[str | Path], as_user: list[str]) -> None:
    done = subprocess.run([*as_user, *map(str, command)], cwd="/", **QUIET)
    assert done.returncode == 0, done.stderr.decode()

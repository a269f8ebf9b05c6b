"""What of the data folder a backup holds, and how another folder takes its place in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from commonweal.cli.keeping.archive import Member
from commonweal.measures.store import reached, settle
from commonweal.publication import signed_report
from commonweal.publication.board_pack import files as board_packs
from commonweal.publication.locations import KEY_FILE, demonstration

DATABASES = ("db.sqlite3", "demonstration.sqlite3")
MARKS = ("last-tick", "last-backup")
REAL = (board_packs.FOLDER, signed_report.FOLDER)
MADE_UP = (board_packs.MADE_UP, signed_report.MADE_UP)
EXCHANGE, HERE = 2, -100  # RENAME_EXCHANGE, AT_FDCWD


class FolderError(Exception):
    """A data folder that cannot be replaced; the message says what to do."""


def files_of(home: Path, *, with_key: bool) -> Iterator[Member]:
    """Every file and link of a data folder that belongs into a backup, in one order.

    Half-written files, locks, databases (they are copied by their own means), and what belongs to
    the instance of the other kind do not.
    """
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home)
        if not _left_out(name, with_key=with_key) and (path.is_symlink() or path.is_file()):
            yield Member(f"data/{name.as_posix()}", path)


def kept_files(home: Path) -> Iterator[Member]:
    """What rows name and cannot be made anew: frozen packs, signed reports, editions, …"""
    for one in files_of(home, with_key=False):
        if one.name.split("/")[1] in _kept_tops():
            yield one


def _kept_tops() -> tuple[str, ...]:
    return ("editions", "extracts", "packs", *(MADE_UP if demonstration() else REAL))


def _left_out(name: Path, *, with_key: bool) -> bool:
    top = name.parts[0]
    if top == KEY_FILE:
        return not with_key
    hidden = any(part.startswith(".") for part in name.parts)
    return hidden or top in (*MARKS, *_frozen_of_others()) or top.startswith(DATABASES)


def _frozen_of_others() -> tuple[str, ...]:
    """Folders of what was given out by the instance of the other kind."""
    return REAL if demonstration() else MADE_UP


def _database_of_others() -> str:
    return DATABASES[0] if demonstration() else DATABASES[1]


def is_empty(home: Path) -> bool:
    """Whether nothing stands in a folder, or nothing but a lock and a database just made."""
    held = {one.name for one in home.iterdir()} if home.is_dir() else set()
    return all(name == ".lock" or name.startswith(DATABASES) for name in held)


def carry_over(old: Path, new: Path) -> None:
    """Give the new folder what the old one holds and the backup does not speak of."""
    if (new / KEY_FILE).exists():
        (new / KEY_FILE).chmod(0o600)
    if not old.is_dir():
        return
    shutil.copymode(old, new)
    for path in sorted(old.iterdir()):
        kept = path.name in (KEY_FILE, *MARKS, *_frozen_of_others())
        if (kept or path.name.startswith(_database_of_others())) and not (new / path.name).exists():
            _link(path, new / path.name)


def add_missing(old: Path, new: Path) -> None:
    """Give the old folder the files that only the new one has; none of its own is touched.

    Files of the folder bear their sums or ids as names: more of them disturb nobody.
    """
    for path in sorted(new.rglob("*")):
        name = path.relative_to(new)
        if name.parts[0] not in _kept_tops():
            continue  # an export of ours holds nothing else
        there = old / name
        if path.is_file() and not path.is_symlink() and not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, there)


def _link(path: Path, to: Path) -> None:
    if path.is_dir():
        shutil.copytree(path, to, symlinks=True, copy_function=os.link)
    else:
        os.link(path, to)


def put_in_place(new: Path, home: Path) -> None:
    """Let a folder take the place of another in one step; the old one is gone afterwards.

    Raises ``FolderError`` where the file system cannot do that.
    """
    settle(new)
    reached("folder")
    if not home.exists():
        new.rename(home)
        return
    _exchange(new, home)
    reached("exchanged")
    shutil.rmtree(new)


def _exchange(one: Path, other: Path) -> None:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    if rename and rename(HERE, names[0], HERE, names[1], EXCHANGE) == 0:
        return
    why = ctypes.get_errno() or errno.ENOSYS
    if why == errno.EBUSY:
        told = f"{other} is where a disk is mounted: let the data folder be a folder on it"
        raise FolderError(told)
    raise FolderError(
        f"{other} cannot be exchanged for the restored folder ({os.strerror(why)}): "
        f"restore into a new folder with --data-dir, then move it there"
    )

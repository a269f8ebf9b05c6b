"""One archive of files with the sum of each: written whole, read only when every sum holds."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from commonweal.measures.store import canonical_json, reached, settle

MANIFEST = "manifest.json"
BLOCK = 1 << 20


class ArchiveError(Exception):
    """An archive that is damaged, cut short or none of ours; the message says which."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file or a link, under the name that it has in the archive."""

    name: str
    path: Path


def write_archive(target: Path, members: Iterable[Member], told: Mapping[str, Any]) -> int:
    """Write files, links and a manifest of their sums; how many there were.

    Only its owner may read it, and it has its name only once it is whole. The manifest comes last
    and holds the sums of what was written, so that a file that changes meanwhile cannot lie.
    """
    half = target.with_name(f".{target.name}.{os.getpid()}.half")
    try:
        with _private(half) as out:
            with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
                sums = dict(_added(tar, one) for one in members)
                reached("members")
                _add_bytes(tar, MANIFEST, canonical_json({**told, "members": sums}))
            out.flush()
            os.fsync(out.fileno())
        reached("archive")
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return len(sums)


def write_folder(target: Path, members: Iterable[Member], told: Mapping[str, Any]) -> int:
    """Write the same as a folder, which has its name only once it is whole."""
    half = target.with_name(f".{target.name}.{os.getpid()}.half")
    half.mkdir(mode=0o700)
    try:
        sums = {}
        for one in members:
            to = half / one.name
            to.parent.mkdir(parents=True, exist_ok=True)
            sums[one.name] = _copied(one.path, to)
        (half / MANIFEST).write_bytes(canonical_json({**told, "members": sums}))
        settle(half)
        half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return len(sums)


def read_folder(source: Path, folder: Path) -> dict[str, Any]:
    """Copy what ``write_folder`` wrote into an empty folder and give its manifest.

    Raises ``ArchiveError`` unless every file is there with its sum, and nothing else is.
    """
    found: dict[str, str] = {}
    for path in sorted(one for one in source.rglob("*") if one.is_file()):
        name = path.relative_to(source).as_posix()
        if path.is_symlink():
            raise ArchiveError(f"{source} holds the link {name!r}, which no export of ours holds")
        if name != MANIFEST:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            found[name] = _copied(path, folder / name)
    manifest = source / MANIFEST
    return _checked(source, manifest.read_bytes() if manifest.is_file() else b"", found)


def unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Unpack into an empty folder and give the manifest.

    Raises ``ArchiveError`` unless every file is there with its sum, and nothing else is.
    """
    found: dict[str, str] = {}
    manifest = b""
    try:
        with tarfile.open(archive, mode="r:") as tar:
            for one in tar:
                if one.name == MANIFEST:
                    manifest = _content(tar, one).read()
                else:
                    found[_name(one)] = _put(tar, one, folder)
    except (tarfile.TarError, EOFError) as fault:
        raise ArchiveError(f"{archive} is damaged or no archive: {fault}") from fault
    return _checked(archive, manifest, found)


def _checked(archive: Path, manifest: bytes, found: dict[str, str]) -> dict[str, Any]:
    if not manifest:
        raise ArchiveError(f"{archive} was cut short: its list of sums is missing")
    try:
        told: dict[str, Any] = json.loads(manifest)
        meant: dict[str, str] = dict(told["members"].items())
        wrong = sorted({name for name, _ in set(found.items()) ^ set(meant.items())})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ArchiveError(f"{archive} is damaged: its list of sums cannot be read") from None
    if wrong:
        more = f" and {len(wrong) - 1} more" if wrong[1:] else ""
        raise ArchiveError(f"{archive} is damaged: {wrong[0]}{more} is not as it was written")
    return told


def _added(tar: tarfile.TarFile, member: Member) -> tuple[str, str]:
    if member.path.is_symlink():
        return member.name, _add_link(tar, member)
    entry = tarfile.TarInfo(member.name)
    with member.path.open("rb") as source:
        entry.size = os.fstat(source.fileno()).st_size
        entry.mode = 0o600
        hashing = _Hashing(source)
        tar.addfile(entry, hashing)  # type: ignore[arg-type]
    return member.name, hashing.sum.hexdigest()


def _add_link(tar: tarfile.TarFile, member: Member) -> str:
    entry = tarfile.TarInfo(member.name)
    entry.type, entry.linkname = tarfile.SYMTYPE, os.fspath(member.path.readlink())
    tar.addfile(entry)
    return f"-> {entry.linkname}"


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))


def _put(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> str:
    """Write one member below a folder; its sum."""
    path = folder / _name(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    if entry.issym():
        path.symlink_to(entry.linkname)
        return f"-> {entry.linkname}"
    hashing = _Hashing(_content(tar, entry))
    with path.open("xb") as out:
        while block := hashing.read(BLOCK):
            out.write(block)
    return hashing.sum.hexdigest()


def _copied(path: Path, to: Path) -> str:
    """Copy a file; the sum of what was copied."""
    with path.open("rb") as source, to.open("xb") as out:
        hashing = _Hashing(source)
        while block := hashing.read(BLOCK):
            out.write(block)
    return hashing.sum.hexdigest()


def _name(entry: tarfile.TarInfo) -> str:
    """The name of a member, which may lead nowhere but below the folder it is unpacked to."""
    names = (entry.name, entry.linkname) if entry.issym() else (entry.name,)
    parts = [PurePosixPath(one) for one in names]
    if (
        not (entry.isreg() or entry.issym())
        or entry.issparse()
        or any(one.is_absolute() or ".." in one.parts for one in parts)
    ):
        raise ArchiveError(f"it holds {entry.name!r}, which no backup of ours holds")
    return entry.name


def _content(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    held = tar.extractfile(entry)
    if held is None:
        raise ArchiveError(f"it holds {entry.name!r}, which is no file")
    return held


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """A new file that only its owner may read, from its first byte."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "wb") as out:
        yield out


class _Hashing:
    """A file whose bytes are hashed as they are read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on, and hash what was read."""
        block = self._source.read(size)
        self.sum.update(block)
        return block

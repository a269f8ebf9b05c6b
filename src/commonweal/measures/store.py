"""Where things lie in the data folder, and how a file is put there whole or not at all."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class StoreError(Exception):
    """The data folder is damaged or cannot be written; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Store:
    """The data folder: extracts, releases by id, editions, packs, and the link ``current``."""

    root: Path

    @property
    def extracts(self) -> Path:
        return self.root / "extracts"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def editions(self) -> Path:
        return self.root / "editions"

    @property
    def packs(self) -> Path:
        return self.root / "packs"

    @property
    def current(self) -> Path:
        """The one link that is swapped when a release is put in service."""
        return self.root / "current"

    @property
    def previous(self) -> Path:
        """The link to the release that was in service before this one."""
        return self.root / "previous"

    def current_release(self) -> Path | None:
        """Folder of the release in service, or None before the first."""
        target = self.current.resolve() if self.current.is_symlink() else None
        return target if target and target.is_dir() else None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the data folder for one writer; the hold ends with the process, however it ends."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreError(
                    f"another command is writing to {self.root}: wait until it has ended"
                ) from None
            yield


def reached(step: str) -> None:
    """Mark a named step of a write; dies here when a proof of crash safety asks for it.

    ``COMMONWEAL_DIE_AT=<step>`` kills this very process without warning, as a power cut would.
    """
    if os.environ.get("COMMONWEAL_DIE_AT") == step:
        os.kill(os.getpid(), signal.SIGKILL)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    with half.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    half.replace(path)


def settle(folder: Path) -> None:
    """Make the bytes of a folder durable before its name can be seen."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def canonical_json(thing: Any) -> bytes:
    """The one spelling of a JSON document that is hashed: sorted keys, no spaces, UTF-8."""
    text = json.dumps(thing, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def short_id(thing: Any) -> str:
    """First 12 hex digits of the sha256 of the canonical JSON."""
    return hashlib.sha256(canonical_json(thing)).hexdigest()[:12]


def sha256_of(path: Path) -> str:
    """Hash of a file's bytes."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()

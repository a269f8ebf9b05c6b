"""Files of a release handed out as they were sealed, or not at all."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from commonweal.measures.panels import Release
from commonweal.measures.release import MANIFEST
from commonweal.measures.store import StoreError, canonical_json, sha256_of, short_id


class AlteredError(StoreError):
    """A file of a release is not as it was sealed."""


def sealed_file(release: Release, name: str) -> Path | None:
    """Path of a file of a release; None when it has none, ``AlteredError`` when it was altered.

    A file is hashed when it is first asked for, and again only when its time or size changed.
    """
    path = release.home / name
    wanted = _wanted(release, name)
    if wanted is None or not path.is_file():
        return None
    held = path.stat()
    if _digest(path, held.st_mtime_ns, held.st_size, held.st_ino) != wanted:
        raise AlteredError(
            f"release {release.id}: {name} is not as it was sealed; run 'commonweal verify', then "
            "'commonweal build', which makes a damaged release anew"
        )
    return path


def _wanted(release: Release, name: str) -> str | None:
    """Hash that a file should have; the manifest is held against the id made of its content."""
    manifest = release.manifest
    if name != MANIFEST:
        return manifest.outputs.get(name)
    if short_id(manifest.content) != manifest.id:
        return ""
    return hashlib.sha256(canonical_json(manifest.content | {"id": manifest.id})).hexdigest()


@lru_cache(maxsize=32)
def _digest(path: Path, _changed: int, _size: int, _inode: int) -> str:
    return sha256_of(path)

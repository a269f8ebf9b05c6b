"""A release: written whole into a folder of its own, swapped in by one link, read-only after."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from commonweal.measures.store import (
    Store,
    StoreError,
    canonical_json,
    reached,
    settle,
    sha256_of,
    short_id,
    write_whole,
)

MANIFEST = "manifest.json"
SCHEMA = "commonweal/release/1"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release is made of and by what; no clock time stands in it."""

    id: str
    content: dict[str, Any]
    made: bool = True  # False: it stood already, and nothing had to be done

    @property
    def ingredients(self) -> dict[str, Any]:
        """What the release was made from: inputs, catalogue, edition, code, place."""
        return {k: v for k, v in self.content.items() if k not in {"schema", "outputs"}}

    @property
    def outputs(self) -> dict[str, str]:
        """sha256 of every file of the release, by its path within."""
        outputs: dict[str, str] = self.content["outputs"]
        return outputs


def write_release(
    store: Store, ingredients: dict[str, Any], fill: Callable[[Path], None]
) -> Manifest:
    """Fill a hidden folder, seal it with a manifest, put it in its place and swap the link.

    ``ingredients`` name inputs, catalogue, edition and code; equal ingredients and equal outputs
    give an equal id. Whatever moment the process dies at, the link shows a whole release.
    """
    store.releases.mkdir(parents=True, exist_ok=True)
    _sweep(store)
    draft = store.releases / f".draft-{os.getpid()}"
    draft.mkdir()
    fill(draft)
    reached("release-filled")
    outputs = {
        path.relative_to(draft).as_posix(): sha256_of(path)
        for path in sorted(draft.rglob("*"))
        if path.is_file()
    }
    content = {"schema": SCHEMA, **ingredients, "outputs": outputs}
    manifest = Manifest(short_id(content), content)
    write_whole(draft / MANIFEST, canonical_json(content | {"id": manifest.id}))
    reached("release-sealed")
    _place(draft, store.releases / manifest.id)
    reached("release-placed")
    swap(store, manifest.id)
    return manifest


def standing(store: Store, ingredients: dict[str, Any]) -> Manifest | None:
    """The release in service, if it was made of just these ingredients and is undamaged."""
    home = store.current_release()
    if home is None or damage(home):
        return None
    manifest = read_manifest(home)
    same = canonical_json(manifest.ingredients) == canonical_json(ingredients)
    return replace(manifest, made=False) if same else None


def _place(draft: Path, home: Path) -> None:
    if home.exists() and not damage(home):
        shutil.rmtree(draft)
        return
    if home.exists():
        shutil.rmtree(home)
    settle(draft)
    draft.replace(home)


def swap(store: Store, release_id: str) -> None:
    """Put a release in service: one rename of one link."""
    fresh = store.root / f".current-{os.getpid()}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("releases") / release_id)
    reached("link-made")
    before = store.current_release()
    if before is not None and before.name != release_id:
        _remember(store, before.name)
    fresh.replace(store.current)
    reached("link-swapped")


def _remember(store: Store, release_id: str) -> None:
    """Keep a link to the release that was in service before, for the page of what changed."""
    fresh = store.root / f".previous-{os.getpid()}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("releases") / release_id)
    fresh.replace(store.previous)


def _sweep(store: Store) -> None:
    """Remove drafts that a process left when it died."""
    for draft in store.releases.glob(".draft-*"):
        process = draft.name.rsplit("-", 1)[1]
        if not (process.isdigit() and _alive(int(process))):
            shutil.rmtree(draft, ignore_errors=True)


def _alive(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def read_manifest(home: Path) -> Manifest:
    """The manifest of a release folder; ``StoreError`` when it is missing or damaged."""
    try:
        content = json.loads((home / MANIFEST).read_text())
        release_id = content.pop("id")
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise StoreError(
            f"the release {home.name} has no readable manifest: run 'commonweal build' again"
        ) from fault
    return Manifest(release_id, content)


def damage(home: Path) -> list[str]:
    """Every file of a release that is missing, altered or not in its manifest, in words."""
    try:
        manifest = read_manifest(home)
    except StoreError as fault:
        return [str(fault)]
    found = []
    if short_id(manifest.content) != manifest.id or manifest.id != home.name:
        found.append(f"{MANIFEST}: its content does not give the id {home.name}")
    present = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()} - {
        MANIFEST
    }
    for name, digest in manifest.outputs.items():
        if name not in present:
            found.append(f"{name}: missing")
        elif sha256_of(home / name) != digest:
            found.append(f"{name}: altered since the release was sealed")
    found += [
        f"{name}: not part of the release" for name in sorted(present - set(manifest.outputs))
    ]
    return found

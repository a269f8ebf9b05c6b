"""A file of a release is handed out as sealed, hashed once, or refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.unit.measures_pipeline.conftest import Country

from commonweal.measures import sealed
from commonweal.measures.panels import Release
from commonweal.measures.sealed import AlteredError, sealed_file

NAMES = ("series.parquet", "areas.parquet", "manifest.json")


@pytest.fixture
def release(country: Country) -> Release:
    made = country.build()
    _ = made.manifest  # a release that is served was opened before anyone could touch it
    return made


def flip(path: Path) -> None:
    """Change one byte, and leave time and size as they were."""
    before = path.stat()
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_as_sealed_is_given(release: Release, name: str):
    assert sealed_file(release, name) == release.home / name


@pytest.mark.parametrize("name", NAMES)
def test_an_altered_file_is_refused_with_its_name_and_what_to_do(release: Release, name: str):
    flip(release.home / name)

    with pytest.raises(AlteredError, match=rf"{release.id}: {name} .*commonweal verify"):
        sealed_file(release, name)


def test_a_file_altered_after_it_was_given_is_refused_too(release: Release):
    path = release.home / "series.parquet"
    assert sealed_file(release, path.name) == path
    path.write_bytes(path.read_bytes() + b"x")

    with pytest.raises(AlteredError):
        sealed_file(release, path.name)


def test_a_manifest_with_another_content_than_its_id_is_refused(release: Release):
    path = release.home / "manifest.json"
    held = json.loads(path.read_text())
    held["outputs"]["series.parquet"] = "0" * 64
    path.write_text(json.dumps(held))

    with pytest.raises(AlteredError):
        sealed_file(Release(release.home), path.name)


def test_a_file_is_hashed_once_and_not_at_every_request(
    release: Release, monkeypatch: pytest.MonkeyPatch
):
    hashed: list[Path] = []
    real = sealed.sha256_of
    monkeypatch.setattr(sealed, "sha256_of", lambda path: hashed.append(path) or real(path))

    for _ in range(5):
        sealed_file(release, "series.parquet")

    assert hashed == [release.home / "series.parquet"]


def test_what_is_no_part_of_the_release_is_none(release: Release):
    (release.home / "extra.parquet").write_bytes(b"x")

    assert sealed_file(release, "extra.parquet") is None
    assert sealed_file(release, "neighbours.parquet") is None

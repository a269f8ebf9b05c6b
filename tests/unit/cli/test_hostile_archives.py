"""Archives and folders that no backup and no export of ours is."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from commonweal.cli.keeping.archive import MANIFEST, ArchiveError, read_folder, unpack
from commonweal.cli.keeping.home import add_missing


def archive(folder: Path, manifest: object) -> Path:
    path = folder / "hostile.tar"
    with tarfile.open(path, "w") as tar:
        told = json.dumps(manifest).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(told)
        tar.addfile(entry, io.BytesIO(told))
    return path


@pytest.mark.parametrize("manifest", [[], {}, {"members": []}, {"members": 5}, {"members": None}])
def test_a_manifest_of_another_shape_is_damage_and_no_fault_of_ours(tmp_path, manifest):
    (tmp_path / "to").mkdir()
    with pytest.raises(ArchiveError, match="its list of sums cannot be read"):
        unpack(archive(tmp_path, manifest), tmp_path / "to")


def test_a_file_with_holes_is_refused_before_it_fills_the_disk(tmp_path):
    path = tmp_path / "holes.tar"
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as tar:
        entry = tarfile.TarInfo("data/editions/x.json")
        entry.pax_headers = {
            "GNU.sparse.major": "1", "GNU.sparse.minor": "0",
            "GNU.sparse.realsize": str(1 << 40), "GNU.sparse.name": entry.name,
        }  # fmt: skip
        told = b"0\n".ljust(512, b"\0")
        entry.size = len(told)
        tar.addfile(entry, io.BytesIO(told))
    (tmp_path / "to").mkdir()

    with pytest.raises(ArchiveError, match="which no backup of ours holds"):
        unpack(path, tmp_path / "to")


def test_a_link_in_an_export_is_not_followed(tmp_path):
    source, secret = tmp_path / "export", tmp_path / "secret"
    (source / "data/editions").mkdir(parents=True)
    secret.write_text("mine")
    (source / "data/editions/x.json").symlink_to(secret)
    (tmp_path / "to").mkdir()

    with pytest.raises(ArchiveError, match="holds the link"):
        read_folder(source, tmp_path / "to")


def test_an_import_adds_files_to_the_folders_that_rows_name_alone(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    for name in ("db.sqlite3", "last-backup", "editions/a.json"):
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    add_missing(old, new)

    assert [p.relative_to(old).as_posix() for p in old.rglob("*") if p.is_file()] == [
        "editions/a.json"
    ]

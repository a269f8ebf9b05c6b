"""A release: the same from the same, whole or not at all, and every byte watched over."""

from pathlib import Path

import pytest
from tests.unit.measures_pipeline.conftest import HOMES, YEARS, Country, make_reference, years

from commonweal.measures.extracts import ingest
from commonweal.measures.panels import Release
from commonweal.measures.release import damage, read_manifest
from commonweal.measures.store import Store, StoreError


def _elsewhere(folder: Path, names: list[str]) -> Release:
    (folder / "raw").mkdir(parents=True)
    country = Country(Store(folder / "data"), make_reference(folder / "ref"), folder / "raw")
    texts = {"homes.csv": HOMES, "years.csv": YEARS, "copy.csv": YEARS}
    for name in names:
        ingest([country.arrive(name, texts[name])], country.store, {})
    return country.release()


def test_the_same_files_in_another_order_give_the_same_bytes(tmp_path: Path):
    one = _elsewhere(tmp_path / "one", ["homes.csv", "copy.csv", "years.csv"])
    other = _elsewhere(tmp_path / "other", ["years.csv", "copy.csv", "homes.csv"])

    assert one.id == other.id
    assert one.manifest.content == other.manifest.content
    assert damage(one.home) == damage(other.home) == []


def test_a_build_of_the_same_rests(country: Country):
    first = country.build()
    before = first.home.stat().st_mtime_ns

    again = country.release()

    assert again.id == first.id
    assert again.home.stat().st_mtime_ns == before


def test_a_damaged_release_is_built_anew(country: Country):
    home = country.build().home
    (home / "series.parquet").write_bytes(b"nothing")

    assert damage(country.release().home) == []


def test_another_figure_gives_another_release_and_keeps_the_first(country: Country):
    first = country.build()
    country.arrive("years.csv", years(("E06000099", "2021", 61.6)))

    second = country.build()

    assert second.id != first.id
    assert damage(first.home) == []
    assert country.store.current_release() == second.home.resolve()


def test_one_flipped_byte_is_found(country: Country):
    path = country.build().home / "series.parquet"
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)

    assert damage(path.parent) == ["series.parquet: altered since the release was sealed"]


def test_a_missing_and_an_added_file_are_found(country: Country):
    home = country.build().home
    (home / "areas.parquet").unlink()
    (home / "extra.txt").write_text("x")

    assert damage(home) == ["areas.parquet: missing", "extra.txt: not part of the release"]


def test_an_altered_manifest_is_found(country: Country):
    path = country.build().home / "manifest.json"
    path.write_text(path.read_text().replace("E06000099", "E06000098"))

    (fault,) = damage(path.parent)
    assert "does not give the id" in fault


def test_an_unreadable_manifest_is_told(country: Country):
    home = country.build().home
    (home / "manifest.json").write_text("{")

    with pytest.raises(StoreError, match="no readable manifest"):
        read_manifest(home)


def test_nothing_held_is_told(tmp_path: Path):
    country = Country(Store(tmp_path / "data"), make_reference(tmp_path / "ref"), tmp_path)

    with pytest.raises(StoreError, match="no extract is held"):
        country.release()

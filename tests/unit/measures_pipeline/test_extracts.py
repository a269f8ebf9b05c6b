"""Files kept as received, with their receipts."""

import json

import pytest
from tests.unit.measures_pipeline.conftest import YEARS, Country

from commonweal.measures import engine
from commonweal.measures.extracts import OBSERVATION_FIELDS, files_below, ingest
from commonweal.measures.receipts import damage_of_extracts, receipts
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.origins import Origin
from commonweal.measures.store import StoreError, sha256_of


def _receipt(country: Country, name: str) -> dict[str, object]:
    return next(receipt for _, receipt in receipts(country.store) if receipt["file"] == name)


def test_a_file_is_kept_as_received(country: Country):
    ingest([country.raw], country.store, {})

    homes = {receipt["file"]: home for home, receipt in receipts(country.store)}
    assert (homes["years.csv"] / "years.csv").read_text() == YEARS
    assert damage_of_extracts(country.store) == []


def test_a_file_read_before_is_not_read_again(country: Country):
    ingest([country.raw], country.store, {})

    assert {o.outcome for o in ingest([country.raw], country.store, {})} == {"unchanged"}


def test_another_origin_is_taken_up(country: Country):
    ingest([country.raw], country.store, {})
    digest = sha256_of(country.raw / "years.csv")

    outcomes = ingest([country.raw], country.store, {digest: Origin(vintage="2024-01-01")})

    assert [o.outcome for o in outcomes] == ["unchanged", "read"]
    assert _receipt(country, "years.csv")["vintage"] == "2024-01-01"


def test_one_bad_file_does_not_stop_the_rest(country: Country):
    country.arrive("bad.csv", b"\0\0\0")
    country.arrive("words.txt", "no figures")

    outcomes = {
        o.file.rsplit("/", 1)[1]: o.outcome for o in ingest([country.raw], country.store, {})
    }

    assert outcomes == {
        "bad.csv": "refused",
        "homes.csv": "read",
        "words.txt": "refused",
        "years.csv": "read",
    }


def test_what_was_sealed_when_the_process_died_is_finished(country: Country):
    ingest([country.raw], country.store, {})
    (home, receipt), *_ = receipts(country.store)
    home.rename(home.with_name(f".{home.name}.half"))

    assert (home, receipt) in list(receipts(country.store))


def test_an_altered_extract_is_found_before_a_build(country: Country):
    ingest([country.raw], country.store, {})
    (home, _), *_ = receipts(country.store)
    (home / "observations.parquet").write_bytes(b"nothing")

    with pytest.raises(StoreError, match="altered; remove the folder"):
        country.release()


def test_an_unreadable_receipt_is_told(country: Country):
    ingest([country.raw], country.store, {})
    (home, _), *_ = receipts(country.store)
    (home / "receipt.json").write_text("[]")

    with pytest.raises(StoreError, match="no readable receipt"):
        country.release()


def test_two_writers_do_not_meet(country: Country):
    with country.store.alone(), pytest.raises(StoreError, match="another command is writing"):
        ingest([country.raw], country.store, {})


def _figures(country: Country, value: float) -> None:
    con = engine.connect()
    fields = {name: ["x"] for name in OBSERVATION_FIELDS} | {"value": [value], "line": [1]}
    fields |= {"reader": ["ons-els"], "indicator": ["Male years"], "area": ["E06000098"]}
    fields |= {name: [""] for name in ("sex", "age", "group_kind", "group", "cell", "note")}
    fields |= {"period": ["2021"], "lower": [1.0], "upper": [9.0], "confidence": [95.0]}
    fields |= {"numerator": [1.0], "denominator": [1.0]}
    engine.table(con, "f", fields)
    engine.write_parquet(con, "SELECT * FROM f", country.raw / "ons-els.parquet")


def test_a_table_of_figures_takes_the_place_of_its_forerunner(country: Country):
    _figures(country, 5.0)
    country.build()
    _figures(country, 6.0)

    rows = country.build().rows(("years", "all", "", ""), "E06000098")

    assert [row["value"] for row in rows] == [6.0]


def test_of_a_data_package_only_its_tables_are_taken(country: Country):
    package = {"resources": [{"path": "years.csv"}]}
    country.arrive("datapackage.json", json.dumps(package))

    assert [path.name for path in files_below([country.raw])] == ["years.csv"]


def test_a_damaged_data_package_is_named(country: Country):
    country.arrive("datapackage.json", "{}")

    with pytest.raises(SourceError, match=r"datapackage\.json: is no data package"):
        files_below([country.raw])

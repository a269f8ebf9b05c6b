"""Where the work of boards is kept, from one line."""

from __future__ import annotations

import pytest

from commonweal.web.databases import DatabaseAddressError, database


def test_without_an_address_it_is_a_file_in_the_folder_of_data(monkeypatch, tmp_path):
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(tmp_path))

    told = database("")

    assert told["NAME"] == str(tmp_path / "db.sqlite3")
    assert told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_is_read_with_its_odd_letters():
    told = database("postgresql://a%40b:p%2Fw@db.example:5433/common%20weal")

    parts = [told[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == ["a@b", "p/w", "db.example", "5433", "common weal"]


def test_a_socket_is_named_by_its_folder():
    assert database("postgresql://a@%2Frun%2FPg/name")["HOST"] == "/run/Pg"
    assert database("postgresql:///name")["HOST"] == ""


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://host", "nonsense"])
def test_other_addresses_are_refused_without_their_password(address):
    with pytest.raises(DatabaseAddressError, match=r"postgresql://user:password@host:5432/name"):
        database(address)

"""Many writers, and processes killed under load, in small: the same code, fewer and shorter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bench.proofs_of_delivery import killed, many_writers, simulated
from tests.integration.postgresql import programs


@pytest.fixture
def postgresql() -> None:
    if programs() is None:
        told = "PostgreSQL is missing: on Debian 'apt install postgresql'"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(told)
        pytest.skip(told)


@pytest.mark.usefixtures("postgresql")
def test_nobody_loses_a_word_to_another(store: Path, tmp_path: Path) -> None:
    found = many_writers(tmp_path, store, writers=12, seconds=4.0)

    assert found.passed, found.told


@pytest.mark.usefixtures("postgresql")
def test_what_was_accepted_outlives_a_killed_process(store: Path, tmp_path: Path) -> None:
    found = killed(tmp_path, store, kills=3, writers=4)

    assert found.passed, found.told


def test_a_strategy_keeps_its_promises_for_a_year(store: Path, tmp_path: Path) -> None:
    found = simulated(tmp_path, store, rounds=2)

    assert found.passed, found.told

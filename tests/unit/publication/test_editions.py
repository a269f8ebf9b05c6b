"""Editions in the folder of data: kept once, checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.strategy.tiny import compile_tiny

from commonweal.measures.store import Store
from commonweal.publication.editions import EditionError, edition_kept, keep_edition

EDITION = compile_tiny().edition


def test_an_edition_that_was_kept_is_read_back(tmp_path: Path) -> None:
    keep_edition(Store(tmp_path), EDITION)

    assert edition_kept(Store(tmp_path), EDITION.id) == EDITION


def test_an_edition_that_was_never_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="edition 123456789abc was not kept"):
        edition_kept(Store(tmp_path), "123456789abc")


@pytest.mark.parametrize(("old", "told"), [("All are well", "was altered"), ("{", "is not an")])
def test_an_edition_that_was_altered_is_told(tmp_path: Path, old: str, told: str) -> None:
    path = keep_edition(Store(tmp_path), EDITION)
    path.write_text(path.read_text().replace(old, "Words"))

    with pytest.raises(EditionError, match=told):
        edition_kept(Store(tmp_path), EDITION.id)
    assert keep_edition(Store(tmp_path), EDITION) == path
    assert edition_kept(Store(tmp_path), EDITION.id) == EDITION

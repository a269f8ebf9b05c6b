"""What a receipt says of the code that read a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.measures import receipts, sound
from commonweal.measures.sources import cells, registry


@pytest.mark.parametrize("module", [registry, cells, sound])
def test_a_change_of_code_that_sets_aside_reads_a_file_again(module: object):
    assert Path(module.__file__) in receipts.code_that_reads()  # type: ignore[attr-defined]


def test_another_code_has_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    code = tmp_path / "sound.py"
    monkeypatch.setattr(receipts, "code_that_reads", lambda: [code])
    versions = set()
    for text in ("a = 1", "a = 2"):
        code.write_text(text)
        versions.add(receipts.readers_version.__wrapped__())

    assert len(versions) == 2

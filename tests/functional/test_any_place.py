"""A pack for any place: the small form of the proof, for a county and a borough."""

from pathlib import Path

import pytest
from bench.proofs import one_place

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "node_modules/@expo-google-fonts"


@pytest.mark.skipif(
    not FONTS.is_dir(), reason="needs the fonts of the printed report: run 'npm ci'"
)
@pytest.mark.parametrize("code", ["E10000014", "E09000002"])
def test_a_place_is_made_checked_assessed_reported_and_shown(tmp_path: Path, data: Path, code: str):
    assert one_place(tmp_path, data, code) == ""

"""A pack for any place: the small form of the proof, for a county and a borough."""

from pathlib import Path

import pytest
from bench.places import TEN, in_panel, one_place

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "node_modules/@expo-google-fonts"


@pytest.mark.django_db
@pytest.mark.skipif(
    not FONTS.is_dir(), reason="needs the fonts of the printed report: run 'npm ci'"
)
@pytest.mark.parametrize("code", ["E10000014", "E09000002"])
def test_a_place_is_made_checked_assessed_reported_and_shown(tmp_path: Path, data: Path, code: str):
    shown = one_place(tmp_path, data, code)
    assert shown.faults == ""
    assert shown.figures == TEN
    assert shown.home


def test_a_figure_that_is_not_the_panels_is_seen(data: Path):
    latest = {"period": "2022–24", "value": 56.9, "lower": 53.2, "upper": 60.7}
    where = (data, "E06000032", "healthy-life-expectancy:male")
    assert in_panel(*where, latest)
    assert not in_panel(*where, latest | {"upper": 60.70001})
    assert not in_panel(*where, latest | {"period": "2021–23"})

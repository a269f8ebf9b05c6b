"""A folder of an analyst's own answers: what is wrong with it is told, and never passes unseen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.published.golden_cases import GOLDEN, cases_in, folders

CASE = "proportion/syn_grouped2"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copytree(GOLDEN, tmp_path / "own")
    return tmp_path / "own"


def test_a_column_that_would_be_passed_over_is_told(own):
    case = next(one for one in cases_in(own) if one.name == CASE)
    path = own / case.told["expected"]
    path.write_text(path.read_text().replace("value", "Value", 1))

    with pytest.raises(ValueError, match="write the column 'Value' in small letters"):
        case.compared()


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ("{", "not a list of cases"),
        ("{}", "not a list of cases"),
        ("[1]", "not a list of cases"),
        (json.dumps([{"id": "x", "family": "rate"}]), "a case lacks args, function, outcome"),
    ],
)
def test_a_manifest_that_is_none_is_told_with_its_file(own, manifest, told):
    (own / "manifest.json").write_text(manifest)

    with pytest.raises(ValueError, match=told):
        cases_in(own)


def test_a_folder_without_a_manifest_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("GOLDEN_DIR", str(tmp_path))

    with pytest.raises(FileNotFoundError, match="holds no manifest"):
        folders()

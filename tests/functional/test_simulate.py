"""The command that prints error rates, on the figures the project carries and without any."""

from __future__ import annotations

import json

import pytest

from commonweal.assessment.proof import ErrorRate, Sense, at_least, at_most, printed
from commonweal.cli.error_rates import QUESTIONS, as_lines
from commonweal.cli.main import main


def test_every_promise_holds_on_simulated_and_real_places(run):
    code, out, _ = run("simulate", "--panels", "6", "--format", "json")

    told = json.loads(out)
    assert (code, told["schema"], told["holds"]) == (0, "commonweal/simulate/1", True)
    assert told["release"]
    assert {one["question"] for one in told["rates"]} == set(QUESTIONS)
    real = {one["case"]: one for one in told["rates"] if one["question"] == "placebo"}
    assert {"since", "places_not_learned_from", "gaps", "longer_lags", "lately"} < set(real)
    assert real["since"]["trials"] > 10_000 and real["since"]["allowed"] == pytest.approx(0.055)
    assert real["longer_lags"]["allowed"] is None


def test_without_a_release_that_is_said(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("COMMONWEAL_FORMAT", "text")

    code = main(["simulate", "--panels", "2", "--seed", "3"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert "simulated places only" in lines[-1] and "a short run" in lines[-2]
    assert "promises hold" in lines[-3]


def test_a_promise_that_does_not_hold_is_said():
    import numpy as np

    often = np.arange(100) < 20
    rates = [
        at_most("since", "too_often", [often]),
        at_least("forecast", "too_seldom", [often], 0.95),
        printed("placebo", "more", [often], 0.05),
        ErrorRate("rows", "none", 0, 0, Sense.AT_MOST, 0.0, 0.0),
    ]

    *lines, whole, named = as_lines(rates)

    assert [line.split()[-1] for line in lines[1:5]] == ["HOLD", "HOLD", "more", "HOLD"]
    assert [line.split(":")[0] for line in lines[5:]] == ["does not hold"] * 3
    assert "3 of 3 do not hold" in whole
    assert named.endswith("foresee: more")


@pytest.mark.parametrize("named", ["nowhere", "a-file"])
def test_a_folder_that_is_not_there_is_told(capsys, monkeypatch, tmp_path, named):
    (tmp_path / "a-file").write_text("")
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(tmp_path / named))

    assert main(["simulate", "--panels", "1"]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_a_release_that_is_gone_is_told(capsys, monkeypatch, tmp_path):
    (tmp_path / "current").symlink_to(tmp_path / "releases" / "gone")
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(tmp_path))

    assert main(["simulate", "--panels", "1"]) == 4
    assert "is gone" in capsys.readouterr().err

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
    assert "simulated places only" in lines[-1] and "promises hold" in lines[-2]


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

    assert [line.split()[-1] for line in lines[1:]] == ["HOLD", "HOLD", "more", "HOLD"]
    assert "3 of 3 do not hold" in whole
    assert named.endswith("foresee: more")

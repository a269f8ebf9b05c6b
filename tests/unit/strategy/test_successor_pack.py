"""The strategy that followed: few facts are known of it, and the rest is found missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.strategy.compiling import Compiled, compile_pack

PACK = Path(__file__).parents[3] / "strategies" / "luton-2023-2028"


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_pack(PACK, {})


def test_successor_compiles_without_a_card(compiled: Compiled) -> None:
    assert compiled.problems == ()
    assert compiled.edition
    assert compiled.edition.listings == ()


def test_successor_holds_three_themes_and_five_outcomes(compiled: Compiled) -> None:
    assert compiled.edition
    assert len(compiled.edition.strategy.stages) == 3
    assert len(compiled.edition.priorities) == 5


def test_what_was_not_read_is_found(compiled: Compiled) -> None:
    assert {finding.code for finding in compiled.findings} >= {
        "ambition-missing",
        "goal-missing",
        "baseline-missing",
        "priority-without-lead",
        "priority-without-measures",
        "members-missing",
        "body-without-path",
        "claim-without-source",
    }


def test_organisation_that_ended_before_the_period_is_not_found(compiled: Compiled) -> None:
    assert "organisation-ends-in-period" not in {finding.code for finding in compiled.findings}

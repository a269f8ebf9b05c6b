"""The bench of methods in small: the same code, few rows, no limit on time."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import methods, methods_peer, methods_verdicts
from bench.methods_cases import SMALL, cases
from bench.methods_peer import HOME, NoPeerError, install, peer_times

PEER = HOME / "bin" / "python"


def test_every_method_is_measured_beside_its_floor() -> None:
    found = methods.run(SMALL, rounds=1, peer=False)
    assert len(found) == len({one.case.name for one in found}) == 8
    assert all(one.ours > 0 and one.floor > 0 and one.memory > 0 for one in found)
    assert all(one.beside_peer is None for one in found)
    assert len(methods.table(found).splitlines()) == len(found) + 1


def test_a_peer_that_cannot_be_installed_is_named_and_given_no_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = f"no-such-peer @ {(tmp_path / 'nowhere').as_uri()}"
    monkeypatch.setattr(methods, "install", lambda: install(tmp_path / "peer", missing))
    found = methods.run(SMALL, rounds=1)
    assert not (tmp_path / "peer").exists()
    assert {one.peer for one in found if one.case.peer} == {"not installed"}
    assert {one.peer for one in found if not one.case.peer} == {"has none"}


@pytest.mark.skipif(not PEER.exists(), reason="python -m bench.methods has not installed the peer")
@pytest.mark.parametrize(
    "case", [one for one in cases(SMALL) if one.peer], ids=lambda one: one.name
)
def test_the_peer_gives_our_numbers(case: methods.Case) -> None:
    found = methods.measure(case, SMALL, PEER, rounds=1)
    assert found.beside_peer is not None
    assert found.beside_peer > 1


def test_a_peer_that_fails_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    with pytest.raises(NoPeerError, match="it failed"):
        peer_times(cases(SMALL)[0], 5, broken, 1)
    assert not methods_peer._has_peer(broken)


@pytest.mark.usefixtures("served")
def test_every_verdict_is_timed_beside_one_place_at_a_time(reading) -> None:
    found = methods_verdicts.measure(reading, rounds=1, every=76)

    assert found.series > 50 and found.places == 153
    assert found.answers == found.series * found.places * 6
    assert found.whole > 0 and found.gaps > 0 and found.one_by_one > 0
    assert "asked ≤ 1 s" in found.lines()[0]

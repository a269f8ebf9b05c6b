"""Options before or after the command."""

import pytest

from commonweal.cli.main import options_first


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["assess", "--pack", "x"], ["--pack", "x", "assess"]),
        (["assess", "--format=json", "--area", "y"], ["--format=json", "assess", "--area", "y"]),
        (["--data-dir", "d", "verify"], ["--data-dir", "d", "verify"]),
        (["verify", "--", "--pack"], ["verify", "--", "--pack"]),
        (["verify", "--pack"], ["--pack", "verify"]),
    ],
)
def test_common_options_may_stand_anywhere(given: list[str], meant: list[str]):
    assert options_first(given) == meant

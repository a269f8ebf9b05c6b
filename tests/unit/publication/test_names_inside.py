"""Names within a sentence: small, but for what is always written large."""

import pytest

from commonweal.publication.numbers import inside


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Pupil absence", "pupil absence"),
        ("A", "a"),
        ("NHS waits under 18 weeks", "NHS waits under 18 weeks"),
        ("Use of a GP", "use of a GP"),
        ("English and mathematics at grade 4", "English and mathematics at grade 4"),
        ("Asian", "Asian"),
        ("", ""),
    ],
)
def test_a_name_within_a_sentence(name: str, within: str) -> None:
    assert inside(name) == within

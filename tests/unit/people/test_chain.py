"""What the hash of an event is made of: everything that the event tells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from commonweal.people.chain import commitment, event_hash, new_salt

TOLD: dict[str, Any] = {
    "number": 2,
    "at": datetime(2026, 6, 1, 12, 30, tzinfo=UTC),
    "actor": 7,
    "act": ("officer", "proposed", "target", "c01"),
    "facts": {"value": 5.6},
    "commitments": {"reason": {"text": "1", "sum": commitment("because", "salt")}},
    "previous": "a" * 64,
}


@pytest.mark.parametrize(
    "other",
    [
        {"number": 3},
        {"at": datetime(2026, 6, 1, 12, 30, 0, 1, tzinfo=UTC)},
        {"actor": 8},
        {"act": ("chair", "proposed", "target", "c01")},
        {"facts": {"value": 5.7}},
        {"commitments": {}},
        {"commitments": {"reason": {"text": "1", "sum": commitment("other", "salt")}}},
        {"previous": "b" * 64},
    ],
)
def test_the_hash_changes_with_every_part_of_an_event(other):
    assert event_hash(**TOLD) == event_hash(**TOLD)
    assert event_hash(**TOLD | other) != event_hash(**TOLD)


def test_no_two_salts_are_alike_and_none_is_short():
    salts = {new_salt() for _ in range(50)}

    assert len(salts) == 50
    assert {len(bytes.fromhex(one)) for one in salts} == {32}


def test_the_same_words_with_another_salt_have_another_sum():
    assert commitment("because", "one") == commitment("because", "one")
    assert commitment("because", "one") != commitment("because", "two")

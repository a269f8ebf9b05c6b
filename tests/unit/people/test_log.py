"""The log is append-only, its chain holds, and words can be erased without breaking it."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.unit.people.conftest import DAY

from commonweal.people import log
from commonweal.people.audit import verify
from commonweal.people.chain import commitment
from commonweal.people.log import Act, NoTransactionError, erase, keep, record
from commonweal.people.models import Event, Head, Text

ACT = Act("proposed", "target", "c01", "officer")
ERASURE = Act("erased", "text", "", "administrator")


UNGUARDED = {
    "sqlite": ("DROP TRIGGER people_event_no_update", "DROP TRIGGER people_event_no_delete"),
    "postgresql": (
        "SET CONSTRAINTS ALL IMMEDIATE",
        "ALTER TABLE people_event DISABLE TRIGGER people_event_append_only",
    ),
}


def some(number: int = 3) -> list[Event]:
    with transaction.atomic():
        return [
            record(ACT, None, {"value": n}, {"reason": keep(f"because {n}")}) for n in range(number)
        ]


def raw(sql: str, *values: object) -> None:
    """Alter the tables behind the log's back, as someone with the file could."""
    with connection.cursor() as cursor:
        for statement in UNGUARDED[connection.vendor]:
            cursor.execute(statement)
        cursor.execute(sql, values)


@pytest.mark.django_db
def test_an_event_is_not_written_outside_a_transaction(monkeypatch):
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr(log.transaction, "get_connection", lambda: outside)

    with pytest.raises(NoTransactionError, match="one transaction"):
        record(ACT, None)


@pytest.mark.django_db
def test_each_event_follows_the_one_before(someone):
    first, second, third = some()

    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert second.previous == first.hash and third.previous == second.hash
    told = verify([second.hash])
    assert told.whole and (told.events, told.head) == (3, third.hash)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", ["UPDATE people_event SET role = 'x'", "DELETE FROM people_event"]
)
def test_the_database_refuses_to_alter_or_delete(change):
    some()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE people_event SET role = 'chair' WHERE number = 2", "altered after it was written"),
        ("UPDATE people_event SET facts = '{\"value\":9}' WHERE number = 1", "altered after"),
        ("UPDATE people_event SET at = '2020-01-01' WHERE number = 3", "altered after"),
        ("DELETE FROM people_event WHERE number = 2", "events 2 to 2 are missing"),
        ("DELETE FROM people_event WHERE number = 3", "its head says 3"),
        ("UPDATE people_text SET words = 'because of you'", "the words of 'reason' were altered"),
        ("DELETE FROM people_text", "gone without a tombstone"),
        ("UPDATE people_head SET number = 9", "its head says 9"),
    ],
)
def test_every_edit_deletion_and_gap_is_told(change, told):
    some()

    raw(change)

    found = verify()
    assert not found.whole
    assert any(told in one.told for one in found.breaks)


@pytest.mark.django_db
def test_a_log_made_anew_does_not_hold_the_heads_printed_before():
    before = some()[-1].hash
    raw("DELETE FROM people_event")
    Head.objects.all().delete()
    some(5)

    assert all("no longer refuses" in one.told for one in verify().breaks)
    assert "printed before" in verify([before]).breaks[-1].told


@pytest.mark.django_db
def test_a_guard_that_is_gone_is_told():
    some()
    raw("SELECT 1")

    found = verify()
    assert not found.whole
    assert {one.number for one in found.breaks} == {0}
    assert "the log: the database no longer refuses changes: people_event_" in found.breaks[0].line


@pytest.mark.django_db
def test_words_erased_behind_the_logs_back_are_told():
    some()
    Text.objects.update(words="", salt="", erased_on=DAY, erased_why="nobody asked")

    told = [one.told for one in verify().breaks]
    assert len(told) == 3
    assert all("is erased, and no event tells of it" in one for one in told)


@pytest.mark.django_db
def test_words_are_erased_and_the_chain_stays_whole(someone):
    event = some()[1]
    text = Text.objects.get(id=event.commitments["reason"]["text"])
    held = commitment(text.words, text.salt)

    erase(text, "the person asked for it", ERASURE, someone(), on=DAY)

    text.refresh_from_db()
    assert (text.words, text.salt, text.erased_on) == ("", "", DAY)
    found = verify()
    assert found.whole and found.erased == 1 and found.events == 4
    assert event.commitments["reason"]["sum"] == held


@pytest.mark.django_db
def test_an_erasure_needs_a_reason_and_happens_once():
    text = keep("words")

    with pytest.raises(ValueError, match="why"):
        erase(text, " ", ERASURE, None)
    erase(text, "asked for", ERASURE, None)
    with pytest.raises(ValueError, match="was erased"):
        erase(text, "asked for", ERASURE, None)


@pytest.mark.django_db
def test_a_change_that_is_rolled_back_leaves_no_event():
    some()

    with pytest.raises(RuntimeError), transaction.atomic():
        record(ACT, None)
        raise RuntimeError

    assert verify().whole and Event.objects.count() == 3


@pytest.mark.django_db
def test_these_tests_run_on_the_database_that_was_named():
    named = os.environ.get("COMMONWEAL_DATABASE", "")

    assert connection.vendor == ("postgresql" if named else "sqlite")


@pytest.mark.django_db
def test_an_empty_log_is_whole():
    assert verify().whole and str(Head()) == "head 0"

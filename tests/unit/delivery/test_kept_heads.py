"""Ends of the log that rows keep: a log cut short with its head replaced lacks one of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from tests.unit.delivery.editions import TOP
from tests.unit.delivery.reports.test_signing_off import SIGNING

from commonweal.delivery.kept_heads import kept_heads
from commonweal.delivery.meetings.evidence import chain_head
from commonweal.delivery.reports.actions import sign
from commonweal.people.audit import verify
from commonweal.people.log import Act, record
from commonweal.people.models import Event, Role
from commonweal.people.models.event import Head

pytestmark = pytest.mark.django_db


def some(number: int) -> None:
    for n in range(number):
        record(Act("proposed", "target", f"c{n}", "officer"), None)


@contextmanager
def unguarded(cursor: Any) -> Iterator[None]:
    """The guard against deleting taken off, and put back as it was."""
    if connection.vendor == "postgresql":
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE people_event DISABLE TRIGGER people_event_append_only")
        yield
        cursor.execute("ALTER TABLE people_event ENABLE TRIGGER people_event_append_only")
        return
    cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'people_event_no_delete'")
    (guard,) = cursor.fetchone()
    cursor.execute("DROP TRIGGER people_event_no_delete")
    yield
    cursor.execute(guard)


def test_an_empty_database_keeps_none():
    assert kept_heads() == ()


def test_a_log_that_holds_what_is_kept_is_whole(acting: Any):
    some(3)
    sign(acting(Role.CHAIR, TOP), TOP, replace(SIGNING, head=chain_head()))

    assert kept_heads() == (Event.objects.get(number=3).hash,)
    assert verify(kept_heads()).whole


def test_a_log_cut_short_with_its_head_replaced_is_told(acting: Any):
    some(3)
    sign(acting(Role.CHAIR, TOP), TOP, replace(SIGNING, head=chain_head()))
    with connection.cursor() as cursor, unguarded(cursor):
        cursor.execute("DELETE FROM people_event WHERE number > 2")
    Head.objects.update(number=2, hash=Event.objects.get(number=2).hash)

    assert verify().whole
    (told,) = verify(kept_heads()).breaks
    assert "kept or printed before is not in the log" in told.told

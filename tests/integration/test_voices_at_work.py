"""A board reviews its members at work, and everybody reads what it said."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.integration.holders import BOARD, holder

from commonweal.people.models import Role

pytestmark = pytest.mark.django_db


def test_a_review_of_members_is_noted_and_public(reading):
    chair = holder(reading, Role.CHAIR, BOARD)
    assert f"/work/voices/{BOARD}/" in chair.get("/work/voices/").content.decode()
    wrong = chair.post(f"/work/voices/{BOARD}/", {"words": " "})
    assert wrong.status_code == 422
    assert "Say what the board does about it" in wrong.content.decode()
    words = "A seat is offered to the voluntary sector."
    assert chair.post(f"/work/voices/{BOARD}/", {"words": words}).status_code == 302
    assert words in chair.get("/work/voices/").content.decode()
    assert f"24 November 2026: {words}" in Client().get("/voices/").content.decode()
    assert words in Client().get("/voices/boards.csv").content.decode()


def test_who_may_not_review_reads_and_is_offered_nothing(reading, django_assert_max_num_queries):
    member = holder(reading, Role.MEMBER, BOARD)
    member.get("/work/interests/")
    with django_assert_max_num_queries(12):
        told = member.get("/work/voices/").content.decode()
    assert "Not reviewed" in told
    assert f"/work/voices/{BOARD}/" not in told
    assert member.get(f"/work/voices/{BOARD}/").status_code == 403

"""What was pasted with signs that nobody sees is kept without them, and stops nothing later."""

from __future__ import annotations

from typing import Any

import pytest
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.delivery.models import AgendaItem, Entry, Meeting
from commonweal.delivery.returns.actions import open_rounds
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.models import Role
from commonweal.people.plain_words import plain_words

pytestmark = pytest.mark.django_db
CALL = {"board": ABOVE, "day_day": 4, "day_month": 12, "day_year": 2026, "time": "14:00",
        "place": "Town hall", "quorum": 2}  # fmt: skip


def test_words_of_a_return_are_kept_plain_and_go_into_a_word_file(reading: Any) -> None:
    filing = next(o for o in open_rounds(reading.edition, reading.today) if o.board == BOARD)
    officer = holder(reading, Role.OFFICER, BOARD)
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    address = f"/work/returns/{filing.pk}/{about.subject}/{about.item}/"
    pasted = "one\x0btwo\x08 \x1b[2J \ufffe\u202eback"
    assert officer.post(address, {"said": pasted, "version": 0}).status_code == 302

    assert Entry.objects.get().said == "one\ntwo [2J back"
    assert officer.get(f"/work/returns/{filing.pk}/word/").status_code == 200


def test_a_title_with_a_broken_line_does_not_stop_the_pack(
    reading: Any, monkeypatch: Any, tmp_path: Any
) -> None:
    monkeypatch.setattr("commonweal.publication.board_pack.files.data_dir", lambda: tmp_path)
    secretary = holder(reading, Role.SECRETARY, ABOVE)
    secretary.post("/work/meetings/", CALL)
    work = f"/work/meetings/{Meeting.objects.get().pk}/"
    assert secretary.post(f"{work}add/", {"title": "Winter\x0bplan"}).status_code == 302
    assert "\x0b" not in AgendaItem.objects.get().title

    assert secretary.post(f"{work}freeze/").status_code == 302


def test_two_meetings_of_a_board_at_one_time_are_told_apart_or_refused(reading: Any) -> None:
    secretary = holder(reading, Role.SECRETARY, ABOVE)
    assert secretary.post("/work/meetings/", CALL).status_code == 302

    again = secretary.post("/work/meetings/", CALL)
    assert again.status_code == 422
    assert "has a meeting at that time already" in again.content.decode()


def test_joiners_of_urdu_and_bengali_stay() -> None:
    assert plain_words("می‌خواهم ক্‍ষ") == "می‌خواهم ক্‍ষ"

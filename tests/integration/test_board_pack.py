"""The board pack: one page of exceptions first, three forms of the same words, frozen for good."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from pypdfium2 import PdfDocument

from commonweal.delivery.meetings.actions import Call, call_meeting
from commonweal.delivery.meetings.agenda_actions import NewItem, add_item
from commonweal.delivery.models import FrozenPack, Meeting
from commonweal.delivery.models import Raised as RaisedException
from commonweal.measures.store import Store
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Office, Person, Role
from commonweal.publication import locations
from commonweal.publication.board_pack.files import (
    NotThatPackError,
    content_of,
    freeze,
    made,
    made_again,
)
from commonweal.publication.board_pack.pack import age, board_pack
from commonweal.publication.board_pack.told import from_json, words_of
from commonweal.publication.exceptions import exceptions_of

pytestmark = pytest.mark.django_db
BOARD, HEAD = "health-and-wellbeing-board", "e" * 64


@pytest.fixture
def secretary(reading: Any) -> Actor:
    strategy, since = reading.edition.strategy.id, date(2020, 1, 1)
    person = Person.objects.create_user("secretary@example.org", "secretary")
    Office.objects.create(
        person=person, strategy=strategy, board=BOARD, role=Role.SECRETARY, since=since
    )
    return Actor(person, strategy, reading.today)


@pytest.fixture
def meeting(reading: Any, secretary: Actor) -> Meeting:
    at = datetime(2026, 12, 4, 14, tzinfo=UTC)
    call = Call(board=BOARD, edition=reading.edition.id, starts_at=at, place="Town hall", quorum=2)
    held = call_meeting(secretary, call)
    add_item(secretary, held, NewItem(title="Winter plan", ask="Agree it.", paper="One.\nTwo."))
    hushed = NewItem(title="HUSHED", ask="HUSHED", paper="HUSHED", late_why="HUSHED",
                     exempt_ground=3, public_interest="Prices would be lost.")  # fmt: skip
    Meeting.objects.update(stage="papers_out")
    held.refresh_from_db()
    add_item(secretary, held, hushed)
    return held


@pytest.fixture
def told(reading: Any, meeting: Meeting, secretary: Actor) -> Any:
    listing = exceptions_of(reading)[0].listing
    RaisedException.objects.create(
        strategy=secretary.strategy, board="childrens-trust-board", edition=reading.edition.id,
        subject="listing", item=listing, said="The rise is national.",
        asks="to agree a target by March 2027", raised_on=reading.today,
        raised_by=secretary.person,
    )  # fmt: skip
    return words_of(reading, meeting, HEAD)


@pytest.fixture
def pack(reading: Any, told: Any) -> Any:
    return board_pack(reading, told)


@pytest.fixture
def forms(reading: Any, told: Any) -> dict[str, bytes]:
    return made(reading, told)


def pages(content: bytes) -> list[str]:
    document = PdfDocument(content)
    read = [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return read


def word_text(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return " ".join([one.text for one in document.paragraphs] + cells)


def test_exceptions_come_first_as_they_are_ranked(reading: Any, pack: Any) -> None:
    ranked = exceptions_of(reading)
    assert len(pack.exceptions) == len(ranked) >= 2
    assert [one.rank for one in pack.exceptions] == list(range(1, len(ranked) + 1))
    assert pack.exceptions[0].quotes[0].asks == "to agree a target by March 2027"


def test_the_first_page_holds_exceptions_and_what_is_asked(pack: Any, forms: Any) -> None:
    first = pages(forms["pdf"])[0]
    assert pack.title in first
    assert "Asked of you: to agree a target by March 2027" in first
    assert pack.exceptions[0].title in first
    assert "Read with care" in first
    assert HEAD in re.sub(r"\s", "", first)


def test_three_forms_say_the_same(pack: Any, forms: Any) -> None:
    html = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", forms["html"].decode()))
    word, pdf = word_text(forms["docx"]), " ".join(pages(forms["pdf"]))
    for one in pack.exceptions:
        for text in (one.title, one.place, one.age, one.chip.leaning):
            assert text in word, text
            assert text.replace("’", "&#39;") in html or text in html, text
            assert text in pdf, text
    for one in pack.priorities:
        assert one.name in word
        assert one.name in pdf


def test_age_is_counted_to_the_day_of_the_meeting(reading: Any, pack: Any) -> None:
    measure = reading.listed_by_id(exceptions_of(reading)[0].listing).first
    assert age(measure, date(2026, 12, 4)) != age(measure, date(2027, 12, 4))
    assert pack.exceptions[0].age == age(measure, date(2026, 12, 4))


def test_nothing_exempt_stands_in_any_form(forms: dict[str, bytes]) -> None:
    assert "HUSHED" not in " ".join(pages(forms["pdf"]))
    assert "HUSHED" not in word_text(forms["docx"])
    assert b"HUSHED" not in forms["html"] + forms["json"]
    assert b"Prices would be lost." in forms["html"]


def test_print_is_tagged_and_whole(forms: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(forms["pdf"])) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert len(pdf.pages) >= 3


def test_the_page_stands_alone_without_scripts(forms: dict[str, bytes]) -> None:
    html = forms["html"].decode()
    assert "<script" not in html and "src=" not in html and "<link" not in html
    assert 'name="viewport"' in html


def test_equal_readings_and_words_make_equal_bytes(reading: Any, told: Any, forms: Any) -> None:
    assert made(reading, from_json(told.as_json())) == forms


@pytest.fixture
def home(served: Path, tmp_path: Path, monkeypatch: Any) -> Path:
    """A data folder of its own with the release of the site, which tests must not write to."""
    (tmp_path / "releases").symlink_to(served / "releases")
    monkeypatch.setattr(locations, "data_dir", lambda: tmp_path)
    monkeypatch.setattr("commonweal.publication.board_pack.files.data_dir", lambda: tmp_path)
    return tmp_path


def test_a_frozen_pack_is_made_again_byte_for_byte(
    reading: Any, meeting: Meeting, secretary: Actor, home: Path
) -> None:
    rows = freeze(secretary, reading, meeting)
    add_item(secretary, meeting, NewItem(title="Later", late_why="it came after the pack"))
    later = type(reading)(
        reading.release, reading.edition, reading.cards, reading.findings, date(2027, 6, 1)
    )

    again = made_again(rows, later)
    assert {one.kind: content_of(one) for one in rows} == again
    assert {(one.release, one.edition, one.day) for one in rows} == {
        (reading.release.id, reading.edition.id, reading.today)
    }
    assert verify([rows[0].chain_head]).whole
    assert Store(home).releases.is_dir() and FrozenPack.objects.count() == 4


def test_a_pack_of_an_older_edition_is_made_again(
    reading: Any, meeting: Meeting, secretary: Actor, home: Path
) -> None:
    rows = freeze(secretary, reading, meeting)
    first, *rest = reading.edition.priorities
    reworded = replace(first, name="Said anew")
    edition = replace(reading.edition, hash="b" * 64, priorities=(reworded, *rest))
    later = type(reading)(reading.release, edition, reading.cards, (), date(2027, 6, 1))

    assert made_again(rows, later) == {one.kind: content_of(one) for one in rows}
    (home / "editions" / f"{rows[0].edition}.json").unlink()
    with pytest.raises(NotThatPackError, match="was not kept"):
        made_again(rows, later)


def test_an_altered_or_lost_file_is_refused(
    reading: Any, meeting: Meeting, secretary: Actor, home: Path
) -> None:
    rows = freeze(secretary, reading, meeting)
    path = home / "packs_frozen" / f"{rows[0].sha256}.{rows[0].kind}"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(NotThatPackError, match="was altered"):
        content_of(rows[0])
    path.unlink()
    with pytest.raises(NotThatPackError, match="is gone"):
        content_of(rows[0])
    with pytest.raises(NotThatPackError, match="were not frozen"):
        made_again(rows[:1], reading)


def test_only_the_secretary_freezes(reading: Any, meeting: Meeting, home: Path) -> None:
    person = Person.objects.create_user("chair@example.org", "chair")
    strategy = reading.edition.strategy.id
    with pytest.raises(NotAllowedError):
        freeze(Actor(person, strategy, reading.today), reading, meeting)
    assert not FrozenPack.objects.exists()

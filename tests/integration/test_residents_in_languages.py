"""Pages on which residents say or read something, in Urdu: no English but what is marked."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, holder
from tests.integration.made_up_consultations import considered, opened

from commonweal.participation.models import Champion, Comment, Consultation, Response
from commonweal.people.models import Role
from commonweal.publication.languages.messages import wanted_in
from commonweal.publication.languages.standing import MADE_OF
from commonweal.publication.place_wards import wards_of

pytestmark = pytest.mark.django_db
VOID = {"meta", "link", "input", "br", "img", "hr"}
SILENT = {"style", "script", "option"}
KNOWN = {"Luton", "English", "Polski", "Română", "Commonweal", "Open", "Government", "Licence"}


class Unmarked(HTMLParser):
    """Words in Latin letters outside every element that says it is in English."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            told = dict(attrs).get("lang")
            self.open.append((tag, tag in SILENT or (told is not None and tag != "html")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(marked for _tag, marked in self.open):
            self.found += [one for one in data.split() if one.isascii() and one.isalpha()]


def unmarked(page: str, names: str = "") -> list[str]:
    read = Unmarked()
    read.feed(page[page.index("<main") : page.index("</main")])
    known = KNOWN | set(names.split())
    return [one for one in read.found if one not in known and len(one) > 2]


@pytest.fixture
def reader(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


def page_of(reader: Client, address: str, status: int = 200) -> str:
    answer = reader.get(f"/ur/{address}")
    assert answer.status_code == status, address
    return answer.content.decode()


def test_what_residents_said_is_read_in_their_language(reading: Any, reader: Client) -> None:
    reader.post("/ur/comment/?about=report", {"words": "بس دیر سے آتی ہے۔", "language": "ur"})
    assert Comment.objects.count() == 1

    told = page_of(reader, "have-your-say/")

    assert unmarked(told) == []
    assert "رائے آئی" in told
    assert "/ur/consultations/" in told


@pytest.mark.parametrize("make", [opened, considered])
def test_a_consultation_is_read_in_their_language(reading: Any, reader: Client, make: Any) -> None:
    held = make(reading)

    for address in ("consultations/", f"consultations/{held.name}/"):
        assert unmarked(page_of(reader, address), " ".join(wards_of(reading).values())) == []
    told = page_of(reader, f"consultations/{held.name}/")
    assert '<p class="said text" lang="en" dir="ltr">The board will choose' in told
    assert "کیا یہ منصفانہ تھی؟" in told


def test_a_consultation_that_is_over_does_not_say_that_the_proposal_can_change(
    reading: Any, reader: Client
) -> None:
    held = considered(reading)

    told = reader.get(f"/consultations/{held.name}/").content.decode()

    assert "Was anything decided already?" in told
    assert "No: the proposal could still change." in told
    assert "can still change." not in told
    assert "تجویز تب بھی بدل سکتی تھی" in page_of(reader, f"consultations/{held.name}/")


def test_a_consultation_is_answered_in_their_language(reading: Any, reader: Client) -> None:
    held = opened(reading)
    address = f"consultations/{held.name}/answer/"
    form = page_of(reader, address)
    assert unmarked(form) == []
    assert 'lang="en" dir="ltr">1. Which place?</span>' in form
    assert 'lang="en" dir="ltr">North</span>' in form

    nothing = reader.post(f"/ur/{address}", {})
    assert nothing.status_code == 422
    assert "کم از کم ایک سوال کا جواب دیں" in nothing.content.decode()
    answer = reader.post(f"/ur/{address}", {"q1": "0", "q3": "بس دیر سے آتی ہے۔"})

    assert answer["Location"] == f"/ur/{address}?kept=yes"
    assert unmarked(page_of(reader, f"{address}?kept=yes")) == []
    assert Response.objects.get().language == "ur"
    assert Consultation.objects.get().responses.count() == 1


def test_somebody_offers_to_be_a_champion_in_their_language(reading: Any, reader: Client) -> None:
    assert unmarked(page_of(reader, "champions/join/")) == []
    refused = reader.post("/ur/champions/join/", {})
    assert refused.status_code == 422
    assert unmarked(refused.content.decode()) == []

    told = {"name": "آمنہ", "reach": "01582 000000", "consents": "on", "language": "ur"}
    answer = reader.post("/ur/champions/join/", told)

    held = Champion.objects.get()
    assert answer["Location"] == f"/ur/champions/mine/{held.reference}/"
    mine = page_of(reader, f"champions/mine/{held.reference}/")
    assert unmarked(mine) == []
    assert unmarked(page_of(reader, "champions/mine/")) == []


def test_the_same_pages_in_english_mark_nothing(reading: Any, reader: Client) -> None:
    held = opened(reading)

    for address in (f"consultations/{held.name}/", f"consultations/{held.name}/answer/"):
        told = reader.get(f"/{address}").content.decode()
        assert 'lang="en"' not in told[told.index("<main") :]


def test_the_demonstration_links_them_in_each_language(
    reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMONWEAL_DEMONSTRATION", "yes")

    told = Client().get("/champions/join/").content.decode()

    for code in ("ur", "bn", "pl", "ro"):
        assert f'href="/{code}/champions/join/"' in told


def test_each_of_them_is_made_of_files_that_there_are(reading: Any) -> None:
    for page, files in MADE_OF.items():
        assert all(wanted_in([one]) for one in files), page

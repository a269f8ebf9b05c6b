"""Pages in a language: drafts for few, what is signed off for all, else English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.participation.models import Comment, TranslationSignOff
from commonweal.people.models import Role
from commonweal.publication.languages import offered
from commonweal.publication.languages.catalogues import Domain, Entry
from commonweal.web.work import translation_rows

pytestmark = pytest.mark.django_db
HEADING = "Wellbeing in plain words"
SENTENCES = (
    Entry("", (HEADING,), ("Zdrowie prostymi słowami",)),
    Entry("", ("It got better.",), ("Jest lepiej.",)),
    Entry("", ("Follow what you said",), ("Śledź swoją wypowiedź",)),
)
PLACES = (Entry("place", ("Luton",), ("Lutoń",)),)


@pytest.fixture
def _polish(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[Domain, tuple[Entry, ...]]]:
    """A language of three sentences and a name; no other is begun."""
    held = {Domain.INTERFACE: SENTENCES, Domain.PACK: PLACES}

    def entries_of(language: Any, domain: Domain) -> tuple[Entry, ...]:
        return held.get(domain, ()) if language.code == "pl" else ()

    monkeypatch.setattr(offered, "entries_of", entries_of)
    monkeypatch.setattr(translation_rows, "entries_of", entries_of)
    for one in (offered._signed, offered._spoken):
        one.cache_clear()
    yield held
    for one in (offered._signed, offered._spoken):
        one.cache_clear()


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


def sign(client: Client, domain: str, status: int = 302, **told: Any) -> str:
    """Press the button under a catalogue as it stands now."""
    held = next(
        one
        for one in translation_rows.rows("luton-2019-2024")
        if (one.language.code, one.domain.value) == ("pl", domain)
    )
    sent = {"read_by": "a translator of the council", "seen": held.catalogue.hash} | told
    answer = client.post(f"/work/translations/pl/{domain}/sign/", sent)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.usefixtures("_polish")
def test_nobody_reads_a_draft_but_who_has_signed_in(reading: Any, secretary: Client) -> None:
    assert Client().get("/pl/plain/").status_code == 404
    assert "Polski" not in Client().get("/plain/").content.decode()

    answer = secretary.get("/pl/plain/")

    text = answer.content.decode()
    assert "Zdrowie prostymi słowami" in text
    assert "This translation is a draft" in text
    assert '<html lang="pl">' in text
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("_polish")
def test_everybody_reads_what_is_signed_off(reading: Any, secretary: Client) -> None:
    sign(secretary, "interface")

    answer = Client().get("/pl/plain/")

    text = answer.content.decode()
    assert "Zdrowie prostymi słowami" in text
    assert "is a draft" not in text
    assert "Lutoń" not in text  # names are a domain of their own
    assert answer["Cache-Control"] == "public, max-age=300"
    assert 'hreflang="pl"' in Client().get("/plain/").content.decode()

    sign(secretary, "pack")
    assert "Lutoń" in Client().get("/pl/plain/").content.decode()


@pytest.mark.usefixtures("_polish")
def test_names_alone_make_no_page(reading: Any, secretary: Client) -> None:
    sign(secretary, "pack")

    assert Client().get("/pl/plain/").status_code == 404
    assert "Polski" not in Client().get("/plain/").content.decode()


def test_a_changed_message_is_a_draft_again_alone(
    _polish: dict[Domain, tuple[Entry, ...]], reading: Any, secretary: Client
) -> None:
    sign(secretary, "interface")
    changed = Entry("", (HEADING,), ("Dobrostan prostymi słowami",))
    _polish[Domain.INTERFACE] = (changed, *SENTENCES[1:])

    text = Client().get("/pl/plain/").content.decode()

    assert HEADING in text  # in English, and neither of the two translations
    assert "prostymi" not in text
    assert "Śledź swoją wypowiedź" in text
    work = secretary.get("/work/translations/pl/interface/").content.decode()
    assert "1 of 3 translated messages are drafts" in work


@pytest.mark.usefixtures("_polish")
def test_what_is_withdrawn_is_gone_at_once(reading: Any, secretary: Client) -> None:
    sign(secretary, "interface")
    assert Client().get("/pl/plain/").status_code == 200
    held = TranslationSignOff.objects.get()

    told = {"signed": held.pk, "why": "A word is wrong."}
    secretary.post("/work/translations/pl/interface/withdraw/", told)

    assert Client().get("/pl/plain/").status_code == 404


@pytest.mark.usefixtures("_polish")
def test_a_catalogue_that_changed_meanwhile_is_not_signed(reading: Any, secretary: Client) -> None:
    sign(secretary, "interface", status=409, seen="0" * 12)
    assert "Say who has read it" in sign(secretary, "interface", status=422, read_by="")
    assert not TranslationSignOff.objects.exists()


@pytest.mark.parametrize("told", ["W %(period)s.", "W %(okres)s: %(value)s."])
def test_a_translation_that_lost_a_figure_is_not_signed(
    _polish: dict[Domain, tuple[Entry, ...]], reading: Any, secretary: Client, told: str
) -> None:
    lost = Entry("", ("The figure for %(period)s was %(value)s.",), (told,))
    _polish[Domain.INTERFACE] = (*SENTENCES, lost)

    assert "It cannot be signed off" in sign(secretary, "interface", status=422)
    assert not TranslationSignOff.objects.exists()


@pytest.mark.usefixtures("_polish")
def test_an_officer_reads_and_does_not_sign(reading: Any) -> None:
    officer = holder(reading, Role.OFFICER, BOARD)

    assert "Sign it off" not in officer.get("/work/translations/pl/interface/").content.decode()
    sign(officer, "interface", status=403)


@pytest.mark.usefixtures("_polish")
def test_a_page_that_is_in_english_alone_is_led_to(reading: Any, secretary: Client) -> None:
    for there, wanted in (
        ("/pl/outcomes/?sort=name", "/outcomes/?sort=name"),
        ("/pl/", "/pl/plain/"),
        ("/pl/plain", "/pl/plain/"),
    ):
        answer = secretary.get(there)
        assert (answer.status_code // 100, answer["Location"]) == (3, wanted)
    assert secretary.get("/pl/no-such-page/").status_code == 404
    assert secretary.get("/xx/plain/").status_code == 404


@pytest.mark.usefixtures("_polish")
def test_a_page_of_which_little_is_signed_off_is_led_to_in_english(
    reading: Any, secretary: Client
) -> None:
    sign(secretary, "interface")

    for there in ("have-your-say/", "consultations/", "champions/join/", "champions/mine/"):
        answer = Client().get(f"/pl/{there}?a=b")
        assert (answer.status_code, answer["Location"]) == (302, f"/{there}?a=b")
        page = Client().get(f"/{there}").content.decode()
        assert 'href="/pl/plain/"' in page
        assert f'href="/pl/{there}' not in page
    assert Client().get("/pl/comment/").status_code == 200


@pytest.mark.usefixtures("_polish")
def test_the_words_of_one_language_do_not_leak_into_the_next_page(
    reading: Any, secretary: Client
) -> None:
    secretary.get("/pl/plain/")

    text = secretary.get("/plain/").content.decode()

    assert HEADING in text
    assert '<html lang="en-GB">' in text


@pytest.mark.usefixtures("_polish")
def test_a_comment_keeps_the_language_in_which_it_was_written(
    reading: Any, secretary: Client
) -> None:
    sign(secretary, "interface")
    resident = Client()
    page = resident.get("/pl/comment/?about=report").content.decode()
    assert '<option value="pl" selected' in page
    words = {"words": "Za mało autobusów.", "language": "pl"}

    answer = resident.post("/pl/comment/?about=report", words)

    held = Comment.objects.get()
    assert held.language == "pl"
    assert answer["Location"] == f"/pl/comment/{held.reference}/"
    assert resident.get(answer["Location"])["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("_polish")
def test_a_form_keeps_what_it_is_about_when_the_language_is_changed(
    reading: Any, secretary: Client
) -> None:
    sign(secretary, "interface")
    about = "?about=measure/pupil-absence"

    for here, there in (("/comment/", "/pl/comment/"), ("/pl/comment/", "/comment/")):
        page = Client().get(here + about).content.decode()
        assert f'href="{there}{about}"' in page
        assert Client().get(there + about).status_code == 200


@pytest.mark.usefixtures("_polish")
def test_a_form_from_a_page_that_tells_no_language_has_that_of_its_page(
    reading: Any, secretary: Client
) -> None:
    Client().post("/comment/?about=report", {"words": "Too few buses."})

    assert Comment.objects.get().language == "en"


@pytest.mark.usefixtures("_polish")
def test_a_sentence_that_stands_in_english_says_so(reading: Any, secretary: Client) -> None:
    sign(secretary, "interface")

    text = Client().get("/pl/measures/pupil-absence/plain/").content.decode()

    assert '<span lang="en" dir="ltr">It got worse, and by enough to matter.</span>' in text
    assert 'lang="en"' not in Client().get("/measures/pupil-absence/plain/").content.decode()


@pytest.mark.usefixtures("_polish")
def test_what_is_signed_off_whole_is_no_draft_for_anybody(reading: Any, secretary: Client) -> None:
    sign(secretary, "interface")
    assert "is a draft" in secretary.get("/pl/plain/").content.decode()

    sign(secretary, "pack")

    assert "is a draft" not in secretary.get("/pl/plain/").content.decode()

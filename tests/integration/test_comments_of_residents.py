"""A resident says something, follows it, adds to it and takes it back, without an account."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.handling import Reply, answer, pass_on, show
from commonweal.participation.models import Comment, Letter
from commonweal.people.acts import Actor
from commonweal.people.models import Event, Person, Role, Text
from commonweal.web.comments import forms
from commonweal.web.comments.limits import LOOKS, WRITES

pytestmark = pytest.mark.django_db
WORDS = "The bus to the clinic stops at five."


@pytest.fixture(autouse=True)
def fresh() -> Any:
    """Limits count anew for each test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def about(reading: Any) -> str:
    return f"priority/{reading.edition.standing_priorities[0].id}"


@pytest.fixture
def anybody() -> Client:
    return Client(enforce_csrf_checks=True)


def send(client: Client, about: str, status: int = 302, **told: Any) -> Any:
    answer = client.post(f"/comment/?about={about}", {"words": WORDS} | told)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer


def acting(reading: Any, role: Role, board: str) -> Actor:
    holder(reading, role, board)
    return Actor(Person.objects.latest("pk"), reading.edition.strategy.id, reading.today)


def test_a_comment_needs_no_account_and_sets_no_cookie(reading, anybody, about):
    form = anybody.get(f"/comment/?about={about}")
    assert "What do you want to say?" in form.content.decode()
    sent = send(anybody, about, mail="resident@example.org", may_publish="on")
    thread = anybody.get(sent.url)
    held = Comment.objects.get()
    assert held.reference in thread.content.decode()
    assert WORDS in thread.content.decode()
    for one in (form, sent, thread):
        assert not one.cookies
        assert "no-store" in one["Cache-Control"]
    assert thread["Referrer-Policy"] == "no-referrer"
    assert (held.about, held.edition) == ("priority", reading.edition.id)


def test_what_is_wrong_is_told_beside_the_box_and_the_words_stay(reading, anybody, about):
    told = send(anybody, about, 422, mail="nobody").content.decode()
    assert "name@example.org" in told
    assert WORDS in told
    assert "Write what you want to say" in send(anybody, about, 422, words=" ").content.decode()
    assert "6000" in send(anybody, about, 422, words="x" * 6000).content.decode()
    assert send(anybody, about, 413, words="x" * 1_000_000)
    assert not Comment.objects.exists()


def test_an_address_that_names_nothing_offers_what_there_is(reading, anybody):
    for about in ("", "priority/nothing", "measure/no", "x" * 500, "board/<script>"):
        told = anybody.get(f"/comment/?about={about}").content.decode()
        assert "What is it about?" in told
        assert reading.edition.standing_priorities[0].name in told


def test_a_comment_is_found_again_by_its_reference_alone(reading, anybody, about):
    send(anybody, about)
    held = Comment.objects.get()
    typed = held.reference.replace("-", " ").lower()
    found = anybody.post("/comment/follow/", {"reference": typed})
    assert found.url == f"/comment/{held.reference}/"
    wrong = anybody.post("/comment/follow/", {"reference": "2222-2222-2222"})
    assert wrong.status_code == 422
    assert "No comment has this reference" in wrong.content.decode()
    assert anybody.get(f"/comment/{held.pk}/").status_code == 404


def test_guessing_is_cut_off(reading, anybody):
    for _ in range(LOOKS):
        anybody.post("/comment/follow/", {"reference": "2222-2222-2222"})
    cut = anybody.post("/comment/follow/", {"reference": "2222-2222-2222"})
    assert cut.status_code == 429
    assert anybody.get("/comment/2222-2222-2222/").status_code == 429


def test_a_right_reference_is_no_guess_and_taking_back_never_waits(reading, anybody, about):
    send(anybody, about, mail="resident@example.org")
    held = Comment.objects.get()
    for _ in range(LOOKS + 1):
        assert anybody.get(f"/comment/{held.reference}/").status_code == 200
    found = anybody.post("/comment/follow/", {"reference": held.reference})
    assert found.status_code == 302
    for _ in range(LOOKS):
        assert anybody.get("/comment/2222-2222-2222/").status_code == 404
    for wrong in ({}, {"withdraw": "yes"}):
        assert anybody.post("/comment/2222-2222-2222/", wrong).status_code == 429
    assert anybody.get(f"/comment/{held.reference}/").status_code == 429  # it could be guessed
    assert anybody.post(f"/comment/{held.reference}/", {"stop": "yes"}).status_code == 302
    assert anybody.post(f"/comment/{held.reference}/", {"withdraw": "yes"}).status_code == 200
    held.refresh_from_db()
    assert held.stage == "withdrawn"


def test_a_flood_of_one_network_leaves_others_served(reading, anybody, about):
    for _ in range(WRITES):
        send(anybody, about)
    assert "Please wait" in send(anybody, about, 429).content.decode()
    other = Client(REMOTE_ADDR="198.51.100.7")
    send(other, about)
    assert Comment.objects.count() == WRITES + 1


def test_one_home_of_many_newer_addresses_is_one_network(reading, about):
    for number in range(WRITES):
        send(Client(REMOTE_ADDR=f"2001:db8::{number:x}"), about)
    send(Client(REMOTE_ADDR="2001:db8::ffff"), about, 429)
    send(Client(REMOTE_ADDR="2001:db8:0:1::1"), about)


def test_words_of_a_machine_are_kept_and_marked(reading, anybody, about, monkeypatch):
    send(anybody, about, website="http://spam.example")
    assert Comment.objects.get().flags == ["machine"]
    now = forms.time.time()
    begun = re.search(r'name="begun" value="([^"]+)"',
                      anybody.get(f"/comment/?about={about}").content.decode())[1]  # fmt: skip
    monkeypatch.setattr(forms.time, "time", lambda: now + 60)
    send(anybody, about, begun=begun, words="It stops at six.")
    assert Comment.objects.latest("pk").flags == []


HOSTILE = "<script>alert(1)</script>'; DROP TABLE comment; -- {{ 777*777 }} \x00\u202e"


def test_nothing_hostile_is_stored_or_shown_unsafe(reading, anybody, about):
    send(anybody, about, words=HOSTILE, mail="a@example.org", may_publish="on", website=HOSTILE)
    held = Comment.objects.get()
    told = anybody.get(f"/comment/{held.reference}/").content.decode()
    assert "<script>alert" not in told
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in told
    assert "603729" not in told
    assert "\x00" not in held.messages.get().words.words
    for mail in ("a@example.org\nBcc: all@example.org", "a@example.org%0ABcc:x", "a b@example.org"):
        send(anybody, about, 422, mail=mail)
    assert Comment.objects.count() == 1


def test_an_author_adds_and_takes_back(reading, anybody, about):
    sent = send(anybody, about, mail="resident@example.org")
    anybody.post(sent.url, {"words": "And at weekends."})
    assert "And at weekends." in anybody.get(sent.url).content.decode()
    assert anybody.post(sent.url, {"words": ""}).status_code == 422
    anybody.post(sent.url, {"stop": "yes"})
    assert "Send me no more" not in anybody.get(sent.url).content.decode()
    anybody.post(sent.url, {"withdraw": "yes"})
    told = anybody.get(sent.url).content.decode()
    assert "You took it back" in told
    assert WORDS not in told
    assert not Text.objects.exclude(words="").exists()
    assert anybody.post(sent.url, {"words": "Again."}).status_code == 422


def test_what_was_said_and_done_is_public_once_it_was_read(reading, anybody, about):
    assert "Nobody has said anything yet" in anybody.get("/have-your-say/").content.decode()
    sent = send(anybody, about, may_publish="on")
    secretary = acting(reading, Role.SECRETARY, ABOVE)
    officer = acting(reading, Role.OFFICER, BOARD)
    held = pass_on(secretary, Comment.objects.get(), 1, ABOVE, BOARD)
    held = answer(officer, held, 2, Reply(words="It runs later now.", outcome=Outcome.CHANGED))
    assert "It runs later now." not in anybody.get("/have-your-say/").content.decode()
    show(secretary, held, 3, ABOVE, "The bus stops too early.")
    told = anybody.get("/have-your-say/").content.decode()
    assert "1 comment came, and 1 was answered" in told
    assert "The bus stops too early." in told
    assert "It runs later now." in told
    assert held.reference not in told
    assert "It runs later now." in anybody.get(sent.url).content.decode()


def test_no_log_and_no_event_holds_the_words(reading, anybody, about, caplog):
    send(anybody, about, mail="resident@example.org")
    told = str(list(Event.objects.values_list("facts", flat=True)))
    assert "bus" not in told
    assert "resident@" not in told
    assert "resident@" not in caplog.text
    assert Letter.objects.get().why == "received"

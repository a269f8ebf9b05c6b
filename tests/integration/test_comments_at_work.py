"""Comments at work: read, passed on, answered, shown; entered for somebody; few read danger."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.participation.comments.receiving import Said, Where, receive
from commonweal.participation.models import About, Comment
from commonweal.people.audit import verify
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
WORDS = "The bus to the clinic stops at five. Ring me: 01582 546000."


@pytest.fixture
def comment(reading: Any) -> Comment:
    edition = reading.edition
    said = Said(about=About.PRIORITY, about_id=edition.standing_priorities[0].id, words=WORDS,
                language="en", may_publish=True)  # fmt: skip
    return receive(said, Where(edition.strategy.id, edition.id, reading.today))


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


def press(client: Client, held: Comment, act: str, status: int = 302, **told: Any) -> str:
    held.refresh_from_db()
    sent = {"version": held.version} | told
    answer = client.post(f"/work/comments/{held.pk}/{act}/", sent)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    held.refresh_from_db()
    return str(answer.content.decode())


def test_a_comment_goes_from_the_desk_to_the_public_page(comment, secretary, officer):
    assert "Comment to read" in secretary.get("/work/").content.decode()
    assert "Comment to" not in officer.get("/work/").content.decode()
    press(secretary, comment, "pass-on", board=BOARD)
    assert "Comment to answer" in officer.get("/work/").content.decode()
    shown = officer.get(f"/work/comments/{comment.pk}/").content.decode()
    assert "01582 546000" in shown
    assert "Waits for the" in shown
    press(officer, comment, "answer", words="It runs till eight.", came_of="changed")
    listed = secretary.get("/work/comments/").content.decode()
    assert "To show" in listed
    draft = secretary.get(f"/work/comments/{comment.pk}/").content.decode()
    assert "Ring me: [removed]." in draft
    press(secretary, comment, "show", words="The bus to the clinic stops at five.")
    public = Client().get("/have-your-say/").content.decode()
    assert "The bus to the clinic stops at five." in public
    listed = secretary.get("/work/comments/").content.decode()
    assert "Shown to everybody" in listed
    assert f'href="/work/comments/{comment.pk}/"' in listed
    assert (
        f'href="/work/comments/{comment.pk}/"'
        not in officer.get("/work/comments/").content.decode()
    )
    assert "It runs till eight." in public
    assert "01582" not in public
    press(secretary, comment, "hide", why="It named somebody.")
    assert "stops at five" not in Client().get("/have-your-say/").content.decode()
    assert verify().whole


def test_a_later_reply_is_public_once_the_words_are_shown_again(comment, secretary, officer):
    press(secretary, comment, "pass-on", board=BOARD)
    press(secretary, comment, "show", words="The bus stops at five.")
    press(officer, comment, "answer", words="Dear Asha, it runs till eight.", came_of="changed")
    waits = "This reply waits to be shown"
    assert waits in officer.get(f"/work/comments/{comment.pk}/").content.decode()
    assert "To show" in secretary.get("/work/comments/").content.decode()
    assert "Dear Asha" in Client().get(f"/comment/{comment.reference}/").content.decode()
    item = f"/priorities/{comment.about_id}/"
    everywhere = ("/have-your-say/", "/have-your-say.csv", item, f"{item}feed.atom")
    for path in everywhere:
        public = b"".join(Client().get(path)).decode()
        assert "stops at five" in public or path.endswith("atom"), path
        assert "Dear Asha" not in public, path
    assert "Not answered yet" not in Client().get("/have-your-say/").content.decode()
    press(secretary, comment, "show", words="The bus stops at five.")
    assert waits not in officer.get(f"/work/comments/{comment.pk}/").content.decode()
    for path in everywhere:
        assert "Dear Asha" in b"".join(Client().get(path)).decode(), path


def test_a_promise_needs_its_day_and_comes_back(comment, secretary, officer):
    press(secretary, comment, "pass-on", board=BOARD)
    told = press(officer, comment, "answer", 422, words="We ask.", came_of="promise")
    assert "Enter the day by which" in told
    day = {"promised_day": 1, "promised_month": 3, "promised_year": 2027}
    press(officer, comment, "answer", words="We ask.", came_of="promise", **day)
    assert comment.stage == "promised"
    assert "Comment to answer" in officer.get("/work/").content.decode()


def test_what_is_wrong_is_told_and_the_words_stay(comment, secretary, officer):
    assert "Choose" in press(secretary, comment, "pass-on", 422, board="")
    assert "Say why" in press(secretary, comment, "set-aside", 422, why=" ")
    told = press(secretary, comment, "show", 422, words="Ring 01582 546000")
    assert "Take this out of the words: telephone" in told
    assert "Ring 01582 546000" in told
    stale = secretary.post(f"/work/comments/{comment.pk}/set-aside/", {"version": 9, "why": "x"})
    assert stale.status_code == 409


def test_what_may_be_about_danger_is_read_by_few(reading, comment, secretary):
    clerk = holder(reading, Role.OFFICER, ABOVE)
    press(clerk, comment, "escalate")
    assert clerk.get(f"/work/comments/{comment.pk}/").status_code == 404
    assert "Comment to read" not in clerk.get("/work/").content.decode()
    assert "Somebody may be in danger" in secretary.get("/work/comments/").content.decode()
    press(secretary, comment, "set-aside", why="Told to children's services.")
    assert comment.stage == "closed"


def test_one_made_on_paper_is_entered_and_followed(reading, officer):
    priority = reading.edition.standing_priorities[0].id
    told = {"about": f"priority/{priority}", "channel": "paper", "words": "More benches."}
    kept = officer.post("/work/comments/new/", told).content.decode()
    held = Comment.objects.get()
    assert held.reference in kept
    assert "More benches." in Client().get(f"/comment/{held.reference}/").content.decode()
    assert officer.post("/work/comments/new/", told | {"words": ""}).status_code == 422
    member = holder(reading, Role.MEMBER, BOARD)
    assert member.get("/work/comments/new/").status_code == 403

"""A review from its opening to the public page and the draft of the next edition."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, holder
from tests.integration.made_up_consultations import CONSIDERED, considered
from tests.integration.made_up_plans import FIRST, plan_in_force

from commonweal.delivery.models import AmendmentRow, PriorityReview, Review
from commonweal.people.models import Role
from commonweal.publication import site
from commonweal.publication.amended import agreed_changes
from commonweal.publication.compiling import ground_of
from commonweal.publication.locations import pack_folder, project

pytestmark = pytest.mark.django_db
KEEP = {
    "relevance": "yes", "evidence": "The needs assessment of 2025", "reading": "Too early to say",
    "answer": "keep", "reason": "It is not done", "new_name": "", "consultation": "",
}  # fmt: skip
FOUR = {"promised": "More", "done": "Some of it", "moved": "Little", "not_known": "Much"}
GOES_ON = {"effect": "None yet", "strength": "weak", "answer": "continue", "reason": "Too early"}
CLOSED = {"words": "A year of small steps", "minute": "12 November 2026, item 4"}


@pytest.fixture(autouse=True)
def _same_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site keeps its reading: what a test agrees is taken back and must not outlive it."""
    monkeypatch.setattr(site, "_replace", lambda *given: None)
    monkeypatch.setattr(site, "_coming", set())


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


@pytest.fixture
def annual(reading: Any, secretary: Client) -> Review:
    """An annual review: the evaluation of the period that is over was held the year before."""
    plan_in_force(reading, FIRST)
    review = opened(secretary)
    Review.objects.update(kind="annual")
    review.refresh_from_db()
    return review


def opened(secretary: Client) -> Review:
    assert secretary.post("/work/review/").status_code == 302
    return Review.objects.get()


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def write_all(client: Client, review: Review, words: dict[str, str], **other: Any) -> None:
    for one in review.priorities.all():
        told = {**words, **other.get(one.priority.replace("-", "_"), {}), "version": one.version}
        sent = client.post(f"/work/review/{review.pk}/{one.priority}/", told)
        assert sent.status_code == 302, sent.content.decode()
    for number, one in enumerate(review.actions.select_related("action__name")):
        told = GOES_ON | {"version": one.version}
        if number == 0:
            told |= {"answer": "stop", "reason": "Nobody came"}
        sent = client.post(f"/work/review/{review.pk}/actions/{one.action.name.ref}/", told)
        assert sent.status_code == 302, sent.content.decode()


def test_a_review_is_written_closed_and_public(reading, secretary, chair, annual):
    here = f"/work/review/{annual.pk}/"
    assert "left" in text(secretary, "/work/")
    first, second = reading.edition.standing_priorities[:2]
    changed = {"answer": "change", "new_name": "Every child ready", "consultation": "none"}
    write_all(secretary, annual, KEEP, **{first.id.replace("-", "_"): changed})
    assert "Nothing is left" in text(secretary, here)
    assert "Everything is reviewed" in text(chair, "/work/")
    text(Client(), f"/review/{annual.year}/", 404)

    assert secretary.post(here, CLOSED | {"version": 1}).status_code == 403
    assert chair.post(here, CLOSED | {"version": 1}).status_code == 302

    shown = text(Client(), f"/review/{annual.year}/")
    assert "1 changed, 0 stopped. Of 4 actions: 1 stopped." in shown
    assert "Nobody came" in shown and "A year of small steps" in shown
    assert "It is to say: Every child ready." in shown and "drafted for the next edition" in shown
    assert second.name in shown
    assert f"/review/{annual.year}/" in text(Client(), "/report/")
    row = AmendmentRow.objects.get()
    assert (row.item, row.consultation, row.board) == (first.id, "none", "")


def test_the_draft_is_agreed_and_its_consultation_stands_beside_the_priority(
    reading, secretary, chair, annual
):
    first = reading.edition.standing_priorities[0]
    changed = {"answer": "change", "new_name": "Every child ready",
               "consultation": "Survey of May 2026, 212 answers"}  # fmt: skip
    write_all(secretary, annual, KEEP, **{first.id.replace("-", "_"): changed})
    chair.post(f"/work/review/{annual.pk}/", CLOSED | {"version": 1})
    row = AmendmentRow.objects.get()
    assert "Change of a priority" in text(chair, "/work/")
    told = {"answer": "agree", "minute": "HWB, item 7", "version": row.version}
    assert secretary.post(f"/work/measures/changes/{row.pk}/", told).status_code == 403
    sent = chair.post(f"/work/measures/changes/{row.pk}/", told)
    assert sent.status_code == 302, sent.content.decode()

    later = ground_of(project(), pack_folder(), agreed_changes(pack_folder())).edition
    assert later.priority(first.id).name == "Every child ready"
    public = text(Client(), "/strategy/")
    assert "Survey of May 2026, 212 answers" in public and "HWB, item 7" in public


def test_it_cannot_close_with_one_left_and_says_which(secretary, chair, annual):
    write_all(secretary, annual, KEEP)
    left = annual.priorities.last()
    PriorityReview.objects.filter(pk=left.pk).update(answer="")

    page = chair.post(f"/work/review/{annual.pk}/", CLOSED | {"version": 1})

    assert page.status_code == 422
    assert "Not closed. Review these first" in page.content.decode()
    assert CLOSED["words"] in page.content.decode()


def test_a_change_that_stands_meanwhile_is_told_on_the_page(reading, secretary, chair, annual):
    first = reading.edition.standing_priorities[0]
    changed = {"answer": "change", "new_name": "Every child ready", "consultation": "none"}
    write_all(secretary, annual, KEEP, **{first.id.replace("-", "_"): changed})
    annual.priorities.filter(priority=first.id).update(new_name=first.name)

    page = chair.post(f"/work/review/{annual.pk}/", CLOSED | {"version": 1})

    assert page.status_code == 422
    assert f"The strategy says so already of “{first.name}”" in page.content.decode()
    assert Review.objects.get().stage == "open"


def test_a_change_that_waits_for_its_answer_is_named_with_a_link(
    reading, secretary, chair, annual, django_assert_max_num_queries
):
    first, here = reading.edition.standing_priorities[0], f"/work/review/{annual.pk}/"
    changed = {"answer": "change", "new_name": "Every child ready", "consultation": "none"}
    write_all(secretary, annual, KEEP, **{first.id.replace("-", "_"): changed})
    row = AmendmentRow.objects.create(
        strategy=annual.strategy, board=ABOVE, edition=annual.edition, kind="reword",
        target="priority", item=first.id, field="name", old=first.name, new="Ready children",
        since=reading.today, reason="Plainer", consultation="none", stage="proposed",
        proposed_on=reading.today, proposed_by=annual.opened_by,
    )  # fmt: skip
    sent = chair.post(here, CLOSED | {"version": 1})
    shown = sent.content.decode()

    assert sent.status_code == 422
    assert f"agree it or send it back first. “{first.name}”" in shown
    assert f'href="/work/measures/changes/{row.pk}/"' in shown and "Ready children" in shown
    assert CLOSED["words"] in shown
    with django_assert_max_num_queries(12):
        assert "until then the review cannot be closed" in text(chair, here)
    assert "until then the review cannot be closed" not in text(secretary, here)
    assert Review.objects.get().stage == "open"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"relevance": ""}, "Select whether the priority is still needed"),
        ({"answer": "stop"}, "Enter the consultation, or none"),
        ({"answer": "change", "consultation": "none"}, "Enter what the priority should say"),
        ({"reason": ""}, "Enter why it is kept, changed or stopped"),
    ],
)
def test_what_is_amiss_is_told_and_the_words_stay(secretary, annual, other, told):
    one = annual.priorities.first()
    sent = secretary.post(
        f"/work/review/{annual.pk}/{one.priority}/", KEEP | other | {"version": 1}
    )

    assert sent.status_code == 422
    assert told in sent.content.decode() and KEEP["evidence"] in sent.content.decode()


def test_two_writers_see_each_others_words(secretary, annual):
    one = annual.priorities.first()
    address = f"/work/review/{annual.pk}/{one.priority}/"
    assert secretary.post(address, KEEP | {"version": 1}).status_code == 302
    mine = KEEP | {"reason": "My own reason", "version": 1}
    sent = secretary.post(address, mine)

    assert sent.status_code == 409
    assert "My own reason" in sent.content.decode() and KEEP["reason"] in sent.content.decode()


def test_an_evaluation_takes_the_place_of_the_review(reading, secretary, chair):
    assert "has not evaluated it in its own words yet" in text(Client(), "/evaluation/")
    review = opened(secretary)
    assert review.kind == "evaluation"
    write_all(secretary, review, FOUR)
    assert chair.post(f"/work/review/{review.pk}/", CLOSED | {"version": 1}).status_code == 302

    shown = text(Client(), "/evaluation/")
    assert "A year of small steps" in shown and "Some of it" in shown
    assert "measures listed" in shown and "By the end of the period" in shown
    text(Client(), f"/review/{review.year}/", 404)


def test_a_made_up_evaluation_has_its_tag_and_a_count_alone_has_none(
    reading, secretary, chair, monkeypatch
):
    monkeypatch.setattr("commonweal.publication.made_up.demonstration", lambda: True)
    assert 'class="demo-tag"' not in text(Client(), "/evaluation/")
    review = opened(secretary)
    write_all(secretary, review, FOUR)
    assert chair.post(f"/work/review/{review.pk}/", CLOSED | {"version": 1}).status_code == 302
    assert 'class="demo-tag"' in text(Client(), "/evaluation/")


def test_the_pages_ask_little(reading, secretary, annual, django_assert_max_num_queries):
    ref = annual.actions.first().action.name.ref
    one = annual.priorities.first().priority
    here = f"/work/review/{annual.pk}/"
    secretary.get("/work/interests/")
    for address in ("/work/review/", here, f"{here}{one}/", f"{here}actions/{ref}/"):
        with django_assert_max_num_queries(12):
            assert secretary.get(address).status_code == 200
    for address in ("/evaluation/", "/report/"):
        with django_assert_max_num_queries(12):
            assert Client().get(address).status_code == 200


def test_what_people_were_asked_stands_beside_the_question(reading, secretary, annual):
    first, second = (one.id for one in reading.edition.standing_priorities[:2])
    asked = considered(reading)

    told = text(secretary, f"/work/review/{annual.pk}/{first}/")
    assert asked.title in told
    assert CONSIDERED["changed"] in told
    assert asked.title not in text(secretary, f"/work/review/{annual.pk}/{second}/")

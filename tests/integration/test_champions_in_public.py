"""A resident becomes a champion without an account; the programme and its gaps are public."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.participation.champions.actions import begin, invite, join_cohort
from commonweal.participation.champions.cohorts import NewCohort
from commonweal.participation.champions.cohorts import open_cohort as opened
from commonweal.participation.champions.training import (
    Came,
    NewSession,
    call_session,
    note_attendance,
)
from commonweal.participation.champions.work import Done, Heard, note_activity, raise_insight
from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.handling import Reply, answer, show
from commonweal.participation.models import About, Activity, Champion, Programme
from commonweal.people.acts import Actor
from commonweal.people.models import Office, Person, Role, Text
from commonweal.publication.place_wards import wards_of
from commonweal.web.comments.limits import LOOKS, WRITES

pytestmark = pytest.mark.django_db
TOLD = {"name": "Amina", "reach": "07700 900123", "consents": "on"}


@pytest.fixture(autouse=True)
def fresh() -> Any:
    """Limits count anew for each test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def anybody() -> Client:
    return Client(enforce_csrf_checks=True)


def join(client: Client, status: int = 302, **told: Any) -> Any:
    answer = client.post("/champions/join/", TOLD | told)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer


def acting(reading: Any, role: Role, board: str = ABOVE) -> Actor:
    holder(reading, role, board)
    return Actor(Person.objects.latest("pk"), reading.edition.strategy.id, reading.today)


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def active_champion(reading: Any, keeper: Actor, ward: str) -> Champion:
    join(Client(), ward=ward, language="ur")
    held = invite(keeper, Champion.objects.latest("pk"), 1, ABOVE)
    cohort = opened(keeper, ABOVE, NewCohort(name=f"C{held.pk}", begins_on=reading.today))
    held = join_cohort(keeper, held, held.version, ABOVE, cohort)
    told = NewSession(programme=Programme.CHAMPIONS, title="Listening", on=reading.today,
                      cohort=cohort)  # fmt: skip
    session = call_session(keeper, ABOVE, told)
    note_attendance(keeper, session, 1, ABOVE, {held.pk: Came(True)})
    return begin(keeper, held, held.version, ABOVE)


def test_offering_needs_no_account_and_sets_no_cookie(reading, anybody):
    ward = next(iter(wards_of(reading)))
    form = anybody.get("/champions/join/")
    assert "What we do with it" in form.content.decode()
    sent = join(anybody, ward=ward, language="ur", another="en", third="ur")
    mine = anybody.get(sent.url)
    for one in (form, sent, mine):
        assert not one.cookies
        assert "no-store" in one["Cache-Control"]
    held = Champion.objects.get()
    assert (held.ward, held.languages, held.by_machine) == (ward, ["en", "ur"], True)
    assert held.reference in mine.content.decode()
    assert "Amina" not in mine.content.decode()
    assert mine["Referrer-Policy"] == "no-referrer"


def test_what_is_wrong_is_told_and_the_words_stay(reading, anybody):
    told = anybody.post("/champions/join/", {"name": "Amina", "reach": ""})
    assert told.status_code == 422
    body = told.content.decode()
    assert "Write one way in which we can reach you" in body
    assert "only if you agree" in body
    assert 'value="Amina"' in body
    for wrong in ({"ward": "E05000000"}, {"another": "xx"}, {"name": "x" * 300}):
        join(anybody, 422, **wrong)
    join(anybody, 413, name="x" * 300_000)
    assert not Champion.objects.exists()


def test_whoever_offered_takes_it_back_and_is_erased(reading, anybody):
    address = join(anybody).url
    held = Champion.objects.get()
    found = anybody.post("/champions/mine/", {"reference": held.reference.lower()})
    assert found.url == address
    assert "take no part any more" in anybody.post(address, {"withdraw": "yes"}).content.decode()
    assert not Text.objects.exclude(words="").exists()
    assert anybody.post(address, {"withdraw": "yes"}).status_code == 200
    assert anybody.get("/champions/mine/2222-2222-2222/").status_code == 404
    lost = anybody.post("/champions/mine/", {"reference": "2222-2222-2222"})
    assert lost.status_code == 422


def test_where_nobody_would_read_an_offer_none_is_taken(reading, anybody, monkeypatch):
    monkeypatch.setattr(type(reading.edition), "board", "")
    assert "nobody would read an offer" in join(anybody, 404).content.decode()
    assert not Champion.objects.exists()


def test_a_flood_of_one_network_leaves_others_served_and_guessing_is_cut_off(reading, anybody):
    for _ in range(WRITES):
        join(anybody)
    assert "Please wait" in join(anybody, 429).content.decode()
    join(Client(REMOTE_ADDR="198.51.100.7"))
    for _ in range(LOOKS):
        anybody.get("/champions/mine/2222-2222-2222/")
    assert anybody.get("/champions/mine/2222-2222-2222/").status_code == 429


def test_a_right_reference_is_no_guess_and_leaving_never_waits(reading, anybody):
    address = join(anybody).url
    for _ in range(LOOKS + 1):
        assert anybody.get(address).status_code == 200
    for _ in range(LOOKS):
        anybody.get("/champions/mine/2222-2222-2222/")
    assert anybody.get(address).status_code == 429
    assert anybody.post(address, {"withdraw": "yes"}).status_code == 200
    assert Champion.objects.get().stage == "withdrawn"


def test_nothing_hostile_is_shown_unsafe(reading, anybody):
    hostile = "<script>alert(1)</script> {{ 7*7 }}"
    told = anybody.post("/champions/join/", {"name": hostile, "reach": ""}).content.decode()
    assert "<script>alert" not in told
    assert "&lt;script&gt;" in told


def test_the_page_of_nothing_flags_every_empty_target_and_every_gap(reading, anybody):
    told = text(anybody, "/champions/")
    assert "Nobody has joined the champions yet." in told
    assert told.count("No target is set") >= 8
    assert "None has been raised yet." in told
    voices = text(anybody, "/voices/")
    wards = len(wards_of(reading))
    assert f"{wards} of {wards} wards have no active champion." in voices
    assert "Nobody is recorded as sitting there" in voices
    assert "TS024" in voices


def test_the_programme_is_counted_with_small_counts_hidden(reading, anybody):
    keeper, wards = acting(reading, Role.OFFICER), list(wards_of(reading))
    held = active_champion(reading, keeper, wards[0])
    for ward, reached in ((wards[0], 5), (wards[1], 41)):
        done = Done(on=reading.today, kind=Activity.Kind.EVENT, reached=reached, ward=ward)
        note_activity(keeper, held, ABOVE, done)
    told = text(anybody, "/champions/")
    assert "Active champions: 1 to 7. People reached: 45." in told
    row = told.split(f">{wards_of(reading)[wards[0]]}<")[1].split("</tr>")[0]
    assert row.count("1 to 7") == 2
    assert "Amina" not in told
    table = anybody.get("/champions/wards.csv").content.decode()
    assert f"{wards_of(reading)[wards[0]]},1 to 7,1 to 7" in table
    assert "No champion" in anybody.get("/voices/wards.csv").content.decode()
    assert anybody.get("/voices/nothing.csv").status_code == 404
    voices = text(anybody, "/voices/")
    assert f"{len(wards) - 1} of {len(wards)} wards have no active champion." in voices
    assert "Urdu" in voices


def test_an_insight_is_traced_to_the_reply_in_public_once_it_was_read(reading, anybody):
    keeper, board = acting(reading, Role.SECRETARY), acting(reading, Role.OFFICER, BOARD)
    held = active_champion(reading, keeper, "")
    heard = Heard(cohort=held.cohort, about=About.PRIORITY,
                  about_id=reading.edition.standing_priorities[0].id,
                  words="Nobody knows where the clinic is.", board=BOARD,
                  may_publish=True)  # fmt: skip
    comment = raise_insight(keeper, ABOVE, reading.edition.id, heard).comment
    assert "Waits for the" in text(anybody, "/champions/")
    comment = answer(board, comment, comment.version,
                     Reply(words="There is a map now.", outcome=Outcome.CHANGED))  # fmt: skip
    told = text(anybody, "/champions/")
    assert "Insights raised: 1; answered by a board: 1." in told
    assert "There is a map now." not in told
    show(keeper, comment, comment.version, ABOVE, "Nobody knows where the clinic is.")
    told = text(anybody, "/champions/")
    assert "Nobody knows where the clinic is." in told
    assert "There is a map now." in told


def test_officers_are_counted_by_board_and_role_and_never_named(reading, anybody):
    keeper = acting(reading, Role.OFFICER)
    told = NewSession(programme=Programme.OFFICERS, title="Reading figures", on=reading.today)
    session = call_session(keeper, ABOVE, told)
    office = Office.objects.get(person=keeper.person)
    note_attendance(keeper, session, 1, ABOVE, {office.pk: Came(True, "has")})
    shown = text(anybody, "/champions/")
    assert "Sessions held: 1." in shown
    assert keeper.person.name not in shown
    row = shown.split('id="roles"')[1].split(">Officer<")[1].split("</tr>")[0]
    assert row.count("1 to 7") == 3

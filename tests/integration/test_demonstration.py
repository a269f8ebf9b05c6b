"""Two made-up years of a strategy's boards, and what keeps them apart from real ones."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, holder

from commonweal.cli.demonstration.make import make_demonstration, make_once
from commonweal.cli.site import up
from commonweal.delivery.models import (
    AgreedPlan,
    AmendmentRow,
    Challenge,
    Decision,
    FrozenPack,
    Meeting,
    Plan,
    Return,
    Review,
    Target,
)
from commonweal.delivery.sealed_rows import compare
from commonweal.people.audit import verify
from commonweal.people.demonstration import (
    NotEmptyError,
    WrongKindError,
    begin_demonstration,
    must_match,
)
from commonweal.people.models import Person, Role
from commonweal.publication.digest_mail import body, subject
from commonweal.web.databases import database
from commonweal.web.demonstration.switch import DemonstrationError, demonstration_here

pytestmark = pytest.mark.django_db
STRIP = "A demonstration: what boards say, plan, do and decide here is made up."
TAG = '<span class="demo-tag">Demonstration</span></h1>'


@pytest.fixture(autouse=True)
def switched_on(monkeypatch: Any, settings: Any, served: Path, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMONWEAL_DEMONSTRATION", "yes")
    monkeypatch.setattr("commonweal.publication.board_pack.files.data_dir", lambda: tmp_path)
    settings.DEMONSTRATION = True


def shown(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_two_years_are_played_and_can_be_entered(reading, settings, tmp_path):
    acts = make_demonstration(reading)

    assert acts > 80
    assert verify().whole
    sealed = compare()
    assert (sealed.unsealed, sealed.breaks) == (0, ())
    assert sealed.rows > 30
    assert {one.stage for one in Plan.objects.all()} == {"accepted"}
    assert AgreedPlan.objects.count() == 1
    stages = {one.stage for one in Return.objects.all()}
    assert stages == {"accepted", "open"}
    assert Return.objects.filter(stage="open", round__due__lt=reading.today).count() == 1
    assert {one.stage for one in Target.objects.all()} == {"agreed", "returned"}
    assert Meeting.objects.filter(stage="minutes_approved").count() >= 6
    assert Decision.objects.exists()
    assert Challenge.objects.filter(answered_on=None).count() == 1
    assert FrozenPack.objects.filter(kind="pdf").count() >= 7
    reviewed = [(one.kind, one.stage) for one in Review.objects.order_by("year")]
    assert reviewed == [("evaluation", "closed"), ("annual", "closed")]
    assert AmendmentRow.objects.get().consultation == "None"
    assert any((tmp_path / "packs_demonstration").iterdir())
    assert not (tmp_path / "packs_frozen").exists()
    assert all(one.email.endswith("@demonstration.invalid") for one in Person.objects.all())
    assert make_once() == 0
    last = Review.objects.get(kind="annual").year
    assert "It reached 20 carers in a year" in shown(f"/review/{last}/")
    pages = ("/", "/plan/", "/meetings/", "/decisions/", "/report/", "/duties/", "/strategy/")
    of_review = ("/evaluation/", f"/review/{last}/")
    for address in (*pages, *of_review, "/account/sign-in/"):
        assert STRIP in shown(address), address
    for address in ("/plan/", "/meetings/", "/decisions/", *of_review):
        assert TAG in shown(address), address
    assert "It takes account of the strategy in part" in shown("/duties/")
    assert "Buses that do not burn fuel wait for money" in shown("/strategy/")
    assert "You can answer 1 consultation now. 2 were held in all." in shown("/consultations/")
    assert "2 needs are held, and 1 is unmet" in shown("/needs/")
    heard = shown("/consultations/when-should-family-hubs-be-open/")
    assert "79 answers came" in heard
    assert "Three hubs open on Saturday mornings" in heard
    assert "hidden" in heard
    moved = shown("/plan/")
    assert "Half of all nurseries trained (Train staff of all nurseries in early talk)" in moved

    told = shown("/champions/")
    assert "Active champions: 10. People reached: 240. Insights raised: 2" in told
    assert "health visitor can bring an interpreter" in told
    assert "1 is late" in told
    assert "Urdu" in shown("/voices/")

    client = Client()
    chair = Person.objects.get(email=f"chair.{ABOVE}@demonstration.invalid")
    assert f'<option value="{chair.pk}">' in shown("/account/sign-in/")
    assert client.post("/account/enter/", {"person": chair.pk})["Location"] == "/work/"
    assert STRIP in shown("/work/", client)


def test_files_and_mail_say_so_too(reading):
    begin_demonstration()

    assert shown("/outcomes.csv").startswith(f"# {STRIP}")
    assert Client().get("/outcomes.json").json()["demonstration"].startswith(STRIP)
    assert shown("/meetings.ics").count("made up") == 1
    assert subject([{}], "Luton").startswith("[Demonstration] ")
    assert body([], reading.edition, "http://127.0.0.1").startswith(STRIP)


def test_without_the_switch_nothing_says_so(reading, monkeypatch, settings):
    monkeypatch.delenv("COMMONWEAL_DEMONSTRATION")
    settings.DEMONSTRATION = False

    assert "demonstration" not in shown("/account/sign-in/").lower()
    assert TAG not in shown("/plan/")
    assert not shown("/outcomes.csv").startswith("#")
    assert Client().post("/account/enter/", {"person": 1}).status_code == 404


def test_nobody_enters_from_elsewhere_or_into_real_work(reading):
    person = Person.objects.create_user("a@example.org", "A")
    assert Client().post("/account/enter/", {"person": person.pk}).status_code == 404
    Person.objects.all().delete()
    begin_demonstration()
    person = Person.objects.create_user("a@example.org", "A")
    away = Client(REMOTE_ADDR="192.0.2.1")

    assert away.post("/account/enter/", {"person": person.pk}).status_code == 404
    assert Client().post("/account/enter/", {"person": "1' or 1"}).status_code == 404
    assert Client().post("/account/enter/", {"person": person.pk}).status_code == 302


def test_made_up_acts_and_real_ones_never_share_a_database(reading):
    must_match(demonstration=True)
    holder(reading, Role.CHAIR, ABOVE)
    with pytest.raises(NotEmptyError, match="needs its own"):
        begin_demonstration()
    with pytest.raises(WrongKindError, match="people use this database"):
        must_match(demonstration=True)


def test_a_real_instance_refuses_a_database_of_a_demonstration():
    begin_demonstration()
    with pytest.raises(WrongKindError, match="made up, for a demonstration"):
        must_match(demonstration=False)


def test_it_is_a_demonstration_before_anything_opens_a_database(monkeypatch):
    class StopError(Exception):
        pass

    def take_in(_figures):
        raise StopError(os.environ["COMMONWEAL_DEMONSTRATION"])

    monkeypatch.setenv("COMMONWEAL_DEMONSTRATION", "")
    monkeypatch.setattr("commonweal.cli.server.check_port", lambda port: None)
    monkeypatch.setattr("commonweal.cli.ingest.take_in", take_in)
    with pytest.raises(StopError, match="yes"):
        up(8000, "", True)


def test_a_demonstration_has_a_file_of_its_own():
    assert database("")["NAME"].endswith("demonstration.sqlite3")


def test_a_demonstration_answers_to_no_name_but_this_machines(monkeypatch):
    assert demonstration_here(["127.0.0.1", "localhost"])
    with pytest.raises(DemonstrationError, match=r"not wellbeing\.example"):
        demonstration_here(["127.0.0.1", "wellbeing.example"])
    monkeypatch.delenv("COMMONWEAL_DEMONSTRATION")
    assert not demonstration_here(["wellbeing.example"])

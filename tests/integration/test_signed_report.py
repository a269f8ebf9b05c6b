"""The annual report with what boards agreed: signed off, kept, sent, and made again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.delivery.models import SignedReport
from commonweal.delivery.returns import actions as returns
from commonweal.delivery.returns.actions import Said
from commonweal.delivery.returns.asked import asked_of
from commonweal.measures.store import Store
from commonweal.people.acts import Actor
from commonweal.people.models import Office, Role
from commonweal.publication import locations
from commonweal.publication.agreed_words import agreed_words, from_json
from commonweal.publication.board_pack.files import NotThatPackError
from commonweal.publication.signed_report import content_of, made_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(reading: Any, tmp_path: Path, monkeypatch: Any) -> Path:
    """A folder of data of its own, with the release in it by a link."""
    store = Store(tmp_path)
    store.releases.mkdir(parents=True)
    source = locations.data_dir() / "releases" / reading.release.id
    (store.releases / reading.release.id).symlink_to(source)
    monkeypatch.setattr("commonweal.publication.signed_report.data_dir", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def clients(reading: Any) -> dict[str, Client]:
    return {
        "chair": holder(reading, Role.CHAIR, ABOVE),
        "secretary": holder(reading, Role.SECRETARY, ABOVE),
        "officer": holder(reading, Role.OFFICER, BOARD),
    }


def accepted(reading: Any, clients: dict[str, Client]) -> None:
    """A return of one board, accepted today."""
    officer = Office.objects.get(board=BOARD, role=Role.OFFICER).person
    above = Office.objects.get(board=ABOVE, role=Role.SECRETARY).person
    strategy, day = reading.edition.strategy.id, reading.today
    filing = next(o for o in returns.open_rounds(reading.edition, day) if o.board == BOARD)
    for about in asked_of(reading.edition, BOARD, day):
        said = Said("Schools told us why.", "We met them.", "")
        returns.write(Actor(officer, strategy, day), filing, about, said, 0)
    filing = returns.submit(
        Actor(officer, strategy, day), filing, reading.edition, reading.release.id, {}
    )
    returns.accept(Actor(above, strategy, day), filing, ABOVE, filing.version)


def sign(clients: dict[str, Client]) -> SignedReport:
    sent = clients["chair"].post("/work/report/", {"minute": "HWB, item 5"})
    assert sent.status_code == 302, sent.content.decode()
    return SignedReport.objects.get()


def test_it_draws_on_accepted_words_and_rebuilds_to_equal_bytes(reading, clients, home):
    accepted(reading, clients)
    assert "Schools told us why." in Client().get("/report/").content.decode()
    report = sign(clients)
    files = {one.kind: content_of(one) for one in report.files.all()}
    with pikepdf.open(BytesIO(files["pdf"])) as pdf:
        assert len(pdf.pages) > 1

    later = replace(reading, today=reading.today + timedelta(days=200))
    assert made_again(report, later) == files
    told = from_json(files["json"])
    assert told == agreed_words(reading)
    assert {one.said for one in told.spoken} == {"Schools told us why."}


def test_it_is_served_as_it_was_signed_and_never_altered(reading, clients, home):
    report = sign(clients)
    address = f"/report/{report.year}/report.pdf"
    assert Client().get(address).content == content_of(report.files.get(kind="pdf"))
    assert address in Client().get("/report/").content.decode()
    assert Client().get("/report/1999/report.pdf").status_code == 404

    held = report.files.get(kind="pdf")
    (home / "reports_signed" / f"{held.sha256}.pdf").write_bytes(b"other")
    with pytest.raises(NotThatPackError, match="was altered"):
        content_of(held)
    assert Client().get(address).status_code == 404


def test_a_year_is_signed_once_by_the_chair_alone(clients, home):
    for name in ("secretary", "officer"):
        assert clients[name].post("/work/report/", {"minute": "5"}).status_code == 403
    assert clients["chair"].post("/work/report/", {"minute": " "}).status_code == 422
    sign(clients)
    again = clients["chair"].post("/work/report/", {"minute": "HWB, item 6"})
    assert again.status_code == 422
    assert SignedReport.objects.get().minute == "HWB, item 5"


def test_it_is_sent_to_organisations_and_receipts_are_noted(
    reading, clients, home, django_assert_max_num_queries
):
    report = sign(clients)
    here, secretary = f"/work/report/{report.pk}/", clients["secretary"]
    known = reading.edition.governance.organisations[0].name
    assert secretary.post(here, {"known": [], "others": ""}).status_code == 422
    sent = secretary.post(here, {"known": [known], "others": "Residents' forum\nMosque\n"})
    assert sent.status_code == 302
    first = report.copies.get(organisation=known)
    assert secretary.post(f"/work/report/copies/{first.pk}/received/").status_code == 302

    with django_assert_max_num_queries(12):
        shown = secretary.get(here).content.decode()
    assert "Sent to 3 organisations." in shown and "noted by" in shown
    with django_assert_max_num_queries(12):
        assert "1 of 3" in secretary.get("/work/report/").content.decode()

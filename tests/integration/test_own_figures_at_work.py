"""Own figures on the example pack: entered, signed off, taken in, and in the next release."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.holders import holder

from commonweal.delivery.models import OwnFigures
from commonweal.delivery.own_figures.taking import take_in
from commonweal.measures.extracts import ingest
from commonweal.measures.lineage import trace
from commonweal.measures.panels import Release
from commonweal.measures.sources.registry import recognise
from commonweal.measures.sources.tidy import COLUMNS
from commonweal.measures.store import Store
from commonweal.people.models import Role
from commonweal.publication.compiling import ground_of
from commonweal.publication.making import make_release, reference_of
from commonweal.publication.site import current_reading

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "strategies" / "example"
BOARD, MEASURE, TOWN = "wellbeing-board", "example-active-adults", "X06000001"
SAID = {
    "board": BOARD, "title": "Active adults, our survey", "publisher": "Council of Aldermere",
    "licence": "OGL v3.0", "agreement": "Agreement 12", "purpose": "The strategy",
    "keep_until_day": "1", "keep_until_month": "1", "keep_until_year": "2031",
    "vintage_day": "1", "vintage_month": "11", "vintage_year": "2026",
}  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a release of the example."""
    folder = tmp_path_factory.mktemp("example")
    ingest([PACK / "figures" / "example.csv"], Store(folder), {})
    make_release(ROOT, folder, PACK)
    return folder


@pytest.fixture
def reading(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("COMMONWEAL_DATA_DIR", str(data))
    monkeypatch.setenv("COMMONWEAL_PACK", str(PACK))
    monkeypatch.setenv("COMMONWEAL_TODAY", "2026-11-24")
    return current_reading()


@pytest.fixture
def owner(reading: Any) -> Client:
    return holder(reading, Role.DATA_OWNER, BOARD)


@pytest.fixture
def second(reading: Any) -> Client:
    return holder(reading, Role.DATA_OWNER, BOARD)


def table(changed: str = "", to: dict[str, str] | None = None) -> bytes:
    """The example's own rows of the measure, one period of the town changed."""
    with (PACK / "figures" / "example.csv").open(encoding="utf-8", newline="") as file:
        rows = [one for one in csv.DictReader(file) if one["measure"] == MEASURE]
    for row in rows:
        if (row["area_code"], row["period"]) == (TOWN, changed):
            row.update(to or {})
    held = io.StringIO()
    writer = csv.DictWriter(held, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return held.getvalue().encode()


def send(client: Client, content: bytes, **more: str) -> Any:
    file = SimpleUploadedFile("figures.bin", content)
    return client.post("/work/data/", SAID | more | {"file": file})


def test_figures_go_from_the_desk_into_the_next_release(owner, second, reading, data):
    changed = {"value": "77.7", "lower": "75.0", "upper": "80.2", "count": "777"}
    changed |= {"denominator": "1000"}
    page = send(owner, table("2024", changed))
    assert page.status_code == 302
    own = owner.get(page.url).content.decode()
    assert "A second data owner of the board signs it off: you entered it." in own
    assert "77.7" in own
    assert "Agreement 12" in own
    assert owner.post(page.url, {"answer": "sign", "version": "1"}).status_code == 403
    assert "Figures to sign off" in second.get("/work/").content.decode()
    assert second.post(page.url, {"answer": "sign", "version": "1"}).status_code == 302

    day = date(2026, 11, 24)
    assert take_in(reading.edition.strategy.id, Store(data), day).kept == 1
    made = make_release(ROOT, data, PACK)
    found = trace(
        Release(Store(data).releases / made.id),
        Store(data),
        ground_of(ROOT, PACK).cards,
        reference_of(ROOT, PACK),
        (MEASURE, TOWN, "2024"),
    )
    held = OwnFigures.objects.get()
    assert found.figure["value"] == 77.7
    assert found.agrees
    assert found.held
    assert (found.publisher, found.dataset) == ("Council of Aldermere", held.title)
    assert found.vintage == "2026-11-01"
    assert (found.file, found.sha256) == (f"own-figures-{held.pk}.csv", held.sha256)
    assert "the next build uses it" in second.get(page.url).content.decode()


def test_what_is_hidden_is_shown_as_hidden(owner):
    page = send(owner, table("2024", {"value": "0.4", "lower": "", "upper": "", "count": "4"}))
    told = owner.get(page.url).content.decode()

    assert "without their figures: too few people" in told
    assert "hidden: too few people" in told
    assert ">0.4<" not in told


def test_faults_are_told_by_row_and_column_and_words_are_kept(owner):
    content = table().replace(b"X06000001,2019", b"X06000009,2019")
    page = send(owner, content, agreement="Agreement <12>")

    told = page.content.decode()
    assert page.status_code == 422
    assert "Nothing was entered: 1 fault." in told
    assert "area_code: “X06000009” is no area that is known here" in told
    assert "Agreement &lt;12&gt;" in told
    assert not OwnFigures.objects.exists()


def test_without_agreement_or_table_nothing_is_entered(owner):
    page = owner.post("/work/data/", SAID | {"agreement": ""})

    assert page.status_code == 422
    assert "paste the rows: one of the two" in page.content.decode()
    assert not OwnFigures.objects.exists()


def test_rows_are_pasted(owner):
    rows = table().decode().replace(",", "\t")

    assert owner.post("/work/data/", SAID | {"rows": rows}).status_code == 302


def test_the_template_is_read_by_its_own_reader(owner, tmp_path):
    answer = owner.get("/work/data/template.xlsx")
    path = tmp_path / "template.xlsx"
    path.write_bytes(answer.content)

    assert getattr(recognise(path), "name", "") == "tidy"


def test_sending_back_needs_words_and_is_shown(owner, second):
    page = send(owner, table())
    bare = second.post(page.url, {"answer": "back", "version": "1", "why": ""})
    assert bare.status_code == 422
    second.post(page.url, {"answer": "back", "version": "1", "why": "One year is missing"})

    assert "One year is missing" in owner.get(page.url).content.decode()


def test_others_have_no_data_desk_and_enter_nothing(reading):
    officer = holder(reading, Role.OFFICER, BOARD)

    assert not re.search(r'href="/work/data/"', officer.get("/work/").content.decode())
    assert send(officer, table()).status_code == 403
    assert "Enter a table" not in officer.get("/work/data/").content.decode()


def test_another_boards_figures_are_not_found(owner, reading):
    page = send(owner, table())
    other = next(b.id for b in reading.edition.governance.bodies if b.id != BOARD)

    assert holder(reading, Role.DATA_OWNER, other).get(page.url).status_code == 404


def test_who_signs_off_is_told_of_earlier_tables_of_the_measure(owner, second):
    first = send(owner, table(), title="Adults of the first wave")
    page = send(owner, table())

    told = second.get(page.url).content.decode()
    assert "were entered before and may add up with this one" in told
    assert "Adults of the first wave (entered 24 November 2026)" in told
    assert "may add up" not in second.get(first.url).content.decode()

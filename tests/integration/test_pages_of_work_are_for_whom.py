"""Who may open and send each page of work, beside a table that was written by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.integration.accounts import enter, make
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.world_of_work import Page, names, pages

from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
OTHER = "community-safety-executive"
BOARDS = {"own": BOARD, "top": ABOVE, "other": OTHER}
SEEN = {200: "yes", 302: "yes", 409: "yes", 422: "yes", 403: "no", 404: "hidden"}
TOLD = {"yes", "no", "hidden"}

with (Path(__file__).parent / "pages_of_work.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


class World:
    """One thing of every kind, and a signed-in client for every role in every board."""

    def __init__(self, reading: Any) -> None:
        self.pages: dict[str, Page] = pages(reading)
        self.reading = reading
        self.nobody = Client()
        enter(self.nobody, make("stranger", password=None))
        self._clients: dict[tuple[Role, str], Client] = {}

    def client(self, role: Role, relation: str) -> Client:
        board = "" if role is Role.ADMINISTRATOR else BOARDS[relation]
        return self._clients[role, board]

    def let_in(self) -> None:
        for role in Role:
            for board in [""] if role is Role.ADMINISTRATOR else BOARDS.values():
                self._clients[role, board] = holder(self.reading, role, board)


@pytest.fixture(scope="module")
def world(
    reading: Any, tmp_path_factory: Any, django_db_blocker: Any, django_db_setup: None
) -> Iterator[World]:
    home = tmp_path_factory.mktemp("packs")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("commonweal.publication.board_pack.files.data_dir", lambda: home)
        with transaction.atomic():
            made = World(reading)
            made.let_in()
            yield made
            transaction.set_rollback(True)


def answer(client: Client, page: Page, method: str) -> Any:
    """What a page answers, and nothing of what it did stays."""
    address = reverse(page.url_name, kwargs=page.arguments)
    with transaction.atomic():
        told = client.get(address) if method == "GET" else client.post(address, {})
        transaction.set_rollback(True)
    return told


def seen(response: Any) -> str:
    """What somebody with an office sees; a way to the page of signing in is no answer to them."""
    assert "sign-in" not in response.headers.get("Location", "")
    return SEEN[response.status_code]


def test_the_table_has_rows_for_every_page_of_the_url_map():
    told = {row["page"] for row in ROWS}

    assert names() - told == set(), "pages without a row: write what each role may do there"
    assert told - names() == set(), "rows of pages that are no more"


def test_every_row_is_told_once_and_whole():
    keys = [(row["page"], row["method"], row["relation"]) for row in ROWS]

    assert len(keys) == len(set(keys))
    for row in ROWS:
        assert set(row) == {"page", "method", "relation", *Role.values, "nobody"}
        assert {row[name] for name in (*Role.values, "nobody")} <= TOLD, row
    for page, method, relation in keys:
        of_board = {(page, method, one) in keys for one in BOARDS}
        assert len(of_board) == 1, f"{page} {method}: give all of {', '.join(BOARDS)}, or any"
        assert (relation == "any") != of_board.pop()


def test_every_page_takes_the_methods_of_its_rows_and_no_other(world):
    secretary = world.client(Role.SECRETARY, "own")
    for page in world.pages.values():
        told = {row["method"] for row in ROWS if row["page"] == page.name}
        for method in ("GET", "POST"):
            taken = answer(secretary, page, method).status_code != 405
            assert taken is (method in told), f"{page.name} {method}"


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['page']}-{r['method']}-{r['relation']}")
def test_every_cell_of_the_table(world, row):
    page, method = world.pages[row["page"]], row["method"]
    relations = BOARDS if row["relation"] == "any" else [row["relation"]]
    found = {
        (role.value, relation): seen(answer(world.client(role, relation), page, method))
        for role in Role
        for relation in relations
    }

    assert found == {(role, relation): row[role] for role, relation in found}
    assert seen(answer(world.nobody, page, method)) == row["nobody"]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['page']}-{r['method']}-{r['relation']}")
def test_who_has_not_signed_in_is_asked_to(world, row):
    told = answer(Client(), world.pages[row["page"]], row["method"])

    assert told.status_code == 302
    assert told["Location"].startswith("/account/sign-in/")

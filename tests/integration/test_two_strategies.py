"""Two strategies at once: overlaps across both, and what is shared stands once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from docx import Document
from pypdfium2 import PdfDocument
from tests.integration.made_up_plans import FIRST, actions_of, actor, plans_in_force

from commonweal.delivery.meetings.actions import Call, call_meeting
from commonweal.delivery.models import AgreedPlan, InterestStatus, NamedAction
from commonweal.delivery.plans.actions import open_plan, write_action
from commonweal.delivery.plans.overarching_actions import agree, join_actions
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.delivery.shared.actions import Stands, tell_status
from commonweal.people.models import Office, Person, Role
from commonweal.publication.beside import editions_beside
from commonweal.publication.board_pack.files import made
from commonweal.publication.board_pack.pack import BoardPack, board_pack
from commonweal.publication.board_pack.told import from_json, words_of
from commonweal.publication.locations import NoPackError
from commonweal.publication.pages.about_strategy import strategy_page
from commonweal.publication.pages.plan import Filters, plan_page
from commonweal.publication.plan_today import plan_today
from commonweal.publication.reading import Reading, SettingError

pytestmark = pytest.mark.django_db
ECONOMY = "luton-inclusive-economy"


@pytest.fixture
def both(reading: Any, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The reading with the other strategy beside."""
    monkeypatch.setenv("COMMONWEAL_BESIDE", ECONOMY)
    return replace(reading, beside=editions_beside(reading.edition))


@pytest.fixture
def economy(both: Reading) -> Reading:
    """The same ground, read as the other strategy's."""
    return replace(both, edition=both.beside[0], beside=(both.edition,), findings=())


def economy_plan(economy: Reading, *actions: PlannedAction) -> None:
    """A plan of the economy board in force, as rows: what is looked at here is no acceptance."""
    board, on = economy.edition.board, economy.today - timedelta(days=40)
    strategy = economy.edition.strategy.id
    person = Person.objects.create_user("economy@example.org", "officer of the economy")
    Office.objects.create(
        person=person, strategy=strategy, board=board, role=Role.OFFICER, since=date(2019, 1, 1)
    )
    writer = replace(actor(economy, Role.MEMBER, board, on), person=person)
    plan = open_plan(writer, board, economy.edition)
    for one in actions:
        write_action(writer, plan.pk, one)
    settled = {"stage": "accepted", "submitted_on": on, "submitted_by": person, "decided_on": on}
    type(plan).objects.filter(pk=plan.pk).update(**settled)


@pytest.fixture
def alike(both: Reading, economy: Reading) -> None:
    """The economy board plans to train welcome staff as well, at a time of its own."""
    plans_in_force(both)
    mine = next(one for one in actions_of(both, FIRST) if one.ref.endswith("apart"))
    theirs = replace(
        mine, ref="welcome", title="Train staff to welcome", priorities=("skills",), measures=(),
        starts=date(2028, 1, 1), ends=date(2028, 6, 30),
    )  # fmt: skip
    alone = replace(theirs, ref="airport", title="Grow jobs at the airport", outcome="More work")
    twin = replace(alone, ref="airport-2", title="Grow jobs at the airport now")
    economy_plan(economy, theirs, alone, twin)


@pytest.mark.usefixtures("alike")
def test_near_duplicates_and_clashes_with_the_strategy_beside_are_named(both: Reading) -> None:
    found = plan_today(both).overlaps
    own, other = (both.edition.strategy.id, f"{FIRST}-apart"), (ECONOMY, "welcome")

    assert (own, other) in {(one.first, one.second) for one in found.near}
    assert ("contrary_dates", own, other) in {(c.clash, c.first, c.second) for c in found.clashes}
    assert all(both.edition.strategy.id in {n.first[0], n.second[0]} for n in found.near)


@pytest.mark.usefixtures("alike")
def test_without_the_setting_the_other_strategy_is_not_read(reading: Reading) -> None:
    found = plan_today(reading).overlaps

    assert {key[0] for one in found.near for key in (one.first, one.second)} == {
        reading.edition.strategy.id
    }


@pytest.mark.usefixtures("alike")
def test_joined_actions_keep_both_parents_and_news_and_are_agreed_as_such(both: Reading) -> None:
    chair = actor(both, Role.CHAIR, both.edition.board, both.today)
    join_actions(chair, f"{FIRST}-apart", (ECONOMY, "welcome"), "Minute 9", both.edition)
    whole = plan_today(both).whole
    joined = next(one for one in whole.actions if one.action.ref == f"{FIRST}-apart")

    assert {parent.strategy for parent in joined.parents} == {both.edition.strategy.id, ECONOMY}
    assert agree(chair, "Minute 9", both.edition, (ECONOMY,)).hash == whole.hash
    assert AgreedPlan.objects.count() == 2
    assert NamedAction.objects.get(strategy=ECONOMY, ref="airport").same_as is None


@pytest.mark.usefixtures("alike")
def test_the_page_of_the_plan_names_the_other_strategy(both: Reading) -> None:
    told = plan_page(both, Filters())

    assert any("strategy “Inclusive economy”" in " ".join(one[:2]) for one in told["near"])
    assert any("strategy “Inclusive economy”" in " ".join(one[:3]) for one in told["clashes"])


@pytest.mark.parametrize(
    ("named", "fault", "told"),
    [
        ("luton-2019-2024", SettingError, "loaded already"),
        (f"{ECONOMY},{ECONOMY}", SettingError, "loaded already"),
        ("example", SettingError, "another place"),
        ("nowhere", NoPackError, "no pack"),
    ],
)
def test_a_strategy_that_cannot_stand_beside_is_refused_by_name(
    reading: Any, monkeypatch: pytest.MonkeyPatch, named: str, fault: type[Exception], told: str
) -> None:
    monkeypatch.setenv("COMMONWEAL_BESIDE", named)

    with pytest.raises(fault, match=re.escape(told)):
        editions_beside(reading.edition)


def test_by_default_none_stands_beside(reading: Any) -> None:
    assert editions_beside(reading.edition) == () == reading.beside


def told_by_the_economy(economy: Reading) -> None:
    """The economy board says how cleaner air stands; the wellbeing board says nothing."""
    officer = actor(economy, Role.OFFICER, economy.edition.board, economy.today)
    stands = Stands(
        interest="air-quality",
        status=InterestStatus.HELD_UP,
        words="The zone waits for money.",
    )
    tell_status(officer, economy.edition.board, economy.edition, stands, 0)


def pack_of(reading: Reading) -> tuple[BoardPack, dict[str, bytes]]:
    """The pack of the board that answers for a strategy."""
    board = reading.edition.board
    secretary = actor(reading, Role.SECRETARY, board, reading.today)
    at = datetime(2026, 12, 4, 14, tzinfo=UTC)
    call = Call(board=board, edition=reading.edition.id, starts_at=at, place="Hall", quorum=2)
    told = words_of(reading, call_meeting(secretary, call), "e" * 64)
    assert from_json(told.as_json()) == told
    return board_pack(reading, told), made(reading, told)


def test_both_boards_packs_show_one_status_not_two(both: Reading, economy: Reading) -> None:
    told_by_the_economy(economy)

    (ours, our_files), (theirs, their_files) = pack_of(both), pack_of(economy)

    one, other = (next(i for i in x.shared if i.id == "air-quality") for x in (ours, theirs))
    assert ours.board != theirs.board
    assert (one.status, one.words, one.told_on) == (other.status, other.words, other.told_on)
    assert one.status_told == "Held up"
    for files in (our_files, their_files):
        assert files["html"].decode().count("The zone waits for money.") == 1
        word = Document(BytesIO(files["docx"]))
        assert sum("The zone waits" in p.text for p in word.paragraphs) == 1
        assert "The zone waits" in " ".join(printed(files["pdf"]).split())


def printed(content: bytes) -> str:
    document = PdfDocument(content)
    told = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return told


def test_other_boards_packs_hold_no_shared_interests(both: Reading) -> None:
    board = "childrens-trust-board"
    secretary = actor(both, Role.SECRETARY, board, both.today)
    at = datetime(2026, 12, 4, 14, tzinfo=UTC)
    call = Call(board=board, edition=both.edition.id, starts_at=at, place="Hall", quorum=2)

    assert words_of(both, call_meeting(secretary, call), "e" * 64).shared == ()


def test_both_strategies_pages_show_the_one_status(both: Reading, economy: Reading) -> None:
    told_by_the_economy(economy)

    ours, theirs = (
        next(one for one in strategy_page(x)["shared"] if one.id == "air-quality")
        for x in (both, economy)
    )

    assert (ours.status, ours.words) == (theirs.status, theirs.words) == (
        "held_up", "The zone waits for money.",
    )  # fmt: skip
    assert ours.board == "Inclusive Economy Board (strategy “Inclusive economy”)"
    assert theirs.board == "Inclusive Economy Board"
    assert theirs.handled_by == "Inclusive economy"


def test_the_public_page_flags_what_nobody_handles(reading: Reading) -> None:
    page = Client().get("/strategy/").content.decode()

    assert "nobody named to handle it" in page
    assert "No board has told how it stands." in page

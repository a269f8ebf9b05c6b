"""Own figures from entering to taking in, by whom, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.unit.delivery.conftest import BOARD, DAY, OTHER, STRATEGY
from tests.unit.delivery.own_figures.made_up import KNOWN, POLICY, content

from commonweal.delivery.models import OwnFigures
from commonweal.delivery.own_figures.actions import About, enter, send_back, sign_off
from commonweal.delivery.own_figures.queries import signed, to_sign_off
from commonweal.delivery.own_figures.table import FaultyError
from commonweal.delivery.own_figures.taking import take_in
from commonweal.measures.receipts import receipts
from commonweal.measures.store import Store
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError

pytestmark = pytest.mark.django_db
ABOUT = About(
    "Walking to school", "The council", "OGL v3.0", "Agreement 12", "The strategy",
    date(2030, 1, 1), date(2026, 5, 1),
)  # fmt: skip
ROWS = content(["E05000001,2024,,50.0,,,50,100", "E05000002,2024,,3.0,,,3,100"])


@pytest.fixture
def entered(acting) -> OwnFigures:
    return enter(acting(Role.DATA_OWNER, BOARD), BOARD, ABOUT, ROWS, KNOWN, POLICY)


def test_a_small_count_never_reaches_the_database(entered):
    assert ",3,100" not in entered.content
    assert entered.told["hidden"] == 2
    assert "E05000002,2024,calendar,walking,,,,,,,,,,suppressed: small count" in entered.content


def test_an_analyst_enters_and_others_do_not(acting):
    assert enter(acting(Role.ANALYST, BOARD), BOARD, ABOUT, ROWS, KNOWN, POLICY)
    for role in (Role.OFFICER, Role.CHAIR, Role.MEMBER, Role.SECRETARY):
        with pytest.raises(NotAllowedError):
            enter(acting(role, BOARD), BOARD, ABOUT, ROWS, KNOWN, POLICY)
    with pytest.raises(NotAllowedError):
        enter(acting(Role.DATA_OWNER, OTHER), BOARD, ABOUT, ROWS, KNOWN, POLICY)


def test_nothing_is_entered_of_a_file_with_faults(acting):
    with pytest.raises(FaultyError):
        enter(acting(Role.DATA_OWNER, BOARD), BOARD, ABOUT, ROWS, KNOWN, None)
    assert not OwnFigures.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"agreement": " "},
        {"purpose": ""},
        {"keep_until": DAY},
        {"vintage": date(2026, 6, 2)},
    ],
)
def test_agreement_purpose_and_days_are_needed(acting, change):
    with pytest.raises(ValueError, match=r"Say of|must lie|lies in"):
        enter(acting(Role.DATA_OWNER, BOARD), BOARD, replace(ABOUT, **change), ROWS, KNOWN, POLICY)


def test_nobody_signs_off_what_they_entered(acting):
    owner = acting(Role.DATA_OWNER, BOARD)
    held = enter(owner, BOARD, ABOUT, ROWS, KNOWN, POLICY)
    with pytest.raises(NotAllowedError):
        sign_off(owner, held, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnFigures.objects.update(stage="signed", settled_by=owner.person, settled_on=DAY)


def test_a_second_person_signs_off(acting, entered):
    with pytest.raises(NotAllowedError):
        sign_off(acting(Role.ANALYST, BOARD), entered, 1)
    with pytest.raises(StaleError):
        sign_off(acting(Role.DATA_OWNER, BOARD), entered, 9)
    sign_off(acting(Role.DATA_OWNER, BOARD), entered, 1)

    assert [one.pk for one in signed(STRATEGY)] == [entered.pk]
    assert to_sign_off(STRATEGY, [BOARD]) == []
    last = Event.objects.order_by("number").last()
    assert (last.action, last.facts["sha256"]) == ("signed off own figures", entered.sha256)
    with pytest.raises(WrongStageError):
        sign_off(acting(Role.DATA_OWNER, BOARD), entered, 2)


def test_figures_are_sent_back_with_a_reason(acting, entered):
    second = acting(Role.DATA_OWNER, BOARD)
    with pytest.raises(ValueError, match="corrected"):
        send_back(second, entered, 1, "")
    held = send_back(second, entered, 1, "Ward 2 is missing a year")

    assert (held.stage, held.returned_why) == ("returned", "Ward 2 is missing a year")


def test_signed_figures_become_an_extract_with_its_receipt_once(acting, entered, tmp_path):
    store = Store(tmp_path)
    assert take_in(STRATEGY, store, DAY).kept == 0
    sign_off(acting(Role.DATA_OWNER, BOARD), entered, 1)

    assert take_in(STRATEGY, store, DAY).kept == 1
    assert take_in(STRATEGY, store, DAY).kept == 0
    ((home, receipt),) = receipts(store)
    held = OwnFigures.objects.get()
    assert (held.stage, held.extract) == ("taken", home.name)
    assert receipt["sha256"] == held.sha256
    assert (receipt["publisher"], receipt["vintage"]) == ("The council", "2026-05-01")
    assert receipt["licence"] == "OGL v3.0"
    assert f"own figures {held.pk}" in receipt["origin"]
    assert verify().whole


def test_figures_kept_before_a_crash_are_found_unchanged(acting, entered, tmp_path):
    store = Store(tmp_path)
    sign_off(acting(Role.DATA_OWNER, BOARD), entered, 1)
    take_in(STRATEGY, store, DAY)
    OwnFigures.objects.update(stage="signed", taken_on=None, extract="")

    assert take_in(STRATEGY, store, DAY).kept == 1


def test_a_store_in_use_is_tried_again_later(acting, entered, tmp_path):
    store = Store(tmp_path)
    sign_off(acting(Role.DATA_OWNER, BOARD), entered, 1)
    with store.alone():
        told = take_in(STRATEGY, store, DAY)

    assert told.kept == 0
    assert "another command is writing" in told.refused[0]
    assert take_in(STRATEGY, store, DAY).kept == 1

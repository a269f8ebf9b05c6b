"""Two strategies at once: overlaps across both, and what is shared stands once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.integration.made_up_plans import FIRST, actions_of, actor, plans_in_force

from commonweal.delivery.models import AgreedPlan, NamedAction
from commonweal.delivery.plans.actions import open_plan, write_action
from commonweal.delivery.plans.overarching_actions import agree, join_actions
from commonweal.delivery.plans.planned import PlannedAction
from commonweal.people.models import Office, Person, Role
from commonweal.publication.beside import editions_beside
from commonweal.publication.locations import NoPackError
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
    """A plan of the economy board in force.

    The board answers for its strategy itself, so that no second board could accept the plan.
    """
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

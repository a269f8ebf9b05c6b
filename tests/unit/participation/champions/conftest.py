"""A programme of champions: who keeps it, a cohort, somebody on each part of the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.people.conftest import DAY, STRATEGY, TOP

from commonweal.participation.champions.actions import (
    begin,
    invite,
    join_cohort,
)
from commonweal.participation.champions.cohorts import NewCohort, open_cohort
from commonweal.participation.champions.offering import Offer, offer
from commonweal.participation.champions.training import (
    Came,
    NewSession,
    call_session,
    note_attendance,
)
from commonweal.participation.models import Champion, Cohort, Programme
from commonweal.people.acts import Actor
from commonweal.people.models import Role

NAME, REACH = "Amina", "07700 900123"


def offered(**told: Any) -> Offer:
    return Offer(**{"name": NAME, "reach": REACH, "consents": True, **told})


@pytest.fixture
def keeper(acting: Callable[..., Actor]) -> Actor:
    return acting(Role.OFFICER, TOP)


@pytest.fixture
def cohort(keeper: Actor) -> Cohort:
    return open_cohort(keeper, TOP, NewCohort(name="Spring", begins_on=DAY))


@pytest.fixture
def champion(db: None) -> Champion:
    return offer(offered(ward="E05000001", languages=("ur", "en")), STRATEGY, DAY)


@pytest.fixture
def trainee(champion: Champion, keeper: Actor, cohort: Cohort) -> Champion:
    held = invite(keeper, champion, champion.version, TOP)
    return join_cohort(keeper, held, held.version, TOP, cohort)


@pytest.fixture
def active(trainee: Champion, keeper: Actor, cohort: Cohort) -> Champion:
    told = NewSession(programme=Programme.CHAMPIONS, title="Listening", on=DAY, cohort=cohort)
    session = call_session(keeper, TOP, told)
    note_attendance(keeper, session, 1, TOP, {trainee.pk: Came(True)})
    return begin(keeper, trainee, trainee.version, TOP)

"""A shared interest is one item with one status, whichever of its boards told it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.delivery.editions import edition
from tests.unit.people.conftest import BOARD, DAY, OTHER, STRATEGY, TOP

from commonweal.delivery.models import InterestStatus, SharedStatus
from commonweal.delivery.shared.actions import Stands, tell_status
from commonweal.delivery.shared.boards import sharing_boards
from commonweal.delivery.shared.queries import entries_on, statuses_on
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event, Office, Role
from commonweal.people.workflow import StaleError
from commonweal.strategy.around import SharedInterest
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import Body, Line, LineKind

pytestmark = pytest.mark.django_db
AIR = SharedInterest(id="air", name="Cleaner air")


def of(strategy: str, top: str, *beside: str) -> Edition:
    """An edition whose board shares an interest with the boards that work alongside it."""
    made = edition()
    lines = tuple(Line(body=one, to=top, kind=LineKind.WORKS_ALONGSIDE) for one in beside)
    bodies = tuple(Body(id=one, name=one.title()) for one in (top, *beside, OTHER))
    return replace(
        made,
        strategy=replace(made.strategy, id=strategy, board=top, shared_interests=(AIR,)),
        governance=replace(made.governance, bodies=bodies, lines=lines),
    )


OURS = of(STRATEGY, TOP, BOARD)
THEIRS = of("economy", "economy-board")
PLACE = OURS.strategy.place.code


def stands(words: str = "A zone is planned.", **told: object) -> Stands:
    given = {"interest": "air", "status": InterestStatus.UNDER_WAY, "words": words}
    return Stands(**{**given, **told})


@pytest.fixture
def economist(someone) -> Actor:
    """An officer of the other strategy's board."""
    person = someone()
    Office.objects.create(
        person=person, strategy="economy", board="economy-board", role=Role.OFFICER, since=DAY
    )
    return Actor(person, "economy", DAY)


def test_either_boards_officer_writes_the_one_status(acting, economist) -> None:
    tell_status(acting(Role.OFFICER, TOP), TOP, OURS, stands(), 0)
    later = Actor(economist.person, "economy", DAY + timedelta(3))
    told = stands("The zone is held up.", status=InterestStatus.HELD_UP)
    tell_status(later, "economy-board", THEIRS, told, 1)

    (now,) = statuses_on(PLACE, later.on).values()
    assert (now.status, now.board, now.number) == ("held_up", "economy-board", 2)
    assert statuses_on(PLACE, DAY)["air"].status == "under_way"  # as it stood that day
    assert [one.number for one in entries_on(PLACE, "air", later.on)] == [2, 1]
    assert [one.action for one in Event.objects.all()] == ["told shared interest"] * 2


def test_a_board_that_works_alongside_writes_in_the_same_strategy(acting) -> None:
    assert sharing_boards(OURS) == (TOP, BOARD)
    assert sharing_boards(THEIRS) == ("economy-board",)
    assert tell_status(acting(Role.OFFICER, BOARD), BOARD, OURS, stands(), 0).board == BOARD
    with pytest.raises(ValueError, match="shares no interest"):
        tell_status(acting(Role.OFFICER, OTHER), OTHER, OURS, stands(), 1)


def test_what_the_other_board_wrote_meanwhile_is_never_written_over(acting) -> None:
    officer = acting(Role.OFFICER, TOP)
    tell_status(officer, TOP, OURS, stands(), 0)

    with pytest.raises(StaleError):
        tell_status(acting(Role.OFFICER, BOARD), BOARD, OURS, stands("Another word."), 0)
    assert SharedStatus.objects.get().words == "A zone is planned."


def test_who_may_not_and_what_cannot_be_told_is_refused(acting) -> None:
    for role, board in ((Role.MEMBER, TOP), (Role.SECRETARY, TOP), (Role.OFFICER, OTHER)):
        with pytest.raises(NotAllowedError):
            tell_status(acting(role, board), TOP, OURS, stands(), 0)
    with pytest.raises(ValueError, match="no shared interest"):
        tell_status(acting(Role.OFFICER, TOP), TOP, OURS, stands(interest="noise"), 0)
    with pytest.raises(ValueError, match="Say in words"):
        stands(" ")
    assert not SharedStatus.objects.exists()

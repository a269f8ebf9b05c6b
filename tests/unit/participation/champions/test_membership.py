"""A board reviews who sits on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.participation.champions.membership import newest_reviews, review_membership
from commonweal.participation.models import MembershipReview
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event, Head, Role, Sector

pytestmark = pytest.mark.django_db
LACKS = (Sector.VOLUNTARY, Sector.RESIDENTS)


def test_the_newest_review_of_a_board_is_told_and_logged(acting):
    chair = acting(Role.CHAIR, BOARD)
    before = Head.objects.count()
    first = review_membership(chair, BOARD, LACKS, " A seat is offered. ")
    later = Actor(chair.person, STRATEGY, DAY + timedelta(90))
    second = review_membership(later, BOARD, (), "Filled.")
    assert before == 0
    assert newest_reviews(STRATEGY, DAY) == {BOARD: first}
    assert newest_reviews(STRATEGY, later.on) == {BOARD: second}
    assert (first.words, first.lacking) == ("A seat is offered.", ["voluntary", "residents"])
    assert Event.objects.first().facts == {"board": BOARD, "lacking": "voluntary, residents"}
    assert Head.objects.get().shown == Head.objects.get().hash


@pytest.mark.parametrize("words", ["", " ", "x" * 1001])
def test_a_review_says_what_is_done(acting, words):
    with pytest.raises(ValueError, match=r"Say|most"):
        review_membership(acting(Role.SECRETARY, BOARD), BOARD, LACKS, words)


def test_only_the_board_s_chair_and_secretary_review_it(acting):
    for role, board in ((Role.MEMBER, BOARD), (Role.OFFICER, BOARD), (Role.CHAIR, TOP)):
        with pytest.raises(NotAllowedError):
            review_membership(acting(role, board), BOARD, LACKS, "x")
    assert not MembershipReview.objects.exists()

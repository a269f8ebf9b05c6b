"""Somebody answers for a translation as they read it, and can take that back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.people.conftest import BOARD, STRATEGY, TOP

from commonweal.participation.models import TranslationSignOff
from commonweal.participation.translations.actions import Catalogue, sign_off, withdraw
from commonweal.participation.translations.queries import signed_messages, standing_sign_offs
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError

pytestmark = pytest.mark.django_db
URDU = Catalogue("ur", "interface", "a" * 12, ("m1", "m2"))
READER = "the council's interpreters"


def signed(actor: Actor, held: Catalogue = URDU) -> TranslationSignOff:
    return sign_off(actor, TOP, held, held, READER)


def test_a_sign_off_holds_each_message_and_stands_in_the_log(
    acting: Callable[..., Actor],
) -> None:
    signed(acting(Role.SECRETARY))

    assert signed_messages(standing_sign_offs(STRATEGY), "ur") == {"m1", "m2"}
    assert signed_messages(standing_sign_offs(STRATEGY), "pl") == frozenset()
    assert Event.objects.latest("number").action == "translation.signed"


def test_several_sign_offs_of_one_language_add_up(acting: Callable[..., Actor]) -> None:
    chair = acting(Role.CHAIR)
    signed(chair)
    signed(chair, Catalogue("ur", "interface", "b" * 12, ("m2", "m3")))

    assert signed_messages(standing_sign_offs(STRATEGY), "ur") == {"m1", "m2", "m3"}


def test_what_changed_while_it_was_read_is_refused(acting: Callable[..., Actor]) -> None:
    now = Catalogue("ur", "interface", "c" * 12, ("m1", "m4"))

    with pytest.raises(StaleError):
        sign_off(acting(Role.CHAIR), TOP, URDU, now, READER)

    assert not TranslationSignOff.objects.exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER, Role.ANALYST])
def test_others_may_not(acting: Callable[..., Actor], role: Role) -> None:
    with pytest.raises(NotAllowedError):
        signed(acting(role))


def test_nor_the_chair_of_another_board(acting: Callable[..., Actor]) -> None:
    with pytest.raises(NotAllowedError):
        signed(acting(Role.CHAIR, BOARD))


def test_twice_nothing_and_nobody_are_refused(acting: Callable[..., Actor]) -> None:
    chair = acting(Role.CHAIR)
    signed(chair)
    with pytest.raises(ValueError, match="as it stands"):
        signed(chair)
    with pytest.raises(ValueError, match="Nothing is translated"):
        signed(chair, Catalogue("pl", "pack", "d" * 12, ()))
    with pytest.raises(ValueError, match="who has read it"):
        sign_off(chair, TOP, *[Catalogue("pl", "pack", "d" * 12, ("m",))] * 2, " ")


def test_what_is_withdrawn_counts_no_more_and_may_be_signed_again(
    acting: Callable[..., Actor],
) -> None:
    chair = acting(Role.CHAIR)
    held = signed(chair)
    with pytest.raises(ValueError, match="Say why"):
        withdraw(chair, TOP, held.pk, " ")

    withdraw(chair, TOP, held.pk, "“Worse” was told as “better”.")

    assert signed_messages(standing_sign_offs(STRATEGY), "ur") == frozenset()
    with pytest.raises(ValueError, match="withdrawn already"):
        withdraw(chair, TOP, held.pk, "again")
    assert signed(chair).pk != held.pk


def test_an_earlier_sign_off_goes_with_the_one_that_is_withdrawn(
    acting: Callable[..., Actor],
) -> None:
    chair = acting(Role.CHAIR)
    signed(chair)
    other = Catalogue("ur", "pack", "e" * 12, ("m9",))
    signed(chair, other)
    held = signed(chair, Catalogue("ur", "interface", "b" * 12, ("m1", "m2", "m3")))

    withdraw(chair, TOP, held.pk, "“Worse” was told as “better” in m1.")

    assert signed_messages(standing_sign_offs(STRATEGY), "ur") == {"m9"}
    assert Event.objects.filter(action="translation.withdrawn").count() == 2

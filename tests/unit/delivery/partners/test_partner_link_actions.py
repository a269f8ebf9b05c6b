"""A partner's link from making to settling, by whom, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.unit.delivery.editions import BOARD, OTHER, edition

from commonweal.delivery.models import Contribution, Entry, PartnerLink, Return
from commonweal.delivery.partners.actions import (
    Answer,
    Bearer,
    ClosedLinkError,
    TooOftenError,
    answer,
    leave_out,
    make_link,
    revoke,
    take_over,
)
from commonweal.delivery.partners.queries import answers_waiting, contribution_of, names_given_to
from commonweal.delivery.partners.rules import MOST_IN_AN_HOUR
from commonweal.delivery.partners.tokens import link_of
from commonweal.delivery.returns.actions import Said, open_rounds, write
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError

pytestmark = pytest.mark.django_db
HELD, DAY = edition(), date(2026, 6, 1)
ABOUT = asked_of(HELD, BOARD, DAY)[0]
AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def filing() -> Return:
    return next(one for one in open_rounds(HELD, DAY) if one.board == BOARD)


@pytest.fixture
def made(acting, filing) -> tuple[PartnerLink, str]:
    return make_link(acting(Role.OFFICER, BOARD), filing, "The food bank", [ABOUT])


def bearer(made: tuple[PartnerLink, str], on: date = DAY) -> Bearer:
    link = link_of(made[1])
    assert link is not None
    return Bearer(link, on, AT)


def sent(made: tuple[PartnerLink, str]) -> Contribution:
    answer(bearer(made), Answer({ABOUT.key: Said("Queues grew.")}, send=True), 1)
    found = contribution_of(made[0].filing, Contribution.objects.get().pk)
    assert found is not None
    return found


def test_only_a_hash_of_the_secret_is_held_and_the_token_finds_the_link(made):
    link, token = made

    assert link_of(token) == link
    assert token.split(".")[1].split(":")[0] not in str(PartnerLink.objects.values())
    assert link.expires_on == DAY + timedelta(days=21)


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: "9" + t, lambda t: "x", str.upper])
def test_a_token_that_was_not_made_finds_nothing(made, change):
    assert link_of(change(made[1])) is None


def test_a_secret_of_another_link_finds_nothing(made):
    PartnerLink.objects.update(secret_hash="0" * 64)

    assert link_of(made[1]) is None


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.ANALYST, Role.DATA_OWNER])
def test_others_make_no_link(acting, filing, role):
    with pytest.raises(NotAllowedError):
        make_link(acting(role, BOARD), filing, "The food bank", [ABOUT])


def test_an_officer_of_another_board_makes_no_link(acting, filing):
    with pytest.raises(NotAllowedError):
        make_link(acting(Role.OFFICER, OTHER), filing, "The food bank", [ABOUT])


def test_a_link_needs_a_partner_something_to_answer_and_a_bounded_time(acting, filing):
    secretary = acting(Role.SECRETARY, BOARD)
    for partner, asked, days in (("", [ABOUT], 21), ("A", [], 21), ("A", [ABOUT], 91)):
        with pytest.raises(ValueError, match=r"Say which|works for"):
            make_link(secretary, filing, partner, asked, days)
    assert make_link(secretary, filing, "A", [ABOUT], 90)


def test_no_link_is_made_for_a_return_that_is_handed_in(acting, filing):
    chair = acting(Role.CHAIR, BOARD).person
    Return.objects.update(stage="submitted", submitted_on=DAY, submitted_by=chair)
    with pytest.raises(WrongStageError):
        make_link(acting(Role.OFFICER, BOARD), filing, "The food bank", [ABOUT])


def test_an_answer_is_saved_then_sent_and_logged_with_the_link(made):
    answer(bearer(made), Answer({ABOUT.key: Said("Queues grew.")}), 1)
    assert answers_waiting(HELD.strategy.id, [BOARD]) == []
    answer(bearer(made), Answer({ABOUT.key: Said("Queues grew.", "More food")}, send=True), 2)

    assert [one.done for one in answers_waiting(HELD.strategy.id, [BOARD])] == ["More food"]
    event = Event.objects.order_by("number").last()
    assert (event.actor, event.role, event.item) == (None, "partner", str(made[0].pk))
    assert event.action == "sent partner's answer"
    assert verify().whole


def test_a_name_is_kept_where_it_can_be_erased(made):
    told = Answer({ABOUT.key: Said("Queues grew.")}, name="Asha", send=True)
    answer(bearer(made), told, 1)

    event = Event.objects.order_by("number").last()
    assert PartnerLink.objects.get().name.words == "Asha"
    assert "name" in event.commitments
    assert "Asha" not in str(event.facts)


def test_names_left_on_the_links_of_an_officer_are_found(made, acting):
    answer(bearer(made), Answer({ABOUT.key: Said("Queues grew.")}, name="Asha", send=True), 1)
    link = PartnerLink.objects.get()

    found = names_given_to(link.made_by)

    assert found == [(f"name left by The food bank on link {link.pk}", str(link.name_id))]
    assert names_given_to(acting(Role.OFFICER, OTHER).person) == []


def test_two_with_one_link_lose_no_word(made):
    answer(bearer(made), Answer({ABOUT.key: Said("first")}), 1)
    with pytest.raises(StaleError):
        answer(bearer(made), Answer({ABOUT.key: Said("second")}), 1)

    assert Contribution.objects.get().said == "first"


def test_nothing_is_sent_without_a_word(made):
    with pytest.raises(ValueError, match="at least one"):
        answer(bearer(made), Answer({ABOUT.key: Said()}, send=True), 1)
    assert not Contribution.objects.exists()


def test_a_link_answers_only_what_it_asks(made):
    with pytest.raises(ValueError, match="does not ask"):
        answer(bearer(made), Answer({("listing", "another"): Said("x")}), 1)


def test_a_used_expired_or_revoked_link_takes_nothing(acting, made):
    late = DAY + timedelta(days=22)
    with pytest.raises(ClosedLinkError, match="expired"):
        answer(bearer(made, late), Answer({ABOUT.key: Said("x")}), 1)
    sent(made)
    with pytest.raises(ClosedLinkError, match="sent"):
        answer(bearer(made), Answer({ABOUT.key: Said("x")}), 2)
    revoke(acting(Role.OFFICER, BOARD), made[0], "sent to the wrong address")
    with pytest.raises(ClosedLinkError, match="revoked"):
        answer(bearer(made), Answer({ABOUT.key: Said("x")}), 2)


def test_revoking_needs_a_reason_an_office_and_is_done_once(acting, made):
    with pytest.raises(NotAllowedError):
        revoke(acting(Role.MEMBER, BOARD), made[0], "why")
    with pytest.raises(ValueError, match="why"):
        revoke(acting(Role.SECRETARY, BOARD), made[0], " ")
    revoke(acting(Role.SECRETARY, BOARD), made[0], "why")
    with pytest.raises(WrongStageError):
        revoke(acting(Role.SECRETARY, BOARD), made[0], "why")


def test_a_link_is_not_written_through_without_end(made):
    PartnerLink.objects.update(hour_from=AT, saves_in_hour=MOST_IN_AN_HOUR)
    with pytest.raises(TooOftenError):
        answer(bearer(made), Answer({ABOUT.key: Said("x")}), 1)
    later = Bearer(bearer(made).link, DAY, AT + timedelta(hours=1))
    answer(later, Answer({ABOUT.key: Said("x")}), 1)


def test_a_refused_try_counts_too(made):
    with pytest.raises(StaleError):
        answer(bearer(made), Answer({ABOUT.key: Said("x")}), 9)

    assert PartnerLink.objects.get().saves_in_hour == 1


def test_words_are_taken_over_once(acting, made):
    officer, one = acting(Role.OFFICER, BOARD), sent(made)
    take_over(officer, one, ABOUT, Said("The food bank: Queues grew."), 0)

    assert Entry.objects.get().said == "The food bank: Queues grew."
    assert Contribution.objects.get().settled == "taken"
    with pytest.raises(WrongStageError):
        leave_out(officer, one, "why")
    assert answers_waiting(HELD.strategy.id, [BOARD]) == []


def test_taking_over_never_overwrites_what_was_written_meanwhile(acting, made, filing):
    officer, one = acting(Role.OFFICER, BOARD), sent(made)
    write(officer, filing, ABOUT, Said("ours"), 0)
    with pytest.raises(StaleError):
        take_over(officer, one, ABOUT, Said("theirs"), 0)

    assert Entry.objects.get().said == "ours"
    assert Contribution.objects.get().settled == ""


def test_words_are_left_out_with_a_reason_by_whoever_files(acting, made):
    one = sent(made)
    with pytest.raises(NotAllowedError):
        leave_out(acting(Role.SECRETARY, BOARD), one, "why")
    with pytest.raises(ValueError, match="why"):
        leave_out(acting(Role.OFFICER, BOARD), one, "")
    held = leave_out(acting(Role.OFFICER, BOARD), one, "said last time")

    assert (held.settled, held.settled_why) == ("left", "said last time")
    assert Event.objects.order_by("number").last().facts["why"] == "said last time"


def test_what_is_not_sent_is_not_settled(acting, made):
    answer(bearer(made), Answer({ABOUT.key: Said("a draft")}), 1)
    with pytest.raises(WrongStageError):
        leave_out(acting(Role.OFFICER, BOARD), Contribution.objects.get(), "why")

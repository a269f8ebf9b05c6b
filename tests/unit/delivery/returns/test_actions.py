"""What is done to returns, by whom, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from tests.unit.delivery.editions import BOARD, OTHER, TOP, edition

from commonweal.delivery.models import Entry, Return, Round
from commonweal.delivery.returns.actions import (
    LONGEST,
    Said,
    UnwrittenError,
    accept,
    open_rounds,
    send_back,
    submit,
    write,
)
from commonweal.delivery.returns.asked import asked_of
from commonweal.delivery.returns.exceptions import close_exception, raise_exception
from commonweal.delivery.returns.queries import (
    at_desk,
    open_exceptions,
    public_words,
    words_of_last_time,
)
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.log import Act, erase
from commonweal.people.models import Event, Role, Text
from commonweal.people.workflow import StaleError, WrongStageError

pytestmark = pytest.mark.django_db
HELD = edition()
DAY = date(2026, 6, 1)


@pytest.fixture
def filing() -> Return:
    made = open_rounds(HELD, DAY)
    return next(one for one in made if one.board == BOARD)


def fill(actor: Actor, filing: Return, words: str = "It fell.") -> None:
    for one in asked_of(HELD, BOARD, DAY):
        held = Entry.objects.filter(filing=filing, item=one.item).first()
        write(actor, filing, one, Said(words, asks="a decision"), held.version if held else 0)


def test_the_first_time_only_the_newest_round_opens():
    made = open_rounds(HELD, DAY)

    assert [one.board for one in made] == [BOARD, OTHER]
    assert Round.objects.get().since == date(2026, 1, 1)
    assert open_rounds(HELD, DAY) == []


def test_rounds_missed_since_the_last_are_opened_together():
    open_rounds(HELD, DAY)
    open_rounds(HELD, date(2027, 6, 1))

    since = list(Round.objects.order_by("since").values_list("since", flat=True))
    assert since == [date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1)]


def test_a_return_goes_all_the_way(acting, filing):
    officer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    fill(officer, filing)
    sent = submit(officer, filing, HELD, "release1", {("listing", "c01"): {"verdict": "worsened"}})
    assert [one.pk for one in at_desk(filing.strategy, (), DAY)] == [filing.pk]
    done = accept(chair, sent, TOP, sent.version)

    assert done.stage == "accepted"
    assert done.release == "release1"
    assert Entry.objects.get(item="c01").seen == {"verdict": "worsened"}
    assert public_words(filing.strategy, DAY)["listing", "c01"][0].said == "It fell."
    assert public_words(filing.strategy, date(2026, 5, 31)) == {}
    acts = list(Event.objects.order_by("number").values_list("action", flat=True))
    assert acts[-2:] == ["submitted return", "accepted return"]


def test_the_words_of_last_time_stand_beside(acting, filing):
    officer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    fill(officer, filing, "the first half")
    sent = submit(officer, filing, HELD, "r", {})
    accept(chair, sent, TOP, sent.version)
    later = next(one for one in open_rounds(HELD, date(2026, 12, 1)) if one.board == BOARD)

    assert words_of_last_time(later)["listing", "c01"].said == "the first half"
    assert words_of_last_time(filing) == {}


def test_what_is_not_written_is_named(acting, filing):
    officer = acting(Role.OFFICER, BOARD)
    write(officer, filing, asked_of(HELD, BOARD, DAY)[0], Said("It fell."), 0)

    with pytest.raises(UnwrittenError, match="Nothing is written about C02, Play"):
        submit(officer, filing, HELD, "r", {})


def test_blanks_are_not_words_about_a_thing(acting, filing):
    officer = acting(Role.OFFICER, BOARD)
    fill(officer, filing)
    Entry.objects.filter(item="c02").update(said=" \n")

    with pytest.raises(UnwrittenError, match="Nothing is written about C02"):
        submit(officer, filing, HELD, "r", {})


def test_words_about_what_was_not_asked_take_no_place(acting, filing):
    officer = acting(Role.OFFICER, BOARD)
    first, *_others = asked_of(HELD, BOARD, DAY)
    write(officer, filing, first, Said("It fell."), 0)
    Entry.objects.update(subject="priority", item="streets")

    with pytest.raises(UnwrittenError, match=first.name):
        submit(officer, filing, HELD, "r", {})


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SECRETARY, Role.ANALYST])
def test_only_officers_and_chairs_of_the_board_write(acting, filing, role):
    with pytest.raises(NotAllowedError):
        write(acting(role, BOARD), filing, asked_of(HELD, BOARD, DAY)[0], Said("x"), 0)
    with pytest.raises(NotAllowedError):
        write(acting(Role.OFFICER, OTHER), filing, asked_of(HELD, BOARD, DAY)[0], Said("x"), 0)


def test_nobody_accepts_the_return_of_a_board_they_sit_on(acting, filing, someone):
    officer = acting(Role.OFFICER, BOARD)
    fill(officer, filing)
    sent = submit(officer, filing, HELD, "r", {})
    both = Actor(someone((Role.CHAIR, TOP), (Role.MEMBER, BOARD)), filing.strategy, DAY)

    with pytest.raises(NotAllowedError):
        accept(both, sent, TOP, sent.version)
    with pytest.raises(NotAllowedError):
        accept(officer, sent, TOP, sent.version)


def test_an_accepted_return_is_locked(acting, filing):
    officer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    fill(officer, filing)
    sent = submit(officer, filing, HELD, "r", {})
    done = accept(chair, sent, TOP, sent.version)

    with pytest.raises(WrongStageError):
        fill(officer, filing)
    with pytest.raises(WrongStageError):
        send_back(chair, done, TOP, done.version, "no")
    with pytest.raises(WrongStageError):
        submit(officer, filing, HELD, "r", {})


def test_what_is_sent_back_needs_a_reason_and_can_be_sent_again(acting, filing):
    officer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    fill(officer, filing)
    sent = submit(officer, filing, HELD, "r", {})
    with pytest.raises(ValueError, match="Say what"):
        send_back(chair, sent, TOP, sent.version, " ")
    back = send_back(chair, sent, TOP, sent.version, "Say the figure.")
    assert back.stage == "returned"

    fill(officer, back, "6.3%.")
    assert submit(officer, back, HELD, "r2", {}).stage == "submitted"


def test_a_return_sent_back_keeps_the_day_and_the_reason_until_it_is_accepted(acting, filing):
    officer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    fill(officer, filing)
    sent = submit(officer, filing, HELD, "r", {})
    assert (sent.submitted_on, sent.submitted_by, sent.edition) == (DAY, officer.person, HELD.id)
    back = send_back(chair, sent, TOP, sent.version, " Say the figure. ")
    assert (back.returned_on, back.returned_why) == (DAY, "Say the figure.")
    event = Event.objects.order_by("-number").first()
    assert (event.action, event.facts["why"]) == ("sent return back", "Say the figure.")

    again = submit(officer, back, HELD, "r2", {})
    assert again.returned_why == "Say the figure."
    done = accept(chair, again, TOP, again.version)
    assert (done.accepted_on, done.returned_why) == (DAY, "")


def test_others_do_not_send_a_return_back_and_one_read_too_early_stays(acting, filing):
    officer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    fill(officer, filing)
    sent = submit(officer, filing, HELD, "r", {})

    for who in (officer, acting(Role.CHAIR, BOARD)):
        with pytest.raises(NotAllowedError):
            send_back(who, sent, TOP, sent.version, "No.")
    with pytest.raises(StaleError):
        send_back(chair, sent, TOP, sent.version - 1, "No.")
    filing.refresh_from_db()
    assert filing.stage == "submitted"


def test_others_do_not_submit(acting, filing):
    fill(acting(Role.OFFICER, BOARD), filing)

    for who in (acting(Role.MEMBER, BOARD), acting(Role.OFFICER, OTHER)):
        with pytest.raises(NotAllowedError):
            submit(who, filing, HELD, "r", {})


def test_the_words_of_last_time_are_of_the_newest_that_was_handed_in(acting, filing):
    officer = acting(Role.OFFICER, BOARD)
    fill(officer, filing, "handed in")
    submit(officer, filing, HELD, "r", {})
    for day in (date(2027, 6, 1), date(2028, 6, 1)):
        open_rounds(HELD, day)
    own = Return.objects.filter(board=BOARD).order_by("round__since")
    *_between, unsent, last = own
    write(officer, unsent, asked_of(HELD, BOARD, DAY)[0], Said("half a thought"), 0)

    assert words_of_last_time(last)["listing", "c01"].said == "handed in"
    submitted = own[1]
    fill(officer, submitted, "the newest")
    submit(officer, submitted, HELD, "r", {})
    assert words_of_last_time(last)["listing", "c01"].said == "the newest"
    assert words_of_last_time(last)["listing", "c01"].filing == submitted
    other = Return.objects.filter(board=OTHER).order_by("round__since").last()
    assert words_of_last_time(other) == {}


def test_who_answers_must_have_read_what_stands(acting, filing):
    officer, chair = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, TOP)
    fill(officer, filing)
    sent = submit(officer, filing, HELD, "r", {})

    with pytest.raises(StaleError):
        accept(chair, sent, TOP, sent.version - 1)


def test_two_writers_do_not_write_over_each_other(acting, filing):
    first, second = acting(Role.OFFICER, BOARD), acting(Role.CHAIR, BOARD)
    about = asked_of(HELD, BOARD, DAY)[0]
    write(first, filing, about, Said("first"), 0)

    with pytest.raises(StaleError):
        write(second, filing, about, Said("second"), 0)
    assert Entry.objects.get().said == "first"


def test_words_in_the_log_can_be_erased_and_the_chain_stays_whole(acting, filing):
    officer = acting(Role.OFFICER, BOARD)
    write(officer, filing, asked_of(HELD, BOARD, DAY)[0], Said("Mrs Smith of 4 Park Row"), 0)
    assert "Smith" not in str(list(Event.objects.values_list("facts", flat=True)))

    act = Act("erased words", "return", str(filing.pk), "officer")
    with transaction.atomic():
        erase(Text.objects.get(), "names a resident", act, officer.person, DAY)
    audit = verify()
    assert audit.whole
    assert audit.erased == 1


def test_words_have_a_longest_length():
    with pytest.raises(ValueError, match=f"write at most {LONGEST}"):
        Said("x" * (LONGEST + 1))


def test_an_exception_between_returns_needs_words_and_an_ask(acting):
    officer, keeper = acting(Role.OFFICER, BOARD), acting(Role.SECRETARY, TOP)
    about = asked_of(HELD, BOARD, DAY)[0]
    with pytest.raises(ValueError, match="what you ask for"):
        raise_exception(officer, BOARD, HELD.id, about, Said("It doubled."))
    raised = raise_exception(officer, BOARD, HELD.id, about, Said("It doubled.", asks="Meet."))
    assert open_exceptions(officer.strategy, DAY) == [raised]

    with pytest.raises(NotAllowedError):
        close_exception(officer, raised, TOP, "done")
    with pytest.raises(ValueError, match="Say why"):
        close_exception(keeper, raised, TOP, "")
    close_exception(keeper, raised, TOP, "discussed")
    assert open_exceptions(officer.strategy, DAY) == []

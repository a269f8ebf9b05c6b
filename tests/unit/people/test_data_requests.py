"""The clock on requests for data: a month, two more where it is told why, never a name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commonweal.people.data_requests import (
    Kind,
    Outcome,
    answer,
    due_on,
    extend,
    open_requests,
    receive,
)
from commonweal.people.models import DataRequest, Event, Head

pytestmark = pytest.mark.django_db
CAME = date(2027, 1, 31)


@pytest.mark.parametrize(
    ("received", "months", "due"),
    [
        (date(2027, 6, 3), 1, date(2027, 7, 3)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2027, 12, 15), 1, date(2028, 1, 15)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
    ],
)
def test_a_month_ends_on_its_day_or_on_its_last(received: date, months: int, due: date) -> None:
    assert due_on(received, months) == due


def test_a_request_is_open_until_it_is_answered() -> None:
    held = receive(Kind.ACCESS, CAME, CAME)
    assert open_requests() == [held]

    answer(held.pk, Outcome.DONE, "", date(2027, 3, 1))

    assert open_requests() == []
    told = Event.objects.latest("number")
    assert (told.action, told.facts["late"], told.actor) == ("answered", True, None)


def test_no_kept_page_is_thrown_away_for_it() -> None:
    receive(Kind.ERASURE, CAME, CAME)

    head = Head.objects.get()
    assert set(head.shown) == {"0"} != set(head.hash)


def test_it_may_take_two_months_more_once_with_a_reason() -> None:
    held = receive(Kind.ACCESS, CAME, CAME)
    with pytest.raises(ValueError, match="say why"):
        extend(held.pk, " ", CAME)

    assert extend(held.pk, "Ten years of papers", CAME).due == date(2027, 4, 30)
    assert Event.objects.get(action="extended").facts == {"due": "2027-04-30"}

    with pytest.raises(ValueError, match="extended already"):
        extend(held.pk, "again", CAME)


def test_once_the_month_is_over_it_may_take_no_longer() -> None:
    held = receive(Kind.ACCESS, CAME, CAME)

    assert extend(held.pk, "Ten years of papers", held.due).longer_why
    late = receive(Kind.ACCESS, CAME, CAME)
    with pytest.raises(ValueError, match="answer it now"):
        extend(late.pk, "Ten years of papers", late.due + timedelta(days=1))
    late.refresh_from_db()
    assert (late.longer_why, late.due) == ("", due_on(CAME))


def test_a_refusal_says_why_and_nothing_is_answered_twice() -> None:
    held = receive(Kind.OBJECTION, CAME, CAME)
    with pytest.raises(ValueError, match="why it is refused"):
        answer(held.pk, Outcome.REFUSED, "", CAME)
    answer(held.pk, Outcome.REFUSED, "It is the record of a decision", CAME)

    with pytest.raises(ValueError, match="was answered on 2027-01-31"):
        answer(held.pk, Outcome.DONE, "", CAME)
    with pytest.raises(ValueError, match="no request 999"):
        answer(999, Outcome.DONE, "", CAME)


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(ValueError, match="has not come"):
        receive(Kind.ACCESS, date(2027, 2, 1), CAME)
    assert not DataRequest.objects.exists()

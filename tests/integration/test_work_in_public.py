"""What the public reads of the boards' work, on the pages of boards, priorities and measures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD
from tests.integration.made_up_plans import FIRST, actor, plan_in_force, plans_in_force

from commonweal.delivery.meetings.agenda import Kind
from commonweal.delivery.meetings.assurance import Statement, give_assurance
from commonweal.delivery.meetings.challenges import Question, answer, challenge
from commonweal.delivery.models import Opinion, Return
from commonweal.delivery.returns import actions as returns
from commonweal.delivery.returns.actions import Said, open_rounds
from commonweal.delivery.returns.asked import asked_of
from commonweal.delivery.returns.exceptions import raise_exception
from commonweal.people.models import Role
from commonweal.publication import links
from commonweal.publication.agenda_sources import open_for

pytestmark = pytest.mark.django_db
PAGE = f"/boards/{BOARD}/"


def text(address: str = PAGE) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def asked(reading: Any) -> Return:
    """The return for the first half of 2026, asked for by the clock."""
    open_rounds(reading.edition, date(2026, 5, 20))
    return Return.objects.get(board=BOARD, round__due=date(2026, 6, 14))


def question(reading: Any, **more: Any) -> Question:
    told = {"from_board": ABOVE, "to_board": BOARD, "about": "listing", "about_id": "c01",
            "words": "Why so late?", "due": date(2026, 10, 1),
            "edition": reading.edition.id}  # fmt: skip
    return Question(**told | more)


def test_an_empty_database_leaves_no_trace_of_work(reading):
    told = text()
    for head in ("Its returns", "Challenges", "Assurance it gives", "Meetings and plan"):
        assert head not in told
    first = next(one.first for one in reading.listed if one.measures)
    assert "that cite it" not in text(links.measure(first.card.id, first.series.id))
    assert "that serve it" not in text(f"/priorities/{reading.edition.standing_priorities[0].id}/")


def test_a_return_that_never_came_is_shown_missing_with_its_day(reading):
    asked(reading)
    told = text()
    assert "January to June 2026" in told
    assert '<span class="gap-cell">missing</span>' in told
    assert "14 June 2026" in told
    assert "163 days late by today" in told


def test_a_late_return_that_was_accepted_says_to_which_day_it_was_late(reading):
    held = asked(reading)
    officer = actor(reading, Role.OFFICER, BOARD, date(2026, 6, 19))
    for one in asked_of(reading.edition, BOARD, reading.today):
        returns.write(officer, held, one, Said("More visits.", "", ""), 0)
    held.refresh_from_db()
    returns.submit(officer, held, reading.edition, reading.release.id, {})
    held.refresh_from_db()
    above = actor(reading, Role.CHAIR, ABOVE, date(2026, 7, 10))
    returns.accept(above, held, ABOVE, held.version)

    told = text()

    assert "accepted 10 July 2026" in told
    assert "handed in on 19 June 2026, 5 days late" in told


def test_the_last_accepted_return_is_read_with_its_words(reading):
    held = asked(reading)
    officer = actor(reading, Role.OFFICER, BOARD, date(2026, 6, 1))
    above = actor(reading, Role.CHAIR, ABOVE, date(2026, 6, 20))
    for one in asked_of(reading.edition, BOARD, reading.today):
        returns.write(officer, held, one, Said(f"Of {one.item}: more visits.", "", ""), 0)
    assert "more visits" not in text()
    held.refresh_from_db()
    returns.submit(officer, held, reading.edition, reading.release.id, {})
    held.refresh_from_db()
    assert "more visits" not in text()
    returns.accept(above, held, ABOVE, held.version)
    told = text()
    assert "accepted 20 June 2026" in told
    assert "more visits" in told


def test_challenges_stand_on_the_pages_of_both_boards(reading):
    chair = actor(reading, Role.CHAIR, ABOVE, date(2026, 9, 1))
    late = challenge(chair, question(reading))
    challenge(chair, question(reading, words="And by when?", due=date(2027, 1, 31)))
    for page in (text(), text(f"/boards/{ABOVE}/")):
        assert "No response; it was due by 1 October 2026" in page
        assert "A response is due by 31 January 2027." in page
    officer = actor(reading, Role.OFFICER, BOARD, date(2026, 11, 2))
    answer(officer, late, 1, "We were short of staff.")
    told = text()
    assert "We were short of staff." in told
    assert "Response of 2 November 2026" in told
    assert "No response" not in told


def test_a_challenge_to_an_organisation_names_it(reading):
    partner = reading.edition.governance.organisations[0]
    chair = actor(reading, Role.CHAIR, ABOVE, date(2026, 9, 1))
    challenge(chair, question(reading, to_board="", to_organisation=partner.id))
    assert partner.name in text(f"/boards/{ABOVE}/")
    assert "Why so late?" not in text()


def test_assurance_is_read_until_and_after_it_expires(reading):
    officer = actor(reading, Role.OFFICER, BOARD, date(2025, 9, 1))
    told = {"board": BOARD, "edition": reading.edition.id, "opinion": Opinion.LIMITED,
            "evidence": "An exercise"}  # fmt: skip
    give_assurance(officer, Statement(scope="Outbreaks", expires_on=date(2026, 9, 1), **told))
    give_assurance(officer, Statement(scope="Vaccines", expires_on=date(2027, 9, 1), **told))
    page = text()
    assert "limited assurance" in page
    assert "Expired on 1 September 2026" in page
    assert "It holds until 1 September 2027." in page


def test_what_is_raised_is_read_until_it_is_closed(reading):
    officer = actor(reading, Role.OFFICER, BOARD, date(2026, 11, 1))
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    raise_exception(officer, BOARD, reading.edition.id, about, Said("Measles.", "", "Meet us."))
    assert "Raised on 1 November 2026, and open." in text()
    assert "commission, change or end" not in text()


def test_what_is_to_be_commissioned_stands_by_itself_on_the_agenda_of_the_board_above(reading):
    officer = actor(reading, Role.OFFICER, BOARD, date(2026, 11, 1))
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    said = Said("The clinic's contract ends.", "", "Commission it again.")
    raise_exception(officer, BOARD, reading.edition.id, about, said, commissions=True)

    found = open_for(reading, reading.edition.board, reading.today)

    [item] = [one for one in found if one.kind is Kind.COMMISSIONING]
    assert (item.ask, item.since) == ("Commission it again.", date(2026, 11, 1))
    assert all(one.ask != item.ask for one in found if one is not item)
    assert "It asks for a decision to commission, change or end a service." in text()


def test_the_plan_in_force_is_linked_from_its_board(reading):
    plan_in_force(reading, FIRST)
    assert f'href="/plan/?board={FIRST}"' in text()


def test_actions_stand_on_the_pages_of_their_priority_and_measure(reading):
    priority = next(x for x in reading.edition.priorities_of_body(FIRST) if x.listings)
    listed = reading.listed_by_id(priority.listings[0].id)
    address = links.measure(listed.first.card.id, listed.first.series.id)
    assert "Ask parents" not in text(address)

    plans_in_force(reading)

    for page in (text(address), text(f"/priorities/{priority.id}/")):
        assert "Ask parents what keeps children from breakfast" in page
        assert "Few answers" in page
        assert "January 2026 to September 2026; now expected by 31 December 2026" in page
    other = next(
        x for x in reading.edition.standing_priorities
        if x.id != priority.id and x.listings and FIRST not in {a.body for a in x.allocations}
        and "health-inequalities-delivery-board" not in {a.body for a in x.allocations}
    )  # fmt: skip
    assert "Ask parents" not in text(f"/priorities/{other.id}/")

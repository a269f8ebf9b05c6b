"""The agenda is written, added to, taken from and put in order."""

from __future__ import annotations

import pytest
from tests.unit.people.conftest import BOARD, DAY, TOP

from commonweal.delivery.meetings.actions import put_papers_out
from commonweal.delivery.meetings.agenda import Kind, OpenItem
from commonweal.delivery.meetings.agenda_actions import (
    NewItem,
    add_item,
    reorder,
    take_up,
    withdraw_item,
    write_paper,
)
from commonweal.delivery.models import AgendaItem
from commonweal.people.acts import NotAllowedError
from commonweal.people.models import Role
from commonweal.people.workflow import StaleError, WrongStageError

ABSENCE = OpenItem(kind=Kind.EXCEPTION, about="measure", id="c07", title="Absence", ask="look")
DUTY = OpenItem(kind=Kind.DUTY, about="duty", id="jsna", title="Needs assessment")


def test_what_is_open_goes_on_the_agenda_once(secretary, planned):
    first = take_up(secretary, planned, [ABSENCE, DUTY])
    again = take_up(secretary, planned, [ABSENCE, DUTY])

    assert [(one.number, one.about_id, one.kind) for one in first] == [
        (1, "c07", "exception"),
        (2, "jsna", "duty"),
    ]
    assert again == () and AgendaItem.objects.count() == 2


def test_words_longer_than_a_title_are_shortened_and_stand_whole_below_it(secretary, planned):
    words = "Why does nobody answer? " * 40
    asked = OpenItem(kind=Kind.CHALLENGE, about="challenge", id="1", title=words, ask="Answer it.")
    (put,) = take_up(secretary, planned, [asked])

    longest = AgendaItem._meta.get_field("title").max_length
    assert len(put.title) <= longest and put.title.startswith("Why does nobody answer?")
    assert put.title.endswith("…")
    assert put.ask == f"{words.strip()}\n\nAnswer it."


def test_what_was_taken_off_can_come_back_and_keeps_its_number(secretary, planned):
    (old,) = take_up(secretary, planned, [DUTY])
    withdraw_item(secretary, old, 1, "done by letter")
    (new,) = take_up(secretary, planned, [DUTY])

    assert (old.number, new.number) == (1, 2)
    assert AgendaItem.objects.get(pk=old.pk).withdrawn_why == "done by letter"


def test_an_item_is_late_once_papers_are_out(secretary, planned):
    out = put_papers_out(secretary, planned, 1)

    with pytest.raises(WrongStageError):
        take_up(secretary, out, [DUTY])
    with pytest.raises(ValueError, match="special circumstances"):
        add_item(secretary, out, NewItem(title="Outbreak"))
    late = add_item(secretary, out, NewItem(title="Outbreak", late_why="it began yesterday"))
    assert late.late_why == "it began yesterday"


def test_an_exempt_item_has_ground_and_test():
    with pytest.raises(ValueError, match="public interest"):
        NewItem(title="Contract", exempt_ground=3)
    with pytest.raises(ValueError, match="name the ground"):
        NewItem(title="Contract", public_interest="because")
    with pytest.raises(ValueError, match="8 is not a valid"):
        NewItem(title="Contract", exempt_ground=8, public_interest="because")
    with pytest.raises(ValueError, match="title"):
        NewItem(title=" ")


def test_a_paper_is_written_by_one_at_a_time(secretary, item):
    wrote = write_paper(secretary, item, 1, " The figures. ", "agree")

    assert (wrote.paper, wrote.version) == ("The figures.", 2)
    with pytest.raises(StaleError):
        write_paper(secretary, item, 1, "Others.", "agree")
    assert AgendaItem.objects.get(pk=item.pk).paper == "The figures."


def test_a_paper_that_is_out_stays_as_it_is(secretary, item):
    put_papers_out(secretary, item.meeting, 1)
    item.meeting.refresh_from_db()

    with pytest.raises(WrongStageError):
        write_paper(secretary, item, 1, "Better.", "agree")


def test_an_item_is_taken_off_with_a_reason(secretary, item):
    with pytest.raises(ValueError, match="say why"):
        withdraw_item(secretary, item, 1, "")
    with pytest.raises(StaleError):
        withdraw_item(secretary, item, 2, "not ready")


def test_items_are_put_in_order(secretary, planned):
    first, second = take_up(secretary, planned, [DUTY, ABSENCE])

    with pytest.raises(ValueError, match="every item"):
        reorder(secretary, planned, 1, [first.pk])
    told = reorder(secretary, planned, 1, [second.pk, first.pk])

    assert list(told.items.values_list("pk", flat=True)) == [second.pk, first.pk]
    assert list(told.items.values_list("number", flat=True)) == [1, 2]


def test_nobody_but_its_secretary_writes_an_agenda(acting, planned):
    for actor in (acting(Role.CHAIR, TOP), acting(Role.SECRETARY, BOARD)):
        with pytest.raises(NotAllowedError):
            take_up(actor, planned, [DUTY])
        with pytest.raises(NotAllowedError):
            add_item(actor, planned, NewItem(title="x"))


def test_what_is_named_by_two_long_names_goes_on_an_agenda_and_is_served(held, decide):
    risk = f"{'a' * 80}/{'r' * 80}"
    item = AgendaItem(meeting=held, number=9, kind="escalated_risk", title="T", about="risk")
    item.about_id, item.added_on = risk, DAY
    item.full_clean()
    item.save()

    (served,) = decide(item, delegation="Director").decision.serves.all()

    served.full_clean()
    assert served.item == risk


def test_an_item_is_taken_off_once(secretary, item):
    off = withdraw_item(secretary, item, item.version, "Not ready.")

    with pytest.raises(WrongStageError, match="taken off the agenda already"):
        withdraw_item(secretary, off, off.version, "Another reason.")
    assert AgendaItem.objects.get().withdrawn_why == "Not ready."

"""A decision stands on a quorum and on evidence, and never goes away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.unit.delivery.meetings.conftest import EDITION, EVIDENCE, MEETS, RELEASE
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.delivery.meetings.agenda_actions import withdraw_item
from commonweal.delivery.meetings.attendance import Note, note_attendance
from commonweal.delivery.meetings.decisions import (
    Considered,
    InterestIn,
    Taken,
    record_decision,
)
from commonweal.delivery.meetings.effect import Hold
from commonweal.delivery.meetings.endorsements import endorse, rescind
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.meetings.queries import (
    decisions_on,
    decisions_serving,
    public_decision,
    stands_on_pack,
)
from commonweal.delivery.meetings.quorum import NoQuorumError, Presence, Votes, Warned
from commonweal.delivery.models import Attendance, Decision, DecisionServes, FrozenPack
from commonweal.people.acts import Actor, NotAllowedError, declare_interest
from commonweal.people.models import Event, Head, Office, Role
from commonweal.people.workflow import StaleError, WrongStageError


def test_without_a_quorum_no_decision_is_recorded(held, item, come, decide):
    come(held)
    before = Event.objects.count()

    with pytest.raises(NoQuorumError, match="1 there, 2 needed"):
        decide(item)

    assert not Decision.objects.exists() and Event.objects.count() == before


def test_a_delegation_decides_without_a_quorum_and_is_named(held, item, decide):
    made = decide(item, delegation="Director of public health, scheme 4.2").decision

    assert made.delegation.startswith("Director") and made.in_favour is None


def test_a_decision_is_bound_to_what_was_on_the_table(held, item, come, decide):
    come(held)
    come(held)
    head = Head.objects.get().hash
    made = decide(item, votes=Votes(2, 0, 0)).decision

    assert (made.release, made.edition, made.evidence_day) == (RELEASE, EDITION, DAY)
    assert (made.number, made.decided_on, made.chain_head) == (1, MEETS, head)
    event = Event.objects.order_by("number").last()
    assert (event.action, event.facts["number"], event.previous) == ("decided", 1, head)


def test_a_decision_written_down_later_stands_on_the_pack_of_the_meeting(
    frozen, held, item, decide
):
    made = decide(item, delegation="Director").decision

    assert (made.release, made.edition) == (frozen.release, frozen.edition)
    assert made.evidence_day == frozen.day and stands_on_pack(made)


def test_a_decision_without_a_pack_stands_on_the_figures_of_its_recording(
    frozen, held, item, decide
):
    FrozenPack.objects.update(day=MEETS + timedelta(1))  # nobody had it on the table
    made = decide(item, delegation="Director").decision

    assert (made.release, made.edition) == (RELEASE, EDITION)
    assert not stands_on_pack(made)


def test_numbers_run_on_through_the_strategy(held, item, come, decide):
    come(held), come(held)

    assert [decide(item).decision.number for _ in range(3)] == [1, 2, 3]


def test_a_decision_serves_what_its_item_is_about_and_more(held, item, come, decide):
    come(held), come(held)
    made = decide(item, serves=(("priority", "p03"), ("measure", "c07"))).decision

    served = list(DecisionServes.objects.values_list("kind", "item"))
    assert served == [("measure", "c07"), ("priority", "p03")]
    assert list(decisions_serving(STRATEGY, served, MEETS)) == [made]
    assert not decisions_serving(STRATEGY, served, MEETS - timedelta(1))
    assert not decisions_serving(STRATEGY, [("priority", "p04")], MEETS)


def test_whoever_declared_an_interest_and_stayed_is_named(held, item, come, decide):
    one, two = come(held), come(held)
    member = Actor(one.office.person, STRATEGY, MEETS)
    interest = declare_interest(member, TOP, "a cousin owns the firm")

    stayed = decide(item, interests=(InterestIn(one, interest, withdrew=False),))
    assert [(w.kind, w.row) for w in stayed.warnings] == [(Warned.COUNTED_WITH_INTEREST, one.pk)]
    left = InterestIn(one, interest, withdrew=True)
    assert decide(item, interests=(left,), votes=Votes(1, 0, 0)).warnings == ()
    counted = decide(item, interests=(left,), votes=Votes(2, 0, 0))
    assert [w.kind for w in counted.warnings] == [Warned.MORE_VOTES_THAN_FREE]
    told = Event.objects.order_by("number").last().facts
    assert told["warnings"] == ["more_votes_than_free"] and "cousin" not in str(told)
    assert two.pk


def test_an_interest_is_declared_by_somebody_there(held, item, come, decide):
    come(held), come(held)
    other = Attendance(meeting_id=held.pk + 1)

    with pytest.raises(ValueError, match="somebody who is there"):
        decide(item, interests=(InterestIn(other, None, withdrew=True),))


def test_votes_are_no_more_than_seats_and_carry(held, item, come, decide):
    come(held), come(held)

    with pytest.raises(ValueError, match="3 votes were counted"):
        decide(item, votes=Votes(3, 0, 0))
    with pytest.raises(ValueError, match="1 for, 1 against: this was not carried"):
        decide(item, votes=Votes(1, 1, 0))
    assert decide(item, votes=Votes(1, 1, 0, casting=True)).decision.casting_vote
    with pytest.raises(ValueError, match="in a tie only"):
        Votes(2, 0, 0, casting=True)


def test_a_decision_tells_its_equality_impact_or_why_there_is_none():
    with pytest.raises(ValueError, match="equality impact"):
        Taken(words="Agreed.")
    with pytest.raises(ValueError, match="equality impact"):
        Taken(words="Agreed.", equality_impact="some", no_equality_impact_why="none")
    with pytest.raises(ValueError, match="what was decided"):
        Taken(words=" ", equality_impact="some")
    with pytest.raises(ValueError, match="without a vote"):
        Taken(words="x", equality_impact="y", delegation="chair", votes=Votes(1, 0, 0))


def test_the_database_keeps_the_equality_impact_too(held, item, decide):
    made = decide(item, delegation="chair").decision

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(no_equality_impact_why="")


def test_only_secretary_and_chair_of_the_board_record(acting, held, item):
    taken = Taken(words="Agreed.", delegation="chair", equality_impact="none found")
    for role, board in ((Role.MEMBER, TOP), (Role.OFFICER, TOP), (Role.SECRETARY, BOARD)):
        with pytest.raises(NotAllowedError):
            record_decision(acting(role, board), item, taken, EVIDENCE)

    assert record_decision(acting(Role.CHAIR, TOP), item, taken, EVIDENCE).decision.number == 1


def test_nothing_is_decided_before_the_meeting_is_open(item, decide):
    with pytest.raises(WrongStageError, match="planned cannot decide"):
        decide(item, delegation="chair")


def test_nothing_is_decided_on_an_item_that_was_taken_off(secretary, item, decide, request):
    withdraw_item(secretary, item, 1, "not ready")
    request.getfixturevalue("held")

    with pytest.raises(ValueError, match="taken off"):
        decide(item, delegation="chair")


def test_a_decision_waits_for_its_terms(at_meeting, held, item, decide):
    later = MEETS + timedelta(10)
    made = decide(
        item, delegation="chair", endorse=("icb",), call_in_until=MEETS, not_before=later
    ).decision

    waits = Hold.ENDORSEMENT, Hold.CALL_IN, Hold.NOT_BEFORE
    assert public_decision(made, MEETS).holds == waits
    endorse(at_meeting, made, "icb", given=True)
    assert public_decision(Decision.objects.get(), later).holds == ()
    with pytest.raises(WrongStageError):
        endorse(at_meeting, made, "icb", given=True)


def test_a_refused_endorsement_says_why(at_meeting, acting, held, item, decide):
    made = decide(item, delegation="chair", endorse=("icb",)).decision

    with pytest.raises(ValueError, match="icb refused: say why"):
        endorse(at_meeting, made, "icb", given=False)
    with pytest.raises(NotAllowedError):
        endorse(acting(Role.MEMBER, TOP), made, "icb", given=True)
    endorse(at_meeting, made, "icb", given=False, words="no money")
    assert public_decision(made, MEETS).holds == (Hold.REFUSED,)


def test_a_rescinded_decision_stays_and_says_why(at_meeting, held, item, decide):
    made = decide(item, delegation="chair").decision

    with pytest.raises(StaleError):
        rescind(at_meeting, made, 2, "wrong")
    with pytest.raises(ValueError, match="Say why"):
        rescind(at_meeting, made, 1, "")
    rescind(at_meeting, made, 1, "the figures were corrected")
    with pytest.raises(ValueError, match="was rescinded on"):
        rescind(at_meeting, made, 2, "again")
    told = public_decision(Decision.objects.get(), MEETS)
    assert (told.words, told.rescinded_on, told.holds) == ("Agreed.", MEETS, (Hold.RESCINDED,))
    before = public_decision(Decision.objects.get(), MEETS - timedelta(1))
    assert (before.rescinded_why, before.holds) == ("", ())


def test_evidence_is_named_by_whole_ids():
    with pytest.raises(ValueError, match="release 'latest'"):
        Evidence("latest", EDITION, DAY)


def test_attendance_counts_seats_of_the_board_on_that_day(at_meeting, held, someone, organisation):
    analyst = Office.objects.get(person=someone((Role.ANALYST, TOP)))
    stranger = Office.objects.get(person=someone((Role.MEMBER, BOARD)))
    gone = Office.objects.get(person=someone((Role.MEMBER, TOP)))
    gone.until = date(2026, 6, 1)
    gone.save()

    line = note_attendance(at_meeting, held, Note(presence=Presence.PRESENT, office=analyst))
    assert not line.votes
    with pytest.raises(ValueError, match="an office of children"):
        note_attendance(at_meeting, held, Note(presence=Presence.PRESENT, office=stranger))
    with pytest.raises(ValueError, match="not held on 18 June 2026"):
        note_attendance(at_meeting, held, Note(presence=Presence.PRESENT, office=gone))
    line = Note(presence=Presence.PRESENT, organisation=organisation)
    assert note_attendance(at_meeting, held, line).votes


def test_a_line_of_attendance_is_corrected_and_the_log_keeps_both(at_meeting, held, come, someone):
    line = come(held)
    other = Office.objects.get(person=someone((Role.MEMBER, TOP)))
    note_attendance(at_meeting, held, Note(presence=Presence.APOLOGIES, office=line.office))
    sat = Note(presence=Presence.SUBSTITUTE, office=other, in_place_of=line.office)
    note_attendance(at_meeting, held, sat)

    assert Attendance.objects.count() == 2
    told = [one.facts["presence"] for one in Event.objects.filter(action="noted attendance")]
    assert told == ["present", "apologies", "substitute"]
    with pytest.raises(ValueError, match="in whose place"):
        Note(presence=Presence.SUBSTITUTE, office=other)
    with pytest.raises(ValueError, match="not both"):
        Note(presence=Presence.PRESENT)


@pytest.mark.parametrize("told", [{}, {"notice_on": MEETS - timedelta(days=27)}])
def test_a_key_decision_needs_its_notice_or_a_reason(held, item, come, decide, told):
    come(held), come(held)
    with pytest.raises(ValueError, match="its public notice 28 days before"):
        decide(item, key=True, **told)


@pytest.mark.parametrize(
    "told", [{"notice_on": MEETS - timedelta(days=28)}, {"urgent_why": "The school floods."}]
)
def test_a_key_decision_stands_with_notice_or_reason(held, item, come, decide, told):
    come(held), come(held)
    made = decide(item, key=True, **told).decision

    assert made.key and (made.notice_on or made.urgent_why)


def test_no_other_decision_has_a_notice(held, item, come, decide):
    with pytest.raises(ValueError, match="Only a key decision has a notice"):
        decide(item, notice_on=MEETS - timedelta(days=28))


def test_a_decision_on_a_consultation_holds_what_was_considered(held, item, come, decide):
    come(held), come(held)
    made = decide(item, considered=Considered("clinic", "All answers. ", MEETS)).decision
    plain = decide(item).decision

    assert (made.consultation, made.consideration) == ("clinic", "All answers.")
    assert list(decisions_on(STRATEGY, "clinic", MEETS)) == [made]
    assert list(decisions_on(STRATEGY, "clinic", MEETS - timedelta(1))) == []
    assert public_decision(made, MEETS).consideration == "All answers."
    assert (plain.consultation, plain.consideration) == ("", "")


def test_nothing_is_decided_on_a_consultation_that_nobody_considered_before(
    held, item, come, decide
):
    come(held), come(held)
    with pytest.raises(ValueError, match="First record what was considered"):
        Considered("clinic", " ", MEETS)
    with pytest.raises(ValueError, match="after the decision"):
        decide(item, considered=Considered("clinic", "All.", MEETS + timedelta(1)))
    assert not Decision.objects.exists()


@pytest.mark.parametrize("told", [{"consultation": "clinic"}, {"consideration": "All."}])
def test_the_database_holds_no_consultation_without_its_consideration(
    held, item, come, decide, told
):
    come(held), come(held)
    made = decide(item).decision
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(**told)

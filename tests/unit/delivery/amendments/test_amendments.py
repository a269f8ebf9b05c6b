"""Amendments: proposed, agreed, sent back, withdrawn; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.unit.delivery.editions import BOARD, OTHER, STRATEGY, TOP, edition, priority

from commonweal.delivery.amendments import actions
from commonweal.delivery.amendments.change import Change, NoChangeError, new_measure
from commonweal.delivery.amendments.in_use import ids_in_use
from commonweal.delivery.amendments.queries import agreed, amendments_of, ids_proposed, to_agree
from commonweal.delivery.models import (
    AmendmentRow,
    AmendmentStage,
    NamedAction,
    Plan,
    PlanAction,
    Target,
)
from commonweal.delivery.returns.actions import Said, open_rounds, write
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.strategy.amendment import Kind
from commonweal.strategy.priority import Listing

pytestmark = pytest.mark.django_db

HELD = edition()
DAY = date(2026, 7, 1)
RENAME = Change(Kind.REWORD, "listing", "c01", "name", "Walks", DAY, "It says what it counts.")
RETIRE = Change(Kind.RETIRE, "listing", "c01", "retired", "2026-07-01", DAY, "The source ended.")


def proposed(acting, change: Change = RENAME, role: Role = Role.OFFICER) -> AmendmentRow:
    return actions.propose(acting(role, BOARD), BOARD, HELD, change)


def test_an_amendment_is_proposed_below_and_agreed_above(acting):
    row = proposed(acting)
    assert (row.old, row.new, row.edition) == ("C01", "Walks", HELD.id)
    assert agreed(STRATEGY) == ()
    assert to_agree(STRATEGY) == [row]

    done = actions.agree(acting(Role.CHAIR, TOP), row, TOP, row.version, "item 7")

    assert (done.stage, done.minute, done.version) == (AmendmentStage.AGREED, "item 7", 2)
    (told,) = agreed(STRATEGY)
    assert (told.was, told.becomes, told.since, told.decision) == (
        "C01", "Walks", "2026-07-01", "item 7",
    )  # fmt: skip
    assert agreed("another") == ()
    assert Event.objects.order_by("-number").first().action == "agreed amendment"
    assert verify().whole


def test_nobody_agrees_what_their_own_board_proposed(acting, someone):
    row = proposed(acting)
    both = Actor(someone((Role.CHAIR, TOP), (Role.MEMBER, BOARD)), STRATEGY, row.proposed_on)

    for who in (both, acting(Role.CHAIR, BOARD), acting(Role.SECRETARY, TOP)):
        with pytest.raises(NotAllowedError):
            actions.agree(who, row, TOP, row.version, "item 7")
    assert AmendmentRow.objects.get().stage == AmendmentStage.PROPOSED


def test_an_analyst_proposes_and_a_member_does_not(acting):
    assert proposed(acting, role=Role.ANALYST).pk
    with pytest.raises(NotAllowedError):
        proposed(acting, RETIRE, Role.MEMBER)


def test_a_board_changes_only_what_it_answers_for(acting):
    theirs = Change(Kind.REWORD, "listing", "c03", "name", "Streets", DAY, "Clearer.")

    with pytest.raises(ValueError, match="another board answers for this"):
        proposed(acting, theirs)
    assert actions.propose(acting(Role.OFFICER, OTHER), OTHER, HELD, theirs).pk


def test_what_is_sent_back_keeps_its_reason_and_is_proposed_anew(acting):
    row, chair = proposed(acting), acting(Role.CHAIR, TOP)
    done = actions.send_back(chair, row, TOP, row.version, "item 7", "Ask residents first.")

    assert (done.stage, done.closed_why) == (AmendmentStage.RETURNED, "Ask residents first.")
    assert proposed(acting).pk != row.pk
    assert [one.stage for one in amendments_of(STRATEGY)] == ["proposed", "returned"]
    with pytest.raises(WrongStageError):
        actions.agree(chair, done, TOP, done.version, "item 8")


def test_a_proposal_is_taken_back_with_a_reason(acting):
    row, officer = proposed(acting), acting(Role.OFFICER, BOARD)

    with pytest.raises(ValueError, match="say why it is withdrawn"):
        actions.withdraw(officer, row, row.version, " ")
    assert actions.withdraw(officer, row, row.version, "Too soon.").closed_why == "Too soon."


def test_two_proposals_for_one_field_are_never_open_at_once(acting):
    row = proposed(acting)

    with pytest.raises(ValueError, match="a proposal for the same is open"):
        proposed(acting)
    assert proposed(acting, RETIRE).pk
    with pytest.raises(IntegrityError), transaction.atomic():
        AmendmentRow.objects.filter(pk=row.pk + 1).update(field="name")


def test_an_answer_to_what_changed_meanwhile_is_refused(acting):
    row, chair = proposed(acting), acting(Role.CHAIR, TOP)

    with pytest.raises(StaleError):
        actions.agree(chair, row, TOP, row.version + 1, "item 7")


def test_the_answer_needs_its_minute(acting):
    row, chair = proposed(acting), acting(Role.CHAIR, TOP)

    with pytest.raises(ValueError, match="name the minute"):
        actions.agree(chair, row, TOP, row.version, "  ")
    with pytest.raises(IntegrityError), transaction.atomic():
        AmendmentRow.objects.update(stage=AmendmentStage.AGREED)


def test_a_new_measure_stands_under_a_priority_of_the_board(acting):
    listing = {"id": "c09", "name": "Walks"}
    row = proposed(acting, new_measure("school", listing, DAY, "It tells more."))

    assert (row.kind, row.target, row.item, row.old) == (Kind.PROPOSE, "priority", "school", None)
    with pytest.raises(ValueError, match="another board"):
        proposed(acting, new_measure("streets", listing, DAY, "It tells more."))
    overall = new_measure("", {"id": "c10", "name": "Walks"}, DAY, "It tells more.")
    assert proposed(acting, overall).target == "overall"


def test_an_id_is_never_given_twice(acting):
    taken = new_measure("school", {"id": "c03", "name": "Streets"}, DAY, "It tells more.")
    with pytest.raises(ValueError, match="'c03' is taken"):
        proposed(acting, taken)

    listing = {"id": "c09", "name": "Walks"}
    first = proposed(acting, new_measure("school", listing, DAY, "It tells more."))
    with pytest.raises(ValueError, match="a proposal for the same is open"):
        proposed(acting, new_measure("play", listing, DAY, "It tells more."))
    assert ids_proposed(STRATEGY) == {"c09"}
    assert ids_proposed("another") == frozenset()

    second = proposed(acting, new_measure("play", {"id": "c10", "name": "W"}, DAY, "More."))
    AmendmentRow.objects.filter(pk=second.pk).update(new=listing)  # two came at one moment
    chair = acting(Role.CHAIR, TOP)
    actions.agree(chair, first, TOP, first.version, "item 7")
    with pytest.raises(ValueError, match="a measure of this id was agreed meanwhile"):
        actions.agree(chair, second, TOP, second.version, "item 8")


def test_a_series_is_asked_for_once_under_a_priority(acting):
    def wanted(name: str, priority: str, select: str = "all"):
        listing = {"id": name, "name": name, "card": "walks", "select": select}
        return new_measure(priority, listing, DAY, "It tells more.")

    proposed(acting, wanted("c09", "school"))

    with pytest.raises(ValueError, match="a proposal for the same is open"):
        proposed(acting, wanted("c10", "school"))
    assert proposed(acting, wanted("c10", "school", "female")).pk
    assert proposed(acting, wanted("c11", "play")).pk


def test_a_series_is_listed_once_under_a_priority():
    told = Listing(id="c01", name="Walks", card="walks")
    over = Listing(id="c02", name="Sleep", card="sleep", retired="2025-01-01")
    held = edition(replace(priority("school", BOARD), listings=(told, over)))

    def of(card: str, where: str = "school") -> Change:
        listing = {"id": "c09", "name": "W", "card": card, "select": "all"}
        return new_measure(where, listing, DAY, "It tells more.")

    with pytest.raises(NoChangeError, match="'Walks' is listed there already"):
        of("walks").old_in(held)
    assert of("sleep").old_in(held) is None
    assert of("walks", "").old_in(held) is None


def test_what_changes_nothing_is_no_proposal():
    same = Change(Kind.REWORD, "listing", "c01", "name", "C01", DAY, "For no reason.")

    with pytest.raises(NoChangeError):
        same.old_in(HELD)
    with pytest.raises(ValueError, match="no listing 'c99'"):
        Change(Kind.REWORD, "listing", "c99", "name", "x", DAY, "why").old_in(HELD)
    with pytest.raises(ValueError, match="say why"):
        Change(Kind.REWORD, "listing", "c01", "name", "x", DAY, " ")


def test_what_a_return_names_is_in_use(acting):
    filing = next(one for one in open_rounds(HELD, DAY) if one.board == BOARD)
    assert ids_in_use(STRATEGY) == {("body", BOARD), ("body", OTHER)}
    about = asked_of(HELD, BOARD, DAY)[1]
    write(acting(Role.OFFICER, BOARD), filing, about, Said("It fell."), 0)

    assert ids_in_use(STRATEGY) == {("body", BOARD), ("body", OTHER), ("listing", "c02")}


def test_what_a_target_names_is_in_use(acting):
    who = acting(Role.OFFICER, OTHER)
    Target.objects.create(
        strategy=STRATEGY, board="gone", listing="c03", measure="crashes:all", edition=HELD.id,
        release="r", form="value", value=5.6, baseline=6.3, baseline_label="2025",
        baseline_start=date(2025, 1, 1), baseline_end=date(2025, 12, 31), vintage="v1",
        due_label="2028", due_start=date(2028, 1, 1), due_end=date(2028, 12, 31),
        rationale="So", stage="proposed", proposed_on=who.on, proposed_by=who.person,
    )  # fmt: skip

    assert ids_in_use(STRATEGY) == {("body", "gone"), ("body", OTHER), ("listing", "c03")}


@pytest.mark.parametrize(("stage", "named"), [("draft", False), ("submitted", True)])
def test_what_a_plan_names_is_in_use_once_it_is_handed_in(acting, stage, named):
    who = acting(Role.OFFICER, BOARD)
    sent = {} if stage == "draft" else {"submitted_on": who.on, "submitted_by": who.person}
    plan = Plan.objects.create(
        strategy=STRATEGY, board=BOARD, edition=HELD.id, revision=1, stage=stage,
        opened_on=who.on, **sent,
    )  # fmt: skip
    name = NamedAction.objects.create(strategy=STRATEGY, ref="clubs", board=BOARD)
    PlanAction.objects.create(
        plan=plan, name=name, title="Clubs", priorities=["school"], measures=["c01"]
    )

    held = {("priority", "school"), ("listing", "c01")}
    assert ids_in_use(STRATEGY) - {("body", BOARD)} == (held if named else set())


def test_boards_of_offices_are_in_use(acting):
    acting(Role.OFFICER, BOARD)

    assert ids_in_use(STRATEGY) == {("body", BOARD)}
    assert ids_in_use("another") == frozenset()


def test_a_priority_is_reworded_or_dropped_with_its_consultation(acting):
    with pytest.raises(ValueError, match="name the consultation on this priority, or write none"):
        Change(Kind.REWORD, "priority", "school", "name", "Schools", DAY, "Clearer.")

    said = Change(Kind.REWORD, "priority", "school", "name", "Schools", DAY, "Clearer.", "none")
    assert proposed(acting, said).consultation == "none"

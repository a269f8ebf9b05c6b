"""A consultation from its draft to what was made of it: who may what, when, and what it needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.unit.participation.consultations.conftest import (
    ANALYSIS,
    CONSIDERED,
    FIRST,
    HELD,
    WEEKS,
    WORDING,
    fresh,
    on,
)
from tests.unit.people.conftest import BOARD, DAY, OTHER, STRATEGY, TOP

from commonweal.participation.consultation_stages import CONSULTATION, Stage
from commonweal.participation.consultations import actions, queries, writing
from commonweal.participation.consultations.actions import Analysis, Theme
from commonweal.participation.consultations.writing import Asked
from commonweal.participation.models import Consideration, Consultation, Question
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Head, Role
from commonweal.people.workflow import StaleError, WrongStageError

pytestmark = pytest.mark.django_db


def test_a_consultation_goes_from_draft_to_considered(analysed, chair):
    made = actions.consider(on(chair, 3), analysed, analysed.version, CONSIDERED)
    held = queries.public_consultation(STRATEGY, analysed.name, made.on)

    assert (held.stage, held.name) == (Stage.CONSIDERED, "where-should-the-new-clinic-be")
    assert queries.considered_of(held).changed == "The north was chosen."
    assert queries.priorities_of(held) == (FIRST,)
    told = [one.action for one in Event.objects.filter(kind="consultation").order_by("number")]
    assert told == ["drafted", *["asked a question in"] * 3, "opened", "closed", "analysed",
                    "considered"]  # fmt: skip
    assert verify().whole


def test_a_draft_is_nobody_else_s_and_changes_no_public_page(keeper):
    before = Head.objects.values_list("shown", flat=True).first()
    held = writing.draft_consultation(keeper, HELD, BOARD, WORDING)

    assert queries.public_consultations(STRATEGY, DAY + timedelta(500)) == []
    assert Head.objects.get().shown == (before or "0" * 64)
    assert queries.consultation_of(STRATEGY, held.name) == held


def test_a_draft_is_written_anew_until_it_opens(draft, keeper):
    other = HELD.standing_priorities[1].id
    changed = replace(WORDING, title="Which place?", priorities=(other,))
    held = writing.write_consultation(keeper, HELD, draft, draft.version, changed)
    again = queries.consultation_of(STRATEGY, held.name)

    assert (again.title, queries.priorities_of(again)) == ("Which place?", (other,))
    with pytest.raises(StaleError):
        writing.write_consultation(keeper, HELD, draft, draft.version, changed)
    opened = actions.open_consultation(keeper, held, held.version, WEEKS)
    with pytest.raises(WrongStageError):
        writing.write_consultation(keeper, HELD, opened, opened.version, changed)
    with pytest.raises(WrongStageError):
        writing.ask(keeper, opened, opened.version, Asked(words="One more?"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("New", "new-2"),
        ("None", "none-2"),
        ("Open evenings", "open-evenings-2"),
        ("সভা", "consultation"),
    ],
)  # fmt: skip
def test_a_name_is_its_own(keeper, title, name):
    told = replace(WORDING, title=title)
    assert writing.draft_consultation(keeper, HELD, BOARD, told).name == name


def test_a_question_is_left_out_and_its_number_not_used_again(draft, keeper):
    held = writing.leave_out(keeper, draft, draft.version, 2)
    made = writing.ask(keeper, held, held.version, Asked(words="When?"))

    assert [one.number for one in queries.asked(fresh(draft))] == [1, 3, 4]
    assert made.number == 4
    with pytest.raises(Question.DoesNotExist):
        writing.leave_out(keeper, fresh(draft), fresh(draft).version, 2)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"title": " "}, "title"), ({"question": ""}, "ask"), ({"why": " "}, "reasons"),
        ({"audience": ""}, "whom"), ({"closes": DAY}, "after"), ({"channels": ()}, "how people"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(told, words):
    with pytest.raises(ValueError, match=words):
        replace(WORDING, **told)


@pytest.mark.parametrize(
    ("kind", "choices"),
    [("one", ()), ("one", ("Yes",)), ("many", ("A", "A")), ("one", tuple("abcdefghijklmnopqrstu"))],
)
def test_a_closed_question_has_choices_that_differ(kind, choices):
    with pytest.raises(ValueError, match="2 to 20"):
        Asked(words="Which?", kind=Question.Kind(kind), choices=choices)
    with pytest.raises(ValueError, match="own words"):
        Asked(words="Why?", choices=("A", "B"))


def test_it_opens_within_its_days_with_a_question(keeper):
    held = writing.draft_consultation(keeper, HELD, BOARD, WORDING)
    for day in (DAY - timedelta(1), WORDING.closes + timedelta(1)):
        with pytest.raises(ValueError, match="change its days"):
            actions.open_consultation(replace(keeper, on=day), held, 1, WEEKS)
    with pytest.raises(ValueError, match="at least one question"):
        actions.open_consultation(keeper, held, 1, WEEKS)


def test_a_short_time_needs_its_reason(draft, keeper):
    late = replace(keeper, on=DAY + timedelta(1))
    with pytest.raises(ValueError, match="less than 6 weeks"):
        actions.open_consultation(late, draft, draft.version, WEEKS)
    short = replace(WORDING, short_why="The lease ends.")
    held = writing.write_consultation(keeper, HELD, draft, draft.version, short)

    assert actions.open_consultation(late, held, held.version, WEEKS).opened_on == late.on


def test_it_closes_when_its_last_day_is_over_and_not_before(opened, keeper):
    for after in (-30, 0):
        with pytest.raises(ValueError, match="after that day"):
            actions.close_consultation(on(keeper, after), opened, opened.version)
    held = actions.close_consultation(on(keeper, 1), opened, opened.version)

    assert held.stage == Stage.CLOSED


@pytest.mark.parametrize("count", [0, 2])
def test_a_theme_has_no_more_people_than_answered(closed, keeper, count):
    told = Analysis(words="Buses.", themes={3: (Theme("Buses", count),)})
    with pytest.raises(ValueError, match="1 people answered question 3"):
        actions.analyse(on(keeper, 1), closed, closed.version, told)
    assert fresh(closed).stage == Stage.CLOSED


def test_an_analysis_can_be_mended_until_it_is_considered(analysed, keeper, chair):
    again = replace(ANALYSIS, words="Nearly all want it in the north.")
    held = actions.analyse(on(keeper, 3), analysed, analysed.version, again)
    assert held.analysis.startswith("Nearly")
    actions.consider(on(chair, 3), held, held.version, CONSIDERED)
    with pytest.raises(WrongStageError):
        actions.analyse(on(keeper, 4), held, held.version + 1, again)


def test_nothing_is_considered_before_it_is_analysed(closed, chair):
    with pytest.raises(WrongStageError):
        actions.consider(on(chair, 1), closed, closed.version, CONSIDERED)
    assert not Consideration.objects.exists()


@pytest.mark.parametrize("after", [0, 4])
def test_it_is_considered_once_it_is_closed_and_not_on_a_day_to_come(analysed, chair, after):
    told = replace(CONSIDERED, on=on(chair, after).on)
    with pytest.raises(ValueError, match="It was closed on"):
        actions.consider(on(chair, 3), analysed, analysed.version, told)


@pytest.mark.parametrize("missing", ["considered", "changed", "unchanged", "why"])
def test_a_consideration_is_complete_or_none(missing, analysed):
    with pytest.raises(ValueError, match="Say"):
        replace(CONSIDERED, **{missing: " "})
    words = dict.fromkeys(("considered", "changed", "unchanged", "why"), "x") | {missing: ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        Consideration.objects.create(consultation=analysed, on=DAY, **words)


def test_one_that_was_withdrawn_says_why_where_people_were_asked(opened, keeper):
    with pytest.raises(ValueError, match="why"):
        actions.withdraw_consultation(keeper, opened, opened.version, " ")
    actions.withdraw_consultation(keeper, opened, opened.version, "The clinic is not built.")

    shown = queries.public_consultations(STRATEGY, DAY)
    assert [one.withdrawn_why for one in shown] == ["The clinic is not built."]


def test_a_draft_that_was_withdrawn_is_never_shown(draft, keeper):
    actions.withdraw_consultation(keeper, draft, draft.version, "Not now.")
    assert queries.public_consultations(STRATEGY, DAY) == []


KEEPING = (
    lambda actor, held: writing.draft_consultation(actor, HELD, BOARD, WORDING),
    lambda actor, held: writing.write_consultation(actor, HELD, held, held.version, WORDING),
    lambda actor, held: writing.ask(actor, held, held.version, Asked(words="Why?")),
    lambda actor, held: writing.leave_out(actor, held, held.version, 1),
    lambda actor, held: actions.open_consultation(actor, held, held.version, WEEKS),
    lambda actor, held: actions.close_consultation(actor, held, held.version),
    lambda actor, held: actions.withdraw_consultation(actor, held, held.version, "No"),
    lambda actor, held: actions.analyse(actor, held, held.version, ANALYSIS),
)


@pytest.mark.parametrize("act", KEEPING)
@pytest.mark.parametrize(
    ("role", "board"),
    [(Role.MEMBER, BOARD), (Role.CHAIR, BOARD), (Role.OFFICER, OTHER), (Role.SECRETARY, TOP)],
)
def test_others_keep_no_consultation(acting, draft, act, role, board):
    with pytest.raises(NotAllowedError):
        act(acting(role, board), draft)


@pytest.mark.parametrize(
    ("role", "board"), [(Role.MEMBER, BOARD), (Role.OFFICER, BOARD), (Role.CHAIR, TOP)]
)
def test_only_who_decides_considers(acting, analysed, role, board):
    with pytest.raises(NotAllowedError):
        actions.consider(on(acting(role, board), 3), analysed, analysed.version, CONSIDERED)


def test_every_stage_leads_to_an_end():
    ends = {Stage.CONSIDERED, Stage.WITHDRAWN}
    for stage in Stage:
        seen, ahead = set(), {stage}
        while ahead:
            seen |= ahead
            ahead = {after for one in ahead for after in CONSULTATION.table[one].values()} - seen
        assert seen & ends, stage


def test_the_database_holds_no_half_consultation(opened):
    for told in ({"opened_on": None}, {"closes": opened.opens}, {"stage": "closed"},
                 {"stage": "withdrawn"}, {"title": ""}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Consultation.objects.filter(pk=opened.pk).update(**told)

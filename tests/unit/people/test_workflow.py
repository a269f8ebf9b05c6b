"""Stages of an item, and what two writers do to each other."""

from __future__ import annotations

import pytest

from commonweal.people.workflow import StaleError, Workflow, WrongStageError, check_version

RETURN = Workflow(
    "return",
    {"draft": {"submit": "submitted"}, "submitted": {"accept": "accepted", "send back": "draft"}},
)


def test_an_act_leads_on():
    assert RETURN.after("draft", "submit") == "submitted"
    assert RETURN.acts("submitted") == ("accept", "send back")


def test_an_act_that_the_stage_does_not_allow_says_what_it_does():
    with pytest.raises(WrongStageError, match="is draft cannot accept: it can submit"):
        RETURN.after("draft", "accept")
    with pytest.raises(WrongStageError, match="it can nothing more"):
        RETURN.after("accepted", "accept")


def test_who_read_before_another_wrote_does_not_write_over():
    check_version(3, 3)
    with pytest.raises(StaleError):
        check_version(4, 3)

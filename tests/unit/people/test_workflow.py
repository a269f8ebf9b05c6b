"""Stages of an item, and what two writers do to each other."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

import pytest

from commonweal import delivery, participation
from commonweal.people.workflow import StaleError, Workflow, WrongStageError, check_version
from commonweal.people.workflow_words import ACTS, KINDS, STAGES

RETURN = Workflow(
    "return",
    {"draft": {"submit": "submitted"}, "submitted": {"accept": "accepted", "send back": "draft"}},
)


def test_an_act_leads_on():
    assert RETURN.after("draft", "submit") == "submitted"
    assert RETURN.acts("submitted") == ("accept", "send back")


def test_an_act_that_the_stage_does_not_allow_says_what_it_does():
    with pytest.raises(WrongStageError, match="is draft cannot be accepted: it can be submitted"):
        RETURN.after("draft", "accept")
    with pytest.raises(WrongStageError, match="nothing more can be done"):
        RETURN.after("accepted", "accept")


def test_who_read_before_another_wrote_does_not_write_over():
    check_version(3, 3)
    with pytest.raises(StaleError):
        check_version(4, 3)


def workflows() -> list[Workflow]:
    """Every workflow of the boards' work and of what residents say."""
    names = (
        one.name
        for package in (delivery, participation)
        for one in walk_packages(package.__path__, f"{package.__name__}.")
    )
    modules = [import_module(one) for one in names if ".migrations" not in one]
    found = (held for module in modules for held in vars(module).values())
    return [one for one in found if isinstance(one, Workflow)]


def test_every_kind_stage_and_act_has_words_for_people():
    held = workflows()
    stages = {stage for one in held for stage in one.table}
    stages |= {after for one in held for acts in one.table.values() for after in acts.values()}
    acts = {act for one in held for allowed in one.table.values() for act in allowed}

    assert {one.kind for one in held} <= set(KINDS)
    assert {str(one) for one in stages} <= set(STAGES)
    assert acts <= set(ACTS)

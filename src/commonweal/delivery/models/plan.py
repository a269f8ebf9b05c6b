"""A board's plan, revision by revision, and the overarching plan as it stood when agreed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.delivery.plan_kinds import Horizon

OPEN = ("draft", "submitted", "returned")
STAGES = (*OPEN, "accepted")


class Plan(models.Model):
    """One revision of a board's plan; an accepted one stays as it is, the next is a new row."""

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    revision = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=9, default="draft")
    opened_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)
    own_board = models.BooleanField(default=False)  # accepted by the only board, which wrote it
    decision = models.TextField(blank=True)  # the words with which it was accepted or returned
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["strategy", "board", "revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "board", "revision"], name="a_revision_of_a_plan_is_made_once"
            ),
            models.UniqueConstraint(
                fields=["strategy", "board"],
                condition=models.Q(stage__in=OPEN),
                name="a_board_has_one_open_revision",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=STAGES), name="a_stage_of_a_plan_that_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(revision__gte=1), name="revisions_count_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(stage="draft")
                | models.Q(submitted_on__isnull=False, submitted_by__isnull=False),
                name="a_plan_past_draft_was_submitted_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=("draft", "submitted"))
                | models.Q(decided_on__isnull=False),
                name="what_was_decided_on_a_plan_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(own_board=False) | models.Q(stage="accepted"),
                name="a_plan_accepted_by_its_own_board_is_accepted",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="returned") | ~models.Q(decision=""),
                name="a_plan_is_returned_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"plan of {self.board}, revision {self.revision}"


class HorizonReason(models.Model):
    """Why a priority has no action of one horizon, in the board's words."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reasons")
    priority = models.SlugField(max_length=80)
    horizon = models.CharField(max_length=6)
    why = models.TextField()

    class Meta:
        ordering: ClassVar = ["plan", "priority", "horizon"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "priority", "horizon"], name="one_reason_for_a_missing_horizon"
            ),
            models.CheckConstraint(
                condition=models.Q(horizon__in=[one.value for one in Horizon]),
                name="a_missing_horizon_that_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(why=""), name="a_reason_for_a_missing_horizon_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"no {self.horizon} action for {self.priority}"


class AgreedPlan(models.Model):
    """The overarching plan as it was agreed: its text, its hash, the edition and the day."""

    strategy = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    agreed_on = models.DateField()
    minute = models.CharField(max_length=200)
    hash = models.CharField(max_length=64)
    content = models.TextField()  # canonical JSON, kept as the bytes that were hashed

    class Meta:
        ordering: ClassVar = ["strategy", "agreed_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "agreed_on"], name="a_plan_is_agreed_once_a_day"
            ),
            models.CheckConstraint(
                condition=~models.Q(minute=""), name="an_agreed_plan_names_its_minute"
            ),
        ]

    def __str__(self) -> str:
        return f"overarching plan of {self.strategy}, {self.agreed_on}"

"""Targets: proposed by a delivery board, agreed or sent back by the board above."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Form(models.TextChoices):
    """What a target asks of its measure."""

    VALUE = "value"  # reach a value
    DIRECTION = "direction"  # be better than the baseline
    GAP = "gap"  # bring a gap between groups down to a size


class TargetStage(models.TextChoices):
    PROPOSED = "proposed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    AGREED = "agreed"
    RESTATED = "restated"
    CLOSED = "closed"


LIVE = (TargetStage.PROPOSED, TargetStage.RETURNED)


class Target(models.Model):
    """One target for one series under one listing, with the baseline as it stood that day.

    Baseline and due period are frozen: a source that is rebased changes neither. ``minute`` names
    the minute in which the board above agreed, sent back or restated it.
    """

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    listing = models.SlugField(max_length=80)
    measure = models.CharField(max_length=160)  # card:series
    edition = models.CharField(max_length=12)
    release = models.CharField(max_length=64)
    form = models.CharField(max_length=9, choices=Form.choices)
    value = models.FloatField(null=True, blank=True)
    grouping = models.SlugField(max_length=80, blank=True)
    baseline = models.FloatField()
    baseline_label = models.CharField(max_length=40)
    baseline_start = models.DateField()
    baseline_end = models.DateField()
    vintage = models.CharField(max_length=120)
    due_label = models.CharField(max_length=40)
    due_start = models.DateField()
    due_end = models.DateField()
    path = models.JSONField(default=list)
    rationale = models.TextField()
    stage = models.CharField(max_length=9, choices=TargetStage.choices)
    version = models.PositiveIntegerField(default=1)
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    own_board = models.BooleanField(default=False)  # agreed by the only board, which proposed it
    minute = models.CharField(max_length=200, blank=True)
    returned_why = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    restates = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="restated_by"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["strategy", "measure", "stage"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(stage__in=TargetStage.values), name="a_stage_of_a_target"
            ),
            models.CheckConstraint(
                condition=models.Q(form=Form.DIRECTION, value__isnull=True)
                | models.Q(form__in=[Form.VALUE, Form.GAP], value__isnull=False),
                name="a_target_has_a_value_or_is_a_direction",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage__in=[TargetStage.AGREED, TargetStage.RESTATED])
                | (models.Q(agreed_on__isnull=False) & ~models.Q(minute="")),
                name="an_agreed_target_has_its_day_and_minute",
            ),
            models.CheckConstraint(
                condition=models.Q(own_board=False) | models.Q(agreed_on__isnull=False),
                name="a_target_agreed_by_its_own_board_is_agreed",
            ),
            models.CheckConstraint(
                condition=models.Q(due_end__gt=models.F("baseline_end")),
                name="a_target_is_due_after_its_baseline",
            ),
            models.UniqueConstraint(
                fields=["strategy", "listing", "measure", "grouping"],
                condition=models.Q(stage=TargetStage.AGREED),
                name="one_agreed_target_a_measure",
            ),
            models.UniqueConstraint(
                fields=["strategy", "board", "listing", "measure", "grouping"],
                condition=models.Q(stage__in=["proposed", "returned"]),
                name="one_open_proposal_a_measure_and_board",
            ),
        ]

    def __str__(self) -> str:
        return f"target for {self.listing} by {self.due_label}"

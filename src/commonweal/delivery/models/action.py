"""An action of a board's plan: its name for good, and what each revision says of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.delivery.models.plan import Plan
from commonweal.delivery.plan_kinds import Horizon, Prevention, Reach


class NamedAction(models.Model):
    """The name of an action, of one board for good: never reused, whatever revisions say of it."""

    strategy = models.SlugField(max_length=80)
    ref = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["strategy", "ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "ref"], name="an_action_is_named_once_in_a_strategy"
            ),
            models.CheckConstraint(
                condition=~models.Q(same_as=models.F("id")), name="an_action_is_not_its_own_double"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.strategy}/{self.ref}"


class PlanAction(models.Model):
    """What one revision of a plan says of an action; empty where it says nothing yet.

    Lists are of ids, as JSON. The lines of an action (milestones, resources and the like) are rows
    of their own, written anew with the action while its plan is open, and never after.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="actions")
    name = models.ForeignKey(NamedAction, models.PROTECT, related_name="said")
    title = models.CharField(max_length=200)
    outcome = models.TextField(blank=True)
    priorities = models.JSONField(default=list, blank=True)
    measures = models.JSONField(default=list, blank=True)
    lead = models.SlugField(max_length=80, blank=True)
    contributors = models.JSONField(default=list, blank=True)
    owner = models.CharField(max_length=120, blank=True)  # an office, never a person's name
    owner_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    horizon = models.CharField(max_length=6, blank=True)
    lag_months = models.PositiveSmallIntegerField(null=True, blank=True)
    prevention = models.CharField(max_length=9, default=Prevention.UNKNOWN.value)
    determinant = models.CharField(max_length=80, blank=True)
    reach = models.CharField(max_length=9, default=Reach.UNKNOWN.value)
    groups = models.CharField(max_length=200, blank=True)
    areas = models.JSONField(default=list, blank=True)
    adapts = models.CharField(max_length=200, blank=True)
    origin = models.SlugField(max_length=80, blank=True)
    output = models.TextField(blank=True)
    left_out = models.TextField(blank=True)  # why it stands no longer in the plan
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["plan", "name__ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "name"], name="a_plan_says_one_thing_of_an_action"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="an_action_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                name="an_action_ends_on_or_after_its_start",
            ),
            models.CheckConstraint(
                condition=models.Q(horizon="")
                | models.Q(horizon__in=[one.value for one in Horizon]),
                name="a_horizon_that_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(prevention__in=[one.value for one in Prevention]),
                name="a_level_of_prevention_that_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(reach__in=[one.value for one in Reach]),
                name="a_reach_that_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Needed(models.Model):
    """An action that must be done before another, of this or another board's plan."""

    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="needed")
    ref = models.SlugField(max_length=80)

    class Meta:
        ordering: ClassVar = ["action", "ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "ref"], name="a_need_is_named_once"),
        ]

    def __str__(self) -> str:
        return f"needs {self.ref}"

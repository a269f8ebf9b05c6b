"""What became of actions, milestones and risks after the plan: rows are added, never changed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.delivery.models.action import NamedAction
from commonweal.delivery.plan_kinds import Standing


class Progress(models.Model):
    """How an action, or one of its milestones, stood from a day on; the latest row holds.

    A slip names the new date, so the rows are the history of dates that were moved.
    """

    action = models.ForeignKey(NamedAction, models.PROTECT, related_name="progress")
    milestone = models.SlugField(max_length=80, blank=True)  # empty: the action itself
    on = models.DateField()
    standing = models.CharField(max_length=11)
    due = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["action", "on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(standing__in=[one.value for one in Standing]),
                name="a_standing_that_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(standing=Standing.SLIPPED.value, due__isnull=False)
                | (~models.Q(standing=Standing.SLIPPED.value) & models.Q(due__isnull=True)),
                name="what_slipped_and_nothing_else_has_a_new_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing__in=[Standing.SLIPPED.value, Standing.STOPPED.value])
                | ~models.Q(why=""),
                name="what_slipped_or_stopped_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.standing}"


class RiskReading(models.Model):
    """How a risk of an action was scored anew on a day."""

    action = models.ForeignKey(NamedAction, models.PROTECT, related_name="readings")
    risk = models.SlugField(max_length=80)
    on = models.DateField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    why = models.TextField()
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["action", "risk", "on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="a_risk_is_read_from_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk} of {self.action}"

"""The lines of an action: milestones, evidence, resources, co-production, risks."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from commonweal.delivery.models.action import PlanAction
from commonweal.delivery.plan_kinds import EvidenceKind, ResourceKind, RiskKind, Strength

SCALE = (1, 2, 3, 4, 5)


def _known(field: str, kinds: type[StrEnum], name: str) -> models.CheckConstraint:
    values = [one.value for one in kinds]
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=name)


class Milestone(models.Model):
    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="milestones")
    ref = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    due = models.DateField()

    class Meta:
        ordering: ClassVar = ["action", "due", "ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "ref"], name="a_milestone_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ActionEvidence(models.Model):
    """What speaks for an action, and how far it carries."""

    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="evidence")
    what = models.TextField()
    kind = models.CharField(max_length=16)
    strength = models.CharField(max_length=8)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["action", "pk"]
        constraints: ClassVar = [
            _known("kind", EvidenceKind, "a_kind_of_evidence_that_is_known"),
            _known("strength", Strength, "a_strength_of_evidence_that_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.strength} evidence"


class ActionResource(models.Model):
    """What one organisation gives to an action; without an amount it is not known how much."""

    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="resources")
    organisation = models.SlugField(max_length=80)
    kind = models.CharField(max_length=7)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    area = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["action", "pk"]
        constraints: ClassVar = [
            _known("kind", ResourceKind, "a_kind_of_resource_that_is_known"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="no_resource_is_below_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="a_resource_ends_on_or_after_its_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.organisation}"


class CoProduction(models.Model):
    """Whom an action was worked out with, and what changed; or why with nobody yet.

    ``who`` names groups of residents, never a person.
    """

    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="co_production")
    who = models.CharField(max_length=200, blank=True)
    how = models.TextField(blank=True)
    on = models.DateField(null=True, blank=True)
    changed = models.TextField(blank=True)
    none_yet = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["action", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(none_yet="")
                | models.Q(who="", how="", on__isnull=True, changed=""),
                name="worked_out_with_somebody_or_with_nobody_yet",
            ),
        ]

    def __str__(self) -> str:
        return "none yet" if self.none_yet else self.who


class ActionRisk(models.Model):
    """What may go wrong with an action or has, as its board scored it in the plan."""

    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="risks")
    ref = models.SlugField(max_length=80)
    text = models.TextField()
    kind = models.CharField(max_length=5)
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    threshold = models.PositiveSmallIntegerField(default=15)

    class Meta:
        ordering: ClassVar = ["action", "ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "ref"], name="a_risk_is_named_once"),
            _known("kind", RiskKind, "a_kind_of_risk_that_is_known"),
            models.CheckConstraint(
                condition=models.Q(likelihood__in=SCALE, impact__in=SCALE),
                name="a_risk_is_scored_from_one_to_five",
            ),
            models.CheckConstraint(
                condition=models.Q(threshold__gte=1, threshold__lte=25),
                name="a_risk_is_escalated_at_a_score_that_can_be",
            ),
        ]

    def __str__(self) -> str:
        return self.text

"""Evidence that a duty was done, and the plans of others on which a board gave its opinion."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class AccountTaken(models.TextChoices):
    """How far a plan of others takes account of the strategy, in the opinion of its board."""

    FULLY = "fully"
    IN_PART = "in_part"
    NOT = "not"


class ExternalPlan(models.Model):
    """One version of a plan or report that others made."""

    strategy = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    version_of_plan = models.CharField(max_length=80)  # as its makers call it
    dated = models.DateField()
    link = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["title", "dated", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "title", "version_of_plan"],
                name="a_version_of_an_external_plan_stands_once",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(version_of_plan=""),
                name="an_external_plan_has_a_title_and_a_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version_of_plan}"


class DutyEvidence(models.Model):
    """What shows that a duty was done on a day: words, an address or a decision.

    An opinion is of one version of one plan. Evidence that was given in error is withdrawn with
    a reason.
    """

    strategy = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    duty = models.SlugField(max_length=80)
    words = models.TextField(blank=True)
    link = models.CharField(max_length=500, blank=True)
    decision = models.PositiveIntegerField(null=True, blank=True)  # its number in the strategy
    done_on = models.DateField()
    plan = models.ForeignKey(
        ExternalPlan, models.PROTECT, null=True, blank=True, related_name="opinions"
    )
    account_taken = models.CharField(max_length=7, choices=AccountTaken.choices, blank=True)
    given_on = models.DateField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["duty", "-done_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["strategy", "duty"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(words="") | ~Q(link="") | Q(decision__isnull=False),
                name="evidence_of_a_duty_says_something",
            ),
            models.CheckConstraint(
                condition=Q(done_on__lte=F("given_on")), name="evidence_is_of_what_was_done"
            ),
            models.CheckConstraint(
                condition=Q(plan__isnull=True, account_taken="")
                | Q(plan__isnull=False, account_taken__in=AccountTaken.values),
                name="an_opinion_is_of_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) ^ ~Q(withdrawn_why=""),
                name="evidence_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"evidence of {self.duty}, {self.done_on}"

"""Somebody asked what is kept of them, or to have it erased: a clock, and nothing of who it was."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class DataRequest(models.Model):
    """A request under the law on data protection; ``due`` is the last day for an answer."""

    class Kind(models.TextChoices):
        ACCESS = "access"
        ERASURE = "erasure"
        CORRECTION = "correction"
        OBJECTION = "objection"

    class Outcome(models.TextChoices):
        DONE = "done"
        NOTHING_HELD = "nothing-held"
        REFUSED = "refused"
        TAKEN_BACK = "taken-back"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    received_on = models.DateField()
    due = models.DateField()
    longer_why = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(due__gt=F("received_on")), name="a_request_is_due_after_it_came"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) ^ ~Q(outcome=""),
                name="a_request_is_answered_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(why=""), name="a_refusal_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

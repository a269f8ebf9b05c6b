"""A board's opinion that plans exist and are safe, which expires."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Opinion(models.TextChoices):
    FULL = "full"
    SUBSTANTIAL = "substantial"
    LIMITED = "limited"
    NONE = "none"


class AssuranceStatement(models.Model):
    """How sure a board is of what, on which evidence, and until when that holds."""

    strategy = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    board = models.SlugField(max_length=80)
    scope = models.CharField(max_length=200)
    opinion = models.CharField(max_length=11, choices=Opinion.choices)
    evidence = models.TextField()
    given_on = models.DateField()
    expires_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["board", "scope", "given_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(opinion__in=Opinion.values), name="an_opinion_that_is_known"
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("given_on")), name="an_assurance_holds_for_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(evidence=""), name="an_assurance_names_its_evidence"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) ^ ~Q(withdrawn_why=""),
                name="an_assurance_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opinion} assurance of {self.board}"

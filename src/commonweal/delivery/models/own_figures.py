"""Figures that a council counts itself: entered by one person, signed off by another."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class FiguresStage(models.TextChoices):
    ENTERED = "entered"
    RETURNED = "returned"
    SIGNED = "signed"
    TAKEN = "taken"  # kept as an extract; the next build uses it


class OwnFigures(models.Model):
    """One table in the tidy template, as it would be published.

    Small counts are hidden before anything is kept: ``content`` never holds them. ``told`` is the
    profile of what was entered, ``policy`` the rule by which counts were hidden.
    """

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=160)
    licence = models.CharField(max_length=80)
    agreement = models.TextField()  # under which the figures may be used here
    purpose = models.TextField()
    keep_until = models.DateField()
    vintage = models.DateField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    told = models.JSONField(default=dict)
    policy = models.JSONField(default=dict)
    stage = models.CharField(
        max_length=8, choices=FiguresStage.choices, default=FiguresStage.ENTERED
    )
    version = models.PositiveIntegerField(default=1)
    entered_on = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="figures")
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="signed"
    )
    returned_why = models.TextField(blank=True)
    taken_on = models.DateField(null=True, blank=True)
    extract = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["strategy", "board", "stage"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(stage__in=FiguresStage.values), name="a_stage_of_own_figures"
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True)
                | ~models.Q(settled_by=models.F("entered_by")),
                name="figures_are_settled_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(stage=FiguresStage.ENTERED)
                | models.Q(settled_by__isnull=False, settled_on__isnull=False),
                name="settled_figures_have_their_day_and_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage=FiguresStage.TAKEN)
                | (models.Q(taken_on__isnull=False) & ~models.Q(extract="")),
                name="figures_taken_in_have_their_extract",
            ),
            models.CheckConstraint(
                condition=~models.Q(agreement="") & ~models.Q(purpose=""),
                name="figures_have_an_agreement_and_a_purpose",
            ),
        ]

    def __str__(self) -> str:
        return f"own figures {self.pk} of {self.board}"

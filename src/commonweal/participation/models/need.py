"""A need that was found since the strategy was written, and the priorities that answer it.

Needs that the strategy itself cites stay in its edition; nothing of them is copied here.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Strength(models.TextChoices):
    """How far the evidence of a need carries, strongest first."""

    COUNTED_HERE = "counted here"
    COUNTED_ELSEWHERE = "elsewhere"  # counted of a larger place, or of one like this
    TOLD = "told"  # by people, or by those who work with them


class Need(models.Model):
    """Who needs what, where, and what shows it; closed with a reason once it is none."""

    strategy = models.SlugField(max_length=80)
    name = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    who = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    evidence = models.TextField()
    source = models.CharField(max_length=300)
    link = models.CharField(max_length=500, blank=True)
    strength = models.CharField(max_length=12, choices=Strength.choices)
    as_of = models.DateField()
    stated_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["strategy", "title", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "name"], name="a_need_has_its_own_name"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(who="") & ~Q(evidence="") & ~Q(source=""),
                name="a_need_says_whose_it_is_and_what_shows_it",
            ),
            models.CheckConstraint(
                condition=Q(as_of__lte=F("stated_on")), name="a_need_was_found_before_it_was_stated"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) ^ ~Q(closed_why=""),
                name="a_need_is_closed_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"need {self.name} of {self.strategy}"


class NeedOfPriority(models.Model):
    """From when to when a priority answers a need; ended, never deleted."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="priorities")
    priority = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["need", "since", "pk"]
        indexes: ClassVar = [models.Index(fields=["priority"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["need", "priority"],
                condition=Q(until__isnull=True),
                name="a_priority_answers_a_need_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_priority_answers_a_need_from_a_day_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.priority} answers {self.need}"

"""An organisation that sends people to boards."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models


class Sector(models.TextChoices):
    COUNCIL = "council"
    HEALTH = "health"
    POLICE = "police"
    FIRE = "fire"
    EDUCATION = "education"
    HOUSING = "housing"
    VOLUNTARY = "voluntary"
    BUSINESS = "business"
    RESIDENTS = "residents"
    OTHER = "other"


class Organisation(models.Model):
    """A council, trust, charity or company, for as long as it exists.

    ``until`` is the first day on which it is no more; ``successor`` takes its place from then.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    sector = models.CharField(max_length=12, choices=Sector.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="an_organisation_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=True) | models.Q(until__isnull=False),
                name="only_what_has_ended_has_a_successor",
            ),
            models.CheckConstraint(
                condition=models.Q(sector__in=Sector.values), name="a_sector_that_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def on(self, day: date) -> Organisation:
        """Who stands for it on a day: itself, or whoever succeeded it by then."""
        found: Organisation = self
        while found.until and found.until <= day and found.successor:
            found = found.successor
        return found

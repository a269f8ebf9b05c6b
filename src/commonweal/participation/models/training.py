"""Sessions of champions and of officers, and who came."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.participation.models.champion import Champion, Cohort
from commonweal.people.models import Office


class Programme(models.TextChoices):
    CHAMPIONS = "champions"
    OFFICERS = "officers"


class Session(models.Model):
    """One session of a programme: its title, its day, the skills that it is to give.

    Those of champions are of a cohort.
    """

    strategy = models.SlugField(max_length=80)
    programme = models.CharField(max_length=9, choices=Programme.choices)
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    title = models.CharField(max_length=160)
    on = models.DateField()
    skills = models.JSONField(default=list)
    cancelled_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["strategy", "programme", "on"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(programme=Programme.CHAMPIONS, cohort__isnull=False)
                | Q(programme=Programme.OFFICERS, cohort__isnull=True),
                name="a_session_of_champions_is_of_a_cohort",
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class Attendance(models.Model):
    """Whether a champion, or the holder of an office, came; of an office also the outcome."""

    class Outcome(models.TextChoices):
        HAS = "has"  # shows the skills
        NOT_YET = "not yet"

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendance")
    champion = models.ForeignKey(
        Champion, models.PROTECT, null=True, blank=True, related_name="attendance"
    )
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    came = models.BooleanField()
    outcome = models.CharField(max_length=7, blank=True, choices=Outcome.choices)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(champion__isnull=True) ^ Q(office__isnull=True),
                name="attendance_is_a_champion_s_or_an_office_s",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(came=True, office__isnull=False),
                name="only_an_office_that_came_has_an_outcome",
            ),
            models.UniqueConstraint(
                fields=["session", "champion"],
                condition=Q(champion__isnull=False),
                name="a_champion_comes_to_a_session_once",
            ),
            models.UniqueConstraint(
                fields=["session", "office"],
                condition=Q(office__isnull=False),
                name="an_office_comes_to_a_session_once",
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"

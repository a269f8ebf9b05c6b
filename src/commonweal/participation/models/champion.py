"""Champions, as little about each as the programme needs, and what they do and hear.

A name and a way to reach lie in ``Text``, which can be erased. A check is its level and its day.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.participation.champion_stages import LEFT, Level, Stage
from commonweal.participation.models.comment import Comment
from commonweal.people.models import Text

JOINED = [Stage.IN_TRAINING.value, Stage.ACTIVE.value, Stage.ALUMNI.value]
GONE = [one.value for one in Stage if one in LEFT]  # in one order: a set has none
LEVELS = [(one.value, one.value) for one in Level]


class Cohort(models.Model):
    """Champions who are trained together; ``check_level`` empty where no check is asked for."""

    strategy = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    begins_on = models.DateField()
    check_level = models.CharField(max_length=24, blank=True, choices=LEVELS)

    class Meta:
        ordering: ClassVar = ["begins_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "name"], name="a_cohort_is_named_once"),
            models.CheckConstraint(
                condition=Q(check_level__in=["", *(one.value for one in Level)]),
                name="a_level_of_check_that_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Champion(models.Model):
    """One who offered to be a champion, and how far they came.

    ``reference`` is theirs alone: with it they take themselves off. ``consented_to`` names the
    statement that they agreed to.
    """

    reference = models.CharField(max_length=14, unique=True)
    strategy = models.SlugField(max_length=80)
    name = models.ForeignKey(Text, models.PROTECT, related_name="+")
    reach = models.ForeignKey(Text, models.PROTECT, related_name="+")
    ward = models.CharField(max_length=9, blank=True)
    languages = models.JSONField(default=list)
    consented_to = models.CharField(max_length=12)
    by_machine = models.BooleanField(default=False)
    stage = models.CharField(max_length=11, choices=[(one.value, one.value) for one in Stage])
    offered_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="champions"
    )
    joined_on = models.DateField(null=True, blank=True)
    began_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    erase_after = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["offered_on", "pk"]
        indexes: ClassVar = [models.Index(fields=["strategy", "stage", "due"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=[one.value for one in Stage]),
                name="a_champion_is_at_a_stage",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=GONE) ^ Q(left_on__isnull=True, erase_after__isnull=True),
                name="who_left_has_a_day_of_erasure",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=JOINED) | Q(cohort__isnull=False, joined_on__isnull=False),
                name="who_is_trained_is_in_a_cohort",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.ACTIVE.value) | Q(began_on__isnull=False),
                name="an_active_champion_has_begun",
            ),
        ]

    def __str__(self) -> str:
        return f"champion {self.pk}"


class Check(models.Model):
    """A check of somebody's record that was done: how far it went and when, and nothing of it."""

    champion = models.ForeignKey(Champion, models.PROTECT, related_name="checks")
    level = models.CharField(max_length=24, choices=LEVELS)
    done_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["done_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(level__in=[one.value for one in Level]),
                name="a_check_has_a_level",
            ),
            models.UniqueConstraint(
                fields=["champion", "level", "done_on"], name="a_check_is_noted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} of {self.champion}"


class Activity(models.Model):
    """What a champion did on a day and how many it reached; nobody who was reached is named."""

    class Kind(models.TextChoices):
        TALK = "talk"  # with one person or a few
        GROUP = "group"
        EVENT = "event"
        DOORS = "doors"
        CALLS = "calls"  # by telephone or on line

    champion = models.ForeignKey(Champion, models.PROTECT, related_name="activities")
    on = models.DateField()
    kind = models.CharField(max_length=5, choices=Kind.choices)
    ward = models.CharField(max_length=9, blank=True)
    reached = models.PositiveIntegerField()
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["talk", "group", "event", "doors", "calls"]),
                name="an_activity_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(reached__gte=0, reached__lte=5000), name="an_activity_reaches_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"activity {self.pk}"


class Insight(models.Model):
    """What champions of a cohort hear in a ward; its words and its reply are those of a comment."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="insights")
    ward = models.CharField(max_length=9, blank=True)
    comment = models.OneToOneField(Comment, models.PROTECT, related_name="insight")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"insight {self.pk}"

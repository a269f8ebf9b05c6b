"""A consultation: what is asked, of whom and why; its questions; what was made of the answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from commonweal.participation.consultation_stages import Stage

ASKED = [one.value for one in Stage if one not in {Stage.DRAFT, Stage.WITHDRAWN}]
ANALYSED = [Stage.ANALYSED.value, Stage.CONSIDERED.value]


class Consultation(models.Model):
    """A question that a board puts to people before it decides; its answers are rows beside it."""

    strategy = models.SlugField(max_length=80)
    name = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    board = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    question = models.TextField()
    why = models.TextField()
    audience = models.CharField(max_length=300)
    formative = models.BooleanField(default=False)
    formative_words = models.TextField(blank=True)
    opens = models.DateField()
    closes = models.DateField()
    short_why = models.TextField(blank=True)
    channels = models.JSONField(default=list)
    stage = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Stage])
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    analysed_on = models.DateField(null=True, blank=True)
    analysis = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    wards_counted = models.JSONField(null=True, blank=True)  # as they were shown, hidden ones null
    wards_erased_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["strategy", "-opens", "pk"]
        indexes: ClassVar = [models.Index(fields=["strategy", "stage", "closes"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "name"], name="a_consultation_has_its_own_name"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(question="") & ~Q(why="") & ~Q(audience=""),
                name="a_consultation_asks_somebody_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")), name="a_consultation_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=ASKED) | Q(opened_on__isnull=False),
                name="a_consultation_that_people_were_asked_in_was_opened",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[Stage.CLOSED.value, *ANALYSED]) ^ Q(closed_on__isnull=True),
                name="a_closed_consultation_was_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=ANALYSED) | (Q(analysed_on__isnull=False) & ~Q(analysis="")),
                name="an_analysed_consultation_has_its_analysis",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.WITHDRAWN.value, withdrawn_on__isnull=False)
                & ~Q(withdrawn_why="")
                | ~Q(stage=Stage.WITHDRAWN.value) & Q(withdrawn_on__isnull=True, withdrawn_why=""),
                name="a_consultation_is_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(wards_counted__isnull=True) | Q(wards_erased_on__isnull=False),
                name="wards_are_counted_live_until_they_are_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"consultation {self.name} of {self.strategy}"


class ConsultationAbout(models.Model):
    """A priority that a consultation is about."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="about")
    priority = models.SlugField(max_length=80)
    left_out = models.BooleanField(default=False)  # while it was a draft

    class Meta:
        ordering: ClassVar = ["consultation", "pk"]
        indexes: ClassVar = [models.Index(fields=["priority"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "priority"], name="a_consultation_names_a_priority_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consultation} about {self.priority}"


class Question(models.Model):
    """One question; its themes are what whoever analysed found in the answers, with how many."""

    class Kind(models.TextChoices):
        OPEN = "open"
        ONE = "one"  # of several choices
        MANY = "many"

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    choices = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    left_out = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["consultation", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "number"], name="a_question_has_its_own_number"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_question_has_words"),
            models.CheckConstraint(
                condition=Q(kind="open") ^ ~Q(choices=[]), name="a_closed_question_has_choices"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.number} of {self.consultation}"


class Consideration(models.Model):
    """What those who decide made of the answers: what changed, what did not, and why."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="consideration")
    considered = models.TextField()
    changed = models.TextField()
    unchanged = models.TextField()
    why = models.TextField()
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(considered="") & ~Q(changed="") & ~Q(unchanged="") & ~Q(why=""),
                name="a_consideration_is_complete",
            )
        ]

    def __str__(self) -> str:
        return f"consideration of {self.consultation}"

"""The review of one year of a strategy, or its evaluation: an entry a priority and an action."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.delivery.models.action import PlanAction
from commonweal.delivery.plan_kinds import Strength


class ReviewKind(models.TextChoices):
    ANNUAL = "annual"
    EVALUATION = "evaluation"  # takes the review's place at the end of the period


class ReviewStage(models.TextChoices):
    OPEN = "open"
    CLOSED = "closed"


class Relevance(models.TextChoices):
    """Whether a priority is still needed."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Answer(models.TextChoices):
    """What a review says of a priority; an evaluation tells four things and decides nothing."""

    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"
    TOLD = "told"


class ActionAnswer(models.TextChoices):
    """What a review says of an action of a plan in force."""

    SCALE = "scale"
    CONTINUE = "continue"
    STOP = "stop"


class Review(models.Model):
    """One year of a strategy, reviewed by the board that answers for it."""

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    kind = models.CharField(max_length=10, choices=ReviewKind.choices)
    year = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=12)
    stage = models.CharField(max_length=6, choices=ReviewStage.choices, default=ReviewStage.OPEN)
    words = models.TextField(blank=True)  # the board's, on the whole
    minute = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["strategy", "-year", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=ReviewKind.values), name="a_kind_of_review"
            ),
            models.CheckConstraint(
                condition=Q(stage=ReviewStage.OPEN, closed_on__isnull=True)
                | (
                    Q(stage=ReviewStage.CLOSED, closed_on__isnull=False)
                    & Q(closed_by__isnull=False)
                    & ~Q(minute="")
                    & ~Q(words="")
                ),
                name="a_closed_review_has_its_day_chair_minute_and_words",
            ),
            models.UniqueConstraint(fields=["strategy", "year"], name="one_review_a_year"),
            models.UniqueConstraint(
                fields=["strategy"],
                condition=Q(stage=ReviewStage.OPEN),
                name="one_open_review_a_strategy",
            ),
            models.UniqueConstraint(
                fields=["strategy"],
                condition=Q(kind=ReviewKind.EVALUATION),
                name="a_strategy_is_evaluated_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} review of {self.strategy}, {self.year}"


class Written(models.Model):
    """What every entry of a review has: who wrote it when, on which figures.

    ``seen`` is what stood beside the words: verdicts counted, targets, actions by standing.
    """

    version = models.PositiveIntegerField(default=1)
    written_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    release = models.CharField(max_length=64, blank=True)
    edition = models.CharField(max_length=12, blank=True)
    seen = models.JSONField(default=dict)

    class Meta:
        abstract = True


class PriorityReview(Written):
    """One priority: made empty when the review opens, so that nothing can be forgotten."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="priorities")
    priority = models.SlugField(max_length=80)
    answer = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    relevance = models.CharField(max_length=6, choices=Relevance.choices, blank=True)
    evidence = models.TextField(blank=True)
    reading = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    new_name = models.CharField(max_length=200, blank=True)
    consultation = models.TextField(blank=True)
    promised = models.TextField(blank=True)
    done = models.TextField(blank=True)
    moved = models.TextField(blank=True)
    not_known = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["review", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "priority"], name="a_priority_reviewed_once"),
            models.CheckConstraint(
                condition=Q(answer__in=["", *Answer.values]), name="an_answer_on_a_priority"
            ),
            models.CheckConstraint(
                condition=Q(relevance__in=["", *Relevance.values]), name="a_relevance_that_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["keep", "change", "stop"])
                | ~(Q(relevance="") | Q(evidence="") | Q(reading="") | Q(reason="")),
                name="a_reviewed_priority_has_test_reading_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(answer="told")
                | ~(Q(promised="") | Q(done="") | Q(moved="") | Q(not_known="")),
                name="an_evaluated_priority_tells_four_things",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["change", "stop"]) | ~Q(consultation=""),
                name="a_changed_priority_names_its_consultation",
            ),
            models.CheckConstraint(
                condition=~Q(answer="change") | ~Q(new_name=""), name="a_changed_priority_has_words"
            ),
            models.CheckConstraint(
                condition=Q(answer="")
                | (Q(written_on__isnull=False) & Q(written_by__isnull=False) & ~Q(release="")),
                name="a_reviewed_priority_has_its_writer_and_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.priority} in {self.review}"


class ActionReview(Written):
    """One action of a plan in force: scaled, continued or stopped on what was seen of it."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="actions")
    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=ActionAnswer.choices, blank=True)
    effect = models.TextField(blank=True)
    strength = models.CharField(max_length=8, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["review", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "action"], name="an_action_reviewed_once"),
            models.CheckConstraint(
                condition=Q(answer__in=["", *ActionAnswer.values]), name="an_answer_on_an_action"
            ),
            models.CheckConstraint(
                condition=Q(strength__in=["", *(one.value for one in Strength)]),
                name="a_strength_of_an_effect",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | ~(Q(effect="") | Q(strength="") | Q(reason="")),
                name="a_reviewed_action_has_effect_strength_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer="")
                | (Q(written_on__isnull=False) & Q(written_by__isnull=False)),
                name="a_reviewed_action_has_its_writer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} in {self.review}"

"""Changes of the strategy itself: proposed by a board, agreed or sent back by the one above."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.delivery.models.review import PriorityReview
from commonweal.strategy.amendment import Kind


class AmendmentStage(models.TextChoices):
    PROPOSED = "proposed"
    AGREED = "agreed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class AmendmentRow(models.Model):
    """One field of one item: what it said, what it is to say, from which day and by which minute.

    ``edition`` is that of the day on which it was proposed; once agreed, the row compiles with the
    pack into every later edition. Named so beside the plain ``Amendment`` that it stands for.
    What follows from a closed review is proposed by no board: ``review`` names it. A priority is
    reworded or retired with its ``consultation``, or ``none``.
    """

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80, blank=True)
    review = models.OneToOneField(
        PriorityReview, models.PROTECT, null=True, blank=True, related_name="amendment"
    )
    edition = models.CharField(max_length=12)
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Kind])
    target = models.CharField(max_length=40)
    item = models.SlugField(max_length=80, blank=True)
    field = models.SlugField(max_length=40)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    since = models.DateField()
    reason = models.TextField()
    consultation = models.TextField(blank=True)
    stage = models.CharField(max_length=9, choices=AmendmentStage.choices)
    version = models.PositiveIntegerField(default=1)
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    minute = models.CharField(max_length=200, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["strategy", "stage"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(stage__in=AmendmentStage.values),
                name="a_stage_of_an_amendment",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in Kind]),
                name="a_kind_of_an_amendment",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage=AmendmentStage.AGREED)
                | (models.Q(agreed_on__isnull=False) & ~models.Q(minute="")),
                name="an_agreed_amendment_has_its_day_and_minute",
            ),
            models.CheckConstraint(
                condition=~models.Q(target="priority", kind__in=["reword", "retire"])
                | ~models.Q(consultation=""),
                name="a_priority_is_changed_with_its_consultation",
            ),
            models.CheckConstraint(
                condition=models.Q(board="", review__isnull=False)
                | (~models.Q(board="") & models.Q(review__isnull=True)),
                name="a_board_or_a_review_proposes",
            ),
            models.UniqueConstraint(
                fields=["strategy", "target", "item", "field"],
                condition=models.Q(stage=AmendmentStage.PROPOSED)
                & ~models.Q(kind=Kind.PROPOSE.value),
                name="one_open_amendment_a_field",
            ),
        ]

    def __str__(self) -> str:
        return f"amendment {self.pk} of {self.target} {self.item}, {self.field}"

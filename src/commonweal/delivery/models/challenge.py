"""A challenge of a board to another board or organisation, which needs a response by a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Challenge(models.Model):
    """What is questioned, and what was answered; an answer after its day stays marked as late."""

    strategy = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    from_board = models.SlugField(max_length=80)
    to_board = models.SlugField(max_length=80, blank=True)
    to_organisation = models.SlugField(max_length=80, blank=True)
    about = models.CharField(max_length=30)
    about_id = models.CharField(max_length=120)
    words = models.TextField()
    made_on = models.DateField()
    due = models.DateField()
    response = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        indexes: ClassVar = [models.Index(fields=["strategy", "to_board"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_board="") ^ Q(to_organisation=""),
                name="a_challenge_goes_to_a_board_or_an_organisation",
            ),
            models.CheckConstraint(
                condition=~Q(to_board=F("from_board")), name="no_board_challenges_itself"
            ),
            models.CheckConstraint(
                condition=Q(due__gt=F("made_on")), name="a_challenge_leaves_time_to_answer"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) ^ ~Q(response=""),
                name="a_challenge_is_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) ^ ~Q(closed_why=""),
                name="a_challenge_is_closed_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"challenge {self.pk} of {self.from_board}"

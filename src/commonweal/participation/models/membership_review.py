"""A board's own look at who sits on it: what was missing then, and what it does about it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class MembershipReview(models.Model):
    """One review; ``lacking`` are the sectors without a seat on that day. A newer one replaces it.

    The words are the board's own, and name nobody.
    """

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    on = models.DateField()
    lacking = models.JSONField(default=list)
    words = models.CharField(max_length=1000)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["strategy", "board", "on"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="a_review_of_members_says_why"),
            models.CheckConstraint(condition=~Q(board=""), name="a_review_of_members_has_a_board"),
        ]

    def __str__(self) -> str:
        return f"review of the members of {self.board}"

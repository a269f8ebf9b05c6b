"""How an interest that strategies share stands: one item with one status, told by either board."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class InterestStatus(models.TextChoices):
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    HELD_UP = "held_up"
    DONE = "done"


class SharedStatus(models.Model):
    """One entry on a shared interest; the newest is how it stands, for every strategy.

    ``interest`` is the id that the packs of all strategies of the place give it. ``number`` counts
    the entries, so that two boards who write at once never both stand. ``handled_by`` is the
    strategy that deals with it, in the words of whoever tells.
    """

    place = models.CharField(max_length=9)
    interest = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=11, choices=InterestStatus.choices)
    handled_by = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    told_on = models.DateField()
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["place", "interest", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "interest", "number"],
                name="entries_on_a_shared_interest_follow_each_other",
            ),
            models.CheckConstraint(
                condition=Q(status__in=InterestStatus.values),
                name="a_status_of_a_shared_interest_that_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(words=""), name="a_status_of_a_shared_interest_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interest}, entry {self.number}"

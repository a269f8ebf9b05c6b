"""What a delivery board tells twice a year: rounds, returns, and what stands in them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Round(models.Model):
    """One period for which every delivery board is asked for a return.

    ``until`` is the last day of the period; ``due`` the last day on which a return is in time.
    """

    strategy = models.SlugField(max_length=80)
    since = models.DateField()
    until = models.DateField()
    opens = models.DateField()
    due = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "since"], name="one_round_a_period"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since"), due__gte=models.F("opens")),
                name="a_round_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.since} to {self.until}"


class Stage(models.TextChoices):
    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Return(models.Model):
    """One board's return of one round.

    ``edition`` is that of the day on which it was asked for; ``release`` holds the figures that
    the board saw when it submitted.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="returns")
    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    release = models.CharField(max_length=64, blank=True)
    stage = models.CharField(max_length=9, choices=Stage.choices, default=Stage.OPEN)
    version = models.PositiveIntegerField(default=1)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="returns"
    )
    accepted_on = models.DateField(null=True, blank=True)
    own_board = models.BooleanField(default=False)  # accepted by the only board, which wrote it
    returned_on = models.DateField(null=True, blank=True)
    returned_why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["strategy", "board", "stage"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "board"], name="one_return_a_board_and_round"),
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="a_stage_of_a_return"
            ),
            models.CheckConstraint(
                condition=~models.Q(stage=Stage.ACCEPTED) | models.Q(accepted_on__isnull=False),
                name="an_accepted_return_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(own_board=False) | models.Q(accepted_on__isnull=False),
                name="a_return_accepted_by_its_own_board_is_accepted",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[Stage.OPEN, Stage.RETURNED])
                | models.Q(submitted_on__isnull=False, submitted_by__isnull=False),
                name="a_submitted_return_has_its_day_and_sender",
            ),
        ]

    def __str__(self) -> str:
        return f"return of {self.board}, {self.round}"


class Subject(models.TextChoices):
    """What an entry is about."""

    LISTING = "listing"
    PRIORITY = "priority"  # promised without a measure


class Entry(models.Model):
    """A board's words on one measure or priority: what it says, did, and asks for.

    ``seen`` is the verdict that stood beside the words when they were submitted.
    """

    filing = models.ForeignKey(Return, models.PROTECT, related_name="entries")
    subject = models.CharField(max_length=8, choices=Subject.choices)
    item = models.SlugField(max_length=80)
    said = models.TextField(blank=True)
    done = models.TextField(blank=True)
    asks = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="entries")
    seen = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["filing", "subject", "item"], name="one_entry_an_item_and_return"
            ),
            models.CheckConstraint(
                condition=models.Q(subject__in=Subject.values), name="a_subject_that_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"entry on {self.subject} {self.item}"


class Raised(models.Model):
    """An exception that a board raises between its returns; closed with a reason.

    One that ``commissions`` asks for a decision to commission, change or end a service.
    """

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    subject = models.CharField(max_length=8, choices=Subject.choices)
    item = models.SlugField(max_length=80)
    said = models.TextField()
    asks = models.TextField()
    commissions = models.BooleanField(default=False)
    raised_on = models.DateField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="raised")
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, closed_why="")
                | (models.Q(closed_on__isnull=False) & ~models.Q(closed_why="")),
                name="what_is_closed_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"exception on {self.subject} {self.item}"

"""A meeting of a board, its agenda and who was there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from commonweal.people.models import Office, Organisation

ID_OF_TWO = 80 + 1 + 80
"""Of what is named within something else: "action/risk", each as long as a name can be."""


class MeetingStage(models.TextChoices):
    PLANNED = "planned"
    PAPERS_OUT = "papers_out"
    HELD = "held"
    MINUTES_APPROVED = "minutes_approved"
    CANCELLED = "cancelled"


class ExemptGround(models.IntegerChoices):
    """Paragraphs of Local Government Act 1972, schedule 12A, part 1 (England)."""

    INDIVIDUAL = 1
    IDENTITY = 2
    BUSINESS_AFFAIRS = 3
    LABOUR_RELATIONS = 4
    LEGAL_PRIVILEGE = 5
    NOTICES_AND_ORDERS = 6
    CRIME = 7


class Meeting(models.Model):
    """One meeting of one board; ``edition`` is the strategy's edition on the day it was called."""

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    quorum = models.PositiveSmallIntegerField()
    stage = models.CharField(
        max_length=16, choices=MeetingStage.choices, default=MeetingStage.PLANNED
    )
    called_on = models.DateField()
    papers_out_on = models.DateField(null=True, blank=True)
    late_papers_why = models.TextField(blank=True)
    cancelled_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["strategy", "board", "starts_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=MeetingStage.values),
                name="a_stage_of_a_meeting_that_is_known",
            ),
            models.CheckConstraint(condition=Q(quorum__gte=1), name="a_quorum_is_one_or_more"),
            models.CheckConstraint(
                condition=Q(stage=MeetingStage.CANCELLED) ^ Q(cancelled_why=""),
                name="a_cancelled_meeting_says_why",
            ),
            models.UniqueConstraint(
                fields=["strategy", "board", "starts_at"],
                condition=~Q(stage=MeetingStage.CANCELLED),
                name="a_board_meets_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.starts_at:%Y-%m-%d}"


class AgendaItem(models.Model):
    """One item of an agenda; ``about`` and ``about_id`` name what it is about.

    An exempt item says on which ground, and why the public interest lies in keeping it; a late one
    says why it cannot wait; one that was taken off says why.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    title = models.CharField(max_length=300)
    about = models.CharField(max_length=30, blank=True)
    about_id = models.CharField(max_length=ID_OF_TWO, blank=True)
    ask = models.TextField(blank=True)
    paper = models.TextField(blank=True)
    exempt_ground = models.PositiveSmallIntegerField(
        choices=ExemptGround.choices, null=True, blank=True
    )
    public_interest = models.TextField(blank=True)
    late_why = models.TextField(blank=True)
    added_on = models.DateField()
    withdrawn_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="an_agenda_numbers_each_item_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "kind", "about", "about_id"],
                condition=~Q(about="") & Q(withdrawn_why=""),
                name="one_thing_stands_once_on_an_agenda",
            ),
            models.CheckConstraint(
                condition=Q(exempt_ground__isnull=True, public_interest="")
                | (Q(exempt_ground__in=ExemptGround.values) & ~Q(public_interest="")),
                name="an_exempt_item_has_its_ground_and_test",
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.number} of {self.meeting}"

    @property
    def exempt(self) -> bool:
        return self.exempt_ground is not None


class Attendance(models.Model):
    """Somebody, or an organisation, that came, sent apologies or a substitute."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    presence = models.CharField(
        max_length=10,
        choices=[(one, one) for one in ("present", "apologies", "substitute")],
    )
    in_place_of = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    votes = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(office__isnull=False) ^ Q(organisation__isnull=False),
                name="an_office_or_an_organisation_attends",
            ),
            models.CheckConstraint(
                condition=Q(presence="substitute") ^ Q(in_place_of__isnull=True),
                name="a_substitute_sits_for_somebody",
            ),
            models.CheckConstraint(
                condition=Q(in_place_of__isnull=True) | ~Q(in_place_of=F("office")),
                name="nobody_sits_in_place_of_themselves",
            ),
            models.UniqueConstraint(fields=["meeting", "office"], name="an_office_attends_once"),
            models.UniqueConstraint(
                fields=["meeting", "organisation"], name="an_organisation_attends_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.presence} at {self.meeting}"

"""Offices that people hold in boards, for a time, and the interests that they declare."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.people.models.event import Text
from commonweal.people.models.organisation import Organisation


class Role(models.TextChoices):
    MEMBER = "member"
    OFFICER = "officer"
    CHAIR = "chair"
    SECRETARY = "secretary"
    ANALYST = "analyst"
    DATA_OWNER = "data_owner"
    ADMINISTRATOR = "administrator"


class Office(models.Model):
    """A role of a person in one board, from a day on, until the day on which it has ended.

    ``strategy`` and ``board`` are ids of an edition; an administrator's board is empty. A
    substitute names the office in whose place they sit.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="offices")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80, blank=True)
    role = models.CharField(max_length=13, choices=Role.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    in_place_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["strategy", "board", "role"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="an_office_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="a_role_that_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.ADMINISTRATOR, board="")
                | (~models.Q(role=Role.ADMINISTRATOR) & ~models.Q(board="")),
                name="every_role_but_an_administrator_has_a_board",
            ),
            models.UniqueConstraint(
                fields=["person", "strategy", "board", "role"],
                condition=models.Q(until__isnull=True),
                name="an_office_is_held_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.board or self.strategy}"


class Interest(models.Model):
    """What a person declared that may bear on a decision; its words can be erased."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interests")
    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    words = models.ForeignKey(Text, models.PROTECT)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"interest declared to {self.board}"

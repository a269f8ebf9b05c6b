"""Links by which a partner without an account answers for a return, and what they wrote."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.delivery.models.filing import Return, Subject
from commonweal.people.models import Text


class PartnerLink(models.Model):
    """One link: for one return of one board, some things of it, until a day.

    Whoever reads the database cannot use it: only a hash of the secret is held. ``name`` is that
    of who answered, where they chose to give it.
    """

    filing = models.ForeignKey(Return, models.PROTECT, related_name="links")
    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    partner = models.CharField(max_length=160)
    asked = models.JSONField()  # pairs of subject and item
    secret_hash = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="links")
    expires_on = models.DateField()  # the last day on which it works
    revoked_on = models.DateField(null=True, blank=True)
    revoked_why = models.TextField(blank=True)
    sent_on = models.DateField(null=True, blank=True)
    name = models.ForeignKey(Text, models.PROTECT, null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    hour_from = models.DateTimeField(null=True, blank=True)
    saves_in_hour = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["strategy", "board"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("made_on")),
                name="a_link_works_on_its_first_day",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_on__isnull=True, revoked_why="")
                | (models.Q(revoked_on__isnull=False) & ~models.Q(revoked_why="")),
                name="a_revoked_link_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk} of {self.filing}"


class Settled(models.TextChoices):
    """What the board's officer made of a contribution."""

    OPEN = ""
    TAKEN = "taken"
    LEFT = "left"


class Contribution(models.Model):
    """What a partner wrote on one thing; it is no part of the return until an officer takes it."""

    link = models.ForeignKey(PartnerLink, models.PROTECT, related_name="contributions")
    subject = models.CharField(max_length=8, choices=Subject.choices)
    item = models.SlugField(max_length=80)
    said = models.TextField(blank=True)
    done = models.TextField(blank=True)
    asks = models.TextField(blank=True)
    settled = models.CharField(max_length=5, choices=Settled.choices, blank=True, default="")
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="settled"
    )
    settled_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["link", "subject", "item"], name="one_contribution_an_item_and_link"
            ),
            models.CheckConstraint(
                condition=models.Q(settled="", settled_on__isnull=True, settled_by__isnull=True)
                | (
                    ~models.Q(settled="")
                    & models.Q(settled_on__isnull=False, settled_by__isnull=False)
                ),
                name="a_settled_contribution_has_its_day_and_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(settled="left") | ~models.Q(settled_why=""),
                name="what_is_left_out_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"contribution on {self.subject} {self.item}"

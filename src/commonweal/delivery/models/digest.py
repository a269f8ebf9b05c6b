"""Mail that the calendar sends: one digest a person and day, claimed before it leaves."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Digest(models.Model):
    """What one person is reminded of on one day.

    It is claimed before it is sent: a machine that dies in between leaves a digest that was
    claimed and not sent, which is told and never sent a second time.
    """

    strategy = models.SlugField(max_length=80)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="digests")
    day = models.DateField()
    lines = models.JSONField(default=list)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "person", "day"], name="one_digest_a_person_and_day"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(claimed_at__isnull=False),
                name="what_is_sent_was_claimed",
            ),
        ]

    def __str__(self) -> str:
        return f"digest of {self.day}"

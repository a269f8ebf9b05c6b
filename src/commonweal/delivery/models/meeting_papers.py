"""What a meeting leaves on paper: its minutes, and the packs that were given out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.delivery.models.meeting import Meeting


class Minutes(models.Model):
    """One version of the minutes; the approved one is the record, earlier ones stay."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    exempt_words = models.TextField(blank=True)
    written_on = models.DateField()
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="minutes_number_each_version_once"
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(approved_on__isnull=False),
                name="minutes_are_approved_once",
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True, approved_by__isnull=True)
                | Q(approved_on__isnull=False, approved_by__isnull=False),
                name="minutes_are_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"minutes {self.number} of {self.meeting}"


class FrozenPack(models.Model):
    """A file of a board pack as it was given out, known by its sum, with what it was made of."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    kind = models.CharField(
        max_length=4, choices=[(one, one) for one in ("html", "pdf", "docx", "json")]
    )
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    release = models.CharField(max_length=12)
    edition = models.CharField(max_length=12)
    day = models.DateField()
    chain_head = models.CharField(max_length=64)
    code_version = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["meeting", "day", "kind", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "sha256"], name="a_pack_is_frozen_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.sha256[:12]}"

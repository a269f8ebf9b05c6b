"""The annual report as it was signed off: its files by their sum, and who was sent it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class SignedReport(models.Model):
    """A report that the chair signed off, with what it was made of."""

    strategy = models.SlugField(max_length=80)
    board = models.SlugField(max_length=80)
    year = models.PositiveSmallIntegerField()
    release = models.CharField(max_length=12)
    edition = models.CharField(max_length=12)
    day = models.DateField()
    minute = models.CharField(max_length=200)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chain_head = models.CharField(max_length=64)
    code_version = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["strategy", "-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "year"], name="one_signed_report_a_year"),
            models.CheckConstraint(
                condition=~Q(minute=""), name="a_signed_report_names_its_minute"
            ),
        ]

    def __str__(self) -> str:
        return f"annual report of {self.strategy}, {self.year}"


class ReportFile(models.Model):
    """One file of a signed report, known by its sum."""

    report = models.ForeignKey(SignedReport, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=4, choices=[(one, one) for one in ("pdf", "json")])
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["report", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "kind"], name="a_report_has_a_file_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.sha256[:12]}"


class ReportCopy(models.Model):
    """An organisation that a signed report was sent to, and when its receipt was noted."""

    report = models.ForeignKey(SignedReport, models.PROTECT, related_name="copies")
    organisation = models.CharField(max_length=200)
    sent_on = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["report", "organisation"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "organisation"], name="a_report_is_sent_once_to_each"
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True, noted_by__isnull=True)
                | Q(received_on__gte=models.F("sent_on"), noted_by__isnull=False),
                name="a_receipt_has_its_day_and_who_noted_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} to {self.organisation}"

"""What is asked of signed reports."""

from __future__ import annotations

from datetime import date

from commonweal.delivery.models import ReportCopy, ReportFile, SignedReport


def signed(strategy: str, day: date) -> list[SignedReport]:
    """Reports that were signed off by a day, the newest first, with files and copies."""
    held = SignedReport.objects.filter(strategy=strategy, day__lte=day)
    return list(held.prefetch_related("files", "copies"))


def report_of(strategy: str, number: int) -> SignedReport | None:
    """One signed report of a strategy."""
    held = SignedReport.objects.filter(strategy=strategy, pk=number)
    return held.prefetch_related("files", "copies__noted_by").first()


def copy_of(strategy: str, number: int) -> ReportCopy | None:
    """One line of a distribution list."""
    held = ReportCopy.objects.filter(report__strategy=strategy, pk=number)
    return held.select_related("report").first()


def file_of(strategy: str, year: int, kind: str) -> ReportFile | None:
    """A file of the signed report of a year."""
    held = ReportFile.objects.filter(report__strategy=strategy, report__year=year, kind=kind)
    return held.first()

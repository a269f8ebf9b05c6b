"""The report as files: PDF/UA by Typst, HTML as served, and its data."""

from __future__ import annotations


def report_pdf(reading: object) -> bytes:
    raise NotImplementedError

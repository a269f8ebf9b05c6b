"""Titles that say a finding."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Verdict


def beside_england(verdict: Verdict) -> str:
    """ "worse than England", to stand within a sentence; empty when nobody can tell."""
    return {
        Verdict.BETTER: _("better than England"),
        Verdict.SIMILAR: _("similar to England"),
        Verdict.WORSE: _("worse than England"),
        Verdict.HIGHER: _("higher than England"),
        Verdict.LOWER: _("lower than England"),
    }.get(verdict, "")

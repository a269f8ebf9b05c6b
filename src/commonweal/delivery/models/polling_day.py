"""An election, around which a council's publicity is restricted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class PollingDay(models.Model):
    """A polling day; ``notice_on`` where the notice of election was earlier than the law asks."""

    strategy = models.SlugField(max_length=80)
    what = models.CharField(max_length=120)
    polling_on = models.DateField()
    notice_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["polling_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(notice_on__isnull=True) | Q(notice_on__lt=F("polling_on")),
                name="the_notice_comes_before_the_poll",
            ),
            models.UniqueConstraint(
                fields=["strategy", "polling_on"],
                condition=Q(withdrawn_why=""),
                name="a_polling_day_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.polling_on}"

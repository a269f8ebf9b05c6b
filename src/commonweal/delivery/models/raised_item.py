"""What a body brings to a board by exception, between rounds of returns."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.delivery.models.meeting import AgendaItem


class RaisedItem(models.Model):
    """Something that a body brings to a board by exception, before the next round of returns.

    ``from_body`` is a body of the edition, or the name of a system outside it.
    """

    strategy = models.SlugField(max_length=80)
    from_body = models.SlugField(max_length=80)
    to_board = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    words = models.TextField()
    ask = models.TextField()
    raised_on = models.DateField()
    taken_up = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="raised"
    )
    taken_up_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["raised_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) ^ ~Q(closed_why=""),
                name="a_raised_item_is_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(taken_up__isnull=True) ^ Q(taken_up_on__isnull=False),
                name="a_raised_item_is_taken_up_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"raised by {self.from_body} on {self.raised_on}"

"""The log of what was done: append-only, each event bound to the one before it by a hash.

An event holds facts that name no person, and commitments to words that do. The words lie in
``Text``, which can be erased; a commitment is a hash of the words with a salt that is erased with
them, so that the chain stays whole and the words cannot be guessed from it.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

NOTHING_BEFORE = "0" * 64


class Text(models.Model):
    """Words of or about a person; once erased a tombstone with its reason remains."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    words = models.TextField(blank=True)
    salt = models.CharField(max_length=64, blank=True)
    erased_on = models.DateField(null=True, blank=True)
    erased_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(erased_on__isnull=True, erased_why="")
                | (models.Q(words="", salt="") & ~models.Q(erased_why="")),
                name="what_is_erased_is_empty_and_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"text {self.id}"


class Event(models.Model):
    """One act: who, in which role, did what to which item; never altered, never deleted."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="acts"
    )
    role = models.CharField(max_length=40)
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    item = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    commitments = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["number"]
        indexes: ClassVar = [models.Index(fields=["kind", "item"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="events_count_from_one"),
            models.UniqueConstraint(fields=["previous"], name="one_event_follows_another"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.kind} {self.item}"


class Head(models.Model):
    """The one row that holds the end of the chain; whoever appends locks it.

    ``shown`` is the hash of the last event that a public page may show.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=NOTHING_BEFORE)
    shown = models.CharField(max_length=64, default=NOTHING_BEFORE)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_head"),
        ]

    def __str__(self) -> str:
        return f"head {self.number}"

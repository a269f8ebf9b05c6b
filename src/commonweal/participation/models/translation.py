"""A translation that somebody has read: which messages of a language, and who answers for them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class TranslationSignOff(models.Model):
    """One sign-off; ``messages`` are the hashes of the messages as they stood on that day.

    A message that is changed later has another hash and so is a draft again, alone.
    """

    strategy = models.SlugField(max_length=80)
    language = models.CharField(max_length=12)
    domain = models.CharField(max_length=12)
    catalogue = models.CharField(max_length=12)
    messages = models.JSONField(default=list)
    read_by = models.CharField(max_length=200)  # a service or a standing, no name
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="translations_signed"
    )
    on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["language", "domain", "-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "language", "domain", "catalogue"],
                condition=Q(withdrawn_on__isnull=True),
                name="a_catalogue_is_signed_off_once",
            ),
            models.CheckConstraint(
                condition=~Q(read_by=""), name="a_translation_says_who_has_read_it"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) ^ ~Q(withdrawn_why=""),
                name="a_sign_off_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"sign-off of {self.domain} in {self.language}"

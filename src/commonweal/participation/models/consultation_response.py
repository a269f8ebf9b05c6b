"""Answers to a consultation: by which channel, in which bands of people, in which words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.participation.about_you import BANDS, Trait
from commonweal.participation.models.comment import Channel
from commonweal.participation.models.consultation import Consultation, Question
from commonweal.people.models import Text

CHANNELS = [one.value for one in Channel if one is not Channel.MAIL]


def _band(trait: Trait) -> models.CharField[str, str]:
    choices = [(one, one) for one in BANDS[trait]]
    return models.CharField(max_length=8, blank=True, choices=choices)


class Response(models.Model):
    """What one person or group sent; nothing in it says who they are.

    One that was ``set aside`` counts nowhere, and its reason is kept.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="responses")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    language = models.CharField(max_length=8)
    received_on = models.DateField()
    age = _band(Trait.AGE)
    sex = _band(Trait.SEX)
    ethnic = _band(Trait.ETHNIC)
    ward = models.CharField(max_length=9, blank=True)
    flags = models.JSONField(default=list)
    set_aside_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["consultation", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(channel__in=CHANNELS), name="an_answer_does_not_come_by_mail"
            )
        ]

    def __str__(self) -> str:
        return f"response {self.pk}"


class QuestionAnswer(models.Model):
    """The answer to one question: numbers of choices, or words that can be erased."""

    response = models.ForeignKey(Response, models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    chosen = models.JSONField(default=list)
    words = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["response", "question"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["response", "question"], name="a_question_is_answered_once"
            ),
            models.CheckConstraint(
                condition=Q(words__isnull=True) ^ Q(chosen=[]),
                name="an_answer_is_choices_or_words",
            ),
        ]

    def __str__(self) -> str:
        return f"answer to {self.question}"

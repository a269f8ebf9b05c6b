"""What a resident said about something, where it stands, and the letters that tell of it.

The words of an author, of a reply and of a reason lie in ``Text``, which can be erased: each can
tell of somebody.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.participation.comment_stages import ENDED, Outcome, Stage
from commonweal.people.models import Text

OPEN = [one.value for one in Stage if one not in ENDED]
HELD = [one.value for one in (Stage.WITH_BOARD, Stage.PROMISED, Stage.ANSWERED)]


class About(models.TextChoices):
    """What can be spoken of; the id is the item's own, empty for the site as a whole."""

    MEASURE = "measure"
    PRIORITY = "priority"
    BOARD = "board"
    PLAN = "plan"
    REPORT = "report"
    SITE = "site"


class Channel(models.TextChoices):
    WEB = "web"
    PAPER = "paper"
    EVENT = "event"
    ASSISTED = "assisted"  # somebody wrote it down for them
    MAIL = "mail"


class Comment(models.Model):
    """One comment: about what, by which channel, at which stage, and what came of it."""

    reference = models.CharField(max_length=14, unique=True)
    strategy = models.SlugField(max_length=80)
    edition = models.CharField(max_length=12)
    about = models.CharField(max_length=8, choices=About.choices)
    about_id = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    language = models.CharField(max_length=8)
    received_on = models.DateField()
    mail = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")
    ward = models.CharField(max_length=9, blank=True)
    may_publish = models.BooleanField(default=False)
    flags = models.JSONField(default=list)
    stage = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Stage])
    board = models.SlugField(max_length=80, blank=True)
    due = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)  # answered, closed or taken back; not open
    outcome = models.CharField(
        max_length=12, blank=True, choices=[(one.value, one.value) for one in Outcome]
    )
    answered_on = models.DateField(null=True, blank=True)
    closed_why = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")
    public_words = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")
    public_on = models.DateField(null=True, blank=True)
    hidden_on = models.DateField(
        null=True, blank=True
    )  # taken back by the council, not shown since
    told_of = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["received_on", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["strategy", "stage", "due"]),
            models.Index(fields=["strategy", "about", "about_id"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=OPEN) ^ Q(due__isnull=True),
                name="whoever_has_an_open_comment_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.ANSWERED.value)
                | (~Q(outcome="") & Q(answered_on__isnull=False)),
                name="an_answered_comment_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.CLOSED.value) | Q(closed_why__isnull=False),
                name="a_comment_is_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=HELD) | ~Q(board=""),
                name="a_comment_is_with_a_board",
            ),
            models.CheckConstraint(
                condition=Q(public_on__isnull=True)
                | Q(public_words__isnull=False, may_publish=True),
                name="only_what_its_author_lets_be_shown_is_public",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class Message(models.Model):
    """One turn of the thread: the author's words, or a board's reply."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="messages")
    on = models.DateField()
    words = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")
    reply = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")
    public = models.BooleanField(default=False)  # read by whoever showed the words
    mail_id = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(words__isnull=True) ^ Q(reply__isnull=True),
                name="a_message_is_an_author_s_or_a_board_s",
            ),
            models.CheckConstraint(
                condition=Q(public=False) | Q(words__isnull=True),
                name="an_author_s_own_turn_is_never_public",
            ),
            models.UniqueConstraint(
                fields=["comment", "mail_id"],
                condition=~Q(mail_id=""),
                name="a_mail_lands_once",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk} of {self.comment}"


class Letter(models.Model):
    """One mail to an author: claimed before it is sent, so that none leaves twice."""

    class Why(models.TextChoices):
        RECEIVED = "received"
        ANSWERED = "answered"
        CLOSED = "closed"
        CHANGED = "changed"  # the thing that was spoken of is not as it was

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="letters")
    why = models.CharField(max_length=8, choices=Why.choices)
    facts = models.JSONField(default=dict)
    made_on = models.DateField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(claimed_at__isnull=False),
                name="a_letter_that_is_sent_was_claimed",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk} about {self.comment}"

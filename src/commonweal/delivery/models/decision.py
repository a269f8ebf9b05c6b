"""A decision, on which evidence it was taken, what it waits for, and what follows from it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.delivery.models.meeting import ID_OF_TWO, AgendaItem, Attendance, Meeting
from commonweal.people.models import Interest


class DecisionCount(models.Model):
    """The last number that a strategy gave to a decision; whoever gives the next one locks it."""

    strategy = models.SlugField(max_length=80, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.strategy}: {self.last}"


class Decision(models.Model):
    """What was decided, by a meeting or by a named delegation.

    ``delegation`` names the office that decides and the scheme that lets it, and is empty where the
    meeting decided. ``consultation`` is the id of what people were asked in, with what was made of
    their answers. ``release``, ``edition``, ``evidence_day`` and ``chain_head`` are what was on
    the table.
    """

    strategy = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    words = models.TextField()
    decided_on = models.DateField()
    delegation = models.CharField(max_length=300, blank=True)
    in_favour = models.PositiveSmallIntegerField(null=True, blank=True)
    against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    casting_vote = models.BooleanField(default=False)
    key = models.BooleanField(default=False)
    notice_on = models.DateField(null=True, blank=True)  # of a key decision
    urgent_why = models.TextField(blank=True)
    call_in_until = models.DateField(null=True, blank=True)
    not_before = models.DateField(null=True, blank=True)
    equality_impact = models.TextField(blank=True)
    no_equality_impact_why = models.TextField(blank=True)
    consultation = models.SlugField(max_length=80, blank=True)
    consideration = models.TextField(blank=True)
    release = models.CharField(max_length=12)
    edition = models.CharField(max_length=12)
    evidence_day = models.DateField()
    chain_head = models.CharField(max_length=64)
    rescinded_on = models.DateField(null=True, blank=True)
    rescinded_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["strategy", "number"]
        indexes: ClassVar = [
            models.Index(fields=["strategy", "decided_on"]),
            models.Index(fields=["strategy", "consultation"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "number"], name="a_decision_has_its_own_number"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_decision_has_words"),
            models.CheckConstraint(
                condition=Q(key=False, notice_on__isnull=True, urgent_why="")
                | Q(key=True, notice_on__isnull=False)
                | (Q(key=True) & ~Q(urgent_why="")),
                name="a_key_decision_had_notice_or_could_not_wait",
            ),
            models.CheckConstraint(
                condition=~Q(equality_impact="") ^ ~Q(no_equality_impact_why=""),
                name="a_decision_has_its_equality_impact_or_why_none",
            ),
            models.CheckConstraint(
                condition=Q(consultation="") ^ ~Q(consideration=""),
                name="a_consultation_is_considered_before_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(in_favour__isnull=True, against__isnull=True, abstained__isnull=True)
                | Q(in_favour__isnull=False, against__isnull=False, abstained__isnull=False),
                name="a_vote_is_counted_whole",
            ),
            models.CheckConstraint(
                condition=Q(rescinded_on__isnull=True) ^ ~Q(rescinded_why=""),
                name="a_decision_is_rescinded_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.number} of {self.strategy}"


class DecisionServes(models.Model):
    """What a decision serves: a priority, a measure, a plan's action or another item."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="serves")
    kind = models.CharField(max_length=30)
    item = models.CharField(max_length=ID_OF_TWO)

    class Meta:
        ordering: ClassVar = ["decision", "kind", "item"]
        indexes: ClassVar = [models.Index(fields=["kind", "item"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision", "kind", "item"], name="a_decision_serves_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision} serves {self.kind} {self.item}"


class DecisionInterest(models.Model):
    """An interest that somebody there declared in a decision, and whether they withdrew for it."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="interests")
    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="+")
    interest = models.ForeignKey(Interest, models.PROTECT, related_name="+")
    withdrew = models.BooleanField()

    class Meta:
        ordering: ClassVar = ["decision", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision", "interest"], name="an_interest_is_declared_once_a_decision"
            )
        ]

    def __str__(self) -> str:
        return f"interest in {self.decision}"


class Endorsement(models.Model):
    """Another body that must endorse a decision before it has effect, and what it said."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="endorsements")
    body = models.SlugField(max_length=80)
    state = models.CharField(
        max_length=8,
        choices=[(one, one) for one in ("awaited", "given", "refused")],
        default="awaited",
    )
    on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["decision", "body"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "body"], name="a_body_endorses_once"),
            models.CheckConstraint(
                condition=Q(state="awaited") ^ Q(on__isnull=False),
                name="an_endorsement_was_given_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} by {self.body}"


class MeetingAction(models.Model):
    """What somebody is to do after a meeting, and by when; closed with what came of it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="actions")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    words = models.TextField()
    organisation = models.SlugField(max_length=80)
    office = models.CharField(max_length=120)
    since = models.DateField()
    due = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) ^ ~Q(closed_why=""),
                name="an_action_of_a_meeting_is_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(due__gte=models.F("since")), name="an_action_is_due_after_it_was_given"
            ),
        ]

    def __str__(self) -> str:
        return f"action {self.pk} of {self.meeting}"

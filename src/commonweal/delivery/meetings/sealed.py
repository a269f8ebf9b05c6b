"""Decisions and approved minutes as the log seals them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from commonweal.delivery.models.decision import Decision
from commonweal.delivery.models.meeting_papers import Minutes
from commonweal.delivery.sealing import Row, SealedKind, said

OF_DECISION = (
    "strategy", "number", "item_id", "words", "decided_on", "delegation", "in_favour", "against",
    "abstained", "casting_vote", "key", "notice_on", "urgent_why", "call_in_until", "not_before",
    "equality_impact", "no_equality_impact_why", "consultation", "consideration",
    "release", "edition", "evidence_day", "chain_head",
)  # fmt: skip
OF_ITEM = ("title", "exempt_ground")
LATER = ("rescinded_on", "rescinded_why")
OF_ENDORSEMENT = ("body", "state", "on", "words")
OF_MINUTES = ("meeting_id", "number", "words", "exempt_words", "written_on", "approved_on")


def _decisions(only: Q) -> Iterator[Row]:
    beside = ("serves", "interests", "endorsements")
    for one in Decision.objects.filter(only).select_related("item").prefetch_related(*beside):
        told = said(one, OF_DECISION)
        told["item"] = said(one.item, OF_ITEM)
        told["serves"] = sorted([x.kind, x.item] for x in one.serves.all())
        told["interests"] = sorted([x.interest_id, x.withdrew] for x in one.interests.all())
        endorsed = sorted(one.endorsements.all(), key=lambda x: x.body)
        later = {"endorsements": [said(x, OF_ENDORSEMENT) for x in endorsed]}
        yield Row(str(one.pk), told, said(one, LATER) | later)


def _minutes(only: Q) -> Iterator[Row]:
    for one in Minutes.objects.filter(only, approved_on__isnull=False):
        yield Row(str(one.meeting_id), said(one, OF_MINUTES))


DECISIONS = SealedKind(
    "decision",
    "decision",
    frozenset({"decided", "noted endorsement of", "rescinded"}),
    _decisions,
    Decision,
)
MINUTES = SealedKind(
    "minutes of meeting", "meeting", frozenset({"approved minutes of"}), _minutes, Minutes
)

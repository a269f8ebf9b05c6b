"""What is asked about own figures: those of some boards, those that wait, those to take in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from commonweal.delivery.models import FiguresStage, OwnFigures


def figures_of(strategy: str, boards: Iterable[str]) -> list[OwnFigures]:
    """Tables of these boards, the newest first, without their rows."""
    held = OwnFigures.objects.filter(strategy=strategy, board__in=list(boards))
    return list(held.defer("content").order_by("-pk"))


def one_of(strategy: str, number: int) -> OwnFigures | None:
    """One table of a strategy."""
    held = OwnFigures.objects.filter(strategy=strategy, pk=number)
    return held.select_related("entered_by", "settled_by").first()


def to_sign_off(strategy: str, boards: Iterable[str]) -> list[OwnFigures]:
    """Tables that wait for a second person, the oldest first."""
    held = OwnFigures.objects.filter(
        strategy=strategy, board__in=list(boards), stage=FiguresStage.ENTERED
    )
    return list(held.defer("content").order_by("pk"))


def signed(strategy: str) -> list[OwnFigures]:
    """Tables that are signed off and not kept yet, the oldest first."""
    held = OwnFigures.objects.filter(strategy=strategy, stage=FiguresStage.SIGNED)
    return list(held.order_by("pk"))


def rows_of(figures: OwnFigures) -> list[dict[str, str]]:
    """The rows as they would be published."""
    return list(csv.DictReader(io.StringIO(figures.content)))


def agreements_on(strategy: str, day: date) -> list[OwnFigures]:
    """Tables signed off by a day, by title: under which agreement each is used, and how long."""
    public = (FiguresStage.SIGNED, FiguresStage.TAKEN)
    held = OwnFigures.objects.filter(strategy=strategy, stage__in=public, settled_on__lte=day)
    return list(held.defer("content").order_by("title", "pk"))


def entered_before(figures: OwnFigures) -> list[OwnFigures]:
    """Earlier tables of one of its measures, not sent back, of any board: they may add up."""
    held = OwnFigures.objects.filter(strategy=figures.strategy, pk__lt=figures.pk)
    held = held.exclude(stage=FiguresStage.RETURNED).defer("content").order_by("pk")
    measures = set(figures.told["measures"])
    return [one for one in held if measures & set(one.told["measures"])]

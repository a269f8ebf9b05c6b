"""How shared interests stand on a day."""

from __future__ import annotations

from datetime import date

from commonweal.delivery.models import SharedStatus


def statuses_on(place: str, day: date) -> dict[str, SharedStatus]:
    """The newest entry by a day on each interest of a place, whoever told it."""
    held = SharedStatus.objects.filter(place=place, told_on__lte=day).order_by("number")
    return {one.interest: one for one in held}


def entries_on(place: str, interest: str, day: date) -> list[SharedStatus]:
    """Every entry by a day on one interest, the newest first."""
    held = SharedStatus.objects.filter(place=place, interest=interest, told_on__lte=day)
    return list(held.order_by("-number"))

"""What is kept of a champion who left, and how it is erased."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from commonweal.participation.champion_stages import LEFT, Stage, erase_after
from commonweal.participation.models import Champion
from commonweal.people.log import Act, erase
from commonweal.people.models import Person
from commonweal.people.processing import months_of


def take_off(held: Champion, why: str, role: str, actor: Person | None, on: date) -> None:
    """Save a champion who has come to a last stage; erase what is not to be kept any longer."""
    held.left_on, held.due = on, None
    held.erase_after = erase_after(Stage(held.stage), on, months_of("champion"))
    held.version += 1
    held.save()
    if held.erase_after is not None and held.erase_after <= on:
        erase_words(held, why, role, actor, on)


def erase_words(held: Champion, why: str, role: str, actor: Person | None, on: date) -> int:
    """Erase a name, a way to reach, ward and languages; how many texts were erased."""
    texts = [one for one in (held.name, held.reach) if not one.erased_on]
    for text in texts:
        erase(text, why, Act("erased", "text", str(text.pk), role), actor, on)
    Champion.objects.filter(pk=held.pk).update(ward="", languages=[])
    held.ward, held.languages = "", []
    return len(texts)


def due_for_erasure(strategy: str, day: date) -> QuerySet[Champion]:
    """Champions who left, whose words are still there and were to be erased by a day."""
    left = Champion.objects.filter(strategy=strategy, stage__in=[one.value for one in LEFT])
    kept = left.filter(name__erased_on__isnull=True) | left.filter(reach__erased_on__isnull=True)
    due = kept.filter(erase_after__lte=day).select_related("name", "reach")
    return due.order_by("erase_after", "pk")

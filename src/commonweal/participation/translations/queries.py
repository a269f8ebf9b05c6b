"""Which translations are signed off."""

from __future__ import annotations

from collections.abc import Iterable

from commonweal.participation.models import TranslationSignOff


def standing_sign_offs(strategy: str) -> list[TranslationSignOff]:
    """Every sign-off that nobody has withdrawn, by language and domain, the newest first."""
    held = TranslationSignOff.objects.filter(strategy=strategy, withdrawn_on__isnull=True)
    return list(held.select_related("person"))


def signed_messages(held: Iterable[TranslationSignOff], language: str) -> frozenset[str]:
    """Hashes of all messages of a language that somebody answers for."""
    return frozenset(one for row in held if row.language == language for one in row.messages)

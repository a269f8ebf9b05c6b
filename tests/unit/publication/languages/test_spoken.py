"""Words of a language while a page is made: signed messages, Django's own, else English."""

from __future__ import annotations

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext, ngettext, pgettext

from commonweal.publication.languages.catalogues import Entry
from commonweal.publication.languages.language import (
    ENGLISH,
    language,
    language_of,
    of_path,
    without_language,
)
from commonweal.publication.languages.spoken import Spoken, mark, signed, speaking

POLISH = language_of("pl")
assert POLISH
BETTER = Entry("", ("It got better.",), ("Jest lepiej.",))
WORSE = Entry("", ("It got worse.",), ("Jest gorzej.",))
DAYS = Entry("", ("%(n)s day", "%(n)s days"), ("%(n)s dzień", "%(n)s dni", "%(n)s dnia"))
POINT = Entry("decimal mark", (".",), (",",))


def test_messages_are_said_with_their_context_and_plural() -> None:
    with speaking(Spoken(POLISH, [BETTER, DAYS, POINT], "m")):
        assert gettext("It got better.") == "Jest lepiej."
        assert pgettext("decimal mark", ".") == ","
        assert [ngettext("%(n)s day", "%(n)s days", n) for n in (1, 3)] == [
            "%(n)s dzień",
            "%(n)s dni",
        ]
        assert language() is POLISH
        assert get_language() == "pl"
        assert mark() == "m"


def test_what_is_lacking_is_english() -> None:
    words = Spoken(POLISH, [BETTER], "m")
    with speaking(words):
        assert gettext("It got worse.") == "It got worse."
        assert ngettext("%(n)s day", "%(n)s days", 2) == "%(n)s days"


def test_months_come_from_django() -> None:
    with speaking(Spoken(POLISH, [BETTER], "m")):
        assert str(MONTHS[9]) == "Wrzesień"


def test_english_is_spoken_again_afterwards() -> None:
    with speaking(Spoken(POLISH, [BETTER], "m")):
        with speaking(None):
            assert gettext("It got better.") == "It got better."
        assert gettext("It got better.") == "Jest lepiej."

    assert gettext("It got better.") == "It got better."
    assert language() is ENGLISH
    assert mark() == ""


def test_only_what_is_signed_is_said() -> None:
    changed = Entry("", WORSE.english, ("Jest dużo gorzej.",))

    assert signed([BETTER, changed], {BETTER.hash, WORSE.hash}) == [BETTER]


def test_an_address_names_its_language() -> None:
    assert of_path("/pl/plain/") is POLISH
    assert of_path("/plain/") is of_path("/") is of_path("/place/") is ENGLISH
    assert without_language("/pl/plain/") == "/plain/"
    assert without_language("/plain/") == "/plain/"
    assert without_language("/pl") == "/"

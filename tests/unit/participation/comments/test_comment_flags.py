"""What a reader is told of a comment beforehand, and what never stands in public words."""

from __future__ import annotations

import pytest

from commonweal.participation.comments.flags import (
    Flag,
    flags_of,
    personal_in,
    without_personal,
)
from commonweal.participation.comments.reference import (
    new_reference,
    read_reference,
    reference_in,
)


@pytest.mark.parametrize(
    "words",
    [
        "I want to end my life", "my husband hits me", "he is abusing the child",
        "I am afraid at home", "خودکشی کے بارے میں", "আত্মহত্যা", "on bije mnie", "mă bate",
    ],
)  # fmt: skip
def test_words_about_danger_are_read_first(words):
    assert Flag.SAFETY in flags_of(words)


@pytest.mark.parametrize("words", ["The bus stops at five.", "Buses are safe.", "More parks"])
def test_other_words_are_not(words):
    assert flags_of(words) == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("write to asha.rao+x@example.co.uk please", "mail"),
        ("ring 01582 546000", "telephone"),
        ("ring +44 7700 900123", "telephone"),
        ("my number is 943 476 5919", "NHS number"),
        ("QQ 12 34 56 C is not one, AB123456C is", "National Insurance number"),
        ("I live at LU1 2BQ", "postcode"),
        ("born 03/04/1971", "date of birth"),
        ("see https://example.org/me", "address on the web"),
    ],
)
def test_what_tells_who_somebody_is_has_a_shape(words, kind):
    assert kind in personal_in(words)
    assert not personal_in(without_personal(words, "[removed]"))


@pytest.mark.parametrize("words", ["In 2024 some 1,250 people waited.", "Ward 12, 18 weeks, 3.5"])
def test_figures_are_no_personal_data(words):
    assert personal_in(words) == ()


def test_many_addresses_look_like_an_advertisement():
    assert Flag.ADVERTISEMENT in flags_of("www.a.example www.b.example http://c.example")
    assert Flag.MACHINE in flags_of("hello", by_machine=True)


def test_a_reference_is_read_however_it_is_typed():
    made = new_reference()
    assert read_reference(made) == made
    assert read_reference(f" {made.replace('-', ' ').lower()} ") == made
    assert reference_in(f"Re: your comment [{made}]") == made


@pytest.mark.parametrize("typed", ["", "ABCD", "OOOO-OOOO-OOOO", "7KQ2-M9XF-3TRB-", "x" * 5000])
def test_what_cannot_be_a_reference_is_none(typed):
    assert read_reference(typed) in {"", "7KQ2-M9XF-3TRB"}
    assert reference_in(typed) in {"", "7KQ2-M9XF-3TRB"}


def test_references_do_not_repeat():
    assert len({new_reference() for _ in range(2000)}) == 2000

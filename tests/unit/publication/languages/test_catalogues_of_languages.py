"""Catalogues as files: read, brought up to date, and searched for faults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commonweal.publication import wording
from commonweal.publication.languages.catalogues import (
    Entry,
    TranslationError,
    entries,
    hash_of,
)
from commonweal.publication.languages.faults import faults_of
from commonweal.publication.languages.language import language_of
from commonweal.publication.languages.messages import Wanted, of_interface
from commonweal.publication.languages.updating import update

POLISH = language_of("pl")
assert POLISH
HELLO = Wanted("", ("Hello %(name)s",), "a.py")
COUNT = Wanted("", ("%(n)s day", "%(n)s days"), "a.py")


def filled(path: Path, *pairs: tuple[str, str]) -> None:
    """Put words into the empty translations of a file, in order."""
    text = path.read_text(encoding="utf-8")
    for english, told in pairs:
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{told}"')
    path.write_text(text, encoding="utf-8")


def test_an_update_keeps_words_and_tells_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    assert update(path, POLISH, [HELLO, COUNT]) == 2
    filled(path, ("Hello %(name)s", "Witaj %(name)s"))

    assert update(path, POLISH, [COUNT, HELLO]) == 1

    assert [one.forms for one in entries(path)] == [("", "", ""), ("Witaj %(name)s",)]


def test_an_update_of_what_says_the_same_writes_the_same(tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    update(path, POLISH, [HELLO])
    before = path.read_bytes()

    update(path, POLISH, [HELLO])

    assert path.read_bytes() == before


def test_a_guess_is_no_translation(tmp_path: Path) -> None:
    """Tools for catalogues mark as fuzzy what they took from another message."""
    path = tmp_path / "pl.po"
    update(path, POLISH, [HELLO])
    filled(path, ("Hello %(name)s", "Witaj %(name)s"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Hello', '#, fuzzy\nmsgid "Hello'), encoding="utf-8")

    assert entries(path) == ()
    assert update(path, POLISH, [HELLO]) == 1


def test_what_nobody_wants_falls_away(tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    update(path, POLISH, [HELLO, COUNT])

    update(path, POLISH, [COUNT])

    assert [one.english for one in entries(path)] == [COUNT.english]


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    path.write_text('msgid "a"\nnonsense', encoding="utf-8")

    with pytest.raises(TranslationError, match=r"pl\.po"):
        entries(path)


def test_a_file_that_is_not_there_has_no_messages(tmp_path: Path) -> None:
    assert entries(tmp_path / "pl.po") == ()


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (Entry("", HELLO.english, ("",)), "is not translated"),
        (Entry("", HELLO.english, ("Witaj",)), "holes"),
        (Entry("", HELLO.english, ("Witaj %(name)s i %(x)s",)), "holes"),
        (Entry("", HELLO.english, ("Witaj %(name)s ",)), "begins with space"),
    ],
)
def test_a_fault_is_told(entry: Entry, fault: str) -> None:
    assert [fault in one for one in faults_of([entry], [HELLO])] == [True]


def test_one_name_for_two_groups_is_a_fault() -> None:
    held = [Entry("group", ("Black",), ("Inni",)), Entry("group", ("Other",), ("inni",))]
    wanted = [Wanted(one.context, one.english, "") for one in held]

    assert list(faults_of(held, wanted)) == ["'inni' stands for several names: ['Black', 'Other']"]


def test_one_text_for_two_directions_is_a_fault() -> None:
    context = "words that tell a direction, apart by a space"
    held = [
        Entry(context, ("better worse",), ("lepiej gorzej",)),
        Entry("", ("It got better.",), ("Jest lepiej.",)),
        Entry("", ("It got worse.",), ("Jest lepiej.",)),
        Entry("", ("They are better.",), ("Jest lepiej.",)),
    ]
    wanted = [Wanted(one.context, one.english, "x") for one in held]
    (told,) = faults_of(held, wanted)
    assert "several directions" in told
    assert "It got worse." in told
    assert not list(faults_of([*held[:2], held[3]], [*wanted[:2], wanted[3]]))


def test_two_series_of_two_measures_may_share_a_name() -> None:
    held = [
        Entry("a series male", ("Men",), ("Mężczyźni",)),
        Entry("b series male", ("Boys and men",), ("Mężczyźni",)),
    ]
    wanted = [Wanted(one.context, one.english, "") for one in held]

    assert list(faults_of(held, wanted)) == []


def test_the_hash_of_a_message_changes_with_its_english_and_with_its_translation() -> None:
    held = {
        Entry("", ("a",), ("b",)).hash,
        Entry("", ("a",), ("c",)).hash,
        Entry("", ("d",), ("b",)).hash,
        Entry("x", ("a",), ("b",)).hash,
    }
    assert len(held) == 4


def test_the_hash_of_a_catalogue_does_not_hang_on_the_order() -> None:
    one, other = Entry("", ("a",), ("b",)), Entry("", ("c",), ("d",))

    assert hash_of([one, other]) == hash_of([other, one]) != hash_of([one])


def test_sentences_of_templates_code_and_plurals_are_wanted() -> None:
    held = {(one.context, one.english) for one in of_interface()}

    assert ("", ("It got better.",)) in held
    assert ("", ("Skip to main content",)) in held
    assert ("", ("We follow %(n)s measure.", "We follow %(n)s measures.")) in held
    assert ("decimal mark", (".",)) in held


def told_in(code: str) -> list[str]:
    """Every translation of the interface in a language."""
    path = Path(wording.__file__).parent / code / "messages.po"
    return [form for one in entries(path) for form in one.forms]


def test_the_name_of_a_board_takes_no_ending_in_urdu() -> None:
    """A name with "کا" would have to change before such a word, and it is put in as it stands."""
    after = re.compile(r"%\(boards?\)s (?:نے|کی|کا|کو|کے|سے|میں|پر)\b")

    assert [one for one in told_in("ur") if after.search(one)] == []


def test_what_was_considered_is_not_called_heeded_in_romanian() -> None:
    assert [one for one in told_in("ro") if "în seamă" in one] == []

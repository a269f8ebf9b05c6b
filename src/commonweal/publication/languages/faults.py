"""What is wrong in a catalogue: a hole lost, a plural form too few, two names that are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from commonweal.publication.languages.catalogues import Entry
from commonweal.publication.languages.messages import Wanted

_HOLE = re.compile(r"%\((\w+)\)s|(%%)")
_NAMES = re.compile(r"(\S+ (?:name|series \S+)|group|unit|place)$")
_DIGITS = "the digits from 0 to 9"
_DIRECTIONS = "words that tell a direction, apart by a space"


def faults_of(
    held: Iterable[Entry], wanted: Iterable[Wanted], *, right_to_left: bool = False
) -> Iterator[str]:
    """Each fault in a sentence that names the message; nothing where the catalogue holds.

    A paper whose lines run from right to left gives brackets back turned round: a name, which
    stands on papers, has none there.
    """
    entries = tuple(held)
    by_key = {(one.context, one.english): one for one in entries}
    for one in wanted:
        entry = by_key.pop((one.context, one.english), None)
        if entry is None or not entry.translated:
            yield f"{_named(one.context, one.english[0])} is not translated"
        else:
            yield from _holes(entry)
            bare = _HOLE.sub("", entry.forms[0])
            if right_to_left and entry.context and re.search(r"[()\[\]{}]", bare):
                named = _named(entry.context, entry.english[0])
                yield f"{named}: its brackets turn round on paper"
    for context, english in by_key:
        yield f"{_named(context, english[0])} stands in no source any more"
    yield from _one_name_for_two(entries)
    yield from _one_sentence_for_two(entries)


def broken(held: Iterable[Entry]) -> Iterator[str]:
    """What no page can show: a translation that lost a hole, or has one that nothing fills."""
    for one in held:
        if one.translated:
            yield from _holes(one)


def _holes(entry: Entry) -> Iterator[str]:
    wanted = sorted({found[0] for found in _HOLE.finditer(" ".join(entry.english))})
    for form in entry.forms:
        held = sorted({found[0] for found in _HOLE.finditer(form)})
        if held != wanted:
            named = _named(entry.context, entry.english[0])
            yield f"{named} has the holes {wanted}, its translation {held}: {form!r}"
        if "\n" in form or form != form.strip(" "):
            yield f"{_named(entry.context, entry.english[0])}: {form!r} breaks or begins with space"
    if entry.context == _DIGITS and len(set(entry.forms[0])) != 10:
        yield f"the digits are ten different signs, not {entry.forms[0]!r}"


def _one_name_for_two(entries: Iterable[Entry]) -> Iterator[str]:
    """A reader could not tell two measures or groups apart, nor could the checker."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in entries:
        kind = _kind(one.context)
        if kind and one.translated:
            held[kind, one.forms[0].casefold()].add(one.english[0])
    for (_what, name), english in held.items():
        if len({one.casefold() for one in english}) > 1:
            yield f"{name!r} stands for several names: {sorted(english)}"


def _one_sentence_for_two(entries: Iterable[Entry]) -> Iterator[str]:
    """One text for "better" and "worse": no reader could tell them apart.

    Plain words that are read back show it only where a release has the one and not the other.
    """
    lists = (one.english[0] for one in entries if one.context == _DIRECTIONS)
    telling = frozenset(word for one in lists for word in one.split())
    held: dict[str, dict[frozenset[str], str]] = defaultdict(dict)
    for one in entries:
        for form in set(one.forms) if one.translated and not one.context else ():
            said = telling & set(re.findall(r"\w+", one.english[0].casefold()))
            held[form.casefold()].setdefault(said, one.english[0])
    for form, english in held.items():
        if len(english) > 1:
            yield f"{form!r} stands for sentences of several directions: {sorted(english.values())}"


def _kind(context: str) -> str:
    """What a name is compared with: names with names, series with series of their card."""
    if not _NAMES.match(context):
        return ""
    if " series " in context:
        return context.split(" series ", maxsplit=1)[0]
    return context.rsplit(" ", 1)[-1]


def _named(context: str, english: str) -> str:
    return f"{english!r} ({context})" if context else repr(english)

"""A file that came back, held against the return: what it would change, and what is in no box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from commonweal.delivery.models import Entry, Return
from commonweal.delivery.returns.asked import Asked
from commonweal.delivery.returns.coming_back import Boxed, Came, came
from commonweal.delivery.returns.queries import entries_of
from commonweal.publication.asked_words import asked_in_order
from commonweal.publication.reading import Reading
from commonweal.publication.return_word.reading_back import Box, SentBack
from commonweal.publication.return_word.tags import FIELDS, one_line_end, short, sum_of

TO_LOOK_AT = frozenset({Came.NEW, Came.UNDATED, Came.BOTH})


@dataclass(frozen=True, slots=True)
class Field:
    """One box: the words on the site, those of the file, and how the two stand."""

    name: str
    now: str
    words: str
    came: Came


@dataclass(frozen=True, slots=True)
class Thing:
    """What a file says of one thing asked."""

    about: Asked
    entry: Entry | None
    fields: tuple[Field, ...]

    @property
    def changes(self) -> bool:
        return any(one.came in TO_LOOK_AT for one in self.fields)

    @property
    def on_both(self) -> bool:
        return any(one.came is Came.BOTH for one in self.fields)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole file: things asked, tags that are of none of them, tags that stand there twice."""

    things: tuple[Thing, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def changed(self) -> tuple[Thing, ...]:
        return tuple(one for one in self.things if one.changes)

    @property
    def moved_on(self) -> tuple[Thing, ...]:
        """Left as they were in the file, and changed on the site meanwhile: the site's stand."""
        return tuple(
            one
            for one in self.things
            if not one.changes and any(field.came is Came.UNTOUCHED for field in one.fields)
        )


def compare(reading: Reading, filing: Return, sent: SentBack) -> Comparison:
    """Hold a file against the return as it stands."""
    asked = {one.key: one for one in asked_in_order(reading, filing.board)}
    named = {(subject, short(item)): (subject, item) for subject, item in asked}
    boxes: dict[tuple[str, str, str], Box] = {}
    unknown, found = [], []
    for box in sent.boxes:
        key = box.about and named.get(box.about.key, box.about.key)
        if box.about is None or key not in asked:
            unknown.append(box.tag)
            continue
        place = (box.about.field, *key)
        found.append((place, box.words))
        boxes.setdefault(place, box)
    twice = _told_twice(found)
    held = entries_of(filing)
    things = (
        _thing(about, held.get(key), {f: boxes[f, *key] for f in FIELDS if (f, *key) in boxes})
        for key, about in asked.items()
    )
    return Comparison(tuple(one for one in things if one.fields), tuple(unknown), twice)


def _told_twice(found: Iterable[tuple[tuple[str, str, str], str]]) -> tuple[str, ...]:
    """Boxes that stand in the file more than once, with other words: the first is used."""
    counts = Counter(place for place, _ in set(found))
    return tuple("/".join(place) for place, number in counts.items() if number > 1)


def _thing(about: Asked, entry: Entry | None, boxes: dict[str, Box]) -> Thing:
    fields = tuple(_field(name, entry, box) for name, box in boxes.items())
    return Thing(about, entry, fields)


def _field(name: str, entry: Entry | None, box: Box) -> Field:
    now = one_line_end(getattr(entry, name)) if entry else ""
    tag = box.about
    dated = tag is not None and bool(tag.sum)
    left = tag.sum if tag else ""
    moved = dated and tag is not None and tag.version != (entry.version if entry else 0)
    boxed = Boxed(box.words, now, dated, sum_of(box.words) == left, moved and sum_of(now) != left)
    return Field(name, now, box.words, came(boxed))

"""Every message that a translation needs, by domain: read from code, catalogue and pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_from_file

from commonweal.facts.card import Card
from commonweal.publication import data_of_people, numbers
from commonweal.publication.links import SINGLE
from commonweal.strategy.definition import Edition

PACKAGE = Path(__file__).resolve().parents[2]
SOURCES = (
    "web/templates/base.jinja",
    "web/templates/forms/*.jinja",
    "web/templates/comments/*.jinja",
    "web/comments/*.py",
    "web/consultations/*.py",
    "web/champions/*.py",
    "web/templates/consultations/*.jinja",
    "web/templates/champions/*.jinja",
    "publication/templates/pages/plain_*.jinja",
    "publication/templates/pages/privacy.jinja",
    "publication/templates/pages/my_*.jinja",
    "publication/templates/pages/have_your_say.jinja",
    "publication/templates/pages/consultation*.jinja",
    "publication/templates/parts/consultation.jinja",
    "publication/templates/parts/residents.jinja",
    "publication/templates/parts/contents.jinja",
    "publication/templates/parts/forms.jinja",
    "publication/plain/*.py",
    "publication/wording/area_words.py",
    "publication/wording/comments_told.py",
    "publication/wording/consultation_words.py",
    "publication/wording/champion_standing.py",
    "publication/pages/have_your_say.py",
    "publication/pages/consultations.py",
    "publication/languages/menu.py",
    "publication/letter_mail.py",
    "publication/about_items.py",
    "publication/made_up.py",
    "publication/naming.py",
    "publication/numbers.py",
    "publication/wording/comment_standing.py",
    "participation/comments/receiving.py",
    "participation/champions/languages.py",
    "participation/champions/offering.py",
    "participation/consultations/answering.py",
)
"""Files whose sentences stand on pages that there are in every language."""
_KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message in English, with its context and where it stands."""

    context: str
    english: tuple[str, ...]
    where: str


def of_interface() -> list[Wanted]:
    """Sentences of pages, forms and plain words, in the order of their files."""
    files = sorted({path for one in SOURCES for path in PACKAGE.glob(one)})
    found = [wanted for path in files for wanted in _of_file(path)]
    return _once([*found, *_of_data_of_people()])


def wanted_in(files: Iterable[str]) -> list[Wanted]:
    """Sentences of some files, named as ``SOURCES`` names them."""
    found = sorted({path for one in files for path in PACKAGE.glob(one)})
    return _once(wanted for path in found for wanted in _of_file(path))


def _of_data_of_people() -> Iterator[Wanted]:
    """What is declared of the data of residents, as the notice tells it."""
    for one in data_of_people.of_residents():
        for text in (one.of, one.why, data_of_people.BASES[one.basis], one.kept):
            yield Wanted("", (text,), "personal_data.yaml")


def _of_file(path: Path) -> Iterator[Wanted]:
    method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
    options = {} if path.suffix == ".py" else {"newstyle_gettext": "true", "trimmed": "true"}
    found = extract_from_file(method, path, keywords=_KEYWORDS, options=options)
    for _line, message, _comments, context in found:
        english = message if isinstance(message, tuple) else (message,)
        yield Wanted(context or "", tuple(english), path.relative_to(PACKAGE).as_posix())


def of_catalogue(cards: Iterable[Card]) -> list[Wanted]:
    """Names of measures, of those measured, of groups and of units."""
    return _once(wanted for card in cards for wanted in _of_card(card))


def _of_card(card: Card) -> Iterator[Wanted]:
    def wanted(context: str, text: str) -> Wanted:
        return Wanted(context, (text,), f"{card.id}.yaml")

    yield wanted(f"{card.id} name", card.name)
    for one in card.series:
        if one.id != SINGLE:
            yield wanted(f"{card.id} series {one.id}", one.name)
    for grouping in card.groupings:
        for group in grouping.groups:
            yield wanted("group", group.name)
    for unit in (card.unit, numbers.change_unit(card)):
        if unit and unit != "%":
            yield wanted("unit", unit)


def of_pack(edition: Edition) -> list[Wanted]:
    """Names of the place, the strategy, its priorities and bodies, and its ambition."""
    strategy = edition.strategy
    held = [
        Wanted("place", (strategy.place.name,), "strategy.yaml"),
        Wanted("strategy title", (strategy.title,), "strategy.yaml"),
    ]
    if strategy.ambition:
        held.append(Wanted("ambition", (strategy.ambition.text,), "strategy.yaml"))
    for one in edition.standing_priorities:
        held.append(Wanted(f"{one.id} name", (one.name,), "priorities"))
    for body in edition.governance.bodies:
        held.append(Wanted(f"{body.id} name", (body.name,), "governance.yaml"))
    return _once(held)


def _once(held: Iterable[Wanted]) -> list[Wanted]:
    found: dict[tuple[str, str], Wanted] = {}
    for one in held:
        key = (one.context, one.english[0])
        before = found.get(key)
        if before is None or len(one.english) > len(before.english):
            found[key] = one
    return list(found.values())

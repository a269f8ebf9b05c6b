from dataclasses import fields
from pathlib import Path

from commonweal.facts.card import Card, Selection
from commonweal.measures.sources.registry import READERS
from commonweal.measures.sources.tidy import COLUMNS

PAGES = Path(__file__).parents[3] / "docs" / "reference"


def test_every_reader_stands_on_the_page_of_sources():
    page = (PAGES / "sources.md").read_text("utf-8")

    assert [reader.name for reader in READERS if f"`{reader.name}`" not in page] == []
    assert [column for column in COLUMNS if column not in page] == []


def test_every_key_stands_on_the_page_of_the_card():
    page = (PAGES / "card.md").read_text("utf-8")
    keys = [field.name for kind in (Card, Selection) for field in fields(kind)]

    assert [key for key in keys if f"`{key}`" not in page] == []

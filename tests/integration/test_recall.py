"""A recall drill: words that are shown are found everywhere, hidden, and found nowhere."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.integration.holders import ABOVE
from tests.integration.test_comments_of_residents import acting

from commonweal.cli.recall import _asked
from commonweal.participation.comments.handling import hide, show
from commonweal.participation.comments.receiving import Said, Where, receive
from commonweal.participation.models import About
from commonweal.people.models import Role
from commonweal.publication import recalling
from commonweal.publication.recalling import search_folder, search_site

pytestmark = pytest.mark.django_db
WORDS = "Mrs Quillfeather of Zinnia Row"


def test_the_drill(reading: Any) -> None:
    edition = reading.edition
    said = Said(about=About.PLAN, about_id="", words=WORDS, language="en", may_publish=True)
    held = receive(said, Where(edition.strategy.id, edition.id, reading.today))
    secretary = acting(reading, Role.SECRETARY, ABOVE)
    held = show(secretary, held, held.version, ABOVE, f"{WORDS} waits.")
    found = list(search_site(_asked(), WORDS))
    holding = {one.where for one in found if one.holds}
    assert {"/have-your-say/", "/plan/", "/have-your-say.csv"} <= holding
    assert [one.where for one in found if one.unread] == []
    assert len(found) > 200

    hide(secretary, held, held.version, ABOVE, "It names somebody")

    left = {one: _asked()(one)[2] for one in sorted(holding)}
    assert [one for one, content in left.items() if WORDS.encode() in content] == []


def test_words_are_found_across_tags_and_spaces(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Mrs <b>Quillfeather</b>\n of&nbsp;<i>Zinnia</i> Row</p>")
    (tmp_path / "aa.html").write_text("<p>Mrs Quill<wbr><b>feather</b> of Zinnia Row</p>")
    (tmp_path / "b.html").write_text("<p>Mrs Quillfeather</p>")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:t>{WORDS[:9]}</w:t><w:t>{WORDS[9:]}</w:t>")
    (tmp_path / "c.docx").write_bytes(packed.getvalue())
    (tmp_path / "d.bin").write_bytes(b"PK broken")

    found = {Path(one.where).name: one for one in search_folder(tmp_path, WORDS)}

    assert [name for name, one in found.items() if one.holds] == ["a.html", "aa.html", "c.docx"]
    assert [name for name, one in found.items() if one.unread] == ["d.bin"]


def test_a_sign_that_nobody_sees_hides_no_words(tmp_path: Path) -> None:
    """Pages join a period at its dash, and a word may say where it breaks."""
    (tmp_path / "a.html").write_text("<p>in 2017\u2060–\u206019 by Mrs Quill&shy;feather</p>")

    assert [one.holds for one in search_folder(tmp_path, "2017–19 by Mrs Quillfeather")] == [True]


def test_addresses_beyond_the_limit_are_told_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "MOST", 2)
    door = b'<a href="/a/"></a><a href="/b/"></a>'

    found = search_site(lambda where: (200, "text/html", door), WORDS)

    assert {one.where: one.unread for one in found} == {"/": False, "/a/": True, "/b/": True}

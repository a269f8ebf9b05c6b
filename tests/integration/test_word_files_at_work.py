"""A return as a Word file: downloaded, written in, sent back, looked at, taken."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.delivery.models import Entry, Return
from commonweal.delivery.returns.actions import open_rounds
from commonweal.delivery.returns.asked import Asked, asked_of
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
WORDS = "“Higher”, not lower: 6.3%.\nThe second line’s end – اردو"


@pytest.fixture
def filing(reading: Any) -> Return:
    made = open_rounds(reading.edition, reading.today)
    return next(one for one in made if one.board == BOARD)


@pytest.fixture
def about(reading: Any) -> Asked:
    return asked_of(reading.edition, BOARD, reading.today)[0]


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


def downloaded(client: Client, filing: Return) -> Any:
    return Document(BytesIO(client.get(f"/work/returns/{filing.pk}/word/").content))


def box(document: Any, start: str) -> Any:
    """The box whose tag starts so."""
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None and tag.get(qn("w:val")).startswith(start):
            return control
    raise AssertionError(start)


def write(control: Any, words: str) -> None:
    """As Word does: the hint goes, each line is a paragraph."""
    hint = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    if hint is not None:
        hint.getparent().remove(hint)
    content = control.find(qn("w:sdtContent"))
    for child in list(content):
        content.remove(child)
    for line in words.split("\n"):
        paragraph, run, text = (OxmlElement(one) for one in ("w:p", "w:r", "w:t"))
        text.text = line
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        paragraph.append(run)
        content.append(paragraph)


def saved(document: Any) -> bytes:
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def send(client: Client, filing: Return, content: bytes, name: str = "return.docx") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(f"/work/returns/{filing.pk}/word/send-back/", {"file": file})


def take(client: Client, filing: Return, about: Asked, **words: Any) -> Any:
    start = "-".join(about.key) + "-"
    told = {start + name: word for name, word in words.items()}
    told |= {"things": "/".join(about.key)}
    return client.post(f"/work/returns/{filing.pk}/word/send-back/", told)


def fill(client: Client, filing: Return, about: Asked, **words: Any) -> Any:
    address = f"/work/returns/{filing.pk}/{about.subject}/{about.item}/"
    return client.post(address, {"said": "", "done": "", "asks": "", "version": 0} | words)


def offered(page: Any, about: Asked, name: str) -> str:
    """The words in a box of the page."""
    import html

    field = "-".join((*about.key, name))
    found = re.search(rf'<textarea[^>]*name="{field}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found
    return html.unescape(found.group(1))


def test_words_written_in_word_come_back_equal(officer, filing, about):
    document = downloaded(officer, filing)
    write(box(document, f"said/{about.subject}/{about.item}/"), WORDS)
    page = send(officer, filing, saved(document))

    told = page.content.decode()
    assert page.status_code == 200
    assert "It has new words on 1 thing. Nothing is taken yet." in told
    assert offered(told, about, "said").strip() == WORDS
    assert not Entry.objects.filter(filing=filing).exists()
    taken = take(officer, filing, about, said=WORDS, version=0, take="on")
    assert taken.status_code == 302
    assert Entry.objects.get(filing=filing, item=about.item).said == WORDS
    again = send(officer, filing, officer.get(f"/work/returns/{filing.pk}/word/").content)
    assert "It changes nothing" in again.content.decode()


def test_the_file_holds_figures_in_the_words_of_the_page(officer, filing, about):
    document = downloaded(officer, filing)
    words = "\n".join(one.text for one in document.paragraphs)

    assert "Half-yearly return, July to December 2026" in words
    assert "Since the baseline: " in words
    assert document.core_properties.language == "en-GB"


def test_the_file_is_the_same_for_the_same_return(officer, filing):
    address = f"/work/returns/{filing.pk}/word/"

    assert officer.get(address).content == officer.get(address).content


def test_tracked_changes_are_read_as_accepted_and_told(officer, filing, about):
    document = downloaded(officer, filing)
    control = box(document, f"said/{about.subject}/{about.item}/")
    write(control, "It rose")
    paragraph = control.find(qn("w:sdtContent"))[0]
    paragraph.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t xml:space="preserve">'
            " fast</w:t></w:r></w:ins>"
        )
    )
    paragraph.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">'
            " slowly</w:delText></w:r></w:del>"
        )
    )
    told = send(officer, filing, saved(document)).content.decode()

    assert offered(told, about, "said").strip() == "It rose fast"
    assert "insertions were kept and deletions left out" in told


def test_what_changed_on_the_site_meanwhile_is_shown_beside(officer, filing, about):
    document = downloaded(officer, filing)
    fill(officer, filing, about, said="from the site")
    write(box(document, f"said/{about.subject}/{about.item}/"), "from the file")
    told = send(officer, filing, saved(document)).content.decode()

    assert "Changed in the file and on the site meanwhile" in told
    assert "from the site" in told
    assert offered(told, about, "said").strip() == "from the file"
    assert not re.search(r'name="[^"]+-take"[^>]*checked', told)


def test_a_box_left_alone_never_undoes_what_the_site_has_since(officer, filing, about):
    document = downloaded(officer, filing)
    fill(officer, filing, about, said="from the site")
    told = send(officer, filing, saved(document)).content.decode()

    assert "It changes nothing" in told
    assert f"so the site’s words stand: {about.name}." in told


def test_a_word_between_looking_and_taking_is_not_lost(officer, filing, about):
    fill(officer, filing, about, said="in between")
    page = take(officer, filing, about, said="from the file", version=0, take="on")

    told = page.content.decode()
    assert page.status_code == 409
    assert "in between" in told
    assert offered(told, about, "said").strip() == "from the file"
    assert Entry.objects.get(filing=filing, item=about.item).said == "in between"
    assert take(officer, filing, about, said="both", version=1, take="on").status_code == 302


def test_what_is_not_chosen_is_not_taken(officer, filing, about):
    assert take(officer, filing, about, said="no", version=0).status_code == 302
    assert not Entry.objects.filter(filing=filing).exists()


def test_too_many_words_are_told_and_kept(officer, filing, about):
    page = take(officer, filing, about, said="x" * 4001, version=0, take="on")

    assert page.status_code == 422
    assert offered(page.content.decode(), about, "said").strip() == "x" * 4001


def test_a_councils_own_template_is_read_by_its_tags(officer, filing, about):
    document = Document()
    for tag, words in ((f"said/{about.subject}/{about.item}", "ours"), ("said/listing/zz", "no")):
        document.element.body.insert(
            0,
            parse_xml(
                f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>'
                f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            ),
        )
    told = send(officer, filing, saved(document)).content.decode()

    assert offered(told, about, "said").strip() == "ours"
    assert "1 box is about nothing that this board is asked for" in told
    assert "said/listing/zz" in told


def test_a_file_without_tags_is_told_what_to_do(officer, filing):
    page = send(officer, filing, saved(Document()))

    assert page.status_code == 422
    assert "This file has no boxes" in page.content.decode()


def test_the_file_of_another_return_is_refused(officer, filing, reading):
    other = Return.objects.exclude(board=BOARD).first()
    above = holder(reading, Role.SECRETARY, ABOVE)
    content = above.get(f"/work/returns/{other.pk}/word/").content
    page = send(officer, filing, content)

    assert page.status_code == 422
    assert "This file is of another return, not of this return" in page.content.decode()


def test_a_member_downloads_and_does_not_send(reading, filing):
    member = holder(reading, Role.MEMBER, BOARD)

    assert member.get(f"/work/returns/{filing.pk}/word/").status_code == 200
    assert member.get(f"/work/returns/{filing.pk}/word/send-back/").status_code == 403
    assert send(member, filing, b"x").status_code == 403


def test_a_body_beyond_all_bounds_is_refused_before_it_is_read(officer, filing):
    answer = officer.generic(
        "POST", f"/work/returns/{filing.pk}/word/send-back/", b"x", CONTENT_LENGTH="9000000"
    )

    assert answer.status_code == 413


def repacked(content: bytes, **parts: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, part in parts.items():
            new.writestr(name, part)
    return held.getvalue()


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"word/vbaProject.bin": b"x"}, "macros"),
        (
            {"word/document.xml": b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]><a>&b;</a>"},
            "never",
        ),
        ({"word/document.xml": b" " * 20_000_001}, "unpacks to more"),
        ({"word/document.xml": b"<a"}, "not a whole Word file"),
        ({"[Content_Types].xml": b"<Types/>"}, "not a whole Word file"),
    ],
)
def test_a_hostile_file_is_refused(officer, filing, parts, told):
    page = send(officer, filing, repacked(saved(Document()), **parts))

    assert page.status_code == 422
    assert told in page.content.decode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"plain words", "not a whole Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old kind, or one with a password"),
    ],
)
def test_a_file_is_judged_by_what_it_holds(officer, filing, content, told):
    page = send(officer, filing, content)

    assert page.status_code == 422
    assert told in page.content.decode()

"""Whole jobs by keyboard alone, on a screen of 320 px, without JavaScript, in a demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from docx import Document
from tests.functional_web.traveller import Traveller
from tests.integration.test_word_files_at_work import box, write

pytestmark = pytest.mark.needs_chromium
ABOVE, CHILDREN = "Health and Wellbeing Board", "Children's Trust Board"


@pytest.fixture(scope="module")
def address(demonstration: str) -> str:
    return demonstration


@pytest.fixture
def somebody(chromium: Any, address: str) -> Iterator[Traveller]:
    made = Traveller(chromium, address)
    yield made
    made.close()
    assert made.faults == {}


def test_an_officer_files_a_return_in_the_form(somebody):
    somebody.enter("Officer, Community Safety Executive")
    somebody.press("Half-yearly return")
    somebody.press("Safer, stronger communities")
    somebody.write("What does the figure say", "No figure tells this yet. We asked residents.")
    somebody.press("Save")
    somebody.press("Submit the return")

    assert "Submitted, waiting for an answer" in somebody.told


def test_an_officer_sends_a_return_back_as_a_word_file(somebody, tmp_path):
    somebody.enter("Officer, Transformation Board")
    somebody.press("Half-yearly return, July to December 2026")
    somebody.reach("Download as a Word file")
    with somebody.page.expect_download() as coming:
        somebody.page.keyboard.press("Enter")
    document = Document(BytesIO(Path(coming.value.path()).read_bytes()))
    write(box(document, "said/priority/self-care/"), "We ask people what helps.")
    document.save(tmp_path / "return.docx")
    somebody.press("Send a Word file back")
    somebody.reach("Word file")
    somebody.page.set_input_files("input[type=file]", tmp_path / "return.docx")
    somebody.press("Show what it would change")
    assert "It has new words on 1 thing." in somebody.told
    somebody.press("Take the words chosen")

    assert "We ask people what helps." in somebody.told


def test_a_partner_answers_by_a_link(somebody, chromium, address):
    somebody.enter(f"Officer, {CHILDREN}")
    somebody.press("Half-yearly return, July to December 2026")
    somebody.press("Answers from partners")
    somebody.write("Which organisation is asked?", "The food bank")
    somebody.mark("Absence from school")
    somebody.press("Make the link")
    link = somebody.page.inner_text("main code")
    partner = Traveller(chromium, link)
    partner.open("")
    partner.write("What does the figure say", "Children come to us on school days.")
    partner.press("Send to the board")
    assert partner.faults == {}
    assert not partner.context.cookies()
    partner.close()
    somebody.open("/work/")
    somebody.press("The food bank")

    assert "Children come to us on school days." in somebody.told


def test_a_chair_agrees_a_target(somebody):
    somebody.enter("Officer, Health Inequalities Delivery Board")
    somebody.press("Target for physically active adults")
    somebody.press("Amend")
    somebody.write("Why can this be promised?", "The walks reach those who move least.")
    somebody.press("Propose")
    somebody.enter(f"Chair, {ABOVE}")
    somebody.press("physically active adults")
    somebody.mark("Agree")
    somebody.write("Minute", "Meeting of 24 November 2026, item 3")
    somebody.press("Record the answer")

    assert "Meeting of 24 November 2026, item 3" in somebody.told


def test_a_secretary_makes_agenda_pack_decisions_and_minutes(somebody):
    somebody.enter(f"Secretary, {ABOVE}")
    somebody.menu("Meetings")
    for name, words in (("Day / Day", "24"), ("Day / Month", "11"), ("Day / Year", "2026")):
        somebody.write(name, words)
    somebody.write("Time", "15:00")
    somebody.write("Place", "Town hall")
    somebody.write("Quorum", "2")
    somebody.press("Call the meeting")
    somebody.press("Choose from what is open")
    somebody.press("Put these on the agenda")
    somebody.press("Make and freeze the pack")
    somebody.write("If they are late", "It was called today, for a storm.")
    somebody.press("Put the papers out")
    somebody.press("Open the meeting")
    somebody.press("Note who is there")
    for who in ("Chair", "Member"):
        somebody.choose(f"{who}, {ABOVE}", "Present")
    somebody.press("Save the attendance")
    somebody.press("Record a decision")
    somebody.write("What was decided?", "Agreed.")
    somebody.write("If none was assessed", "Nothing changes yet.")
    somebody.press("Record the decision")
    somebody.unfold("Write minutes")
    somebody.write("Minutes, for the public", "They met and agreed.")
    somebody.press("Save as a new version")
    assert "They met and agreed." in somebody.told
    somebody.enter(f"Chair, {ABOVE}")
    somebody.press("Minutes to approve")
    somebody.press("Approve these minutes")

    assert "approved 24 November 2026" in somebody.told


def test_a_clerk_edits_a_measures_card(somebody):
    somebody.enter(f"Officer, {CHILDREN}")
    somebody.menu("Measures")
    somebody.press("Absence from school")
    somebody.mark("Say it in other words")
    somebody.write("Words of the measure", "Days of school missed")
    somebody.write("Why?", "Parents say it so.")
    somebody.press("Propose")
    somebody.enter(f"Chair, {ABOVE}")
    somebody.press("Absence from school")
    somebody.mark("Agree")
    somebody.write("Minute", "Meeting of 24 November 2026, item 4")
    somebody.press("Record the answer")

    assert "Meeting of 24 November 2026, item 4" in somebody.told


def test_the_first_server_of_a_demonstration_makes_papers(address):
    """Packs were typeset before it began to listen; its own threads must not wait for theirs."""
    with urlopen(f"{address}/report/report.pdf", timeout=60) as answer:  # noqa: S310
        assert answer.read(5) == b"%PDF-"

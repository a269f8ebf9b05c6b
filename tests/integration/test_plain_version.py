"""The plain version as it is served: reachable, read back without a fault, plain enough."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from bench.claims_of_release import release_altered
from bench.claims_read_back import read_back, text_of
from django.test import Client
from tests.integration.made_up_words import words_of
from tests.integration.test_report_pdf import elements

from commonweal.cli.verdicts import for_area
from commonweal.publication.agreed_words import AgreedWords, Decided, Spoken
from commonweal.publication.languages.spoken import speaking
from commonweal.publication.plain import derive_whole, published, report
from commonweal.publication.plain.check import Checker
from commonweal.publication.plain.home import groups
from commonweal.publication.plain.pages import measure_html, report_html
from commonweal.publication.plain.paper import plain_pdf, told_on
from commonweal.publication.plain.published import WordsError, check_published, must_hold
from commonweal.publication.plain.reading_age import OLDEST
from commonweal.publication.plain.visible import of_page
from commonweal.publication.reading import Measure

FEW = 29


@pytest.fixture(scope="module")
def checker(reading: Any) -> Checker:
    return Checker(reading)


@pytest.fixture(scope="module")
def page(reading: Any) -> str:
    return of_page(report_html(reading))


@pytest.fixture(scope="module")
def paper(reading: Any) -> bytes:
    return plain_pdf(reading)


@pytest.fixture
def absence(reading: Any) -> Measure:
    return reading.measure("pupil-absence")


def test_the_home_page_leads_to_plain_words_and_tells_how_to_answer(reading: Any) -> None:
    told = Client().get("/").content.decode()
    body = told[told.index("<main") : told.index("</main")]

    for there in ("/plain/", "/comment/?about=site", "/have-your-say/", "/my-area/"):
        assert f'href="{there}"' in body
        assert Client().get(there).status_code == 200


def test_report_and_measure_lead_to_their_plain_words(reading: Any) -> None:
    for whole, plain in (
        ("/report/", "/report/plain/"),
        ("/measures/pupil-absence/", "/measures/pupil-absence/plain/"),
        ("/measures/life-expectancy/male/", "/measures/life-expectancy/male/plain/"),
    ):
        assert f'href="{plain}"' in Client().get(whole).content.decode()
        answer = Client().get(plain)
        assert answer.status_code == 200
        assert f'href="{whole}"' in answer.content.decode()


def test_an_unknown_measure_has_no_plain_page(reading: Any) -> None:
    assert Client().get("/measures/no-such-card/plain/").status_code == 404


def test_every_plain_text_is_borne_out_and_plain_enough(reading: Any) -> None:
    found = list(check_published(reading))

    assert len(found) > len(reading.cards)
    assert [one for one in found if one.faults] == []
    assert [(one.what, one.age) for one in found if one.age > OLDEST] == []


def test_a_county_is_told_as_plainly_as_a_town(reading: Any) -> None:
    found = list(check_published(for_area(reading, "E10000012")))

    assert [one for one in found if one.faults or one.too_old] == []


def test_names_of_measures_are_each_one_measures(reading: Any, checker: Checker) -> None:
    keys = [key for key in checker.names.measures.values() if not key.endswith(":")]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("asked", "found", "left"),
    [
        ("rent", "Households on the housing register", "Substance misuse of a parent"),
        ("damp", "Households on the housing register", "Pupil absence"),
        ("doctor", "Experience of reaching a general practice", "Pupil absence"),
        ("Pupil absence", "Pupil absence", "Attainment 8 at age 16"),
        ("pupil absense", "Pupil absence", "Life expectancy at birth, men"),
    ],
)
def test_everyday_words_find_a_measure_and_no_word_is_found_inside_another(
    reading: Any, asked: str, found: str, left: str
) -> None:
    names = {line.name for group in groups(reading, asked) for line in group.lines}

    assert found in names
    assert left not in names


def test_in_another_language_a_word_begins_one_of_the_name_or_the_priority(reading: Any) -> None:
    with speaking(words_of("pl", reading)):
        name, *_others = names = [one.name for group in groups(reading) for one in group.lines]
        first, *_rest = name.split()
        for asked in (name, first, first.upper(), first[:3]):
            assert name in [one.name for group in groups(reading, asked) for one in group.lines]
        inside = first[1:]
        told = {one.name for group in groups(reading, inside) for one in group.lines}

    assert len(names) > 50
    assert name not in told


def test_one_number_changed_fails_the_report(reading: Any, page: str) -> None:
    html = report_html(reading)
    number = re.search(r"was (\d\d)\.(\d)", html)
    assert number
    wrong = html.replace(number[0], f"was {number[1]}.{(int(number[2]) + 1) % 10}", 1)

    assert must_hold(reading, html) == html
    with pytest.raises(WordsError, match="the figure is"):
        must_hold(reading, wrong)


def test_a_direction_changed_is_told(reading: Any, checker: Checker, absence: Measure) -> None:
    text = of_page(measure_html(reading, absence))
    assert "It got worse, and by enough to matter." in text

    wrong = text.replace("It got worse", "It got better")

    told = checker.faults_of_measure(wrong, reading, absence)
    assert told == [
        "“It got better, and by enough to matter.”: the verdict is worsened, not improved"
    ]


def test_a_sentence_of_nobody_is_told(reading: Any, checker: Checker, page: str) -> None:
    for said in ("Crime doubled.", "All 7 boards met.", "That was in May.", "All is better now."):
        [fault] = checker.faults_of_report(f"{page}\n{said}", reading)
        assert said in fault
    assert checker.faults_of_report(f"{page}\nThe boards met.", reading) == []


def test_a_measure_under_the_wrong_heading_is_told(
    reading: Any, checker: Checker, page: str
) -> None:
    wrong = page.replace("\nWhat got better\nHouse", "\nWhat got worse\nHouse")
    assert wrong != page

    told = checker.faults_of_report(wrong, reading)

    assert "temporary-accommodation:all is improved in one, and not in the other" in str(told)


def test_a_measure_under_two_headings_is_told(reading: Any, checker: Checker, page: str) -> None:
    better, worse = "\nWhat got better\nHouse", "\nWhat got worse\n"
    block = page[page.index(better) :].removeprefix("\nWhat got better\n").split(worse, 1)[0]
    wrong = page.replace(worse, f"{worse}{block}\n")

    told = checker.faults_of_report(wrong, reading)

    assert "temporary-accommodation:all is worsened in one, and not in the other" in str(told)


def test_a_figure_rounded_otherwise_is_told(
    reading: Any, checker: Checker, absence: Measure
) -> None:
    text = of_page(measure_html(reading, absence))
    assert "2024/25, is 6.3%" in text

    for said, decimals in (("6%", 0), ("6.320%", 3)):
        wrong = text.replace("2024/25, is 6.3%", f"2024/25, is {said}")
        [fault] = checker.faults_of_measure(wrong, reading, absence)
        assert f"shown to 1 decimals, not {decimals}" in fault


def test_what_is_left_out_is_told(reading: Any, checker: Checker, page: str) -> None:
    for said, fault in (
        ("No board has yet agreed words on what it does.", "of boards, words is not told"),
        ("The next figure is due in", "4 figures that are due should be told"),
        ("Luton’s wellbeing", "the title does not name Luton"),
        ("Gap in healthy life expectancy within the place, men", "is not told"),
    ):
        assert said in page
        told = checker.faults_of_report(page.replace(said, "", 1), reading)
        assert any(fault in one for one in told), said


def test_an_absence_that_is_none_is_told(reading: Any, checker: Checker, page: str) -> None:
    for said in ("We hold no figure of the gap.", "We know of no day for the next figure."):
        [fault] = checker.faults_of_report(f"{page}\n{said}", reading)
        assert "there are" in fault


def test_an_altered_release_is_told(reading: Any, checker: Checker, absence: Measure) -> None:
    text = of_page(measure_html(reading, absence))
    made = list(release_altered(reading, absence))
    assert {one.kind for one in made} == {"figure", "period", "direction"}
    for one in made:
        again = one.reading.measure(absence.card.id, absence.series.id)
        assert again
        assert checker.faults_of_measure(text, one.reading, again), one.told


def test_a_few_dozen_alterations_are_each_found(reading: Any) -> None:
    found = read_back(reading, every=FEW, most=12)

    assert found.before == []
    assert found.missed == []
    assert found.total > 36


def test_the_reader_would_miss_what_it_is_not_shown(reading: Any, monkeypatch: Any) -> None:
    """The tally itself can fail: a reader that sees nothing misses everything."""
    monkeypatch.setattr(Checker, "faults_of_report", lambda *asked: [])

    assert read_back(reading, every=FEW, most=0).missed


def sentences(checker: Checker, text: str) -> list[str]:
    """What is said under the headings; a page lists those once more at its top."""
    pieces = checker.pieces_of(text)
    return [one.text for one in pieces if one.message and not one.message.heading]


def test_the_paper_tells_what_the_page_tells(
    reading: Any, checker: Checker, page: str, paper: bytes
) -> None:
    told = told_on(text_of(paper), reading)

    assert checker.faults_of_report(told, reading) == []
    assert sentences(checker, told) == sentences(checker, page)


def test_a_paper_of_another_release_is_told(reading: Any, checker: Checker, paper: bytes) -> None:
    text = text_of(paper).replace(reading.release.id, "0123456789ab")

    assert any("0123456789ab" in one for one in
               checker.faults_of_report(told_on(text, reading), reading))  # fmt: skip


def test_the_paper_is_pdf_ua_with_headings_and_our_fonts(reading: Any, paper: bytes) -> None:
    with pikepdf.open(BytesIO(paper)) as pdf, pdf.open_metadata() as metadata:
        kinds = [str(one.S) for one in elements(pdf.Root.StructTreeRoot.K)]
        fonts = {
            str(one.BaseFont).split("+")[-1]
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        }
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang).startswith("en")
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/P"} <= set(kinds)
    assert all(one.startswith(("SourceSerif4", "SourceSans3")) for one in fonts)


def test_the_paper_is_served_and_the_same_each_time(reading: Any, paper: bytes) -> None:
    answer = Client().get("/report/plain.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == paper == plain_pdf(replace(reading))


def test_a_page_asks_the_database_little(reading: Any, django_assert_max_num_queries: Any) -> None:
    reading.pages.clear()
    with django_assert_max_num_queries(12):
        assert Client().get("/report/plain/").status_code == 200


def test_a_file_that_was_printed_or_served_can_be_held_against_the_release(
    reading: Any, paper: bytes
) -> None:
    assert published.faults_of_file(reading, report_html(reading), printed=False) == []
    assert published.faults_of_file(reading, text_of(paper), printed=True) == []


def agreed(reading: Any, spoken: int, *decided: date) -> AgreedWords:
    one = Spoken(priority="P", about="A", board="B", period="2026", said="Words", done="")
    rows = [Decided(number=n, board="B", words="W", on=on) for n, on in enumerate(decided)]
    return AgreedWords(day=reading.today, spoken=(one,) * spoken, decided=tuple(rows), reviewed=())


def test_what_boards_agreed_is_counted_and_dated_and_read_back(
    reading: Any, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = agreed(reading, 3, date(2026, 3, 4), date(2026, 5, 6))
    for module in (report, derive_whole):
        monkeypatch.setattr(module, "agreed_words", lambda reading: told)
    text = of_page(report_html(reading))
    for said in ("boards wrote 3 notes", "boards took 2 decisions", "newest decision is of 6 May"):
        assert said in text
    assert checker.faults_of_report(text, reading) == []

    fewer = agreed(reading, 2, date(2026, 3, 4))
    monkeypatch.setattr(derive_whole, "agreed_words", lambda reading: fewer)

    assert len(checker.faults_of_report(text, reading)) == 3


def test_words_that_people_typed_are_no_part_of_it(
    reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = agreed(reading, 1)
    monkeypatch.setattr(report, "agreed_words", lambda reading: told)

    assert "Words" not in of_page(report_html(reading))

"""A text is cut into the sentences that made it; what is left is shown, never swallowed."""

from __future__ import annotations

from tests.unit.publication.plain.test_messages import NAMES

from commonweal.publication.plain.scan import Scanner
from commonweal.publication.plain.visible import of_page, of_paper

SCANNER = Scanner(NAMES)


def told(text: str) -> list[tuple[str, str]]:
    pieces = SCANNER.pieces(text)
    return [(one.message.id if one.message else one.name and "name", one.text) for one in pieces]


def test_names_and_sentences_follow_one_another() -> None:
    assert told("Pupil absence\nIt got worse. That is 0.4 points higher.") == [
        ("name", "Pupil absence"),
        ("worse", "It got worse."),
        ("higher", "That is 0.4 points higher."),
    ]


def test_the_longest_name_and_message_win() -> None:
    assert told("Pupil absence, men The gap is getting wider.") == [
        ("name", "Pupil absence, men"),
        ("gap:widening:", "The gap is getting wider."),
    ]


def test_what_no_message_has_stays_whole() -> None:
    assert told("It got worse. Crime doubled last May. It got better.") == [
        ("worse", "It got worse."),
        ("", "Crime doubled last May."),
        ("better", "It got better."),
    ]


def test_a_figure_that_goes_on_is_not_cut_short() -> None:
    assert told("The newest figure, for 2019, is 17.7%5.") != [
        ("now", "The newest figure, for 2019, is 17.7%5.")
    ]
    assert [kind for kind, _text in told("That is 0.4 pointless higher.")] == [""]


def test_a_message_holds_any_white_space_of_its_page() -> None:
    assert told("It got\n   worse.") == [("worse", "It got worse.")]


def test_only_the_main_part_of_a_page_is_read() -> None:
    page = (
        "<html><head><title>9</title></head><body><header>2019</header><main><h1>A <a>b</a></h1>"
        "<p>2017\u2060–\u206019 &amp; so</p><style>p{top:3}</style><svg><text>4</text></svg></main>"
        "<footer>5</footer></body></html>"
    )
    assert of_page(page) == "A b\n2017–19 & so"


def test_lines_of_a_paper_are_joined_also_at_a_dash() -> None:
    assert of_paper("well\x02\r\nknown 2017–\r\n19 and\r\nso") == "well-known 2017–19 and so"

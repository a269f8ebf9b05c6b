import pytest

from commonweal.measures.sources.numbers import BLANK, meaning, read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,044", 4044.0),
        ("12", 12.0),
        ("-0.5", -0.5),
        ("−0.5", -0.5),
        (" 9.3699999999999992 ", 9.37),
        ("9.5E-2", 0.095),
        (".5", 0.5),
    ],
)
def test_figure_is_read_at_full_precision(text, value):
    assert read_figure(text) == (pytest.approx(value), "")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("", "missing"),
        ("-", "missing"),
        ("..", "missing"),
        ("x", "missing"),
        ("NA", "missing"),
        (":", "missing"),
        ("c", "suppressed"),
        ("[c]", "suppressed"),
        ("*", "suppressed"),
        ("low", "suppressed"),
        ("u", "suppressed"),
        ("<5", "suppressed"),
        ("< 10", "suppressed"),
        ("z", "not applicable"),
        ("[z]", "not applicable"),
    ],
)
def test_symbol_is_no_number_and_keeps_its_meaning(text, means):
    figure = read_figure(text)

    assert figure is not None
    assert figure.value is None
    assert figure.note == (text or BLANK)
    assert meaning(figure.note) == means


@pytest.mark.parametrize(
    "text",
    [
        "about ten",
        "1,00",
        "nan",
        "inf",
        "1e999",
        "1_000",
        "=A1+B1",
        "12%",
        "missing",
        "1;2",
        "١٢",
        "9" * 60,
        "0x1f",
    ],
)
def test_text_that_is_neither_is_told_apart(text):
    assert read_figure(text) is None


def test_meaning_follows_the_word_a_source_begins_with():
    assert meaning("suppressed: ..") == "suppressed"
    assert meaning("missing: no return (..)") == "missing"
    assert meaning("Value missing in source data") == "missing"
    assert meaning("Value suppressed for disclosure control") == "suppressed"
    assert meaning("Aggregated from all known lower geography values") == ""


def test_first_of_several_notes_that_means_something_counts():
    assert meaning("x; Obsolete code since 2025") == "missing"
    assert meaning("LILEE; c") == "suppressed"

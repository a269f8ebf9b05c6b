"""Which headings of a page are listed at its top."""

from __future__ import annotations

from commonweal.publication.contents import contents


def page(*ids: str) -> str:
    return "".join(
        f'<section><h2 class="section" id="{one}">About {one}</h2></section>' for one in ids
    )


def test_four_headings_with_ids_are_listed_in_their_order():
    assert contents(page("b", "a", "d", "c")) == [
        ("b", "About b"), ("a", "About a"), ("d", "About d"), ("c", "About c"),
    ]  # fmt: skip


def test_a_page_of_three_needs_no_list():
    assert contents(page("a", "b", "c")) == []


def test_headings_without_an_id_and_lower_ones_are_left_out():
    other = '<h2>None</h2><h3 id="x">Lower</h3>'
    assert [one for one, _words in contents(other + page("a", "b", "c", "d"))] == list("abcd")


def test_words_are_told_without_their_marks():
    body = page("a", "b", "c") + '<h2 id="d"><span>▲</span>\n Rose &amp; fell</h2>'
    assert contents(body)[-1] == ("d", "▲ Rose & fell")

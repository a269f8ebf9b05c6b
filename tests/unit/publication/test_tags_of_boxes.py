"""Tags of the boxes of a Word file, written and read."""

from __future__ import annotations

import pytest

from commonweal.publication.return_word.tags import (
    LONGEST,
    Tag,
    number_of,
    one_line_end,
    read_tag,
    short,
    sum_of,
    tag_of,
)


def test_a_tag_is_read_as_it_was_written():
    tag = read_tag(tag_of("said", ("listing", "c14"), 3, "It rose."))

    assert tag == Tag("said", "listing", "c14", 3, sum_of("It rose."))


def test_a_tag_of_a_councils_own_template_has_no_version():
    tag = read_tag(" said/listing/c14 ")

    assert tag == Tag("said", "listing", "c14")
    assert tag.version < 0


def test_a_long_name_still_fits_what_word_keeps():
    item = "a-priority-with-a-name-of-eighty-letters-that-no-content-control-can-hold-in-tag"
    text = tag_of("asks", ("priority", item), 12, "")
    tag = read_tag(text)

    assert len(text) <= LONGEST
    assert tag is not None
    assert tag.item == short(item)


@pytest.mark.parametrize("text", ["", "name", "said/listing", "wrote/listing/c14", "said/a/b/x/y"])
def test_another_tag_is_none_of_ours(text):
    assert read_tag(text) is None


def test_the_return_that_a_file_is_of():
    assert number_of("return/17") == 17
    assert number_of("return/x") is None
    assert number_of("said/listing/c14") is None


def test_line_ends_of_a_browser_and_of_word_are_the_same_words():
    assert one_line_end(" a \r\nb\rc\n") == "a\nb\nc"
    assert sum_of("a\r\nb") == sum_of("a\nb")
    assert sum_of("a") != sum_of("b")

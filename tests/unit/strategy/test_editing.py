"""One value changed in a text of YAML, and nothing else."""

from __future__ import annotations

import pytest

from commonweal.strategy.editing import add, put, written
from commonweal.strategy.yaml_file import read_yaml

TEXT = """\
# What the town wants.
id: moving
name: Moving more   # said so by residents
statements:
  - text: More adults move,
      every day.
    cites: [plan/one]
listings:
  - id: c1
    name: Adults who move
    topics:
      - walking
      - running

  # the second
  - {id: c2, name: Children who move}
note: |
  Two lines,
  the second.
"""


def changed(path, key, value) -> list[str]:
    """Lines of the text that a change took away or added."""
    before, after = TEXT.splitlines(), put(TEXT, path, key, value).splitlines()
    return [f"-{one}" for one in before if one not in after] + [
        f"+{one}" for one in after if one not in before
    ]


@pytest.mark.parametrize(
    ("path", "key", "value", "lines"),
    [
        ((), "name", "Moving", ["-name: Moving more   # said so by residents",
                                "+name: Moving   # said so by residents"]),
        (("listings", 0), "retired", "2027-01-01", ["+    retired: 2027-01-01"]),
        (("listings", 0), "topics", ["walking"], ["-    topics:", "-      - walking",
                                                  "-      - running", "+    topics: [walking]"]),
        (("listings", 1), "card", "walks", ["-  - {id: c2, name: Children who move}",
                                            "+  - {id: c2, card: walks, name: Children who move}"]),
        (("statements", 0), "text", "Move.", ["-  - text: More adults move,",
                                              "-      every day.", "+  - text: Move."]),
        ((), "note", "One: line", ["-note: |", "-  Two lines,", "-  the second.",
                                   '+note: "One: line"']),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_value_change(path, key, value, lines) -> None:
    assert changed(path, key, value) == lines


def test_an_item_is_added_at_the_end_of_a_list() -> None:
    after = read_yaml("", add(TEXT, (), "listings", {"id": "c3", "name": "Dogs: walked"}))

    assert after.problems == []
    assert after.values["listings"][2] == {"id": "c3", "name": "Dogs: walked"}
    assert after.values["note"] == "Two lines,\nthe second.\n"


def test_a_list_that_is_not_there_begins_with_its_first_item() -> None:
    assert read_yaml("", add("id: a\n", (), "listings", {"id": "c1"})).values == {
        "id": "a",
        "listings": [{"id": "c1"}],
    }


@pytest.mark.parametrize(
    "value",
    ["true", "2027", "2027-01-01", "~", "no", "a: b", "a #b", "- a", "it's", 'so "said"', "a\nb",
     "tab\there", "é, ü", "🙂", "\u2028", "", "a, b", "[a]", "a ", 1.5, 3, True, None,
     ["a", {"card": "walks", "select": "all"}]],
)  # fmt: skip
def test_what_is_written_is_read_back_the_same(value) -> None:
    for text in (put("{id: a, key: 1}", (), "key", value), put("id: a\n", (), "key", value)):
        held = read_yaml("", text)

        assert held.problems == []
        assert held.values["key"] == value


def test_words_that_need_no_quotes_get_none() -> None:
    assert written("Adults who move") == "Adults who move"

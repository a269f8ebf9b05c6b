import pytest
from tests.unit.measures.fixtures import write

from commonweal.facts.card import Break, LimitsRule, Polarity, Selection
from commonweal.facts.period import PeriodKind
from commonweal.measures.definition import CardError, completeness, load_card

CARD = """\
id: a-card
name: A card
state: active
polarity: lower
value_kind: percentage
period_kind: financial
limits: counts
count_method: wilson
breaks:
  - {year: 2019, reason: The definition changed}
series:
  - id: all
    name: All
    selection: {reader: tidy, indicator: m, group_kind: ward, group: North}
groupings:
  - id: sex
    name: Women and men
    groups:
      - {id: female, name: Women, selection: {reader: tidy, indicator: m, sex: female}}
      - {id: male, name: Men, selection: {reader: tidy, indicator: m, sex: male}}
"""


def test_card_is_read_into_the_fact(tmp_path):
    card = load_card(write(tmp_path, "a-card.yaml", CARD))

    assert (card.polarity, card.limits) == (Polarity.LOWER, LimitsRule.COUNTS)
    assert card.period_kind is PeriodKind.FINANCIAL
    assert card.breaks == (Break(2019, "The definition changed"),)
    assert card.series[0].selection == Selection("tidy", "m", group_kind="ward", group="North")
    assert [group.id for group in card.groupings[0].groups] == ["female", "male"]
    assert card.designation == "not stated"


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        pytest.param(("polarity: lower", "polarity: low"), (4, 1), "polarity", id="no polarity"),
        pytest.param(("polarity: lower\n", ""), (1, 1), "polarity: field required", id="lacking"),
        pytest.param(("limits: counts", "limit: counts"), (7, 1), "limit: extra", id="unknown key"),
        pytest.param(("year: 2019", "year: 19"), (10, 6), "breaks.0.year", id="deep"),
        pytest.param(("reader: tidy, ", ""), (14, 5), "reader", id="deep lacking"),
        pytest.param(("id: a-card", "id: other"), (1, 1), "is not the name of the file", id="id"),
        pytest.param(
            ("state: active", "state: active\nstate: x"), (4, 1), "not YAML", id="doubled"
        ),
        pytest.param(("name: A card", "name: [A"), (3, 6), "not YAML", id="broken"),
        pytest.param(("count_method: wilson\n", ""), (1, 1), "count_method is empty", id="method"),
        pytest.param(("id: all", "id: all\n    nearest: x"), (13, 5), "extra", id="in series"),
        pytest.param(
            ("state:", "nearest: x\nstate:"), (3, 1), "stands beside series", id="nearest"
        ),
        pytest.param(("state:", "unknown_share: x\nstate:"), (3, 1), "is no series", id="share"),
    ],
)
def test_fault_is_told_by_its_place(tmp_path, change, place, told):
    path = write(tmp_path, "a-card.yaml", CARD.replace(*change, 1))

    with pytest.raises(CardError, match=told) as caught:
        load_card(path)

    assert caught.value.file == "a-card.yaml"
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.what_to_do


def test_first_fault_of_the_file_is_told_first(tmp_path):
    text = CARD.replace("year: 2019", "year: x").replace("state: active", "state: asleep")

    with pytest.raises(CardError) as caught:
        load_card(write(tmp_path, "a-card.yaml", text))

    assert (caught.value.line, caught.value.value) == (3, "asleep")


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words"])
def test_file_that_is_no_card_is_told(tmp_path, text):
    with pytest.raises(CardError):
        load_card(write(tmp_path, "a-card.yaml", text))


def test_absent_card_is_told(tmp_path):
    with pytest.raises(CardError, match="cannot be read"):
        load_card(tmp_path / "absent.yaml")


def test_nearest_needs_to_say_what_differs(tmp_path):
    head = CARD.split("breaks:", maxsplit=1)[0]

    with pytest.raises(CardError, match="differs is empty beside nearest"):
        load_card(write(tmp_path, "a-card.yaml", head + "nearest: other\n"))


def test_completeness_counts_what_is_filled(tmp_path):
    card = load_card(write(tmp_path, "a-card.yaml", CARD))
    fuller = load_card(
        write(tmp_path, "a-card.yaml", CARD + "designation: official\nlag_months: 0\n")
    )

    assert completeness(card) == pytest.approx(1 / 16)
    assert completeness(fuller) == pytest.approx(3 / 16)

from pathlib import Path

import pytest
from tests.unit.measures.fixtures import write
from tests.unit.measures.test_definition import CARD

from commonweal.facts.card import CardState, Estimation, LimitsRule
from commonweal.measures.catalogue import load_catalogue
from commonweal.measures.definition import CardError
from commonweal.measures.sources.registry import READERS

CATALOGUE = load_catalogue(Path(__file__).parents[3] / "catalogue")
CARDS = list(CATALOGUE.cards.values())
NO_JUDGEMENT = {
    "housing-register",
    "apprenticeships",
    "university-applications",
    "volunteer-hours",
    "domestic-abuse-recorded",
    "children-in-need-abuse",
    "children-in-need",
    "care-starts-abuse",
    "looked-after-children",
    "homeless-young-people",
    "homeless-adults",
}


def test_every_shipped_card_loads_with_an_id_of_the_whole():
    assert len(CARDS) >= 70
    assert len(CATALOGUE.id) == 12
    assert load_catalogue(Path(__file__).parents[3] / "catalogue").id == CATALOGUE.id


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_card_stands_by_itself(card):
    readers = {reader.name for reader in READERS}
    selections = [s.selection for s in card.series]
    selections += [selection for s in card.series for selection in s.earlier]
    selections += [group.selection for g in card.groupings for group in g.groups]

    assert card.definition
    assert card.source_name
    assert card.lever
    assert {selection.reader for selection in selections} <= readers
    assert card.series or card.stubs or card.nearest or card.complement_of
    assert not (card.nearest and card.series) or card.derived
    assert card.state is not CardState.TO_BE_DEFINED or card.stubs
    assert card.limits is LimitsRule.NONE or card.estimation is not Estimation.SYNTHETIC


@pytest.mark.parametrize("name", sorted(NO_JUDGEMENT))
def test_what_no_board_has_judged_bears_no_judgement(name):
    assert CATALOGUE.cards[name].polarity.good == 0


def test_link_to_a_card_that_is_not_held_is_told(tmp_path):
    head = CARD.split("breaks:")[0] + "differs: all of it\n"
    write(tmp_path, "a-card.yaml", head + "nearest: absent\n")

    with pytest.raises(CardError, match="nearest names no card or series held") as caught:
        load_catalogue(tmp_path)

    assert (caught.value.line, caught.value.value) == (10, "absent")


def test_empty_folder_is_told(tmp_path):
    with pytest.raises(CardError, match="holds no cards"):
        load_catalogue(tmp_path)


def test_id_changes_with_any_card(tmp_path):
    write(tmp_path, "a-card.yaml", CARD)
    before = load_catalogue(tmp_path).id
    write(tmp_path, "a-card.yaml", CARD.replace("A card", "Another name"))

    assert load_catalogue(tmp_path).id != before

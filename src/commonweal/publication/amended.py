"""Amendments where the boards' database and the pack come together."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.amendments import actions
from commonweal.delivery.amendments.change import Change
from commonweal.delivery.amendments.in_use import ids_in_use
from commonweal.delivery.amendments.measure_to_list import MeasureToList
from commonweal.delivery.amendments.queries import agreed, ids_proposed, plain
from commonweal.delivery.models import AmendmentRow
from commonweal.measures.catalogue import load_catalogue
from commonweal.people.acts import Actor
from commonweal.publication.changes import Changes
from commonweal.publication.compiling import Stamp, stamp
from commonweal.publication.locations import pack_folder, project
from commonweal.strategy.amendment import SERIES, Kind
from commonweal.strategy.compiling import compile_pack
from commonweal.strategy.definition import Edition
from commonweal.strategy.yaml_file import read_yaml

RESERVED = frozenset({"new", "changes"})
"""Words that stand in addresses where the id of a measure may stand."""


def agreed_changes(pack: Path) -> Changes:
    """What the boards of a pack's strategy have agreed; one query, as every page asks it."""
    strategy = strategy_of(pack)
    return Changes(agreed(strategy), partial(ids_in_use, strategy))


def strategy_of(pack: Path) -> str:
    """The id of a pack's strategy; empty when the file cannot be read, which compiling tells."""
    return _strategy(pack, stamp(pack, "strategy.yaml"))


@lru_cache(maxsize=8)
def _strategy(pack: Path, _stamp: Stamp) -> str:
    values = read_yaml("strategy.yaml", (pack / "strategy.yaml").read_text("utf-8")).values
    return str(values.get("id", "")) if isinstance(values, dict) else ""


def propose_change(actor: Actor, board: str, edition: Edition, change: Change) -> AmendmentRow:
    """Propose a change that compiles with the pack; what does not is told and not kept.

    Raises ``ValueError`` with what is wrong, and what ``actions.propose`` raises.
    """
    with transaction.atomic():
        row = actions.propose(actor, board, edition, change)
        must_compile(row)
    return row


def propose_measure(
    actor: Actor, board: str, edition: Edition, wanted: MeasureToList
) -> AmendmentRow:
    """Propose to list a measure, under an id that no other ever had.

    Raises what ``propose_change`` raises.
    """
    given = {one.id for _, one in edition.every_listing()}
    taken = given | ids_proposed(edition.strategy.id) | RESERVED
    return propose_change(actor, board, edition, wanted.change(taken))


def agree_change(
    actor: Actor, row: AmendmentRow, strategy_board: str, read: int, minute: str
) -> AmendmentRow:
    """Agree an amendment that still compiles with the pack and all that was agreed meanwhile.

    Raises ``ValueError`` where it no longer does, and what ``actions.agree`` raises.
    """
    with transaction.atomic():
        done = actions.agree(actor, row, strategy_board, read, minute)
        must_compile(done)
    return done


def must_compile(row: AmendmentRow) -> None:
    """Refuse an amendment that does not compile with the pack and all that was agreed.

    Raises ``ValueError`` with the first problems, and where a priority would list one series twice.
    """
    pack = pack_folder()
    others = [one for one in agreed(row.strategy) if one.number != row.pk]
    cards = load_catalogue(project() / "catalogue").cards
    compiled = compile_pack(pack, cards, ids_in_use(row.strategy), [*others, plain(row)])
    if compiled.edition is None:
        told = "; ".join(f"{one.message} ({one.value})" for one in compiled.problems[:3])
        raise ValueError(f"the strategy would not hold together: {told}")
    _must_be_listed_once(row, compiled.edition)


def _must_be_listed_once(row: AmendmentRow, edition: Edition) -> None:
    """Refuse a series that another measure of the same priority tells already."""
    new = row.new if isinstance(row.new, dict) else {}
    key = str(new.get("id")) if row.kind == Kind.PROPOSE else row.item
    if row.kind != Kind.PROPOSE and row.field != SERIES:
        return
    held = [(p, one) for p, one in edition.every_listing() if not one.retired]
    own = next((pair for pair in held if pair[1].id == key), None)
    beside = [one for p, one in held if own and p == own[0] and one.id != key]
    for use in own[1].measure_uses if own else ():
        if twin := next((one for one in beside if use in one.measure_uses), None):
            told = _("“%(name)s” tells this series under the same priority already: choose another")
            raise ValueError(told % {"name": twin.name})

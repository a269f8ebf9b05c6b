"""What belongs to a board, as the log names it: kinds of things and their keys."""

from __future__ import annotations

from django.db.models import QuerySet, Value

from commonweal.delivery.models import AgendaItem, Decision, Meeting, MeetingAction, NamedAction


def items_of_board(strategy: str, board: str) -> dict[str, tuple[str, ...]]:
    """Meetings of a board with their items, decisions and actions, and the actions of its plan.

    Whatever else belongs to a board is logged with the board among its facts.
    """
    its = {"meeting__strategy": strategy, "meeting__board": board}
    rows = {
        "meeting": Meeting.objects.filter(strategy=strategy, board=board),
        "agenda_item": AgendaItem.objects.filter(**its),
        "decision": Decision.objects.filter(strategy=strategy, item__meeting__board=board),
        "meeting_action": MeetingAction.objects.filter(**its),
    }
    first, *rest = (_keyed(kind, held) for kind, held in rows.items())
    found: dict[str, list[str]] = {kind: [] for kind in rows}
    for kind, key in first.union(*rest, all=True):
        found[kind].append(str(key))
    refs = NamedAction.objects.filter(strategy=strategy, board=board).values_list("ref", flat=True)
    actions = tuple(f"{strategy}/{ref}" for ref in refs)
    return {kind: tuple(keys) for kind, keys in found.items()} | {"action": actions}


def _keyed(kind: str, held: QuerySet) -> QuerySet:  # type: ignore[type-arg]
    return held.order_by().annotate(of=Value(kind)).values_list("of", "pk")

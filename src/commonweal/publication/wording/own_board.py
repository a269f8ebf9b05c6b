"""What is said where a board agreed what it proposed itself, since the strategy has no other."""

from __future__ import annotations

from django.utils.translation import gettext as _


def agreed(own_board: bool) -> str:
    """Of a target; empty where another board agreed it."""
    if not own_board:
        return ""
    return _("Agreed by the board that proposed it: no other board of this strategy could.")


def accepted(own_board: bool) -> str:
    """Of a plan or a return; empty where another board accepted it."""
    if not own_board:
        return ""
    return _("Accepted by the board that wrote it: no other board of this strategy could.")

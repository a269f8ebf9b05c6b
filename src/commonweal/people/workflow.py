"""Stages that an item goes through, and which act leads from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.people.workflow_words import ACTS, KINDS, STAGES


class WrongStageError(ValueError):
    """An act that the item's stage does not allow; the message says which it does."""


class StaleError(ValueError):
    """Somebody else changed the item since it was read; nothing was written."""


class PassedError(ValueError):
    """A day was given that has come already; the message names it and asks for a later one."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """A table of stage → act → next stage; a stage without acts is final."""

    kind: str
    table: Mapping[str, Mapping[str, str]]

    def after(self, stage: str, act: str) -> str:
        """The stage that an act leads to.

        Raises ``WrongStageError`` when the stage does not allow it.
        """
        allowed = self.table.get(stage, {})
        if act not in allowed:
            raise WrongStageError(self._refusal(stage, act))
        return allowed[act]

    def _refusal(self, stage: str, act: str) -> str:
        """What was asked for, and what can be done instead, in the reader's words."""
        told = {"kind": KINDS.get(self.kind, self.kind), "stage": STAGES.get(stage, stage)}
        told |= {"act": ACTS.get(act, act)}
        can = [str(ACTS.get(one, one)) for one in sorted(self.table.get(stage, {}))]
        if not can:
            return _("A %(kind)s that is %(stage)s cannot %(act)s: nothing more can be done") % told
        told |= {"can": _(" or ").join(can)}
        return _("A %(kind)s that is %(stage)s cannot %(act)s: it can %(can)s") % told

    def acts(self, stage: str) -> tuple[str, ...]:
        """What can be done at a stage."""
        return tuple(self.table.get(stage, {}))


def check_version(held: int, read: int) -> None:
    """Refuse to write over what somebody else wrote in between.

    Raises ``StaleError``.
    """
    if held != read:
        raise StaleError(_("Somebody else changed this while you were writing"))

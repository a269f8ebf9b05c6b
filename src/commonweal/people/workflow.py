"""Stages that an item goes through, and which act leads from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class WrongStageError(ValueError):
    """An act that the item's stage does not allow; the message says which it does."""


class StaleError(ValueError):
    """Somebody else changed the item since it was read; nothing was written."""


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
            told = " or ".join(sorted(allowed)) or "nothing more"
            raise WrongStageError(f"a {self.kind} that is {stage} cannot {act}: it can {told}")
        return allowed[act]

    def acts(self, stage: str) -> tuple[str, ...]:
        """What can be done at a stage."""
        return tuple(self.table.get(stage, {}))


def check_version(held: int, read: int) -> None:
    """Refuse to write over what somebody else wrote in between.

    Raises ``StaleError``.
    """
    if held != read:
        raise StaleError("somebody else changed this while you were writing")

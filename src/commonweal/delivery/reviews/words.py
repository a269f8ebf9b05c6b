"""What is said in a review, checked before it is written: a priority, an action, an evaluation."""

from __future__ import annotations

from dataclasses import dataclass, fields

from commonweal.delivery.models.review import ActionAnswer, Answer, Relevance
from commonweal.delivery.plan_kinds import Strength


class UntoldError(ValueError):
    """A part of the words is missing; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityWords:
    """The relevance test, the outcome reading, then keep, change or stop with the reason.

    A change says what the priority is to say; a change or a stop names its consultation, or
    ``none``.

    Raises ``UntoldError``.
    """

    relevance: Relevance
    evidence: str
    reading: str
    answer: Answer
    reason: str
    new_name: str = ""
    consultation: str = ""

    def __post_init__(self) -> None:
        _must("say what shows whether the priority is still needed", self.evidence)
        _must("say what the figures tell of the outcome", self.reading)
        _must("say why the priority is kept, changed or stopped", self.reason)
        if self.answer == Answer.TOLD:
            raise UntoldError("answer keep, change or stop: only an evaluation tells four things")
        if self.answer == Answer.CHANGE:
            _must("say what the priority should say instead", self.new_name)
        if self.answer != Answer.KEEP:
            _must("name the consultation on this, or write none", self.consultation)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationWords:
    """The four things that an evaluation tells of a priority.

    Raises ``UntoldError``.
    """

    promised: str
    done: str
    moved: str
    not_known: str

    def __post_init__(self) -> None:
        for one in fields(self):
            _must(f"say what was {one.name.replace('_', ' ')}", getattr(self, one.name))

    @property
    def answer(self) -> Answer:
        return Answer.TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionWords:
    """What was seen of an action, how far that carries, and what follows.

    Raises ``UntoldError``.
    """

    answer: ActionAnswer
    effect: str
    strength: Strength
    reason: str

    def __post_init__(self) -> None:
        _must("say what effect was seen, or that none was", self.effect)
        _must("say why the action is scaled, continued or stopped", self.reason)


def _must(otherwise: str, told: str) -> None:
    if not told.strip():
        raise UntoldError(otherwise)

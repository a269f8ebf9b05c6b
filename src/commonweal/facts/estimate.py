"""A number that carries its limits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its limits and the method that made them; None where no limits are held."""

    value: float
    lower: float | None = None
    upper: float | None = None
    confidence: float = 95.0
    method: str = ""

    def __post_init__(self) -> None:
        if not 50 < self.confidence < 100:
            raise ValueError(f"confidence is per cent, such as 95, not {self.confidence}")
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError(f"lower limit {self.lower} is above upper limit {self.upper}")

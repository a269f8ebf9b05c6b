"""What an assessment is asked for: which baseline, which end, which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.facts.period import Period


@dataclass(frozen=True, slots=True)
class Settings:
    """The years of a strategy and the reader's day.

    ``baseline_override`` names another baseline period, for sensitivity only.
    """

    baseline_year: int
    last_year: int
    today: date
    baseline_override: Period | None = None

    def __post_init__(self) -> None:
        if self.last_year < self.baseline_year:
            raise ValueError(
                f"the strategy's last year {self.last_year} lies before its "
                f"baseline year {self.baseline_year}"
            )

    @property
    def baseline_day(self) -> date:
        """Last day on which a baseline period may end."""
        return date(self.baseline_year, 12, 31)

    @property
    def last_day(self) -> date:
        """Last day on which a period counts for the verdict by the end."""
        return date(self.last_year, 12, 31)

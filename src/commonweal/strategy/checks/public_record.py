"""Events of public record that moved figures in every English authority."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shock:
    name: str
    since: str
    until: str
    reference: str


SHOCKS = (
    Shock(
        "the coronavirus pandemic",
        "2020-03",
        "2021-07",
        "Coronavirus Act 2020; restrictions in England ended on 19 July 2021",
    ),
)

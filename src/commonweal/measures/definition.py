"""Reads a card of the catalogue (YAML) into a ``Card``, and says where it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from commonweal.facts import card as facts
from commonweal.facts.period import PeriodKind

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class CardError(ValueError):
    """Names file, line, column and value of a fault in a card, and what to do."""

    def __init__(
        self, file: Path, line: int, column: int, value: str, message: str, what_to_do: str
    ) -> None:
        self.file, self.line, self.column = file.name, line, column
        self.value, self.message, self.what_to_do = value[:80], message, what_to_do
        quoted = f" ({self.value!r})" if value else ""
        super().__init__(f"{self.file}:{line}:{column}: {message}{quoted}. {what_to_do}")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False, frozen=True)


class _Selection(_Part):
    reader: Id
    indicator: Filled
    sex: Text = ""
    age: Text = ""
    group_kind: Text = ""
    group: Text = ""
    scale: Annotated[float, Field(gt=0)] | None = None
    comparable: bool = True

    def fact(self) -> facts.Selection:
        return facts.Selection(**self.model_dump())


class _Series(_Part):
    id: Id
    name: Filled
    selection: _Selection
    earlier: tuple[_Selection, ...] = ()

    def fact(self) -> facts.SeriesDefinition:
        earlier = tuple(selection.fact() for selection in self.earlier)
        return facts.SeriesDefinition(self.id, self.name, self.selection.fact(), earlier)


class _Group(_Part):
    id: Id
    name: Filled
    selection: _Selection

    def fact(self) -> facts.GroupDefinition:
        return facts.GroupDefinition(self.id, self.name, self.selection.fact())


class _Grouping(_Part):
    id: Id
    name: Filled
    groups: Annotated[tuple[_Group, ...], Field(min_length=2)]
    ordered: bool = False
    series: Text = ""

    def fact(self) -> facts.Grouping:
        groups = tuple(group.fact() for group in self.groups)
        return facts.Grouping(self.id, self.name, groups, self.ordered, self.series)


class _Break(_Part):
    year: Annotated[int, Field(ge=1900, le=2100)]
    reason: Filled

    def fact(self) -> facts.Break:
        return facts.Break(self.year, self.reason)


class _Card(_Part):
    id: Id
    name: Filled
    definition: Text = ""
    state: facts.CardState
    polarity: facts.Polarity
    value_kind: facts.ValueKind
    unit: Text = ""
    unit_one: Text = ""
    multiplier: Annotated[float, Field(gt=0)] = 1.0
    scale: Annotated[float, Field(gt=0)] = 1.0
    computed: bool = False
    counted: Text = ""
    derived: Literal["", "small_area_slope"] = ""
    decimals: Annotated[int, Field(ge=0, le=6)] = 1
    period_kind: PeriodKind = PeriodKind.CALENDAR
    numerator: Text = ""
    denominator: Text = ""
    population: Text = ""
    method: Text = ""
    source_name: Text = ""
    source_ids: tuple[Filled, ...] = ()
    designation: Filled = "not stated"
    estimation: facts.Estimation = facts.Estimation.DIRECT
    limits: facts.LimitsRule = facts.LimitsRule.NONE
    count_method: Text = ""
    comparison_confidence: Annotated[float, Field(gt=50, lt=100)] = 95.0
    design_effect: Annotated[float, Field(ge=1)] = 1.0
    rounded_to: Annotated[float, Field(ge=0)] = 0.0
    frequency: Text = ""
    lag_months: Annotated[int, Field(ge=0, le=120)] | None = None
    release_month: Text = ""
    interval_months: Annotated[int, Field(ge=1, le=120)] = 12
    ended: Text = ""
    breaks: tuple[_Break, ...] = ()
    unknown_share: Text = ""
    comparator_set: Text = ""
    level_of: Text = ""
    smallest_change: Annotated[float, Field(gt=0)] | None = None
    lever: Text = ""
    caveats: tuple[Filled, ...] = ()
    references: tuple[Filled, ...] = ()
    stubs: tuple[Filled, ...] = ()
    breakdowns: tuple[Filled, ...] = ()
    series: tuple[_Series, ...] = ()
    groupings: tuple[_Grouping, ...] = ()
    complement_of: Text = ""
    nearest: Text = ""
    differs: Text = ""
    listed: bool = True
    topic: Text = ""
    gap_only: bool = False
    primary: bool = False

    def fact(self) -> facts.Card:
        parts = {"series", "groupings", "breaks"}
        plain = {name: getattr(self, name) for name in type(self).model_fields if name not in parts}
        return facts.Card(
            **plain,
            breaks=tuple(part.fact() for part in self.breaks),
            series=tuple(part.fact() for part in self.series),
            groupings=tuple(part.fact() for part in self.groupings),
        )


def load_card(path: Path) -> facts.Card:
    """Read one card; raises ``CardError`` for the first fault, by its place in the file."""
    try:
        found = _Card.model_validate(_values(path))
    except ValidationError as error:
        raise _first_fault(path, _tree(path), error) from None
    _check_whole(path, found)
    return found.fact()


def _values(path: Path) -> Any:
    """What a file holds, read without places: they are worked out for a fault only."""
    try:
        values = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    except (YAMLError, OSError, ValueError):
        values = None
    return _tree(path) if values is None else values


def _tree(path: Path) -> Any:
    reader = YAML(typ="rt")
    try:
        text = path.read_text("utf-8")
        tree = reader.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise CardError(
            path, line, column, "", f"not YAML: {error.problem}", "Mend the line."
        ) from None
    except (YAMLError, OSError, UnicodeDecodeError, ValueError) as error:
        raise CardError(path, 0, 0, "", f"cannot be read ({error})", "Check the file.") from None
    if not hasattr(tree, "lc"):
        raise CardError(path, 1, 1, "", "holds no keys", "See docs/reference/card.md.")
    return tree


def _first_fault(path: Path, tree: Any, error: ValidationError) -> CardError:
    faults = []
    for fault in error.errors(include_url=False):
        line, column = _place(tree, fault["loc"])
        place = ".".join(str(step) for step in fault["loc"])
        value = "" if isinstance(fault["input"], dict) else str(fault["input"])
        faults.append((line, column, value, f"{place}: {fault['msg'].lower()}"))
    line, column, value, message = min(faults)
    return CardError(path, line, column, value, message, "See docs/reference/card.md.")


def _place(tree: Any, steps: tuple[int | str, ...]) -> tuple[int, int]:
    """Line and column, counted from 1, of the deepest step that stands in the file."""
    line, column, node = 1, 1, tree
    for step in steps:
        try:
            at = node.lc.item(step) if isinstance(step, int) else node.lc.key(step)
            node = node[step]
        except (KeyError, IndexError, AttributeError, TypeError):
            break
        line, column = at[0] + 1, at[1] + 1
    return line, column


def _check_whole(path: Path, card: _Card) -> None:
    """What one key says of another."""
    ids = [series.id for series in card.series]
    faults = [
        ("id", card.id, "is not the name of the file", path.stem != card.id),
        ("series", str(ids), "names a series twice", len(set(ids)) < len(ids)),
        (
            "nearest",
            card.nearest,
            "stands beside series of its own",
            bool(card.nearest and ids and not card.derived),
        ),
        (
            "differs",
            card.nearest,
            "is empty beside nearest",
            bool(card.nearest and not card.differs),
        ),
        ("unknown_share", card.unknown_share, "is no series", card.unknown_share not in ["", *ids]),
        ("breaks", "", "are not in order of years", _unordered([b.year for b in card.breaks])),
        ("count_method", "", "is empty beside limits: counts", _lacks_method(card)),
    ]
    for key, value, message, wrong in faults:
        if wrong:
            line, column = _place(_tree(path), (key,))
            raise CardError(
                path, line, column, value, f"{key} {message}", "See docs/reference/card.md."
            )


def _unordered(years: list[int]) -> bool:
    return years != sorted(set(years))


def _lacks_method(card: _Card) -> bool:
    return card.limits is facts.LimitsRule.COUNTS and not card.count_method


DESCRIBING = (
    "definition",
    "unit",
    "numerator",
    "denominator",
    "population",
    "method",
    "source_name",
    "source_ids",
    "frequency",
    "lag_months",
    "release_month",
    "lever",
    "caveats",
    "references",
    "series",
)


def completeness(card: facts.Card) -> float:
    """Share of the describing fields of a card that are filled, from 0 to 1."""
    filled = sum(getattr(card, name) not in ("", (), None) for name in DESCRIBING)
    stated = card.designation != "not stated"
    return (filled + stated) / (len(DESCRIBING) + 1)

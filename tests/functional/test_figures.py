"""The figures carried by the project are those of the published files, to the last digit."""

import csv
import gzip
import io
import json
import re
from dataclasses import dataclass
from decimal import Context, Decimal
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from commonweal.measures import engine
from commonweal.measures.carried import (
    PACKAGE,
    SELECTIONS,
    made_for_another_catalogue,
    selections_id,
)
from commonweal.measures.catalogue import load_catalogue
from commonweal.measures.comparing import compare_releases
from commonweal.measures.extracts import OBSERVATION_FIELDS, ingest, is_figures
from commonweal.measures.panels import Release
from commonweal.measures.pipeline import build
from commonweal.measures.sources.origins import load_origins
from commonweal.measures.store import Store, sha256_of

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "figures"
SHARED = ROOT.parent / "shared" / "data"
PLACE = "E06000032"
needs_shared = [
    pytest.mark.needs_shared,
    pytest.mark.skipif(
        not SHARED.is_dir(), reason="the folder of raw extracts does not lie beside the project"
    ),
]
COLUMNS_OF_SOURCE = {"publisher", "dataset", "file", "sha256", "line", "cell", "vintage"}


def test_every_table_of_the_package_is_in_the_layout_of_observations():
    package = json.loads((FIGURES / "datapackage.json").read_text())
    tables = {path.name for path in FIGURES.glob("*.parquet")}

    assert {one["path"] for one in package["resources"]} == tables
    assert all(is_figures(FIGURES / name) for name in tables)
    for one in package["resources"]:
        assert tuple(field["name"] for field in one["schema"]["fields"]) == OBSERVATION_FIELDS


def test_the_figures_were_made_for_the_catalogue_as_it_is():
    cards = load_catalogue(ROOT / "catalogue").cards.values()

    assert json.loads((FIGURES / PACKAGE).read_text())[SELECTIONS] == selections_id(cards)
    assert made_for_another_catalogue(FIGURES, cards) == ""


def test_the_figures_are_small_and_every_row_names_its_source():
    tables = sorted(FIGURES.glob("*.parquet"))

    assert sum(path.stat().st_size for path in tables) < 8_000_000
    query = (
        "SELECT count(*) FROM read_parquet(?) WHERE publisher = '' OR file = '' OR line IS NULL "
        "OR length(sha256) <> 64 OR (vintage || vintage_note) = '' OR (line = 0 AND cell = '')"
    )
    for path in tables:
        assert engine.connect().execute(query, [str(path)]).fetchall() == [(0,)], path.name


def _released(folder: Path, files: Path) -> Release:
    store = Store(folder)
    ingest([files], store, load_origins(ROOT / "tools/origins.toml"))
    cards = load_catalogue(ROOT / "catalogue").cards.values()
    return Release(store.releases / build(store, cards, FIGURES / "reference", {}).id)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, Release]:
    """One release of the figures and one of the raw files."""
    both = tmp_path_factory.mktemp("both")
    return _released(both / "figures", FIGURES), _released(both / "raw", SHARED)


@pytest.mark.slow
class TestAgainstTheRawFiles:
    """The release from the figures and the one from the published files are one and the same."""

    pytestmark = needs_shared

    def test_no_figure_of_any_place_differs(self, releases: tuple[Release, Release]):
        assert compare_releases(*releases).rows == ()

    def test_all_vintages_and_sources_agree_row_by_row(self, releases: tuple[Release, Release]):
        ours, raw = (release.columns for release in releases)

        assert set(ours) >= COLUMNS_OF_SOURCE
        for name, column in ours.items():
            numbers = column.dtype.kind == "f"
            assert np.array_equal(column, raw[name], equal_nan=numbers), name


def _csv(path: Path) -> list[dict[str, str]]:
    held = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(held.decode("utf-8-sig"), newline="")))


@dataclass(frozen=True)
class Plain:
    """A published file read in the plainest way: rows that meet ``where``, text of one column."""

    series: str
    file: str
    column: str
    where: dict[str, str]
    scale: int = 1
    field: str = "value"
    but: str = "!"  # columns of a wide table that belong to another series

    def texts(self) -> list[Decimal]:
        """The published text of the place in the order of its periods, as decimals."""
        table = _csv(SHARED / self.file)
        chosen = [r for r in table if all(r[k] == v for k, v in self.where.items())]
        if not self.column.endswith("*"):
            dated = [(row.get("period") or _when(row), row[self.column]) for row in chosen]
        else:
            head = self.column[:-1]
            wide = [
                (k, v) for k, v in chosen[0].items() if k.startswith(head) and self.but not in k
            ]
            dated = [(re.sub(r"\D", "", k.split("COVID")[0])[-8:], v) for k, v in wide]
        held = [text.replace(",", "") for _, text in sorted(dated)]
        return [_told(Decimal(text) * self.scale) for text in held if text and text[0].isdigit()]


def _when(row: dict[str, str]) -> str:
    names = ("quarter", "Year", "time_period", "Time period", "data_year")
    return next(row[name] for name in names if name in row)


ELS = {"areacd": PLACE}
TRAFFORD = {"area_code": PLACE}
CASES = [
    Plain(
        "healthy-life-expectancy:male",
        "ons_els/healthy-life-expectancy.csv",
        "observation",
        ELS | {"indicator": "Male healthy life expectancy"},
    ),
    Plain(
        "healthy-life-expectancy:male",
        "ons_els/healthy-life-expectancy.csv",
        "lci_95",
        ELS | {"indicator": "Male healthy life expectancy"},
        field="lower",
    ),
    Plain(
        "employment:all",
        "ons_els/employment-rate.csv",
        "observation",
        ELS | {"indicator": "Employment rate"},
    ),
    Plain("claimant-count:all", "ons_els_claimant/claimant-count.csv", "observation", ELS),
    Plain(
        "preventable-cardiovascular-mortality:all",
        "ons_els/preventable-cardiovascular-mortality-england.csv",
        "observation",
        ELS,
    ),
    Plain(
        "life-expectancy:male",
        "trafford_fingertips/life_expectancy.csv",
        "value",
        TRAFFORD | {"inequality": "Male"},
    ),
    Plain(
        "healthy-life-expectancy:female",
        "trafford_dashboard_2020/healthy_life_expectancy_at_birth.csv",
        "value",
        TRAFFORD | {"group": "Female"},
    ),
    Plain(
        "falls-admissions-65:all", "trafford_dashboard_2020/admissions_falls.csv", "value", TRAFFORD
    ),
    Plain(
        "children-in-low-income-families:all",
        "dwp_cilif/cilif_relative_la_fye2015_2021.csv",
        "Percentage of children FYE*",
        {"Area Code": PLACE},
        scale=100,
    ),
    Plain(
        "fuel-poverty:all",
        "desnz_fuel_poverty/sub_regional_fuel_poverty_by_la_2011_2021.csv",
        "percent_fuel_poor",
        TRAFFORD,
    ),
    Plain(
        "households-in-temporary-accommodation:all",
        "mhclg_hclic/hclic_TA1_temporary_accommodation_by_la.csv",
        "ta_per_1000_households",
        TRAFFORD,
    ),
    Plain(
        "homeless-adults:all",
        "mhclg_hclic/hclic_A1_duties_owed_by_la.csv",
        "owed_prevention_or_relief_duty",
        TRAFFORD,
        field="count",
    ),
    Plain(
        "non-decent-council-homes:all",
        "mhclg_lahs/lahs_selected_columns_all_la_2011_12_to_2020_21.csv",
        "f16a",
        {"LA_CODE": PLACE},
        field="count",
    ),
    Plain(
        "non-decent-council-homes:all",
        "mhclg_lahs/lahs_selected_columns_all_la_2011_12_to_2020_21.csv",
        "a1a",
        {"LA_CODE": PLACE},
        field="denominator",
    ),
    Plain(
        "housing-register:all",
        "mhclg_lt600/housing_register_selected_la_1987_2025.csv",
        "*",
        {"LAD24CD": PLACE},
    ),
    Plain(
        "excess-winter-deaths:all",
        "ons_winter_mortality/winter_mortality_by_la_1991_2021_table10_wide.csv",
        "Winter mortality index*",
        {"Area code": PLACE},
        but="Including",
    ),
    Plain(
        "social-contact-care-users:all",
        "fingertips_raw/social-isolation-indicators-CountyUA.data.csv",
        "Value",
        {
            "Area Code": PLACE,
            "Indicator ID": "90280",
            "Age": "18+ yrs",
            "Category": "",
            "Sex": "Persons",
        },
    ),
    Plain(
        "exploitation-factor:all",
        "dfe_csc/c3_factors_identified_at_end_of_assessment_2018_to_2025.csv",
        "Child_sexual_exploitation",
        {"new_la_code": PLACE, "category": "Factors identified at the end of assessment"},
        field="count",
    ),
    Plain(
        "life-expectancy:female",
        "ons_hle_msoa_2009_13/le_at_birth_and_65_by_english_la_2001_03_to_2016_18_wide.csv",
        "20*",
        {"area_code": PLACE, "series": "LE at birth - Females"},
    ),
]


@pytest.mark.parametrize("plain", CASES, ids=lambda plain: f"{plain.series} {plain.field}")
class TestAgainstThePublishedText:
    """Values of a series are the published text, read here without any of the readers."""

    pytestmark = needs_shared

    def test_every_value_has_the_digits_published(self, plain: Plain, data: Path):
        release = Release(Store(data).current_release() or data)
        card, series = plain.series.split(":")
        digest = sha256_of(SHARED / plain.file)
        rows = [r for r in release.rows((card, series, "", ""), PLACE) if r["sha256"] == digest]
        rows.sort(key=lambda row: row["period_end"])
        values = [row[plain.field] for row in rows if row[plain.field] == row[plain.field]]

        texts = plain.texts()

        assert len(texts) > 3
        assert [_digits(v, t) for v, t in zip(values, texts, strict=True)] == texts


def _digits(value: float, like: Decimal) -> Decimal:
    """The value with as many decimals as the text has."""
    return Decimal(repr(round(value, max(0, -int(like.as_tuple().exponent)))))


def _told(text: Decimal) -> Decimal:
    """The text to 15 significant digits, beyond which some publishers print a float's noise."""
    return +text.normalize(Context(prec=15))


class TestAgainstAWorkbook:
    """The same of a workbook, by openpyxl."""

    pytestmark = needs_shared

    def test_rates_of_temporary_accommodation(self, data: Path):
        path = next((SHARED / "mhclg_hclic").glob("*202512.xlsx"))
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        published = {row[0]: row[6] for row in book["TA1"].iter_rows(values_only=True)}
        release = Release(Store(data).current_release() or data)
        key = ("households-in-temporary-accommodation", "all", "", "")
        rows = [r for r in release.rows(key) if r["period"] == "31 Dec 2025" and not r["note"]]

        assert len(rows) > 120
        for row in rows:
            assert row["value"] == pytest.approx(published[row["held_area"]], rel=1e-12), row[
                "area"
            ]

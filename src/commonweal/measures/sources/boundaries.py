"""Boundaries (GeoJSON) and look-ups between kinds of areas: references."""

from __future__ import annotations

import json

from commonweal.measures.sources.checks import NOT_A_CODE, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.reference import checked_reference
from commonweal.measures.sources.table import Document


def knows_geojson(document: Document) -> bool:
    """Whether the text begins as a collection of features."""
    return document.form == "json" and '"FeatureCollection"' in document.text[:400]


def read_geojson(match: Match) -> Harvest:
    """Properties and geometry (as JSON text) of every feature."""
    document = match.document
    try:
        held = json.loads(document.text)
        features = list(held["features"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(
            document.path, f"the GeoJSON is damaged ({error})", "Fetch it again."
        ) from None
    harvest = Harvest(records_in=len(features))
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
            harvest.aside(number, "geometry", "", "the feature has no geometry")
            continue
        properties = feature.get("properties") or {}
        row = {str(name): str(value) for name, value in properties.items()}
        row["geometry"] = json.dumps(feature["geometry"], separators=(",", ":"))
        harvest.rows.append(row)
    return harvest


READERS = (
    Reader("boundaries", Kind.REFERENCE, "Boundaries of areas", read_geojson, knows=knows_geojson),
    Reader(
        "lookup-lsoa11-lsoa21",
        Kind.REFERENCE,
        "Small areas of 2011 and 2021",
        checked_reference("lsoa11_code", is_code, NOT_A_CODE),
        needs=(("lsoa11_code", "change_code", "lsoa21_code", "ltla22_code"),),
    ),
    Reader(
        "lookup-lsoa21-ward24",
        Kind.REFERENCE,
        "Small areas of 2021 and wards of 2024",
        checked_reference("lsoa21_code", is_code, NOT_A_CODE),
        needs=(("lsoa21_code", "ward24_code", "ltla24_code"),),
    ),
)

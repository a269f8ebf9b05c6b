"""Open data of priorities, life stages and boards: what their pages count, and no other."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from tests.integration.pages import Page, get

from commonweal.publication import open_data_parts as parts

KINDS = {"priorities": "priority", "stages": "stage", "boards": "board"}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def homes(reading: Any) -> list[tuple[str, str]]:
    edition = reading.edition
    return [
        *(("priorities", one.id) for one in edition.standing_priorities),
        *(("stages", one.id) for one in edition.strategy.stages),
        *(("boards", one.id) for one in edition.governance.bodies),
    ]


def test_every_page_of_them_links_to_both_files(reading: Any, site: dict[str, Page]) -> None:
    for folder, one in homes(reading):
        links = [link.partition("#")[0] for link in site[f"/{folder}/{one}/"].links]
        for kind in ("csv", "json"):
            assert f"/{folder}/{one}.{kind}" in links, (folder, one)
            assert site[f"/{folder}/{one}.{kind}"].status == 200


def test_csv_and_json_hold_the_same_listings_and_count_them_as_the_page(reading: Any) -> None:
    for folder, one in homes(reading):
        told = json.loads(get(f"/{folder}/{one}.json").text)
        rows = rows_of(get(f"/{folder}/{one}.csv").text)
        kind = KINDS[folder]
        assert told["schema"] == f"commonweal/{kind}/1"
        assert (told["release"], told[kind]["id"]) == (reading.release.id, one)
        assert [row["listing"] for row in rows] == [row["listing"] for row in told["outcomes"]]
        counted = {row["listing"] for row in told["outcomes"] if row["counted"]}
        assert sum(told["counts"].values()) == len(counted), (folder, one)


def test_the_listings_of_a_priority_are_all_there(reading: Any) -> None:
    for priority in reading.edition.standing_priorities:
        rows = rows_of(get(f"/priorities/{priority.id}.csv").text)
        assert {row["listing"] for row in rows} == {one.id for one in priority.listings}
        assert {row["priority"] for row in rows} <= {priority.id}


def test_the_owner_of_the_ambition_has_its_listings_and_no_other_board(reading: Any) -> None:
    owner, other = reading.edition.governance.bodies[:2]
    overall = replace(reading.edition.overall, owner=owner.id)
    owned = replace(reading, edition=replace(reading.edition, overall=overall))

    held, others = parts.of_board(owned, owner), parts.of_board(owned, other)

    assert (held.described["ambition"], others.described["ambition"]) == (True, False)
    listed = {one.listing.id for one in held.listed(reading)}
    assert listed >= {one.id for one in overall.listings} != set()


def test_a_listing_that_no_measure_tells_has_a_row_and_formulas_are_defused(reading: Any) -> None:
    (listed, *_) = reading.listed
    hostile = replace(listed, listing=replace(listed.listing, name="=1+1"), measures=())
    part = parts.of_priority(reading, reading.edition.standing_priorities[0])

    class Read:
        """The reading, with this one listing under every priority."""

        def listed_under(self, _priority: Any) -> tuple[Any, ...]:
            return (hostile,)

        def __getattr__(self, name: str) -> Any:
            return getattr(reading, name)

    (row,) = rows_of(parts.part_csv(Read(), part))  # type: ignore[arg-type]

    assert (row["name"], row["card"], row["verdict"]) == ("'=1+1", "", "")


@pytest.mark.parametrize("folder", KINDS)
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_does_not_exist_has_no_file(served: Any, folder: str, kind: str) -> None:
    assert get(f"/{folder}/nothing.{kind}").status == 404

import pytest
from tests.unit.measures.fixtures import ELS, write

from commonweal.measures.sources.extract import Extract, Kind, Reader, Refusal
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.origins import Origin, load_origins
from commonweal.measures.sources.registry import READERS, read, recognise


def test_reader_is_chosen_by_header_not_by_name(tmp_path):
    found = recognise(write(tmp_path, "police-events.csv", ELS))

    assert isinstance(found, Reader)
    assert found.name == "ons-els"


def test_unknown_header_is_refused_with_the_nearest_reader(tmp_path):
    path = write(tmp_path, "a.csv", "areacd,areanm,period,observation\nE06000001,A,2020,1\n")

    found = recognise(path)
    extract = read(path)

    assert isinstance(found, Refusal)
    assert found.reason == "no reader knows these columns"
    assert found.nearest == "ons-els"
    assert "lci_95" in found.lacking
    assert (extract.kind, extract.records_in, extract.refusal) == (Kind.REFUSED, 0, found.told)


def test_header_with_nothing_in_common_names_no_reader(tmp_path):
    found = recognise(write(tmp_path, "a.csv", "shoe,size\nleft,42\n"))

    assert found == Refusal("a.csv", "no reader knows these columns")


def test_unknown_kind_of_file_is_refused(tmp_path):
    assert recognise(write(tmp_path, "a.md", "# Notes")).reason == (
        "no reader knows this kind of file"
    )


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("measure_seq,indicator,figure,page_url,words_on_page", "second-hand"),
        ("area_code,date_from,date_to,period_type,deprivation_decile,value", "which indicator"),
    ],
)
def test_known_file_that_is_no_source_is_refused_with_its_reason(tmp_path, header, why):
    extract = read(write(tmp_path, "a.csv", header + "\n"))

    assert extract.kind is Kind.REFUSED
    assert why in extract.refusal


def test_names_of_readers_are_unique():
    names = [reader.name for reader in READERS]

    assert len(names) == len(set(names))


def test_records_must_balance():
    with pytest.raises(ValueError, match="3 records in, but 1 loaded and 0 set aside"):
        Extract("a.csv", "0", "tidy", Kind.OBSERVATIONS, records_in=3, loaded=1)


def test_origin_is_found_by_the_bytes_of_the_file(tmp_path):
    path = write(tmp_path, "a.csv", ELS)
    origins = {
        read(path).sha256: Origin(publisher="ONS", licence="OGL", vintage="2026-01-02"),
    }

    extract = read(path, origins)

    assert (extract.publisher, extract.licence, extract.vintage) == ("ONS", "OGL", "2026-01-02")
    assert read(path).vintage_note == "date of copy not known"


def test_origins_share_what_their_group_says(tmp_path):
    path = write(
        tmp_path,
        "origins.toml",
        '[groups.g]\npublisher = "P"\nlicence = "L"\n'
        '[files.abc]\nfile = "a.csv"\ngroup = "g"\nlicence = "M"\n',
    )

    assert load_origins(path) == {"abc": Origin(file="a.csv", publisher="P", licence="M")}


def test_origins_that_cannot_be_read_are_a_named_fault(tmp_path):
    with pytest.raises(SourceError, match="origins cannot be read"):
        load_origins(write(tmp_path, "origins.toml", "[files"))
    with pytest.raises(SourceError, match="origins cannot be read"):
        load_origins(write(tmp_path, "origins.toml", "[groups]\n[files.a]\nshoe = '1'\n"))

import gzip

import duckdb
import pytest
import xlsxwriter

from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.registry import read, recognise
from commonweal.measures.sources.table import open_document, record_at
from commonweal.measures.sources.workbook import as_text, column_letters


def _file(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "reason", "line"),
    [
        pytest.param("a.csv", b"", "the file is empty", 0, id="empty"),
        pytest.param("a.csv", b"a,b\nCaf\xe9,1\n", "the text is not UTF-8", 2, id="cp1252"),
        pytest.param("a.csv", "a,b\n".encode("utf-16"), "the text is UTF-16", 1, id="utf-16"),
        pytest.param("a.csv.gz", b"not gzip", "the gzip file is damaged", 0, id="gzip"),
        pytest.param("a.csv.gz", gzip.compress(b"a,b\n" * 99)[:-9], "gzip", 0, id="cut gzip"),
        pytest.param("a.xlsx", b"not a zip", "it is not a workbook", 0, id="workbook"),
        pytest.param("a.parquet", b"PAR1 no", "the file is damaged", 0, id="parquet"),
    ],
)
def test_hopeless_file_is_one_named_fault(tmp_path, name, content, reason, line):
    path = _file(tmp_path, name, content)

    with pytest.raises(SourceError, match=reason) as caught:
        read(path)

    assert caught.value.file == name
    assert caught.value.line == line
    assert caught.value.what_to_do


def test_absent_file_is_a_named_fault(tmp_path):
    with pytest.raises(SourceError, match="cannot be opened"):
        recognise(tmp_path / "absent.csv")


def test_file_beyond_the_bound_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("commonweal.measures.sources.table.LARGEST", 10)
    packed = gzip.compress(b"a" * 1000)
    monkeypatch.setattr("commonweal.measures.sources.table.LARGEST", len(packed))

    with pytest.raises(SourceError, match="unpacks to too much"):
        read(_file(tmp_path, "a.csv.gz", packed))
    with pytest.raises(SourceError, match="too large"):
        read(_file(tmp_path, "a.csv", b"a" * (len(packed) + 1)))


def test_workbook_keeps_the_numbers_of_its_rows(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        sheet.write_row(2, 1, ["heading", 821, 0.5, True])

    (sheet,) = open_document(path).sheets

    assert sheet.rows == [(3, ["", "heading", "821", "0.5", "TRUE"])]


def test_cells_are_told_as_typed():
    assert as_text(1e20) == "1e+20"
    assert [column_letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_stray_cell_far_off_does_not_fill_the_memory(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        sheet.write(0, 0, "heading")
        sheet.write(1_048_575, 16_383, "stray")

    with pytest.raises(SourceError, match="sheet S spreads over too many cells"):
        read(path)


def test_record_is_found_again_by_its_line(tmp_path):
    path = _file(tmp_path, "a.csv", b'a,b\n"one\ntwo",1\nthree,2\n')

    assert record_at(path, 2) == ["one\ntwo", "1"]
    assert record_at(path, 4) == ["three", "2"]
    with pytest.raises(SourceError, match="no record starts here"):
        record_at(path, 3)


def test_parquet_is_read_under_any_name(tmp_path):
    path = tmp_path / "a[1]*.parquet"
    with duckdb.connect() as engine:
        engine.execute(f"COPY (SELECT 1 AS shoe) TO '{tmp_path / 'b.parquet'}'")
    (tmp_path / "b.parquet").rename(path)

    (sheet,) = open_document(path).sheets

    assert sheet.rows == [(0, ["shoe"]), (1, ["1"])]

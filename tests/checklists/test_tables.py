"""Tables from bytes: any usual encoding and delimiter, and hostile files refused by name."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.spreadsheet import MAX_CELL_CHARACTERS, MAX_ROWS
from checklists.delivering import tables
from checklists.delivering.columns import names_known
from checklists.delivering.encodings import decoded
from checklists.delivering.tables import (
    DELIMITERS,
    MAX_TABLE_COLUMNS,
    TableFault,
    TableRefused,
    TextTable,
    read_table,
)

GERMAN = "Waffen-Nr.;Hersteller;Straße\r\n0001;Müller & Söhne;Größe\r\n"
FRENCH = "N° de série;Modèle;Désignation\r\n0001;Modèle créé;Fusil d'été\r\n"
ARABIC = "الرقم التسلسلي;الطراز;ملاحظات\r\n0001;بندقية;جديدة\r\n0002;بندقية;قديمة\r\n"
RUSSIAN = "Заводской номер;Модель;Примечание\r\n0001;винтовка;новая\r\n"
CHINESE = "序列号,型号,备注\r\n0001,步枪,新的\r\n0002,步枪,旧的\r\n"


def known(rows: Sequence[tuple[str, ...]]) -> int:
    return names_known(rows, {})


def read(text: str, encoding: str = "utf-8") -> TextTable:
    return read_table("list.csv", text.encode(encoding), known)


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, "utf-8-sig", "utf-8-sig"),
        (GERMAN, "utf-16", "utf-16"),
        (GERMAN, "utf-16-le", "utf-16-le"),
        (GERMAN, "utf-16-be", "utf-16-be"),
        (GERMAN, "utf-32", "utf-32"),
        (GERMAN, "cp1252", "cp1252"),
        (FRENCH, "cp1252", "cp1252"),
        (ARABIC, "cp1256", "cp1256"),
        (ARABIC, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "cp1251", "cp1251"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        ("Serial\nA1\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found_and_named(text: str, encoding: str, found: str) -> None:
    assert decoded(text.encode(encoding)) == (text, found)
    table = read(text, encoding)
    assert table.encoding == found
    rows = [
        line.split(table.delimiter or "\0") for line in text.split("\r\n" if "\r" in text else "\n")
    ]
    assert list(table.rows) == [tuple(row) for row in rows if any(row)]


def test_a_long_file_is_judged_where_its_script_begins() -> None:
    text = "Serial,Note\n" + "00001234,plain words\n" * 20_000 + CHINESE * 20
    assert decoded(text.encode("gb18030")) == (text, "gb18030")
    assert read("Serial;Model\n" + "A1;M1\n" * 19_000).rows[-1] == ("A1", "M1")


def test_a_mark_of_byte_order_before_what_it_does_not_fit_is_refused() -> None:
    with pytest.raises(TableRefused) as raised:
        read_table("x", b"\xff\xfea", known)
    assert raised.value.kind == TableFault.NOT_TEXT


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, line_end: str) -> None:
    rows = [
        ("Serial", "Calibre", "Note"),
        ("A1", "5,56; mm | x", 'a "short" barrel'),
        ("A2", "7,62", "two\nlines; really, yes"),
    ]
    text = io.StringIO(newline="")
    written = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    written.writerows(rows)
    table = read(text.getvalue())
    assert (table.delimiter, list(table.rows)) == (delimiter, rows)


def test_a_comma_in_every_cell_is_no_delimiter() -> None:
    text = "Waffen-Nr.;Kaliber\n" + "A1;5,56\n" * 50
    assert read(text).delimiter == ";"
    assert read("Serial number\n" + "A,1\n" * 3).delimiter == ""
    assert read("Serial\nA1\nA2").rows == (("Serial",), ("A1",), ("A2",))


def test_a_line_that_names_the_delimiter_is_believed_and_counts_as_a_row() -> None:
    table = read("sep=|\r\nSerial|Model;x,y\r\nA1|M;1,2\r\n")
    assert (table.delimiter, table.rows) == (
        "|",
        ((), ("Serial", "Model;x,y"), ("A1", "M;1,2")),
    )


def test_gaps_stay_and_blank_ends_go() -> None:
    assert read("Serial;Model\n;;\n\nA1;M; ;\n\n;;\n").rows == (
        ("Serial", "Model"),
        (),
        (),
        ("A1", "M"),
    )


ROWS = st.lists(
    st.lists(
        st.text(st.sampled_from("AB01 üé;,|\"'\t\n"), min_size=1, max_size=6),
        min_size=3,
        max_size=3,
    ),
    min_size=1,
    max_size=8,
)


@given(
    ROWS,
    st.sampled_from(DELIMITERS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    st.sampled_from(["\r\n", "\n"]),
)
def test_what_is_written_is_read_whatever_encoding_and_delimiter(
    rows: list[list[str]], delimiter: str, encoding: str, line_end: str
) -> None:
    text = io.StringIO(newline="")
    written = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    header = ["Serial number", "Model", "Maker", "Waffengröße"]
    written.writerows([header, *([*row, "."] for row in rows)])
    table = read(text.getvalue(), encoding)
    assert table.encoding == encoding
    assert table.delimiter == delimiter
    assert list(table.rows) == [tuple(header), *((*row, ".") for row in rows)]


@pytest.mark.parametrize(
    ("content", "kind", "row"),
    [
        (b"", TableFault.EMPTY, 0),
        (b"\xef\xbb\xbf \r\n\t", TableFault.EMPTY, 0),
        (b"\0" * 100, TableFault.EMPTY, 0),
        (bytes(range(256)) * 4, TableFault.NOT_TEXT, 0),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 9, TableFault.NOT_TEXT, 0),
        (b"Serial\n" + b"A1\n" * 80 + b"B\x001;\xfc\n", TableFault.NOT_TEXT, 0),
        (b"Serial;Model\n" + b"A1;M1\n" * 80 + b"B\x001;M\n", TableFault.NOT_TEXT, 82),
        (b'Serial;Model\nA1;"M1\nA2;M2\n', TableFault.QUOTES, 2),
        (b'Serial;Model\nA1;"M1" x;y\n', TableFault.QUOTES, 2),
        (b"Serial\n" + b"A1\n" * MAX_ROWS, TableFault.TOO_MANY_ROWS, MAX_ROWS + 1),
        (b"Serial;Model\n" + b"x;" * MAX_TABLE_COLUMNS + b"y", TableFault.TOO_MANY_COLUMNS, 2),
        (b"Serial\n\n" + b"x" * (MAX_CELL_CHARACTERS + 1), TableFault.CELL_TOO_LONG, 3),
        (b"Serial\n" + b"x" * 200_000, TableFault.CELL_TOO_LONG, 2),
    ],
)
def test_what_is_no_table_is_refused_with_its_row(
    content: bytes, kind: TableFault, row: int
) -> None:
    with pytest.raises(TableRefused) as raised:
        read_table("bad.csv", content, known)
    assert (raised.value.kind, raised.value.row) == (kind, row)


def test_a_file_of_too_many_bytes_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_TABLE_BYTES", 10)
    with pytest.raises(TableRefused) as raised:
        read("Serial\nA1\nA2\n")
    assert (raised.value.kind, raised.value.limit) == (TableFault.TOO_LARGE, 10)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_problem(content: bytes) -> None:
    try:
        table = read_table("any.csv", content, known)
    except TableRefused:
        return
    assert all(len(row) <= MAX_TABLE_COLUMNS for row in table.rows)

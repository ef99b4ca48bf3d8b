import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists.asking.spreadsheet import (
    MAX_CELL_CHARACTERS,
    MAX_ROWS,
    Sheet,
    Sheets,
    SpreadsheetFault,
    SpreadsheetRefused,
)
from storage import spreadsheets
from storage.spreadsheets import read_sheets, write_sheets

Fault = SpreadsheetFault
SMALL = Sheets((Sheet("survey", (("type", "name"), (), ("text", "", "x"))),))
GOOD = write_sheets(SMALL)
SHEET_PART = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refused(content: bytes) -> Fault:
    with pytest.raises(SpreadsheetRefused) as caught:
        read_sheets("form.xlsx", content)
    assert caught.value.file == "form.xlsx"
    return caught.value.kind


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return file.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return {name: container.read(name) for name in container.namelist()}


def with_part(name: str, content: bytes) -> bytes:
    return packed({**parts_of(GOOD), name: content})


def with_rows(rows: str) -> bytes:
    xml = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    return with_part(SHEET_PART, xml.encode())


def saved(fill: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cell_of(value: object, number_format: str = "General") -> str:
    def fill(book: openpyxl.Workbook) -> None:
        cell = book.active["A1"]
        cell.value = value
        cell.number_format = number_format if number_format != "General" else cell.number_format

    return read_sheets("x", saved(fill)).sheets[0].rows[0][0]


def test_rows_and_gaps_come_back_as_written() -> None:
    assert read_sheets("form.xlsx", GOOD) == SMALL


rows = st.lists(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=10), max_size=4)
    .map(lambda row: [*row, "end"] if row else row)
    .map(tuple),
    max_size=5,
).map(lambda found: (*found, ("last",)))


@settings(max_examples=60, deadline=None)
@given(rows)
def test_any_text_comes_back_as_written(written: tuple[tuple[str, ...], ...]) -> None:
    sheets = Sheets((Sheet("s", written), Sheet("empty", ())))
    assert read_sheets("x", write_sheets(sheets)) == sheets


@pytest.mark.parametrize(
    "text", ["_x0007_", "a\x07b", "_x005F_x0007_", "\r\n", " x ", "_x000D_\r", "﷯"]
)
def test_what_xml_cannot_hold_comes_back(text: str) -> None:
    sheets = Sheets((Sheet("s", ((text,),)),))
    assert read_sheets("x", write_sheets(sheets)) == sheets


def test_half_a_character_is_written_as_its_code() -> None:
    sheets = Sheets((Sheet("s", (("a\ud800",),)),))
    assert read_sheets("x", write_sheets(sheets)).sheets[0].rows == (("a_xD800_",),)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_no_cell_is_written_as_a_formula(text: str) -> None:
    content = write_sheets(Sheets((Sheet("s", ((text, "1"),)),)))
    cell = openpyxl.load_workbook(io.BytesIO(content))["s"]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert b"<f>" not in parts_of(content)[SHEET_PART]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "1"),
        (1.0, "1"),
        (1.5, "1.5"),
        (-3.0, "-3"),
        (1e20, "1e+20"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 2, 3), "2026-02-03"),
        (datetime(2026, 2, 3), "2026-02-03"),  # noqa: DTZ001 - a spreadsheet knows no zones
        (datetime(2026, 2, 3, 4, 5), "2026-02-03T04:05:00"),  # noqa: DTZ001
        (time(4, 5), "04:05:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("1.10", "1.10"),
        ("#N/A", "#N/A"),
    ],
)
def test_numbers_dates_and_truths_are_read_as_they_are_seen(value: object, expected: str) -> None:
    assert cell_of(value) == expected


def test_of_a_formula_only_its_last_value_is_read() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"], book.active["B1"] = "=1+1", "x"

    assert read_sheets("x", saved(fill)).sheets[0].rows == (("", "x"),)
    computed = with_rows('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    assert read_sheets("x", computed).sheets[0].rows == (("2",),)


def test_whole_numbers_lose_their_point_and_empty_cells_at_the_end_count_for_nothing() -> None:
    row = '<row r="1"><c r="A1"><v>7.0</v></c><c r="B1"/><c r="C1"><v>0.10</v></c><c r="D1"/></row>'
    assert read_sheets("x", with_rows(row)).sheets[0].rows == (("7", "", "0.1"),)


def test_links_and_extensions_are_left_alone() -> None:
    xml = (
        f"<worksheet {MAIN}><sheetData>"
        '<row><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        '<extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        content = with_part(SHEET_PART, xml.encode())
        assert read_sheets("x", content).sheets[0].rows == (("x",),)


# Hostile and broken files.


def test_other_kinds_of_files_are_refused_by_name() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(old) is Fault.OLD_FORMAT
    assert refused(old + "EncryptedPackage".encode("utf-16-le")) is Fault.ENCRYPTED
    assert refused(b"type,name\ntext,a") is Fault.NOT_A_SPREADSHEET
    assert refused(b"") is Fault.NOT_A_SPREADSHEET
    assert refused(packed({"mimetype": b"application/vnd.oasis"})) is Fault.NOT_A_SPREADSHEET
    assert refused(b"PK\x03\x04 not a zip") is Fault.BROKEN


def test_a_locked_part_is_refused() -> None:
    content = bytearray(GOOD)
    # The flag of encryption, in the file's table of contents.
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content)) is Fault.ENCRYPTED


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_part(SHEET_PART, b" " * (4 * 1024 * 1024))
    assert refused(bomb) is Fault.TOO_COMPRESSED
    stored = packed({**parts_of(GOOD), "xl/media/a.bin": b"x" * 2_000}, zipfile.ZIP_STORED)
    monkeypatch.setattr(spreadsheets, "MAX_UNPACKED_BYTES", len(stored))
    assert read_sheets("x", stored) == SMALL
    assert refused(stored + b"x") is Fault.TOO_LARGE
    monkeypatch.setattr(spreadsheets, "MAX_UNPACKED_BYTES", len(GOOD) + 500)
    assert refused(GOOD) is Fault.TOO_LARGE


def test_a_style_sheet_that_would_fill_the_memory_is_refused() -> None:
    noise = bytes(range(1, 251)) * 9_000
    assert (
        refused(packed({**parts_of(GOOD), "xl/styles.xml": noise}, zipfile.ZIP_STORED))
        is Fault.TOO_LARGE
    )
    strings = {**parts_of(GOOD), "xl/sharedStrings.xml": noise * 8}
    assert refused(packed(strings, zipfile.ZIP_STORED)) is Fault.TOO_LARGE


def test_too_many_or_doubled_parts_are_refused() -> None:
    many = packed({f"part{n}": b"" for n in range(spreadsheets.MAX_PARTS + 1)})
    assert refused(many) is Fault.TOO_MANY_PARTS
    file = io.BytesIO(GOOD)
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(file, "a") as container,
    ):
        warnings.simplefilter("ignore")
        container.writestr(SHEET_PART, b"<other/>")
    assert refused(file.getvalue()) is Fault.BROKEN


@pytest.mark.parametrize("part", [SHEET_PART, "xl/sharedStrings.xml"])
def test_entities_that_grow_are_refused(part: str) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    cell = '<row><c t="str"><v>&b;</v></c></row>'
    xml = f"{declared}<worksheet {MAIN}><sheetData>{cell}</sheetData></worksheet>"
    parts = parts_of(with_part(part, xml.encode()))
    if part != SHEET_PART:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        listed = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'.encode()
        types = parts["[Content_Types].xml"].replace(b"</Types>", listed)
        parts["[Content_Types].xml"] = types
    assert refused(packed(parts)) is Fault.HOSTILE_XML
    assert openpyxl.DEFUSEDXML


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1"><v>one</v></c></row>',
        '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
        "<row><c>",
    ],
)
def test_a_spoiled_sheet_is_refused(rows: str) -> None:
    assert refused(with_rows(rows)) is Fault.BROKEN


def test_a_row_far_out_takes_no_time_and_no_memory() -> None:
    far = '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
    assert read_sheets("x", with_rows(far)).sheets[0].rows == ()
    last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert refused(with_rows(last)) is Fault.TOO_MANY_ROWS


def test_sheets_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = with_rows('<row r="1"><c r="ALM1"><v>1</v></c></row>')
    assert refused(wide) is Fault.TOO_MANY_COLUMNS
    rows = tuple(("x",) for _ in range(MAX_ROWS + 1))
    more = saved(lambda book: [book.active.append(row) for row in rows])
    assert refused(more) is Fault.TOO_MANY_ROWS
    with pytest.raises(SpreadsheetRefused) as caught:
        write_sheets(Sheets((Sheet("s", rows),)))
    assert (caught.value.kind, caught.value.detail) == (Fault.TOO_MANY_TO_WRITE, "s: 20000")
    whole = Sheets((Sheet("s", rows[1:]),))
    assert read_sheets("x", write_sheets(whole)) == whole
    many = Sheets(tuple(Sheet(f"s{n}", ()) for n in range(spreadsheets.MAX_SHEETS + 1)))
    assert refused(write_sheets(many)) is Fault.TOO_MANY_SHEETS
    monkeypatch.setattr(spreadsheets, "MAX_CELLS", 5)
    assert refused(GOOD) is Fault.TOO_LARGE


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for place in data.draw(st.lists(st.integers(0, len(GOOD) - 1), min_size=1, max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(content)))
    for damaged in (bytes(content), bytes(content[:end])):
        try:
            read_sheets("x", damaged)
        except SpreadsheetRefused as caught:
            assert caught.kind in Fault  # noqa: PT017


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(parts_of(GOOD))), st.data())
def test_a_damaged_part_is_read_or_refused(name: str, data: st.DataObject) -> None:
    part = bytearray(parts_of(GOOD)[name])
    place = data.draw(st.integers(0, len(part)))
    piece = data.draw(st.sampled_from([b"<", b"&x;", b'"', b"\xff", b"", b"<x/>", b"9", b"-1"]))
    part[place : place + data.draw(st.integers(0, 40))] = piece
    try:
        read_sheets("x", with_part(name, bytes(part)))
    except SpreadsheetRefused as caught:
        assert caught.kind in Fault  # noqa: PT017


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a\x07"])
def test_a_sheet_name_no_program_takes_is_refused(name: str) -> None:
    with pytest.raises(SpreadsheetRefused) as caught:
        write_sheets(Sheets((Sheet(name, ()),)))
    assert caught.value.kind is Fault.BAD_SHEET_NAME


def test_a_cell_no_program_holds_is_refused_before_anything_is_written() -> None:
    text = "x" * (MAX_CELL_CHARACTERS + 1)
    with pytest.raises(SpreadsheetRefused) as caught:
        write_sheets(Sheets((Sheet("s", (("a",), (text,))),)))
    assert (caught.value.kind, caught.value.detail) == (Fault.CELL_TOO_LONG, "s 2")


def test_a_size_the_table_of_contents_lies_about_is_not_believed() -> None:
    parts = parts_of(GOOD)
    parts[SHEET_PART] = b" " * (2 * 1024 * 1024)
    content = bytearray(packed(parts))
    entry = content.index(b"PK\x01\x02")
    while SHEET_PART.encode() not in content[entry + 46 : entry + 46 + len(SHEET_PART)]:
        entry = content.index(b"PK\x01\x02", entry + 1)
    content[entry + 24 : entry + 28] = struct.pack("<I", 100)
    assert refused(bytes(content)) is Fault.BROKEN

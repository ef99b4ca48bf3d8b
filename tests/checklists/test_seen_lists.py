"""A list of marks is read whole, or refused with its reason."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.delivering.seen_lists import (
    SeenLine,
    SeenListFault,
    SeenListRefused,
    read_seen_list,
)


def read(content: bytes | str) -> list[SeenLine]:
    known = content.encode() if isinstance(content, str) else content
    return list(read_seen_list("list.txt", known))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("text", ["Ä-1\r\n\r\n  Ä 2 \r\n", "\nSerial\nÄ-1\n\nÄ 2"])
def test_one_mark_a_line_in_every_common_encoding(encoding: str, text: str) -> None:
    assert [one.text for one in read(text.encode(encoding))] == ["Ä-1", "Ä 2"]


def test_lines_are_counted_as_the_file_has_them() -> None:
    assert read("A1\n\nserial\n") == [SeenLine(1, "A1"), SeenLine(3, "serial")]
    table = 'no;Serial;STORE\n1;A1;"Store\n1"\n\n2;;x\n3;A3\n'
    assert read(table) == [SeenLine(3, "A1", "Store\n1"), SeenLine(6, "A3")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_by_the_names_of_its_columns(delimiter: str) -> None:
    rows = [("store", "note", "serial"), ("Store 1", "", "A1"), ("", "x", "A2")]
    text = "\n" + "\n".join(delimiter.join(row) for row in rows)
    assert read(text) == [SeenLine(3, "A1", "Store 1"), SeenLine(4, "A2")]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", SeenListFault.EMPTY),
        (b"serial\n\n", SeenListFault.EMPTY),
        (b"serial,store\n,Store 1\n", SeenListFault.EMPTY),
        (b"A1, A2, A3\n", SeenListFault.NO_SERIAL_COLUMN),
        (b"\x00\x01\x02\x03\xff", SeenListFault.NOT_TEXT),
        (b"\xff\xfeA", SeenListFault.NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n\x00\x00", SeenListFault.NOT_TEXT),
        (b"serial,store\n" + b"9" * 200_000, SeenListFault.NOT_A_TABLE),
    ],
)
def test_what_is_no_list_is_refused(content: bytes, fault: SeenListFault) -> None:
    with pytest.raises(SeenListRefused) as refused:
        read(content)
    assert (refused.value.fault, refused.value.file_name) == (fault, "list.txt")


@given(st.binary(max_size=60))
def test_any_bytes_are_a_list_or_refused(content: bytes) -> None:
    with suppress(SeenListRefused):
        assert all(one.text.strip() for one in read(content))

"""Codes of a photo are read without numpy; what holds none is refused."""

import subprocess
import sys

import pytest
import zxingcpp

from checklists.inspecting.keeping import PhotoFault, PhotoRefused
from storage.codes import read_codes
from tests.support.codes import photo_of_codes


def test_every_code_is_read_once() -> None:
    found = read_codes("rack.jpg", photo_of_codes("TEST 400001", "TEST 400002", "TEST 400001"))
    assert sorted(found) == ["TEST 400001", "TEST 400002"]


def test_a_bar_code_is_read() -> None:
    assert read_codes("tag.jpg", photo_of_codes("A0012", kind=zxingcpp.BarcodeFormat.Code128)) == (
        "A0012",
    )


def test_a_text_becomes_one_line_or_nothing() -> None:
    assert read_codes("tag.jpg", photo_of_codes("one\ttwo\nthree")) == ("one two three",)
    with pytest.raises(PhotoRefused) as refused:
        read_codes("tag.jpg", photo_of_codes("9" * 500))
    assert refused.value.fault == PhotoFault.NO_CODE


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (photo_of_codes(), PhotoFault.NO_CODE),
        (b"no picture", PhotoFault.NOT_AN_IMAGE),
        (photo_of_codes("A")[:900], PhotoFault.DAMAGED),
    ],
)
def test_what_holds_no_code_is_refused(content: bytes, fault: PhotoFault) -> None:
    with pytest.raises(PhotoRefused) as refused:
        read_codes("rack.jpg", content)
    assert refused.value.fault == fault


def test_numpy_is_never_asked_for() -> None:
    program = (
        "import sys; sys.modules['numpy'] = None\n"
        "from storage.codes import read_codes\n"
        "print(read_codes('rack.jpg', sys.stdin.buffer.read()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], input=photo_of_codes("A1"), capture_output=True, check=True
    )
    assert told.stdout.decode().strip() == "('A1',)"

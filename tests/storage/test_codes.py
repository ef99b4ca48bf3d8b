"""Codes of a photo are read without numpy; what holds none is refused."""

import io
import subprocess
import sys

import pytest
import zxingcpp
from PIL import Image

from checklists.inspecting.keeping import PhotoFault, PhotoRefused
from storage.codes import read_codes


def photo(*texts: str, kind: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.QRCode) -> bytes:
    page = Image.new("RGB", (1600, 1200), "#e8e8e8")
    for place, text in enumerate(texts):
        drawn = memoryview(zxingcpp.create_barcode(text, kind).to_image(scale=6))
        code = Image.frombytes("L", (drawn.shape[1], drawn.shape[0]), bytes(drawn))
        page.paste(code, (60, 40 + place * 380))
    target = io.BytesIO()
    page.save(target, "JPEG", quality=80)
    return target.getvalue()


def test_every_code_is_read_once() -> None:
    found = read_codes("rack.jpg", photo("TEST 400001", "TEST 400002", "TEST 400001"))
    assert sorted(found) == ["TEST 400001", "TEST 400002"]


def test_a_bar_code_is_read() -> None:
    assert read_codes("tag.jpg", photo("A0012", kind=zxingcpp.BarcodeFormat.Code128)) == ("A0012",)


def test_a_text_becomes_one_line_or_nothing() -> None:
    assert read_codes("tag.jpg", photo("one\ttwo\nthree")) == ("one two three",)
    with pytest.raises(PhotoRefused) as refused:
        read_codes("tag.jpg", photo("9" * 500))
    assert refused.value.fault == PhotoFault.NO_CODE


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (photo(), PhotoFault.NO_CODE),
        (b"no picture", PhotoFault.NOT_AN_IMAGE),
        (photo("A")[:900], PhotoFault.DAMAGED),
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
        [sys.executable, "-c", program], input=photo("A1"), capture_output=True, check=True
    )
    assert told.stdout.decode().strip() == "('A1',)"

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from checklists.inspecting.keeping import PhotoFault, PhotoRefused
from storage import photos
from storage.photos import read_photo
from tests.support.photos import photo_bytes


def refusal(content: bytes, name: str = "a.jpg") -> PhotoFault:
    with pytest.raises(PhotoRefused) as refused:
        read_photo(name, content)
    assert refused.value.file_name == name
    return refused.value.fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_as_it_is_and_copied_smaller(kind: str) -> None:
    content = photo_bytes((2400, 1800), kind=kind)
    photo = read_photo("a", content)
    assert photo.original == content
    assert (photo.width, photo.height, photo.media_type) == (2400, 1800, f"image/{kind.lower()}")
    assert photo.taken == "2026:11:17 09:05:00 +03:00"
    for copy, side in ((photo.derived, 1000), (photo.thumbnail, 240)):
        picture = Image.open(io.BytesIO(copy))
        assert (picture.format, max(picture.size)) == ("JPEG", side)
        assert picture.width / picture.height == pytest.approx(4 / 3, rel=0.02)
        assert not picture.getexif()
        assert b"SECRETCAMERA" not in copy


def test_the_same_photo_gives_the_same_copies() -> None:
    content = photo_bytes()
    assert read_photo("a", content) == read_photo("a", content)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (320, 240)), (6, (240, 320)), (3, (320, 240))]
)
def test_a_turned_photo_is_set_upright(orientation: int, size: tuple[int, int]) -> None:
    photo = read_photo("a.jpg", photo_bytes(orientation=orientation))
    assert (photo.width, photo.height) == size
    assert Image.open(io.BytesIO(photo.derived)).size == size


def test_a_photo_without_metadata_claims_no_time() -> None:
    assert read_photo("a.jpg", photo_bytes(with_exif=False)).taken == ""


def test_a_transparent_picture_gets_a_white_ground() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(target, "PNG")
    copy = Image.open(io.BytesIO(read_photo("a.png", target.getvalue()).derived))
    assert copy.getpixel((5, 5)) == (255, 255, 255)


def test_files_that_are_no_photos_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(b"") == PhotoFault.EMPTY
    assert refusal(b"Dear colleague, this is a text file.") == PhotoFault.NOT_AN_IMAGE
    target = io.BytesIO()
    Image.new("RGB", (20, 20)).save(target, "GIF")
    assert refusal(target.getvalue(), "a.gif") == PhotoFault.NOT_ALLOWED
    monkeypatch.setattr(photos, "MAX_BYTES", 10)
    assert refusal(photo_bytes()) == PhotoFault.TOO_LARGE


def test_too_many_pixels_are_refused_before_they_are_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(photos, "MAX_PIXELS", 100)
    assert refusal(photo_bytes()) == PhotoFault.TOO_MANY_PIXELS
    monkeypatch.setattr(photos, "MAX_PIXELS", 10**12)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert refusal(photo_bytes()) == PhotoFault.TOO_MANY_PIXELS


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_off_photo_is_refused(kept: float) -> None:
    noise = Image.effect_noise((800, 600), 60).convert("RGB")
    target = io.BytesIO()
    noise.save(target, "JPEG")
    content = target.getvalue()
    assert refusal(content[: int(len(content) * kept)]) == PhotoFault.DAMAGED


def test_a_photo_with_a_grey_tail_is_refused() -> None:
    noise = Image.effect_noise((800, 600), 60).convert("RGB")
    noise.paste((128, 128, 128), (0, 400, 800, 600))
    target = io.BytesIO()
    noise.save(target, "PNG")
    assert refusal(target.getvalue()) == PhotoFault.DAMAGED


@given(st.binary(max_size=400))
def test_any_bytes_are_a_photo_or_refused(content: bytes) -> None:
    start = photo_bytes((16, 16))
    for candidate in (content, start[: len(start) // 2] + content):
        try:
            read_photo("a.jpg", candidate)
        except PhotoRefused:
            continue


def test_a_photo_from_a_path_with_an_odd_name(tmp_path: Path) -> None:
    name = "صورة & “quoted” 照片.jpg"
    (tmp_path / name).write_bytes(photo_bytes())
    assert read_photo(name, (tmp_path / name).read_bytes()).file_name == name

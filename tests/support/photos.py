"""Small photos for tests, drawn on the spot."""

import io

from PIL import Image

TAKEN = "2026:11:17 09:05:00"


def photo_bytes(
    size: tuple[int, int] = (320, 240),
    *,
    kind: str = "JPEG",
    color: str = "teal",
    orientation: int = 1,
    with_exif: bool = True,
) -> bytes:
    picture = Image.new("RGB", size, color)
    picture.paste("orange", (10, 10, size[0] // 2, size[1] // 3))
    exif = Image.Exif()
    if with_exif:
        exif[0x0112] = orientation
        exif[0x010F] = "SECRETCAMERA"
        exif.get_ifd(0x8769)[0x9003] = TAKEN
        exif.get_ifd(0x8769)[0x9011] = "+03:00"
        exif.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    picture.save(target, kind, exif=exif)
    return target.getvalue()

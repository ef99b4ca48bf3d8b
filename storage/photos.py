"""Read a file as a photo: decode it once, refuse what is not whole, make the reduced copies."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, UnidentifiedImageError

from checklists.inspecting.keeping import NewPhoto, PhotoFault, PhotoRefused

MAX_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 120_000_000
DERIVED_SIDE = 1000
THUMBNAIL_SIDE = 240
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}

_EXIF_FOLDER, _TAKEN, _TAKEN_OFFSET, _TAKEN_PLAIN = 0x8769, 0x9003, 0x9011, 0x0132
# libjpeg fills what it could not decode with middle grey.
_GREY_TAIL = range(126, 131)


def read_photo(file_name: str, content: bytes) -> NewPhoto:
    """The photo in these bytes; raises PhotoRefused with the reason."""
    if not content:
        raise PhotoRefused(file_name, PhotoFault.EMPTY)
    if len(content) > MAX_BYTES:
        raise PhotoRefused(file_name, PhotoFault.TOO_LARGE)
    with refusals(file_name):
        image = Image.open(io.BytesIO(content))
        if image.format not in FORMATS:
            raise PhotoRefused(file_name, PhotoFault.NOT_ALLOWED)
        if image.width * image.height > MAX_PIXELS:
            raise PhotoRefused(file_name, PhotoFault.TOO_MANY_PIXELS)
        width, height = _upright_size(image)
        media_type, taken = FORMATS[image.format], _taken(image)
        reduced = _reduce(image)
    if _has_grey_tail(reduced):
        raise PhotoRefused(file_name, PhotoFault.DAMAGED)
    small = reduced.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return NewPhoto(
        file_name=file_name,
        media_type=media_type,
        original=content,
        derived=_jpeg(reduced),
        thumbnail=_jpeg(small),
        width=width,
        height=height,
        taken=taken,
    )


@contextmanager
def refusals(file_name: str) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    except UnidentifiedImageError as error:
        raise PhotoRefused(file_name, PhotoFault.NOT_AN_IMAGE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoRefused(file_name, PhotoFault.TOO_MANY_PIXELS) from error
    except (OSError, SyntaxError, ValueError, KeyError, IndexError, Warning) as error:
        raise PhotoRefused(file_name, PhotoFault.DAMAGED) from error


def _upright_size(image: Image.Image) -> tuple[int, int]:
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return (image.height, image.width) if turned else (image.width, image.height)


def _taken(image: Image.Image) -> str:
    """The camera's own claim, as it stands in the file."""
    exif = image.getexif()
    details = exif.get_ifd(_EXIF_FOLDER)
    claim = (
        f"{details.get(_TAKEN) or exif.get(_TAKEN_PLAIN) or ''} {details.get(_TAKEN_OFFSET, '')}"
    )
    return "".join(sign for sign in claim.strip() if sign.isprintable())[:40]


def _reduce(image: Image.Image) -> Image.Image:
    # Decoding a JPEG at a fraction of its size is six times as fast as decoding and shrinking.
    longest = max(image.size)
    width, height = (max(1, side * DERIVED_SIDE // longest) for side in image.size)
    image.draft("RGB", (width, height))
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "P", "PA"):
        layered = upright.convert("RGBA")
        plain = Image.new("RGBA", layered.size, "white")
        upright = Image.alpha_composite(plain, layered)
    reduced = upright.convert("RGB")
    reduced.thumbnail((DERIVED_SIDE, DERIVED_SIDE), Image.Resampling.LANCZOS, reducing_gap=None)
    return reduced


def _has_grey_tail(image: Image.Image) -> bool:
    rows = max(2, image.height // 50)
    tail = image.crop((0, image.height - rows, image.width, image.height))
    bands = (band.getextrema() for band in tail.split())
    return all(low == high and low in _GREY_TAIL for low, high in bands)


def _jpeg(image: Image.Image) -> bytes:
    target = io.BytesIO()
    # A fresh picture: nothing of the camera's metadata can come along.
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    plain.save(target, "JPEG", quality=82)
    return target.getvalue()

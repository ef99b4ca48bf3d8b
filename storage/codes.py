"""Bar codes and QR codes in a photo: their texts, each once, in reading order."""

import io

import zxingcpp
from PIL import Image, ImageOps

from checklists.inspecting.keeping import PhotoFault, PhotoRefused
from storage.photos import MAX_BYTES, MAX_PIXELS, refusals

# Wider than any code needs, and a quarter of the work of a phone's full picture.
LONGEST_PX = 3000
_LEAST_LETTERS, _MOST_LETTERS = 1, 200


def read_codes(file_name: str, untrusted_content: bytes) -> tuple[str, ...]:
    """The printable texts of all codes; raises PhotoRefused when there is no photo or no code."""
    if len(untrusted_content) > MAX_BYTES:
        raise PhotoRefused(file_name, PhotoFault.TOO_LARGE)
    with refusals(file_name):
        image = Image.open(io.BytesIO(untrusted_content))
        if image.width * image.height > MAX_PIXELS:
            raise PhotoRefused(file_name, PhotoFault.TOO_MANY_PIXELS)
        image.draft("L", (LONGEST_PX, LONGEST_PX))
        plain = ImageOps.exif_transpose(image).convert("L")
        plain.thumbnail((LONGEST_PX, LONGEST_PX))
    # A buffer, not the picture itself: so the decoder never looks for numpy.
    pixels = memoryview(plain.tobytes()).cast("B", (plain.height, plain.width))
    found = [_line(code.text) for code in zxingcpp.read_barcodes(pixels)]
    texts = tuple(dict.fromkeys(text for text in found if text))
    if not texts:
        raise PhotoRefused(file_name, PhotoFault.NO_CODE)
    return texts


def _line(text: str) -> str:
    """One line without signs that cannot be seen; empty for what is too long to be a mark."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return plain if _LEAST_LETTERS <= len(plain) <= _MOST_LETTERS else ""

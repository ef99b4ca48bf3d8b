"""Made-up photos of bar codes and QR codes."""

import io

import zxingcpp
from PIL import Image


def photo_of_codes(
    *texts: str, kind: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.QRCode
) -> bytes:
    """A JPEG with these codes below one another, on a page that is not quite white."""
    page = Image.new("RGB", (1600, 1200), "#e8e8e8")
    for place, text in enumerate(texts):
        drawn = memoryview(zxingcpp.create_barcode(text, kind).to_image(scale=6))
        code = Image.frombytes("L", (drawn.shape[1], drawn.shape[0]), bytes(drawn))
        page.paste(code, (60, 40 + place * 380))
    target = io.BytesIO()
    page.save(target, "JPEG", quality=80)
    return target.getvalue()

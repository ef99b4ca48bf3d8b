"""A text as a square code (QR), its modules as rows of 0 and 1 to be drawn."""

from typing import cast

import zxingcpp


def square_code(text: str) -> tuple[str, ...]:
    """A row of modules per line, 1 for dark; readable with a seventh of it spoilt (level M)."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = code.to_image(scale=1, add_quiet_zones=False)
    drawn = memoryview(image)  # type: ignore[arg-type]  # the stub does not know its buffer
    rows = cast("list[list[int]]", drawn.tolist())
    return tuple("".join("0" if level else "1" for level in row) for row in rows)

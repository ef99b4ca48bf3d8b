"""A JPEG for reportlab whose bytes pass into the file untouched and undecoded."""

import hashlib
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader

# A verifier hashes the streams; ASCII armour would also cost a quarter of the size.
rl_config.useA85 = 0


class Jpeg(ImageReader):
    """What `Canvas.drawImage` asks of an image, without decoding a pixel."""

    _dataA = None  # noqa: N815 - the name is reportlab's

    def __init__(self, jpeg: bytes) -> None:
        self._jpeg = jpeg
        self._digest = hashlib.sha256(jpeg).digest()

    def getRGBData(self) -> bytes:  # noqa: N802 - the name is reportlab's
        """What reportlab names the image by."""
        return self._digest

    def jpeg_fh(self) -> BytesIO:  # type: ignore[override]  # the stub says None
        return BytesIO(self._jpeg)

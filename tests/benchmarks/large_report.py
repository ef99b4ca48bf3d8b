"""The content of a large report: 400 items with answers, and photos of 12 megapixels."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from PIL import Image, ImageOps

from checklists.inspecting.inspection import Evidence
from checklists.values import Result
from reports.data import FORMAT, PROGRAM, ReportData, Signer, TrailHead
from tests.support.samples import NOON, answer, make_checklist, make_inspection, make_item
from ui.demo.photos import draw_photo

ITEMS = 400
QUALITY = 82
GRAIN = 34
DERIVED_SIZE = (1000, 750)


def twelve_megapixels(count: int) -> Iterator[bytes]:
    """That many different photos as a camera writes them."""
    base = Image.open(io.BytesIO(draw_photo("rack", 1, datetime(2026, 11, 17, 9, 0))))  # noqa: DTZ001
    # A drawing decodes four times faster than a photo: grain gives it a photo's size (about 4 MB).
    grain = Image.effect_noise(base.size, GRAIN)
    base = Image.blend(base, Image.merge("RGB", (grain, grain, grain)), 0.5)
    for number in range(count):
        base.paste((number % 256, 255 - number % 256, 80), (0, 0, 900, 600))
        target = io.BytesIO()
        base.save(target, "JPEG", quality=86)
        yield target.getvalue()


def decode_and_write(content: bytes) -> bytes:
    """What no report can do without: a photo decoded, scaled and written once."""
    image = Image.open(io.BytesIO(content))
    image.draft("RGB", DERIVED_SIZE)
    target = io.BytesIO()
    ImageOps.exif_transpose(image).save(target, "JPEG", quality=QUALITY)
    return target.getvalue()


def large_report(photos: Sequence[Evidence]) -> ReportData:
    """The data of a report of 400 items; the photos are shared out among the items."""
    items = [make_item(f"SA-{number:03d}") for number in range(ITEMS)]
    inspection = replace(
        make_inspection(make_checklist(*items)),
        answers={item.id: answer(Result.MET, "Seen on the walk-round.") for item in items},
        evidence={
            f"e{number}": replace(photo, number=number, item=items[number % ITEMS].id)
            for number, photo in enumerate(photos, 1)
        },
    )
    return ReportData(
        FORMAT,
        PROGRAM,
        "en",
        NOON,
        "Nowhere",
        Signer("Ana", "Office", "ab" * 32),
        TrailHead(1, "cd" * 32),
        inspection,
    )

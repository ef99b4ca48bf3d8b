"""A report of 400 items and 100 photos, reading them included, against decoding them once."""

import io
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from PIL import Image, ImageOps

from checklists.inspecting.keeping import NewPhoto
from checklists.values import Result
from reports.compose import compose
from reports.data import FORMAT, PROGRAM, ReportData, Signer, TrailHead
from storage.photos import read_photo
from tests.benchmarks.measuring import Comparison, peak_megabytes
from tests.support.samples import NOON, answer, make_checklist, make_inspection, make_item
from ui.demo.photos import draw_photo

ITEMS, PHOTOS = 400, 100


def twelve_megapixels() -> Iterator[bytes]:
    base = Image.open(io.BytesIO(draw_photo("rack", 1, datetime(2026, 11, 17, 9, 0))))  # noqa: DTZ001
    base.load()
    for number in range(PHOTOS):
        base.paste((number, 255 - number, 80), (0, 0, 900, 600))
        target = io.BytesIO()
        base.save(target, "JPEG", quality=86)
        yield target.getvalue()


def decode_and_write(content: bytes) -> bytes:
    image = Image.open(io.BytesIO(content))
    image.draft("RGB", (1000, 750))
    target = io.BytesIO()
    ImageOps.exif_transpose(image).save(target, "JPEG", quality=82)
    return target.getvalue()


def measure() -> Comparison:
    originals = list(twelve_megapixels())
    decode_and_write(originals[0])
    began = time.perf_counter()
    for content in originals:
        decode_and_write(content)
    floor = time.perf_counter() - began
    began = time.perf_counter()
    photos = [read_photo(f"IMG_{n}.jpg", content) for n, content in enumerate(originals)]
    read = time.perf_counter()
    composed = _compose(photos)
    done = time.perf_counter()
    note = (
        f"{ITEMS} items, {PHOTOS} photos, {composed.pages} pages, "
        f"{len(composed.pdf) / 1e6:.1f} MB; reading {read - began:.1f} s, "
        f"pages {done - read:.1f} s; peak {peak_megabytes():.0f} MB"
    )
    return Comparison("report", (done - began) * 1000, floor * 1000, aim=2.0, note=note)


def _compose(photos: list[NewPhoto]):  # type: ignore[no-untyped-def]
    items = [make_item(f"SA-{n:03d}") for n in range(ITEMS)]
    evidence = {
        f"e{n}": replace(photo.as_evidence(f"Photo {n}", f"SA-{n:03d}"), number=n)
        for n, photo in enumerate(photos, 1)
    }
    inspection = replace(
        make_inspection(make_checklist(*items)),
        answers={item.id: answer(Result.MET, "Seen on the walk-round.") for item in items},
        evidence=evidence,
    )
    data = ReportData(
        FORMAT,
        PROGRAM,
        "en",
        NOON,
        "Nowhere",
        Signer("Ana", "Office", "ab" * 32),
        TrailHead(1, "cd" * 32),
        inspection,
    )
    derived = {
        photo.derived_sha256: new.derived
        for photo, new in zip(evidence.values(), photos, strict=True)
    }
    return compose(data, derived)

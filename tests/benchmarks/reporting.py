"""A report of 400 items and 300 photos against decoding, scaling and writing the photos once."""

import time

from reports.compose import compose
from storage.photos import read_photo
from tests.benchmarks.large_report import ITEMS, decode_and_write, large_report, twelve_megapixels
from tests.benchmarks.measuring import Comparison, peak_megabytes

PHOTOS = 300
AIM_DERIVED, AIM_FROM_ORIGINALS = 0.15, 1.3


def measure() -> Comparison:
    floor = reading = 0.0
    photos = []
    derived = {}
    for number, content in enumerate(twelve_megapixels(PHOTOS), 1):
        began = time.perf_counter()
        decode_and_write(content)
        decoded = time.perf_counter()
        photo = read_photo(f"IMG_{number}.jpg", content)
        reading += time.perf_counter() - decoded
        floor += decoded - began
        evidence = photo.as_evidence(f"Photo {number}", "")
        photos.append(evidence)
        derived[evidence.derived_sha256] = photo.derived
    data = large_report(photos)
    before = peak_megabytes()
    began = time.perf_counter()
    composed = compose(data, derived)
    taken = time.perf_counter() - began
    note = (
        f"{ITEMS} items, {PHOTOS} photos derived on arrival, {composed.pages} pages, "
        f"{len(composed.pdf) / 1e6:.1f} MB; peak {peak_megabytes():.0f} MB ({before:.0f} before "
        f"drawing); with reading them {(reading + taken) / floor:.2f} (aim {AIM_FROM_ORIGINALS})"
    )
    return Comparison("report", taken * 1000, floor * 1000, aim=AIM_DERIVED, note=note)

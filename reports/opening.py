"""Open one report for reading: its verdicts, and when none of them fails what stands in it.

Reads bytes that may be hostile: outside of tests only `reports.checking_child` calls it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

from reports.contents import ReportContents, contents_of
from reports.data_check import read_data
from reports.photo_check import photos_in
from reports.trust import TrustList
from reports.verdicts import Standing, Verification
from reports.verify import verify_report

LARGEST_PHOTOS_BYTES = 96 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Opening:
    """`contents` is None when a verdict fails; `photos` are JPEG bytes the data names."""

    verification: Verification
    contents: ReportContents | None = None
    photos: tuple[bytes, ...] = field(default=(), repr=False)


def open_report(
    untrusted_pdf: bytes, trust: TrustList | None, on_intact: Callable[[], None] = lambda: None
) -> Opening:
    """Photos are given only when every verdict on the bytes holds, and up to a whole size."""
    found = verify_report("", untrusted_pdf, trust, on_intact=on_intact)
    if found.facts is None or found.standing is Standing.FAILS:
        return Opening(found)
    with pikepdf.open(
        BytesIO(untrusted_pdf), attempt_recovery=False, suppress_warnings=True
    ) as pdf:
        contents = contents_of(read_data(pdf))
        photos = _photos(pdf, contents) if found.bytes_hold else ()
    return Opening(found, contents, photos)


def _photos(pdf: pikepdf.Pdf, contents: ReportContents) -> tuple[bytes, ...]:
    found, room = photos_in(pdf), LARGEST_PHOTOS_BYTES
    given = []
    for photo in contents.photos:
        jpeg = found[photo.sha256]
        room -= len(jpeg)
        if room < 0:
            break
        given.append(jpeg)
    return tuple(given)

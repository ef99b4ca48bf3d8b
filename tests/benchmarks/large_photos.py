"""Many reduced photos made of one: each a file of its own by a comment inside it."""

import hashlib
from dataclasses import replace

from checklists.inspecting.inspection import Evidence
from storage.photos import read_photo
from tests.benchmarks.large_report import twelve_megapixels


def photos_of_one(count: int) -> tuple[list[Evidence], dict[str, bytes]]:
    """The evidence, and the JPEG bytes of each reduced copy by their digest."""
    (original,) = twelve_megapixels(1)
    photo = read_photo("IMG.jpg", original)
    evidence, derived = [], {}
    for number in range(count):
        copy = _with_comment(photo.derived, f"photo {number}".encode())
        digest = hashlib.sha256(copy).hexdigest()
        derived[digest] = copy
        attached = photo.as_evidence(f"Photo {number}", "")
        evidence.append(replace(attached, sha256=digest, derived_sha256=digest))
    return evidence, derived


def _with_comment(jpeg: bytes, comment: bytes) -> bytes:
    # A comment segment right after the start mark; every decoder skips it.
    return jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:]

"""Compare two files: does a redacted edition say what the full one says, except what it withholds?

Reads bytes that may be hostile, as `reports.verify` does.
"""

import hashlib
from io import BytesIO

import pikepdf

from checklists.values import Problem
from reports.data import ReportData
from reports.data_check import read_data
from reports.redaction import first_difference
from reports.revisions import revisions_of
from reports.verdicts import Comparison, Standing

FULL_EDITION = "/full_edition"


def compare_editions(untrusted_full: bytes, untrusted_redacted: bytes) -> Comparison:
    """Never raises; UNKNOWN when one of them has no data that can be read. Names no files."""
    try:
        full, redacted = _data(untrusted_full), _data(untrusted_redacted)
        own = _own_digest(untrusted_full)
    except Exception:  # noqa: BLE001 - a malformed PDF raises anything, at any depth
        return Comparison("", "", Standing.UNKNOWN)
    if redacted.full_edition != own:
        return Comparison("", "", Standing.FAILS, FULL_EDITION)
    try:
        place = first_difference(full, redacted)
    except Problem:
        place = "/withheld"
    except (ValueError, KeyError):
        return Comparison("", "", Standing.UNKNOWN)
    if place is None:
        return Comparison("", "", Standing.HOLDS)
    return Comparison("", "", Standing.FAILS, place)


def _own_digest(untrusted_pdf: bytes) -> str:
    """Of the file as its inspector signed it, whatever was added since."""
    with pikepdf.open(BytesIO(untrusted_pdf), suppress_warnings=True) as pdf:
        own, *_ = revisions_of(pdf, len(untrusted_pdf))
    return hashlib.sha256(untrusted_pdf[: own.end]).hexdigest()


def _data(untrusted_pdf: bytes) -> ReportData:
    with pikepdf.open(
        BytesIO(untrusted_pdf), attempt_recovery=False, suppress_warnings=True
    ) as pdf:
        return read_data(pdf)

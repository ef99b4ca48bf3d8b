"""Is a file what was signed: the inspector's revision as certified, and what may follow it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from reports.changes import first_change
from reports.refusal import Refused
from reports.revisions import Revision, revisions_of, signed_ends
from reports.signature_check import SignatureFound, check_certification
from reports.structure_check import check_structure
from reports.verdicts import Reason

# Ranges that a hostile file may speak of and that are tried.
MOST_ENDS = 12


@dataclass(frozen=True, slots=True)
class Intact:
    """A file whose every revision holds: the report as its inspector signed it, and by whom."""

    report: bytes
    found: SignatureFound


@contextmanager
def open_untrusted(untrusted_pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(
        BytesIO(untrusted_pdf), attempt_recovery=False, suppress_warnings=True
    ) as pdf:
        yield pdf


def check_intact(untrusted_pdf: bytes, pdf: pikepdf.Pdf) -> Intact:
    """Raises Refused unless every byte was signed and every revision is one of ours."""
    revisions = revisions_of(pdf, len(untrusted_pdf))
    own, *later = revisions
    if later:
        raise Refused(Reason.TOO_MANY_SIGNATURES, str(len(revisions)))
    return Intact(untrusted_pdf, _certified(untrusted_pdf, pdf, own))


def find_signed_revision(untrusted_pdf: bytes) -> bytes | None:
    """The longest beginning of a file that is intact; None when nothing of it was signed."""
    if _is_intact(untrusted_pdf):
        return untrusted_pdf
    for end in signed_ends(untrusted_pdf)[:MOST_ENDS]:
        if _is_intact(untrusted_pdf[:end]):
            return untrusted_pdf[:end]
    return None


def what_followed(untrusted_pdf: bytes, pdf: pikepdf.Pdf) -> Refused | None:
    """What was changed after signing, in a file that is not intact but begins with one that is."""
    signed = find_signed_revision(untrusted_pdf)
    if signed is None:
        return None
    with open_untrusted(signed) as before:
        change = first_change(before, pdf)
    if change is None:
        return Refused(Reason.BYTES_OUTSIDE_SIGNATURE, str(len(untrusted_pdf) - len(signed)))
    return Refused(Reason.CHANGED_AFTER_SIGNING, change.what, change.page)


def _certified(report: bytes, pdf: pikepdf.Pdf, own: Revision) -> SignatureFound:
    found = check_certification(report, pdf, own)
    check_structure(pdf)
    return found


def _is_intact(untrusted_pdf: bytes) -> bool:
    try:
        with open_untrusted(untrusted_pdf) as pdf:
            check_intact(untrusted_pdf, pdf)
    except Exception:  # noqa: BLE001 - hostile bytes raise anything: then they are not intact
        return False
    return True

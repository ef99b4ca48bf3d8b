"""Five verdicts on a PDF that claims to be a report: intact, who, page, photos and figures.

Reads bytes that may be hostile: outside of tests and of a report just made here, only
`reports.checking` calls it, in a process that can be lost.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import pikepdf
from cryptography import x509
from pyhanko.pdf_utils.misc import PdfReadError

from reports.certificates import common_name, fingerprint, organization
from reports.data import ATTACHMENT_NAME, ReportData, Signer
from reports.data_check import read_data
from reports.facts import facts_of
from reports.figures_check import check_figures
from reports.integrity import (
    Intact,
    check_intact,
    find_signed_revision,
    open_untrusted,
    what_followed,
)
from reports.page_check import check_pages, check_words
from reports.photo_check import check_photos
from reports.refusal import Refused
from reports.revision_writer import PROGRAM_NAME
from reports.signature_check import SignatureFound
from reports.signers import judged_signatures
from reports.times import judged_times, proven_times, with_kept_lists
from reports.trust import Role, TrustList, judge_signer
from reports.verdicts import (
    Question,
    Reason,
    Standing,
    Verdict,
    Verification,
)

LARGEST_BYTES = 256 * 1024 * 1024
LONGEST_DETAIL = 200
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was read as a PDF, with as much of it as could be made sense of."""

    untrusted_pdf: bytes
    pdf: pikepdf.Pdf
    data: ReportData | None
    bad_data: Refused | None


def verify_report(
    file_name: str,
    untrusted_pdf: bytes,
    trust: TrustList | None,
    now: datetime | None = None,
    *,
    on_intact: Callable[[], None] = lambda: None,
) -> Verification:
    """Never raises: whatever cannot be checked is refused with a reason.

    `now` (aware; the clock's when None) counts only for time stamps whose certificate ran out.
    `on_intact` is called when the bytes are what was signed and their content is still to check.
    """
    digest = hashlib.sha256(untrusted_pdf).hexdigest()
    if len(untrusted_pdf) > LARGEST_BYTES:
        return refused(file_name, digest, Reason.TOO_LARGE)
    try:
        with open_untrusted(untrusted_pdf) as pdf:
            opened, moment = _open(untrusted_pdf, pdf), now or datetime.now(UTC)
            return _verify(file_name, digest, opened, trust, moment, on_intact)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return refused(file_name, digest, Reason.UNREADABLE)
    except Exception:  # noqa: BLE001 - a malformed PDF raises anything, at any depth
        return refused(file_name, digest, Reason.CHECKER_FAILED)


def refused(file_name: str, digest: str, reason: Reason) -> Verification:
    """The verdicts on a file that could not be checked at all."""
    intact = Verdict(Question.INTACT, Standing.FAILS, reason)
    return Verification(file_name, digest, (intact, *_not_checked()), None)


def _open(untrusted_pdf: bytes, pdf: pikepdf.Pdf) -> _Opened:
    try:
        return _Opened(untrusted_pdf, pdf, read_data(pdf), None)
    except Refused as no:
        return _Opened(untrusted_pdf, pdf, None, no)


def _verify(
    file_name: str,
    digest: str,
    opened: _Opened,
    trust: TrustList | None,
    now: datetime,
    on_intact: Callable[[], None],
) -> Verification:
    if not len(opened.pdf.pages):
        return refused(file_name, digest, Reason.UNREADABLE)
    if not _claims_to_be_ours(opened):
        foreign = (Verdict(asked, Standing.UNKNOWN, Reason.NOT_OURS) for asked in Question)
        return Verification(file_name, digest, tuple(foreign), None)
    facts = facts_of(opened.data) if opened.data is not None else None
    intact = _tried(Question.INTACT, lambda: _intact(opened))
    if isinstance(intact, Verdict):
        signed = find_signed_revision(opened.untrusted_pdf)
        told = (_what_followed(opened, signed, intact), *_what_was_changed(opened))
        return Verification(file_name, digest, told, facts, signed_bytes=len(signed or b""))
    on_intact()
    known = with_kept_lists(trust, intact)
    times = judged_times(known, intact, now)
    proven = proven_times(intact, times)
    verdicts = _verdicts_of(opened, intact, known, proven[0])
    signatures = judged_signatures(known, intact, proven[1:])
    size = len(opened.untrusted_pdf)
    own = hashlib.sha256(intact.report).hexdigest()
    return Verification(file_name, digest, verdicts, facts, signatures, size, own, times)


def _intact(opened: _Opened) -> Intact:
    try:
        return check_intact(opened.untrusted_pdf, opened.pdf)
    except pikepdf.PdfError as error:
        raise Refused(Reason.UNREADABLE) from error
    except (AttributeError, KeyError, TypeError, ValueError, PdfReadError) as error:
        # An entry that each of our reports has is missing, or of another kind.
        raise Refused(Reason.BYTES_CHANGED, type(error).__name__) from error


def _verdicts_of(
    opened: _Opened, intact: Intact, trust: TrustList | None, proven: datetime | None
) -> tuple[Verdict, ...]:
    if len(intact.report) == len(opened.untrusted_pdf):
        return _verdicts(opened, intact, trust, proven)
    with open_untrusted(intact.report) as pdf:
        return _verdicts(_open(intact.report, pdf), intact, trust, proven)


def _verdicts(
    opened: _Opened, intact: Intact, trust: TrustList | None, proven: datetime | None
) -> tuple[Verdict, ...]:
    found = intact.found
    return (
        _whole_file(intact),
        _tried(Question.WHO, lambda: _who(opened, found, trust, proven)),
        _tried(Question.DATA_EQUALS_PAGE, lambda: _pages(opened, found)),
        _tried(Question.PHOTOS_EQUAL_HASHES, lambda: check_photos(opened.pdf, _data(opened))),
        _tried(Question.FIGURES_FOLLOW, lambda: check_figures(_data(opened))),
    )


def _whole_file(intact: Intact) -> Verdict:
    if intact.other_programs:
        named = _shown(", ".join(intact.other_programs))
        return Verdict(Question.INTACT, Standing.UNKNOWN, Reason.OTHER_PROGRAM_ADDED, named)
    hash_name = intact.found.hash_name
    return Verdict(Question.INTACT, Standing.HOLDS, Reason.WHOLE_FILE_SIGNED, hash_name)


def _what_was_changed(opened: _Opened) -> tuple[Verdict, ...]:
    """For a file that is not intact: what does not fit is worth naming, what fits means nothing."""
    words = _tried(Question.DATA_EQUALS_PAGE, lambda: _words(opened))
    photos = _tried(Question.PHOTOS_EQUAL_HASHES, lambda: check_photos(opened.pdf, _data(opened)))
    figures = _tried(Question.FIGURES_FOLLOW, lambda: check_figures(_data(opened)))
    who, _, *unknown = _not_checked()
    faults = (
        found if found.standing is Standing.FAILS else fits_nothing
        for found, fits_nothing in zip((photos, figures), unknown, strict=True)
    )
    return who, words, *faults


def _not_checked() -> tuple[Verdict, ...]:
    return tuple(
        Verdict(asked, Standing.UNKNOWN, Reason.NOT_CHECKED)
        for asked in Question
        if asked is not Question.INTACT
    )


def _tried(question: Question, check: Callable[[], Found]) -> Found | Verdict:
    """What the check gives, or the verdict that it fails."""
    try:
        return check()
    except Refused as no:
        return Verdict(question, Standing.FAILS, no.reason, _shown(no.detail), no.page)
    except Exception as error:  # noqa: BLE001 - hostile bytes raise anything: refused, not lost
        kind = type(error).__name__
        return Verdict(question, Standing.FAILS, Reason.CHECKER_FAILED, kind)


def _shown(detail: str) -> str:
    """A detail may be quoted from the file: short, and without what a screen would obey."""
    kept = "".join(letter if letter.isprintable() else " " for letter in detail)
    return kept.encode("utf-8", "replace").decode("utf-8")[:LONGEST_DETAIL]


def _claims_to_be_ours(opened: _Opened) -> bool:
    """Any one mark is enough, so that damage cannot turn a forgery into a foreign file."""
    name = PROGRAM_NAME.encode()
    marks = (name, name.hex().encode(), name.hex().upper().encode(), ATTACHMENT_NAME.encode())
    if opened.data is not None or any(mark in opened.untrusted_pdf for mark in marks):
        return True
    if ATTACHMENT_NAME in opened.pdf.attachments:
        return True
    return any(
        str(opened.pdf.docinfo.get(key, "")).startswith(PROGRAM_NAME)
        for key in ("/Producer", "/Creator")
    )


def _what_followed(opened: _Opened, signed: bytes | None, intact: Verdict) -> Verdict:
    """Of a file that begins with what was signed, rather what was changed than how that showed."""
    if signed is None or intact.reason is Reason.CHANGED_AFTER_SIGNING:
        return intact

    def named() -> Verdict:
        refused = what_followed(signed, opened.pdf)
        if refused is not None:
            raise refused
        beyond = str(len(opened.untrusted_pdf) - len(signed))
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, beyond)

    return _tried(Question.INTACT, named)


def _pages(opened: _Opened, found: SignatureFound) -> Verdict:
    return check_pages(opened.untrusted_pdf, opened.pdf, _data(opened), found)


def _words(opened: _Opened) -> Verdict:
    check_words(opened.untrusted_pdf, _data(opened))
    return Verdict(Question.DATA_EQUALS_PAGE, Standing.UNKNOWN, Reason.NOT_CHECKED)


def _who(
    opened: _Opened, found: SignatureFound, trust: TrustList | None, proven: datetime | None
) -> Verdict:
    if opened.data is not None:
        named = signer_of(found.signer)
        if opened.data.signer != named:
            raise Refused(Reason.SIGNER_NOT_NAMED, f"{named.name} ({named.fingerprint})")
        if opened.data.issued.replace(microsecond=0) != found.claimed:
            raise Refused(Reason.TIME_DIFFERS, found.claimed.isoformat())
    # A redacted edition is signed by whoever withholds, in whatever role he is trusted.
    redacted = opened.data is not None and opened.data.full_edition
    role = None if redacted else Role.INSPECTOR
    return judge_signer(trust, found.signer, found.chain, found.claimed, proven, role)


def signer_of(certificate: x509.Certificate) -> Signer:
    """How a report's data names the holder of this certificate."""
    return Signer(common_name(certificate), organization(certificate), fingerprint(certificate))


def _data(opened: _Opened) -> ReportData:
    if opened.data is None:
        raise opened.bad_data or Refused(Reason.NO_DATA)
    return opened.data

"""From a full edition's file to a redacted one: opened, cut, composed, signed, checked again."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from checklists.values import Problem, Progress
from reports.compose import compose
from reports.data import PROGRAM, ReportData, printed_photos
from reports.data_check import read_data
from reports.issuing import FILE_NAME, IssueRequest, SelfCheckFailed
from reports.photo_check import photos_in
from reports.redaction import Edition, Redacted, check_nothing_quoted, redact
from reports.seal import seal
from reports.trust import TrustList
from reports.verdicts import Question, Standing, Verification
from reports.verify import signer_of, verify_report
from reports.withholding import Choice

# Who signed the full edition need not be known to whoever withholds parts of it.
_MUST_HOLD = frozenset({Question.INTACT, Question.DATA_EQUALS_PAGE, Question.PHOTOS_EQUAL_HASHES})


@dataclass(eq=False)
class FullEditionDoubtful(Problem):
    """The file to work on does not pass its own checks, or changed since it did."""

    verification: Verification


@dataclass(eq=False)
class NotAFullEdition(Problem):
    """The file is a redacted edition itself."""


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A checked report's data and photos; `sha256` (hex) is of it as its inspector signed it."""

    sha256: str
    data: ReportData
    photos: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class RedactedReport:
    """A signed redacted edition that passed our own verifier."""

    pdf: bytes
    sha256: str
    data: ReportData


def open_report(pdf: bytes, verification: Verification) -> OpenedReport:
    """The inside of a file that was checked; raises FullEditionDoubtful unless it passed.

    The check comes first and elsewhere, because these bytes may be hostile.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    if not _passes(verification, _MUST_HOLD) or verification.sha256 != digest:
        raise FullEditionDoubtful(verification)
    with pikepdf.open(BytesIO(pdf), attempt_recovery=False) as opened:
        own = verification.report_sha256 or digest
        return OpenedReport(own, read_data(opened), photos_in(opened))


def open_own(pdf: bytes) -> OpenedReport:
    """The inside of a report that was made here and kept in the workspace since."""
    return open_report(pdf, verify_report(FILE_NAME, pdf, None))


def make_redacted(
    full: OpenedReport,
    choices: Sequence[Choice],
    request: IssueRequest,
    progress: Progress,
    *,
    although_quoted: bool = False,
) -> RedactedReport:
    """Withhold, compose, seal and verify. The language stays that of the full edition.

    Raises as `redact` does, StillQuoted unless that was accepted, and SelfCheckFailed.
    """
    if full.data.full_edition:
        raise NotAFullEdition
    request.identity.check_valid_at(request.issued)
    issued = request.issued.replace(microsecond=0)  # a PDF's time of signing knows no less
    signer = signer_of(request.identity.certificate)
    edition = Edition(PROGRAM, issued, request.place, signer, full.sha256)
    redacted = redact(full.data, choices, edition)
    if not although_quoted:
        check_nothing_quoted(redacted)
    composed = compose(redacted.data, _photos_left(full, redacted), progress)
    pdf = seal(composed, request.identity, issued)
    mine = TrustList().with_certificates([request.identity.certificate])
    verification = verify_report(FILE_NAME, pdf, mine)
    if not _passes(verification, _MUST_HOLD | {Question.WHO}):
        raise SelfCheckFailed(verification)
    return RedactedReport(pdf, verification.sha256, redacted.data)


def _passes(verification: Verification, asked: frozenset[Question]) -> bool:
    """Whether nothing fails and these hold; what is withheld may leave others untold."""
    held = {one.question for one in verification.verdicts if one.standing is Standing.HOLDS}
    return verification.standing is not Standing.FAILS and held >= asked


def _photos_left(full: OpenedReport, redacted: Redacted) -> dict[str, bytes]:
    digests = (photo.derived_sha256 for photo in printed_photos(redacted.data.inspection))
    return {digest: full.photos[digest] for digest in digests if digest in full.photos}

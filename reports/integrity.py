"""Is a file what was signed: the inspector's revision as certified, and what may follow it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise

import pikepdf

from reports.changes import first_change
from reports.later_revisions import Behind, LaterSignature, LaterTime, check_later
from reports.long_term import LongTerm, read_long_term, with_its_store
from reports.refusal import Refused
from reports.revisions import Revision, revisions_of, signed_ends
from reports.signature_check import SignatureFound, check_certification, check_only_filled_in
from reports.structure_check import check_structure
from reports.verdicts import Reason

# Ranges that a hostile file may speak of and that are tried.
MOST_ENDS = 12
LATER_CATALOG_KEYS = frozenset({"/DSS"})


@dataclass(frozen=True, slots=True)
class Intact:
    """A file whose every revision holds: the report as its inspector signed it, and by whom.

    `added` are the signatures and time stamps that were added to it, in the order they were;
    `long_term` is all that was added to check them with.
    """

    report: bytes
    found: SignatureFound
    added: tuple[LaterSignature | LaterTime, ...] = ()
    long_term: LongTerm = field(default_factory=LongTerm)

    @property
    def later(self) -> tuple[LaterSignature, ...]:
        return tuple(one for one in self.added if isinstance(one, LaterSignature))

    @property
    def times(self) -> tuple[LaterTime, ...]:
        return tuple(one for one in self.added if isinstance(one, LaterTime))

    @property
    def other_programs(self) -> tuple[str, ...]:
        """The versions that wrote revisions which therefore could not be made again."""
        return tuple(one.other_program for one in self.added if one.other_program)


@contextmanager
def open_untrusted(untrusted_pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(
        BytesIO(untrusted_pdf), attempt_recovery=False, suppress_warnings=True
    ) as pdf:
        yield pdf


def check_intact(untrusted_pdf: bytes, pdf: pikepdf.Pdf) -> Intact:
    """Raises Refused unless every byte was signed and every revision is one of ours."""
    revisions = revisions_of(pdf, len(untrusted_pdf))
    report = untrusted_pdf[: revisions[0].end]
    with open_untrusted(report) as signed:
        found = _certified(report, signed)
        language = str(signed.Root.Lang)
    added = _check_added(untrusted_pdf, revisions, language)
    intact = Intact(report, found, tuple(added), read_long_term(pdf))
    if intact.other_programs:
        check_structure(pdf, LATER_CATALOG_KEYS)
        check_only_filled_in(untrusted_pdf)
    return intact


def _check_added(
    untrusted_pdf: bytes, revisions: tuple[Revision, ...], language: str
) -> list[LaterSignature | LaterTime]:
    """Each later revision made again, with the long-term data that came before it, if any."""
    later: list[LaterSignature | LaterTime] = []
    stores = 0
    for before, after in pairwise(revisions):
        whole, signed = untrusted_pdf[: after.end], untrusted_pdf[: before.end]
        based_on = with_its_store(signed, whole)
        stores += based_on != signed
        behind = Behind(len(later) + 1, stores, language)
        later.append(check_later(whole, based_on, after, behind))
    signed = untrusted_pdf[: revisions[-1].end]
    if signed != untrusted_pdf and with_its_store(signed, untrusted_pdf) != untrusted_pdf:
        raise Refused(Reason.BYTES_OUTSIDE_SIGNATURE, str(len(untrusted_pdf) - len(signed)))
    return later


def find_signed_revision(untrusted_pdf: bytes) -> bytes | None:
    """The longest proper beginning of a file that is intact by itself; None when none is."""
    for end in signed_ends(untrusted_pdf)[:MOST_ENDS]:
        if _is_intact(untrusted_pdf[:end]):
            return untrusted_pdf[:end]
    return None


def what_followed(signed: bytes, pdf: pikepdf.Pdf) -> Refused | None:
    """What the file `pdf` shows other than the signed revision it begins with; None for nothing."""
    with open_untrusted(signed) as before:
        change = first_change(before, pdf)
    if change is None:
        return None
    return Refused(Reason.CHANGED_AFTER_SIGNING, change.what, change.page)


def _certified(report: bytes, pdf: pikepdf.Pdf) -> SignatureFound:
    (own,) = revisions_of(pdf, len(report))
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

"""The values of a verification: separate verdicts, each with its standing and reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from checklists.inspecting.inspection import Superseded
from checklists.values import Adequacy
from reports.withholding import Withheld


class Question(StrEnum):
    """What is asked of a report, one by one; none of them answers another."""

    INTACT = "intact"
    WHO = "who"
    DATA_EQUALS_PAGE = "data_equals_page"
    PHOTOS_EQUAL_HASHES = "photos_equal_hashes"
    FIGURES_FOLLOW = "figures_follow"


class Role(StrEnum):
    """Who may sign a report after its inspector."""

    SECOND_INSPECTOR = "second_inspector"
    HOST = "host"
    REVIEWER = "reviewer"


class Stance(StrEnum):
    """What a later signature says of the report."""

    AGREES = "agrees"
    OBJECTS = "objects"


class Change(StrEnum):
    """What was changed in a file after it was signed; the detail of CHANGED_AFTER_SIGNING."""

    DRAWING = "drawing"
    NOTE = "note"
    FIELD = "field"
    FIELD_VALUE = "field_value"
    FIELD_LOOK = "field_look"
    ATTACHMENT = "attachment"
    PAGES = "pages"
    PROPERTIES = "properties"
    OTHER = "other"


class Standing(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a verdict stands as it does; each has a sentence in `ui/wording.py`."""

    # intact
    WHOLE_FILE_SIGNED = "whole_file_signed"
    UNREADABLE = "unreadable"
    NOT_OURS = "not_ours"
    NOT_SIGNED = "not_signed"
    BYTES_CHANGED = "bytes_changed"
    BYTES_OUTSIDE_SIGNATURE = "bytes_outside_signature"
    CHANGED_AFTER_SIGNING = "changed_after_signing"
    TOO_MANY_SIGNATURES = "too_many_signatures"
    WEAK_ALGORITHM = "weak_algorithm"
    FORBIDDEN_CONTENT = "forbidden_content"
    TIME_STAMP_REFUSED = "time_stamp_refused"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    CHECKER_FAILED = "checker_failed"
    OTHER_PROGRAM_ADDED = "other_program_added"
    # who
    TRUSTED_SIGNER = "trusted_signer"
    UNKNOWN_SIGNER = "unknown_signer"
    NOT_VALID_THEN = "not_valid_then"
    SIGNER_NOT_NAMED = "signer_not_named"
    SAME_SIGNER = "same_signer"
    TIME_DIFFERS = "time_differs"
    REVOKED_BEFORE = "revoked_before"
    REVOKED_SINCE = "revoked_since"
    NOT_IN_THIS_ROLE = "not_in_this_role"
    # when, by a time stamp
    TIME_STAMPED = "time_stamped"
    UNKNOWN_AUTHORITY = "unknown_authority"
    AUTHORITY_RAN_OUT = "authority_ran_out"
    # data equals page
    SAME_TEXT = "same_text"
    OTHER_PROGRAM = "other_program"
    TEXT_DIFFERS = "text_differs"
    EXTRA_TEXT = "extra_text"
    PAGE_DIFFERS = "page_differs"
    ATTACHMENT_MISSING = "attachment_missing"
    ATTACHMENT_DIFFERS = "attachment_differs"
    NO_DATA = "no_data"
    BAD_DATA = "bad_data"
    # photos
    SAME_PHOTOS = "same_photos"
    NO_PHOTOS = "no_photos"
    PHOTO_MISSING = "photo_missing"
    PHOTO_DIFFERS = "photo_differs"
    PHOTO_UNNAMED = "photo_unnamed"
    # figures
    FIGURES_FOLLOW = "figures_follow"
    FIGURE_DIFFERS = "figure_differs"
    DRAW_DIFFERS = "draw_differs"
    DRAW_NOT_REPEATED = "draw_not_repeated"
    NO_FIGURES = "no_figures"
    PARTS_WITHHELD = "parts_withheld"
    # any
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`detail` is data for the reason's sentence (an item, a digest, a name); `page` 0 is none."""

    question: Question
    standing: Standing
    reason: Reason
    detail: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class TimeVerdict:
    """What a time stamp proves: everything before it in the file existed at `time`, not after it.

    `authority` and `fingerprint` name the certificate that signed it; `field` its place in the
    file. It is proof only for those who trust the authority: where `standing` is HOLDS.
    """

    field: str
    time: datetime
    authority: str
    fingerprint: str
    standing: Standing
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """A signature that was added to a report, and who gave it by the reviewer's trust list.

    `fingerprint` is the SHA-256 (hex) of the certificate, `claimed` what the signer's clock said.
    """

    role: Role
    name: str
    fingerprint: str
    claimed: datetime
    stance: Stance
    words: str
    standing: Standing
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NamedOriginal:
    """A full-size photo the report rests on: a safe name, and its SHA-256 (hex)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a checked report says of itself, for a reviewer's table; read from its data.

    `percent` and `open_critical` are None where answers are withheld. Of a redacted edition
    `full_edition` is the SHA-256 (hex) of the full one's file, signed by `full_signer`.
    `visited` is when the visit began, else when it ended. `discrepancies` is None where nothing
    was counted. `by_severity` has the number of findings of each grade. `supersedes` names
    the report that this one takes the place of.
    """

    inspection: str
    title: str
    facility: str
    country: str
    language: str
    issued: datetime
    place: str
    signer: str
    fingerprint: str
    adequacy: Adequacy | None
    percent: int | None
    open_critical: int | None
    findings: int
    answers: int
    photos: int
    trail_sequence: int
    trail_hash: str
    withheld: tuple[Withheld, ...] = ()
    full_edition: str = ""
    full_signer: str = ""
    visited: datetime | None = None
    conditions: int = 0
    conditions_kept: int = 0
    discrepancies: int | None = None
    by_severity: Mapping[str, int] = field(default_factory=dict)
    supersedes: Superseded | None = None
    originals: tuple[NamedOriginal, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether a redacted edition says what the full one says, except for what it withholds.

    Both files are named; `place` is where they differ (a JSON pointer), empty when nowhere.
    """

    full: str
    redacted: str
    standing: Standing
    place: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """All verdicts on one file, in the order of `Question`. `facts` is None when not readable.

    The verdicts are about the inspector's report; `signatures` and `times` were added to it, each
    in this order. `signed_bytes` is how many bytes from the beginning are intact by themselves, 0
    for none; `report_sha256` (hex) is of the bytes as the inspector signed them, empty when they do
    not hold.
    """

    file_name: str
    sha256: str
    verdicts: tuple[Verdict, ...]
    facts: ReportFacts | None
    signatures: tuple[SignatureVerdict, ...] = ()
    signed_bytes: int = 0
    report_sha256: str = ""
    times: tuple[TimeVerdict, ...] = ()

    @property
    def bytes_hold(self) -> bool:
        """Whether everything asked of the bytes holds, whoever signed them."""
        of_bytes = (one for one in self.verdicts if one.question is not Question.WHO)
        return all(one.standing is Standing.HOLDS for one in of_bytes)

    @property
    def is_full_edition(self) -> bool:
        """Whether it is a report that nothing was withheld from, and nothing was found wrong."""
        is_whole = self.facts is not None and not self.facts.full_edition
        return is_whole and self.standing is not Standing.FAILS

    @property
    def standing(self) -> Standing:
        """FAILS when any verdict or later signature fails, UNKNOWN when any verdict is unknown.

        A later signer nobody vouches for takes nothing away from the report.
        """
        found = {verdict.standing for verdict in self.verdicts}
        if Standing.FAILS in {one.standing for one in self.signatures}:
            return Standing.FAILS
        for standing in (Standing.FAILS, Standing.UNKNOWN):
            if standing in found:
                return standing
        return Standing.HOLDS

"""The data of a report: the one record that is attached, printed, signed and checked again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from checklists.delivering.case import Case
from checklists.inspecting.inspection import Evidence, Inspection
from checklists.inspecting.rating import DEFAULT, RiskMatrix
from checklists.records import canonical_json, from_record, to_record
from reports.figures import Figures, figures_of
from reports.withholding import Withheld

FORMAT = 1
ATTACHMENT_NAME = "inspection.json"
PROGRAM = "PSSM Inspector 0.1.0"


class Layout(StrEnum):
    """How much of the data the pages tell; all of it is attached either way."""

    FULL = "full"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: `fingerprint` is the SHA-256 (hex) of the certificate's DER bytes."""

    name: str
    organization: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class TrailHead:
    """The last change the report knows of: its sequence and hash (hex)."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything a report says. `signer` is None in a draft, which is never signed.

    `issued` is aware, what the laptop's clock claims; `place` is where it was issued. `case` is the
    case as it stood then, without its restricted notes; `matrix` is what findings are graded by.
    `second_language` is the one in which everything is said once more, or empty.

    A full edition has a `secret` (32 bytes, hex), from which the salts of its parts come. A
    redacted edition has none: it names what is `withheld`, `full_edition` is the SHA-256 (hex) of
    the file it was made from, and the last three say who issued that one, when and where.
    `figures` follow from the rest, see `with_figures`.
    """

    format: int
    program: str
    language: str
    issued: datetime
    place: str
    signer: Signer | None
    trail: TrailHead
    inspection: Inspection
    case: Case | None = None
    matrix: RiskMatrix = DEFAULT
    layout: Layout = Layout.FULL
    second_language: str = ""
    secret: str = ""
    withheld: tuple[Withheld, ...] = ()
    full_edition: str = ""
    full_signer: Signer | None = None
    full_issued: datetime | None = None
    full_place: str = ""
    figures: Figures | None = None

    def to_json(self) -> bytes:
        return canonical_json(to_record(self))


def with_figures(data: ReportData) -> ReportData:
    """The data with the figures that follow from it."""
    day = data.issued.astimezone(UTC).date()
    return replace(data, figures=figures_of(data.inspection, data.case, data.matrix, day))


def report_data_from_json(record: object) -> ReportData:
    """The data of an attachment after `json.loads`; raises BadRecord with the place of a fault."""
    return from_record(ReportData, record)


@dataclass(frozen=True, slots=True)
class Material:
    """What one read of the store gives a report: the inspection, its trail head, its photos.

    `photos` maps the digest (hex) of each reduced copy to its JPEG bytes.
    """

    inspection: Inspection
    trail: TrailHead
    photos: Mapping[str, bytes]
    case: Case | None = None
    matrix: RiskMatrix = DEFAULT


def printed_photos(inspection: Inspection) -> tuple[Evidence, ...]:
    """The photos a report prints, each picture once, in the order they were numbered."""
    seen: dict[str, Evidence] = {}
    for photo in inspection.evidence_in_order():
        seen.setdefault(photo.derived_sha256, photo)
    return tuple(seen.values())


def photos_on_pages(data: ReportData) -> tuple[Evidence, ...]:
    """The photos of this very report: a summary prints none, and its data names all."""
    return () if data.layout is Layout.SUMMARY else printed_photos(data.inspection)

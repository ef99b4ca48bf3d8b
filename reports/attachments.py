"""What a report carries beside its pages: its data, its photos' digests, and its checklists.

Everything follows from the data, and no name comes from a person.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import AttachedFileSpec, Name, Pdf

from checklists.asking.checklist import Checklist, Item
from checklists.asking.loading import STRUCTURE_FILE
from checklists.asking.shelf import standards
from checklists.asking.writing import (
    ChecklistUnwritable,
    to_toml,
    without_unknown_references,
)
from checklists.inspecting.inspection import Evidence, Inspection
from checklists.inspecting.preparing import as_loaded
from reports.data import ATTACHMENT_NAME, ReportData

PHOTOS_NAME = "photos.sha256"
SAFE_NAME = re.compile(
    r"inspection\.json|photos\.sha256|checklist-[0-9]{1,3}(?:\.[A-Za-z0-9-]{2,80})?\.toml"
)
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """`relationship` is a value of the key AFRelationship (ISO 32000-2, 7.11.3)."""

    name: str
    content: bytes
    media_type: str
    relationship: str


def attachments_of(data: ReportData) -> tuple[Attachment, ...]:
    """Every attachment of the report that says this, the data first."""
    named = data.to_json()
    first = Attachment(ATTACHMENT_NAME, named, "application/json", "/Source")
    return (first, *_photos(data.inspection), *_checklists(data.inspection))


def attach(pdf: Pdf, data: ReportData) -> None:
    """Attach everything, as files associated with the whole document (PDF/A-3)."""
    associated = []
    for one in attachments_of(data):
        spec = AttachedFileSpec(
            pdf,
            one.content,
            filename=one.name,
            mime_type=one.media_type,
            relationship=Name(one.relationship),
        )
        spec.obj.EF.F.write(zlib.compress(one.content), filter=Name.FlateDecode)
        pdf.attachments[one.name] = spec
        associated.append(spec.obj)
    pdf.Root.AF = pikepdf.Array(associated)


def photo_names(inspection: Inspection) -> tuple[tuple[str, str], ...]:
    """The digest (hex) and safe name of each original photo, by number, the same photo once."""
    first: dict[str, Evidence] = {}
    for photo in inspection.evidence_in_order():
        first.setdefault(photo.sha256, photo)
    return tuple(
        (digest, f"photo-{photo.number:03d}.{_ENDINGS.get(photo.media_type, 'bin')}")
        for digest, photo in first.items()
    )


def _photos(inspection: Inspection) -> Iterator[Attachment]:
    lines = [f"{digest}  {name}\n" for digest, name in photo_names(inspection)]
    if lines:
        yield Attachment(PHOTOS_NAME, "".join(lines).encode(), "text/plain", "/Supplement")


def _checklists(inspection: Inspection) -> Iterator[Attachment]:
    """Each checklist's files; none for one that cites what no file could name again."""
    for number, copy in enumerate(inspection.checklists, 1):
        try:
            files = to_toml(_as_edition(copy), standards())
        except ChecklistUnwritable:
            continue
        for name, text in files.items():
            language = "" if name == STRUCTURE_FILE else f".{name.removesuffix('.toml')}"
            safe = f"checklist-{number}{language}.toml"
            yield Attachment(safe, text.encode(), "application/toml", "/Supplement")


def _as_edition(copy: Checklist) -> Checklist:
    """The checklist before an inspection took it in, as far as shipped standards are cited."""
    plain = as_loaded(copy)
    sections = tuple(
        replace(section, items=tuple(_without_added(item) for item in section.items))
        for section in plain.sections
    )
    edition = replace(plain, sections=sections, edition_digest="")
    return without_unknown_references(edition, standards())[0]


def _without_added(item: Item) -> Item:
    return replace(item, references=tuple(one for one in item.references if not one.added_by))

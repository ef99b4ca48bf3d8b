"""The photo plates: each picture once, with everything known about it."""

from collections.abc import Iterator, Sequence

from checklists.delivering.places import item_name
from checklists.inspecting.inspection import Evidence
from reports.content_withheld import stubs
from reports.content_words import (
    finding_anchor,
    finding_name,
    item_anchor,
    or_not_recorded,
    photo_anchor,
    photo_words,
)
from reports.data import ReportData, printed_photos
from reports.pieces import (
    SIDE,
    Look,
    NewPage,
    Para,
    Picture,
    Piece,
    Plate,
    Row,
    fact,
    heading,
    words,
)
from reports.withholding import Part
from reports.wording import grouped, speech

PHOTOS = "photos"


def plates(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    photos = printed_photos(data.inspection)
    missing = tuple(stubs(Part.PHOTO, data, PHOTOS))
    if not photos and not missing:
        return
    yield NewPage()
    yield heading(_("Photos"), 1, PHOTOS)
    note = _(
        "Printed are reduced copies without the camera's hidden data. The SHA-256 is that of the "
        "original bytes, which stay with the inspector."
    )
    yield words(note, PHOTOS, Look.SMALL, keep=True)
    yield from missing
    everywhere = data.inspection.evidence_in_order()
    for photo in photos:
        same = [other for other in everywhere if other.derived_sha256 == photo.derived_sha256]
        yield from _plate(photo, same, data)


def _plate(photo: Evidence, same: Sequence[Evidence], data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    subject = f"photo {photo.number}"
    alt = photo_words(photo, data)
    shape = (photo.width, photo.height)
    yield Plate(Picture(photo.derived_sha256, *shape, photo_anchor(photo), alt=alt))
    for attached in same:
        yield _attachment(attached, data)
    file = _("{name} · {width} x {height} pixels · {size} bytes").format(
        name=photo.file_name, width=photo.width, height=photo.height, size=photo.size_bytes
    )
    yield fact(_("File"), (Para(file, mixed=True),), subject, keep=True)
    yield fact(
        _("Taken (the camera claims)"), or_not_recorded(photo.taken, data), subject, keep=True
    )
    for digest in dict.fromkeys(attached.sha256 for attached in same):
        yield fact(_("SHA-256"), (Para(grouped(digest), Look.SMALL),), subject)


def _attachment(photo: Evidence, data: ReportData) -> Row:
    _ = speech(data.language).gettext
    number = Para(_("Photo {number}").format(number=photo.number), Look.STRONG)
    caption = Para(photo.caption if photo.caption.strip() else _("No caption"), Look.STRONG)
    links = []
    if photo.item:
        named = item_name(photo.item, data.inspection.stores)
        text = _("Item {item}").format(item=named)
        links.append(Para(text, Look.SMALL, link=item_anchor(photo.item)))
    finding = data.inspection.findings.get(photo.finding)
    if finding is not None:
        text = _("Finding {finding}").format(finding=finding_name(finding))
        links.append(Para(text, Look.SMALL, link=finding_anchor(finding)))
    return Row(
        ((number,), (caption, *links)),
        f"photo {photo.number}",
        SIDE,
        photo_anchor(photo),
        space_before=2,
        keep_with_next=True,
    )

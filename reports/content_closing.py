"""The last page: what the signature covers, who gives it, and how anyone can check it."""

from collections.abc import Iterator

from reports.content_words import or_not_recorded
from reports.data import ATTACHMENT_NAME, Layout, ReportData
from reports.pieces import Look, NewPage, Para, Piece, SignatureField, fact, heading, words
from reports.signature_fields import FIELDS, INSPECTOR
from reports.verdicts import Role
from reports.wording import grouped, moment, speech

SIGNATURE = "signature"


def signature(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield NewPage()
    yield heading(_("Signature"), 1, SIGNATURE)
    if data.signer is None:
        yield words(
            _("This is a draft. It is not signed and proves nothing."), SIGNATURE, Look.STRONG
        )
        yield from _head(data)
        return
    if data.layout is Layout.SUMMARY:
        yield from _brief(data)
        return
    yield words(_covers(data), SIGNATURE)
    yield from _signer(data)
    yield from _head(data)
    yield from _field(_("Visible signature"), INSPECTOR)
    yield from _checking(data)
    yield from _later(data)


def _field(label: str, name: str, *, compact: bool = False) -> Iterator[Piece]:
    yield words(label, SIGNATURE, Look.SMALL, keep=True)
    yield SignatureField(name, label, compact)


def _brief(data: ReportData) -> Iterator[Piece]:
    """All who may sign, on the second page of a summary."""
    _ = speech(data.language).gettext
    if data.signer is not None:
        yield fact(_("Certificate (SHA-256)"), grouped(data.signer.fingerprint), SIGNATURE)
    yield fact(_("Trail head (SHA-256)"), grouped(data.trail.hash), SIGNATURE)
    yield from _field(_("Visible signature"), INSPECTOR, compact=True)
    for label, name in _later_fields(data):
        yield from _field(label, name, compact=True)


def _later_fields(data: ReportData) -> tuple[tuple[str, str], ...]:
    _ = speech(data.language).gettext
    return (
        (_("Second inspector"), FIELDS[Role.SECOND_INSPECTOR]),
        (_("Representative of the site, with room for a reply"), FIELDS[Role.HOST]),
        (_("Reviewer"), FIELDS[Role.REVIEWER]),
    )


def _later(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("Signatures that may follow"), 2, SIGNATURE)
    later = _(
        "Each of these fields may be signed once, later and in any order, by somebody other than "
        "the inspector. Such a signature is added after this report and changes nothing in it; an "
        "empty field takes nothing away from it."
    )
    yield words(later, SIGNATURE)
    for label, name in _later_fields(data):
        yield from _field(label, name)


def _covers(data: ReportData) -> str:
    _ = speech(data.language).gettext
    if data.withheld:
        return _(
            "The signature covers every byte of this file: all pages, all photos as printed, and "
            "the attached data ({attachment}). It is given by whoever withheld parts of the full "
            "edition, whose own signature is not in this file."
        ).format(attachment=ATTACHMENT_NAME)
    return _(
        "The signature covers every byte of this file: all pages, all photos as printed, and the "
        "attached data ({attachment}), which holds the inspection with its checklists and the "
        "SHA-256 of every original photo."
    ).format(attachment=ATTACHMENT_NAME)


def _signer(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    if data.signer is None:
        return
    yield fact(_("Signed by"), or_not_recorded(data.signer.name, data), SIGNATURE)
    yield fact(_("Organization"), or_not_recorded(data.signer.organization, data), SIGNATURE)
    fingerprint = grouped(data.signer.fingerprint)
    yield fact(_("Certificate (SHA-256)"), (Para(fingerprint, Look.SMALL),), SIGNATURE)


def _head(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield fact(_("Time (the laptop's clock claims)"), moment(data.issued), SIGNATURE)
    yield fact(_("Place"), or_not_recorded(data.place, data), SIGNATURE)
    head = (
        Para(_("Change {sequence}").format(sequence=data.trail.sequence)),
        Para(grouped(data.trail.hash), Look.SMALL),
    )
    yield fact(_("Trail head (SHA-256)"), head, SIGNATURE)


def _checking(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    yield heading(_("What this shows and what it does not"), 2, SIGNATURE)
    honest = _(
        "It shows who signed which bytes. It does not show that the inspector told the truth, and "
        "the time above is only what the laptop's clock claimed."
    )
    yield words(honest, SIGNATURE)
    yield heading(_("How to check it"), 2, SIGNATURE)
    ours = _(
        "With the program that made it: open the file with the command verify. It says separately "
        "whether the bytes are intact, who signed, whether the pages say what the attached data "
        "says, and whether each photo is the one that was taken."
    )
    public = _(
        "With public tools: pdfsig shows the signature, its certificate and whether the whole file "
        "is covered; compare the certificate's SHA-256 with one the signer gave you by another "
        "way. pdfdetach saves the attached data."
    )
    yield words(ours, SIGNATURE)
    yield words(public, SIGNATURE)

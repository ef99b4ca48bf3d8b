"""What reportlab cannot write: the attached data, the metadata, PDF/A, always the same bytes."""

import re
import zlib
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf, pdfa

from reports.attachments import attach
from reports.data import PROGRAM, ReportData
from reports.sections.tags import Tags
from reports.signature_fields import FieldPlace, add_signature_fields
from reports.tag_tree import write_tags
from reports.tagging import claim_accessible, tag_fields, tag_page

# Readable without this program for the decades that records must be kept, the data inside; what
# is prepared as 3b is 3a (`CONFORMANCE`) because it is tagged besides.
PDFA = "3b"
CONFORMANCE = "A"
_UNICODE_ENTRY = re.compile(rb"<([0-9A-F]{2})> <(0000|[0-9A-F]{5,6})>")


def finished(
    drawn: bytes, tags: Tags, data: ReportData, title: str, places: Sequence[FieldPlace] = ()
) -> bytes:
    """The drawn pages with their data and the fields of signatures, nothing about the machine."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        for number, page in enumerate(pdf.pages):
            tag_page(page.obj, number)
            # reportlab writes an empty transition, which PDF/A does not know.
            if Name.Trans in page:
                del page[Name.Trans]
        _mend_fonts(pdf)
        add_signature_fields(pdf, places, data.language)
        attach(pdf, data)
        _describe(pdf, data, title)
        _end_streams_clearly(pdf)
        # What was done until here looks at every object of the file, and tags are most of them.
        write_tags(pdf, tags)
        tag_fields(pdf)
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            min_version="1.7",
            preserve_pdfa=True,
        )
        return target.getvalue()


def mended(drawn: bytes) -> bytes:
    """A drawing that becomes part of another PDF, as PDF/A wants it."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        _mend_fonts(pdf)
        _end_streams_clearly(pdf)
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
        return target.getvalue()


def tidied(drawn: bytes, tags: Tags, title: str, language: str) -> bytes:
    """Drawn pages that are only printed: no data, no signature, always the same bytes."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        for number, page in enumerate(pdf.pages):
            tag_page(page.obj, number)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        _mend_fonts(pdf)
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=title, Producer=PROGRAM))
        pdf.Root.Lang = pikepdf.String(language)
        write_tags(pdf, tags)
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()


def _describe(pdf: Pdf, data: ReportData, title: str) -> None:
    when = _pdf_date(data.issued)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=title,
            Creator=data.program,
            Producer=data.program,
            CreationDate=when,
            ModDate=when,
        )
    )
    pdf.Root.Lang = pikepdf.String(data.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(pdf.docinfo)
        metadata["dc:language"] = {data.language}
    pdfa.prepare(pdf, PDFA)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["xmp:MetadataDate"] = data.issued.isoformat(timespec="seconds")
        metadata["pdf:Producer"] = data.program
        metadata["pdfaid:conformance"] = CONFORMANCE
    claim_accessible(pdf)
    pdf.docinfo[Name.Producer] = data.program


def _pdf_date(when: datetime) -> str:
    offset = when.strftime("%z")
    return f"D:{when:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}"


def _mend_fonts(pdf: Pdf) -> None:
    """Mend the tables from glyph to character: no U+0000, and surrogates beyond 16 bits."""
    for entry in pdf.objects:
        if isinstance(entry, Dictionary) and Name.ToUnicode in entry:
            table = _UNICODE_ENTRY.sub(_mended, entry.ToUnicode.read_bytes())
            entry.ToUnicode.write(zlib.compress(table), filter=Name.FlateDecode)


def _mended(match: re.Match[bytes]) -> bytes:
    character = chr(int(match.group(2), 16) or 0xFFFD)
    units = character.encode("utf-16-be").hex().upper().encode()
    return b"<" + match.group(1) + b"> <" + units + b">"


def _end_streams_clearly(pdf: Pdf) -> None:
    """Store a stream uncompressed whose checksum ends in CR, as one in 256 does: with the LF
    before `endstream` that reads as the end of one line, and the length seems wrong.
    """
    streams = (entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream))
    for stream in streams:
        is_photo = stream.get("/Subtype") == Name.Image
        if not is_photo and stream.read_raw_bytes().endswith(b"\r"):
            stream.write(stream.read_bytes())

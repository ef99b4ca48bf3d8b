"""What somebody without the inspector's key can do to a signed report."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reports.identity import Identity
from reports.signature_container import make_container

Update = Callable[[IncrementalPdfFileWriter], None]


def updated(signed: bytes, change: Update) -> bytes:
    """The report with an incremental update after the signature."""
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def overlay(writer: IncrementalPdfFileWriter) -> None:
    """A white box over the first page, and other words in it."""
    page = writer.find_page_for_modification(0)[0].get_object()
    drawn = writer.add_object(generic.StreamObject(stream_data=b"q 1 g 0 0 400 400 re f Q"))
    contents = page.raw_get("/Contents")
    page["/Contents"] = generic.ArrayObject([contents, drawn])
    writer.update_container(page)


def other_appearance(writer: IncrementalPdfFileWriter) -> None:
    """Another picture where the visible signature is."""
    field = writer.root["/AcroForm"]["/Fields"][0]
    looks = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9))),
        },
        stream_data=b"0 0 9 9 re f",
    )
    field["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(looks)})
    writer.update_container(field)


def sticky_note(writer: IncrementalPdfFileWriter) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Contents"): generic.TextStringObject("All items met"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 99, 99))),
        }
    )
    notes = page.get("/Annots", generic.ArrayObject())
    page["/Annots"] = generic.ArrayObject([*notes, writer.add_object(note)])
    writer.update_container(page)


def other_title(writer: IncrementalPdfFileWriter) -> None:
    writer.set_info(
        generic.DictionaryObject({pdf_name("/Title"): generic.TextStringObject("Another")})
    )


def saved_again(signed: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(signed)) as pdf:
        pdf.save(target)
    return target.getvalue()


def gap(signed: bytes) -> tuple[int, int]:
    """Where the hex digits of the signature stand, without their brackets."""
    begin = signed.rindex(b"/Contents <") + len(b"/Contents <")
    return begin, signed.index(b">", begin)


def first_revision(signed: bytes) -> bytes:
    """The pages as they were before they were signed."""
    return signed[: signed.index(b"%%EOF") + len(b"%%EOF\n")]


def resigned(signed: bytes, forger: Identity, digest: bytes) -> bytes:
    """The same bytes with the signature exchanged for the forger's own, over this digest."""
    begin, end = gap(signed)
    container = make_container(forger.key, forger.certificate, forger.chain, digest)
    return signed[:begin] + container.hex().upper().encode().ljust(end - begin, b"0") + signed[end:]

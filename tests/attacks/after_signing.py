"""What somebody without a key adds to a signed report by a further revision of the file."""

from collections.abc import Callable, Iterator
from functools import partial

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reports.verdicts import Change, Question, Reason
from tests.attacks.trying import Attack, named
from tests.support import attacks as support
from tests.support.countersigned import everybody, hosted
from tests.support.signed_reports import photo, report_data, signed_report
from tests.support.signing import stranger

NAMED = named(Question.INTACT, Reason.CHANGED_AFTER_SIGNING)
Update = Callable[[IncrementalPdfFileWriter], None]


def attacks() -> list[Attack]:
    trust = everybody()
    return [
        Attack(kind, partial(support.updated, pdf, update), NAMED, trust, frozenset(details))
        for pdf in (signed_report().pdf, signed_report("ar").pdf, hosted())
        for kind, update, details in _updates()
    ]


def _updates() -> Iterator[tuple[str, Update, tuple[Change, ...]]]:
    yield "drawn over a page", support.overlay, (Change.DRAWING,)
    yield "annotation over text", support.sticky_note, (Change.NOTE,)
    yield "annotation over text", white_square, (Change.NOTE,)
    yield "title changed", support.other_title, (Change.PROPERTIES,)
    yield "look of a signature changed", support.other_appearance, (Change.FIELD_LOOK,)
    yield "page removed", page_removed, (Change.PAGES,)
    yield "page added", page_added, (Change.PAGES,)
    yield "page replaced", page_replaced, (Change.DRAWING,)
    yield "pages exchanged", pages_exchanged, (Change.DRAWING, Change.NOTE)
    yield "hidden layer", hidden_layer, (Change.DRAWING,)
    yield "form value changed", value_added, (Change.FIELD,)
    yield "form value changed", signature_value, (Change.FIELD_VALUE,)
    yield "signature removed", signature_removed, (Change.FIELD_VALUE,)
    yield "signature field removed", field_removed, (Change.FIELD,)
    yield "attachment swapped", attachment_swapped, (Change.ATTACHMENT,)
    yield "score altered and re-attached", score_altered, (Change.ATTACHMENT,)
    yield "photo swapped", photo_swapped, (Change.DRAWING,)


def white_square(writer: IncrementalPdfFileWriter) -> None:
    page = writer.find_page_for_modification(1)[0].get_object()
    square = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Square"),
            pdf_name("/IC"): generic.ArrayObject([generic.NumberObject(1)] * 3),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 500, 500))),
        }
    )
    notes = page.get("/Annots", generic.ArrayObject())
    page["/Annots"] = generic.ArrayObject([*notes, writer.add_object(square)])
    writer.update_container(page)


def page_removed(writer: IncrementalPdfFileWriter) -> None:
    _set_pages(writer, lambda kids: [*kids[:1], *kids[2:]])


def page_added(writer: IncrementalPdfFileWriter) -> None:
    _set_pages(writer, lambda kids: [*kids, kids[0]])


def pages_exchanged(writer: IncrementalPdfFileWriter) -> None:
    _set_pages(writer, lambda kids: [kids[1], kids[0], *kids[2:]])


def page_replaced(writer: IncrementalPdfFileWriter) -> None:
    page = writer.find_page_for_modification(1)[0].get_object()
    said = b"BT /F1 12 Tf 50 500 Td (All items met) Tj ET"
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=said))
    writer.update_container(page)


def _set_pages(
    writer: IncrementalPdfFileWriter,
    change: Callable[[list[generic.PdfObject]], list[generic.PdfObject]],
) -> None:
    tree = writer.root["/Pages"]
    kids = [tree["/Kids"].raw_get(n) for n in range(len(tree["/Kids"]))]
    changed = change(kids)
    tree["/Kids"] = generic.ArrayObject(changed)
    tree["/Count"] = generic.NumberObject(len(changed))
    writer.update_container(tree)


def hidden_layer(writer: IncrementalPdfFileWriter) -> None:
    layer = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/OCG"),
            pdf_name("/Name"): generic.TextStringObject("Layer"),
        }
    )
    group = writer.add_object(layer)
    off = generic.DictionaryObject({pdf_name("/OFF"): generic.ArrayObject([group])})
    writer.root["/OCProperties"] = generic.DictionaryObject(
        {pdf_name("/OCGs"): generic.ArrayObject([group]), pdf_name("/D"): off}
    )
    writer.update_root()
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Resources"]["/Properties"] = generic.DictionaryObject({pdf_name("/L"): group})
    drawn = generic.StreamObject(stream_data=b"/OC /L BDC 1 g 0 0 400 400 re f EMC")
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(drawn)])
    writer.update_container(page["/Resources"])
    writer.update_container(page)


def value_added(writer: IncrementalPdfFileWriter) -> None:
    text = generic.DictionaryObject(
        {
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): generic.TextStringObject("Remark"),
            pdf_name("/V"): generic.TextStringObject("All items met"),
        }
    )
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.append(writer.add_object(text))
    writer.update_container(fields)


def signature_value(writer: IncrementalPdfFileWriter) -> None:
    value = writer.root["/AcroForm"]["/Fields"][0]["/V"]
    value["/Name"] = generic.TextStringObject("Somebody Else")
    writer.update_container(value)


def signature_removed(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def field_removed(writer: IncrementalPdfFileWriter) -> None:
    fields = writer.root["/AcroForm"]["/Fields"]
    del fields[0]
    writer.update_container(fields)


def attachment_swapped(writer: IncrementalPdfFileWriter) -> None:
    _attach(writer, report_data(stranger()).to_json())


def score_altered(writer: IncrementalPdfFileWriter) -> None:
    said = report_data().to_json()
    altered = said.replace(b'"percent":', b'"percent":9', 1)
    if altered == said:
        raise ValueError
    _attach(writer, altered)


def _attach(writer: IncrementalPdfFileWriter, content: bytes) -> None:
    embedded = writer.root["/AF"][0]["/EF"]
    for key in ("/F", "/UF"):
        if key in embedded:
            embedded[key] = writer.add_object(generic.StreamObject(stream_data=content))
    writer.update_container(embedded)


def photo_swapped(writer: IncrementalPdfFileWriter) -> None:
    number = 0
    while True:
        page = writer.find_page_for_modification(number)[0].get_object()
        drawn = page["/Resources"].get("/XObject", {})
        for name in drawn:
            if drawn[name].get("/Subtype") == "/Image":
                entries = {key: drawn[name].raw_get(key) for key in drawn[name]}
                del entries["/Length"]
                other = generic.StreamObject(entries, encoded_data=photo("green"))
                drawn[pdf_name(name)] = writer.add_object(other)
                writer.update_container(drawn)
                return
        number += 1

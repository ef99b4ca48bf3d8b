"""Does a report hold only what our writer makes: no scripts, layers, foreign files or links out."""

import re
from collections.abc import Iterator

import pikepdf

from reports.attachments import SAFE_NAME
from reports.refusal import Refused
from reports.verdicts import Reason

DEEPEST = 64
# What an object must hold, somewhere, before it is worth a closer look.
_NESTED = re.compile(rb"<<|\[")


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


FORBIDDEN_KEYS = _words(
    "/3DD /AA /Alternates /Collection /Encrypt /GoToE /GoToR /ImportData /JS /JavaScript /Launch"
    " /Movie /OC /OCProperties /OPI /PS /Rendition /Renditions /RichMedia /RichMediaContent"
    " /RichMediaSettings /Sound /SubmitForm /Threads /URI /URLS /XFA"
)
FORBIDDEN_KINDS = _words(
    "/GoTo3DView /GoToDp /GoToE /GoToR /Hide /ImportData /JavaScript /Launch /Movie /Named"
    " /Rendition /ResetForm /RichMediaExecute /SetOCGState /Sound /SubmitForm /Thread /Trans"
    " /URI"
)
# Names are written back in their one spelling; a text that only looks like one does no harm.
_SUSPECT = re.compile(
    b"|".join(re.escape(one.encode()) for one in {*FORBIDDEN_KEYS, *FORBIDDEN_KINDS, "/EF"})
)
ANNOTATIONS = frozenset({"/Link", "/Widget"})
CATALOG_KEYS = _words(
    "/AF /AcroForm /Extensions /Lang /MarkInfo /Metadata /Names /OpenAction /Outlines"
    " /OutputIntents /PageLabels /PageLayout /PageMode /Pages /Perms /StructTreeRoot /Type"
    " /Version /ViewerPreferences"
)
NAME_TREES = frozenset({"/Dests", "/EmbeddedFiles"})
FORM_KEYS = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})


def check_structure(pdf: pikepdf.Pdf, later_keys: frozenset[str] = frozenset()) -> None:
    """Raises Refused naming the first thing that no report of ours has.

    `later_keys` may stand in the catalog besides, of what was added to a report.
    """
    if pdf.is_encrypted:
        raise Refused(Reason.FORBIDDEN_CONTENT, "/Encrypt")
    _check_catalog(pdf.Root, CATALOG_KEYS | later_keys)
    attachments = 0
    for indirect in pdf.objects:
        if not _is_worth_a_look(indirect):
            continue
        for found in _dictionaries(indirect, 0):
            _check_dictionary(found)
            attachments += "/EF" in found
    names = tuple(pdf.attachments)
    if attachments > len(names) or not all(SAFE_NAME.fullmatch(name) for name in names):
        raise Refused(Reason.FORBIDDEN_CONTENT, "/EmbeddedFiles")
    for number, page in enumerate(pdf.pages, 1):
        _check_annotations(page.obj, number)


def _is_worth_a_look(indirect: pikepdf.Object) -> bool:
    """Whether an object could hold what no report has; thousands of elements of tags do not."""
    if isinstance(indirect, pikepdf.Stream):
        return True
    written = indirect.unparse(resolved=True)
    return _SUSPECT.search(written) is not None or len(_NESTED.findall(written)) > DEEPEST


def _check_catalog(catalog: pikepdf.Object, keys: frozenset[str]) -> None:
    _only(catalog, keys)
    _only(catalog.get("/Names"), NAME_TREES)
    _only(catalog.get("/AcroForm"), FORM_KEYS)
    opening = catalog.get("/OpenAction")
    if opening is not None and not isinstance(opening, pikepdf.Array):
        raise Refused(Reason.FORBIDDEN_CONTENT, "/OpenAction")


def _only(entries: object, allowed: frozenset[str]) -> None:
    odd = set(entries.keys()) - allowed if isinstance(entries, pikepdf.Dictionary) else set()
    if odd:
        raise Refused(Reason.FORBIDDEN_CONTENT, min(odd))


def _dictionaries(
    found: pikepdf.Object, depth: int
) -> Iterator[pikepdf.Dictionary | pikepdf.Stream]:
    """The object itself and every dictionary written inside it, but not what it refers to."""
    if depth > DEEPEST:
        raise Refused(Reason.FORBIDDEN_CONTENT, "depth")
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        yield found
        inner = [found[key] for key in found.keys()]  # noqa: SIM118 - pikepdf, not a dict
    elif isinstance(found, pikepdf.Array):
        inner = list(found)
    else:
        return
    for entry in inner:
        if isinstance(entry, pikepdf.Object) and not entry.is_indirect:
            yield from _dictionaries(entry, depth + 1)


def _check_dictionary(found: pikepdf.Dictionary | pikepdf.Stream) -> None:
    forbidden = FORBIDDEN_KEYS.intersection(found.keys())
    if forbidden:
        raise Refused(Reason.FORBIDDEN_CONTENT, min(forbidden))
    kind = found.get("/S")
    if isinstance(kind, pikepdf.Name) and str(kind) in FORBIDDEN_KINDS:
        raise Refused(Reason.FORBIDDEN_CONTENT, str(kind))
    if "/F" in found and isinstance(found, pikepdf.Stream):
        # A stream whose bytes lie in another file.
        raise Refused(Reason.FORBIDDEN_CONTENT, "/F")


def _check_annotations(page: pikepdf.Dictionary, number: int) -> None:
    for note in page.get("/Annots", []):
        if str(note.get("/Subtype")) not in ANNOTATIONS:
            raise Refused(Reason.FORBIDDEN_CONTENT, str(note.get("/Subtype")), number)
        if str(note.Subtype) == "/Widget" and str(note.get("/FT")) != "/Sig":
            raise Refused(Reason.FORBIDDEN_CONTENT, str(note.get("/FT")), number)

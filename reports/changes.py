"""What differs between a signed report and what a file shows after something was added to it."""

from dataclasses import dataclass

import pikepdf

from reports.page_redraw import check_same_document
from reports.refusal import Refused
from reports.verdicts import Change

# By the key under which the first difference lies; the objects of a page are walked from it.
_KINDS = {
    "/Annots": Change.NOTE,
    "/Contents": Change.DRAWING,
    "/Resources": Change.DRAWING,
    "/XObject": Change.DRAWING,
    "/V": Change.FIELD_VALUE,
    "/AP": Change.FIELD_LOOK,
    "/N": Change.FIELD_LOOK,
    "/Fields": Change.FIELD,
    "/AcroForm": Change.FIELD,
    "/Names": Change.ATTACHMENT,
    "/EF": Change.ATTACHMENT,
    "/F": Change.ATTACHMENT,
    "/UF": Change.ATTACHMENT,
    "/AF": Change.ATTACHMENT,
    "/Count": Change.PAGES,
    "/Title": Change.PROPERTIES,
    "/Metadata": Change.PROPERTIES,
}


@dataclass(frozen=True, slots=True)
class FirstChange:
    """`page` counts from 1; 0 for what is on no page."""

    what: Change
    page: int


def first_change(before: pikepdf.Pdf, after: pikepdf.Pdf) -> FirstChange | None:
    """The first difference a reader could come upon; None when nothing that is shown differs."""
    try:
        check_same_document(after, before)
    except Refused as difference:
        return FirstChange(_KINDS.get(difference.detail, Change.OTHER), difference.page)
    return None

"""What differs between a signed report and what a file shows after something was added to it."""

from dataclasses import dataclass

import pikepdf

from reports.page_redraw import find_difference
from reports.verdicts import Change

# By the last of these keys on the way to the first difference; pages are walked first.
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
    difference = find_difference(after, before)
    if difference is None:
        return None
    known = (_KINDS[key] for key in reversed(difference.way) if key in _KINDS)
    return FirstChange(next(known, Change.OTHER), difference.page)

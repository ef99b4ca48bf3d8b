"""Is every attachment of a report, byte for byte, the one that follows from its data?"""

import pikepdf

from reports.attachments import attachments_of
from reports.data import ReportData
from reports.refusal import Refused
from reports.verdicts import Reason


def check_attachments(pdf: pikepdf.Pdf, data: ReportData) -> None:
    """Raises Refused naming the first attachment that is missing, differs or is too many."""
    expected = {one.name: one.content for one in attachments_of(data)}
    for name, content in expected.items():
        if name not in pdf.attachments:
            raise Refused(Reason.ATTACHMENT_MISSING, name)
        if _content(pdf, name) != content:
            raise Refused(Reason.ATTACHMENT_DIFFERS, name)
    odd = set(pdf.attachments) - expected.keys()
    if odd:
        raise Refused(Reason.ATTACHMENT_DIFFERS, min(odd))


def _content(pdf: pikepdf.Pdf, name: str) -> bytes:
    try:
        return bytes(pdf.attachments[name].get_file().read_bytes())
    except (ValueError, TypeError, AttributeError, pikepdf.PdfError) as error:
        raise Refused(Reason.ATTACHMENT_DIFFERS, name) from error

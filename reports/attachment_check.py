"""Is every attachment of a report, byte for byte, the one that follows from its data?"""

from io import BytesIO

import pikepdf

from reports.refusal import Refused
from reports.verdicts import Reason


def check_attachments(pdf: pikepdf.Pdf, drawn_again: bytes) -> None:
    """Raises Refused naming the first attachment that is not in the report as drawn from its data.

    Comparing with the report that was drawn again, where they are made anyway, saves making them.
    """
    with pikepdf.open(BytesIO(drawn_again)) as drawn:
        for name in drawn.attachments:
            if name not in pdf.attachments:
                raise Refused(Reason.ATTACHMENT_MISSING, name)
            if _content(pdf, name) != _content(drawn, name):
                raise Refused(Reason.ATTACHMENT_DIFFERS, name)
        odd = set(pdf.attachments) - set(drawn.attachments)
    if odd:
        raise Refused(Reason.ATTACHMENT_DIFFERS, min(odd))


def _content(pdf: pikepdf.Pdf, name: str) -> bytes:
    return bytes(pdf.attachments[name].get_file().read_bytes())

"""Read a report's attached data strictly: one spelling, no key twice, nothing beside it."""

import json
from typing import Any

import pikepdf

from checklists.records import BadRecord
from reports.data import ATTACHMENT_NAME, FORMAT, ReportData, report_data_from_json
from reports.refusal import Refused
from reports.verdicts import Reason

LARGEST_BYTES = 64 * 1024 * 1024


def read_data(pdf: pikepdf.Pdf) -> ReportData:
    """The data of a report; raises Refused when there is none, or it is not spelled as we do."""
    untrusted = _attached(pdf)
    try:
        record = json.loads(untrusted, object_pairs_hook=_without_twins)
        if isinstance(record, dict) and record.get("format") != FORMAT:
            raise Refused(Reason.BAD_DATA, "format")
        data = report_data_from_json(record)
        is_canonical = data.to_json() == untrusted
    except BadRecord as error:
        raise Refused(Reason.BAD_DATA, error.where) from error
    except (ValueError, RecursionError) as error:
        raise Refused(Reason.BAD_DATA, "JSON") from error
    if not is_canonical:
        raise Refused(Reason.BAD_DATA, "RFC 8785")
    return data


def _attached(pdf: pikepdf.Pdf) -> bytes:
    try:
        attached = pdf.attachments[ATTACHMENT_NAME].get_file().read_bytes()
    except (KeyError, ValueError, TypeError, AttributeError, pikepdf.PdfError) as error:
        raise Refused(Reason.NO_DATA) from error
    if len(attached) > LARGEST_BYTES:
        raise Refused(Reason.BAD_DATA, str(len(attached)))
    return bytes(attached)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise Refused(Reason.BAD_DATA, "JSON")
    return record

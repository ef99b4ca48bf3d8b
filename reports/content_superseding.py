"""Which earlier report this one takes the place of, and why."""

from collections.abc import Iterator

from reports.data import ReportData
from reports.pieces import Edge, Look, Para, Row
from reports.wording import grouped, moment, speech


def superseding(data: ReportData, subject: str) -> Iterator[Row]:
    """Nothing for a report that is the first of its visit."""
    before = data.inspection.supersedes
    if before is None:
        return
    _ = speech(data.language).gettext
    told = _("This report supersedes the report of {when}.").format(when=moment(before.issued))
    digest = _("SHA-256 of the superseded report: {digits}").format(
        digits=grouped(before.report_sha256)
    )
    paras = (
        Para(told, Look.STRONG),
        Para(digest, Look.SMALL, mixed=True),
        Para(_("Reason: {reason}").format(reason=before.reason), Look.BODY, mixed=True),
    )
    yield Row((paras,), subject, edge=Edge.ACCENT, space_before=16)

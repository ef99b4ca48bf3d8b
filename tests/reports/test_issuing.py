"""From a closed inspection to a recorded report: every step, and every way it is refused."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from checklists.inspecting.changes import Change, InspectionStarted, ReportIssued
from checklists.inspecting.doing import MovedOn
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Outcome, Workspace
from checklists.inspecting.trail import TrailRow
from checklists.values import State, Unwatched
from reports import issuing
from reports.identity import IdentityOutOfDate
from reports.issuing import (
    IssueRequest,
    NotClosed,
    PhotoChanged,
    SelfCheckFailed,
    draft_report,
    gather,
    make_report,
    record_report,
)
from reports.seal import seal
from reports.trust import TrustList
from reports.verdicts import Reason, Standing
from reports.verify import verify_report
from tests.support.signed_reports import PLACE, material
from tests.support.signing import NOW, inspector, stranger

REQUEST = IssueRequest("en", PLACE, NOW, inspector())


class Shelf:
    """As much of a workspace as issuing asks for."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.rows = [self._row(InspectionStarted(inspection))]
        self.reports: dict[str, bytes] = {}
        self.photos = {
            photo.sha256: material("red", "blue").photos[photo.derived_sha256]
            for photo in inspection.evidence_in_order()
        }

    def _row(self, change: Change) -> TrailRow:
        return TrailRow(7, "i-1", "d", "a", NOW, 0, change.kind, {}, 0, "0" * 64, "c" * 64)

    def load(self, inspection: str) -> Inspection:
        return self.inspection

    def trail(self, inspection: str) -> Sequence[TrailRow]:
        return self.rows

    def derived(self, sha256: str) -> bytes:
        return self.photos[sha256]

    def remembered(self, name: str) -> str:
        return ""

    def keep_report(self, report: bytes) -> str:
        digest = hashlib.sha256(report).hexdigest()
        self.reports[digest] = report
        return digest

    def commit(self, inspection: str, change: Change, undoes: int = 0) -> Outcome:
        assert isinstance(change, ReportIssued)
        assert change.report.sha256 in self.reports, "recorded before it was kept"
        self.inspection = change.apply(self.inspection)
        return Outcome(self.inspection, self._row(change))


def shelf() -> Shelf:
    return Shelf(material("red", "blue").inspection)


def as_workspace(kept: Shelf) -> Workspace:
    return cast("Workspace", kept)


def test_one_read_gathers_inspection_head_and_photos() -> None:
    found = gather(as_workspace(shelf()), "i-1")
    assert found == material("red", "blue")


def test_a_photo_that_is_not_the_named_one_is_refused() -> None:
    kept = shelf()
    (first, *_) = kept.photos
    kept.photos[first] = b"another"
    with pytest.raises(PhotoChanged) as refused:
        gather(as_workspace(kept), "i-1")
    assert refused.value.sha256 == first


def test_a_report_is_kept_and_then_recorded() -> None:
    kept = shelf()
    signed = make_report(gather(as_workspace(kept), "i-1"), REQUEST, Unwatched())
    outcome = record_report(as_workspace(kept), "i-1", signed)
    assert outcome.inspection.state is State.ISSUED
    assert outcome.inspection.report == signed.record
    assert kept.reports == {signed.record.sha256: signed.pdf}
    assert (signed.record.trail_sequence, signed.record.trail_hash) == (7, "c" * 64)


def test_a_report_that_was_overtaken_is_not_recorded() -> None:
    kept = shelf()
    signed = make_report(gather(as_workspace(kept), "i-1"), REQUEST, Unwatched())
    kept.rows.append(replace(kept.rows[-1], sequence=8, hash="d" * 64))
    with pytest.raises(MovedOn):
        record_report(as_workspace(kept), "i-1", signed)
    assert kept.inspection.state is State.CLOSED


@pytest.mark.parametrize("state", [State.DRAFT, State.ISSUED])
def test_only_a_closed_inspection_is_issued(state: State) -> None:
    found = material("red")
    opened = replace(found, inspection=replace(found.inspection, state=state))
    with pytest.raises(NotClosed) as refused:
        make_report(opened, REQUEST, Unwatched())
    assert refused.value.state is state


def test_an_identity_out_of_date_does_not_sign() -> None:
    late = replace(REQUEST, issued=NOW + timedelta(days=5000))
    with pytest.raises(IdentityOutOfDate):
        make_report(material("red"), late, Unwatched())


def test_a_report_that_does_not_verify_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        issuing, "seal", lambda composed, _, signed: seal(composed, stranger(), signed)
    )
    with pytest.raises(SelfCheckFailed) as refused:
        make_report(material("red"), REQUEST, Unwatched())
    who = refused.value.verification.verdicts[1]
    assert (who.standing, who.reason) == (Standing.FAILS, Reason.SIGNER_NOT_NAMED)


def test_fractions_of_a_second_do_not_matter() -> None:
    request = replace(REQUEST, issued=NOW.replace(microsecond=123_456))
    signed = make_report(material("red"), request, Unwatched())
    trust = TrustList().with_certificates([inspector().certificate])
    assert verify_report("r.pdf", signed.pdf, trust).standing is Standing.HOLDS
    assert signed.record.issued == NOW


def test_a_draft_says_so_and_needs_no_identity() -> None:
    draft = draft_report(material("red"), "fr", NOW, Unwatched())
    assert draft.startswith(b"%PDF-")
    assert b"/ByteRange" not in draft

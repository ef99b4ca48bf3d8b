"""From a closed inspection to a signed report that was checked by ourselves and recorded."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from checklists.delivering.case import Case
from checklists.inspecting.doing import last_row, record_issue
from checklists.inspecting.inspection import Inspection, IssuedReport
from checklists.inspecting.keeping import Outcome, Workspace, matrix_of
from checklists.values import Problem, Progress, State
from reports.compose import Composed, compose
from reports.data import (
    FORMAT,
    PROGRAM,
    Layout,
    Material,
    ReportData,
    Signer,
    TrailHead,
    printed_photos,
    with_figures,
)
from reports.identity import Identity
from reports.seal import seal
from reports.trust import TrustList
from reports.verdicts import Standing, Verification
from reports.verify import signer_of, verify_report
from reports.withholding import new_secret

FILE_NAME = "report.pdf"


@dataclass(eq=False)
class NotClosed(Problem):
    """Only a closed inspection is issued, and only once."""

    state: State


@dataclass(eq=False)
class PhotoChanged(Problem):
    """The reduced copy the store gave is not the one the inspection names."""

    sha256: str


@dataclass(eq=False)
class SelfCheckFailed(Problem):
    """The report just made does not pass our own verifier; nothing was recorded or handed out."""

    verification: Verification


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """How to issue: `issued` is aware, what this laptop's clock claims.

    `secret` is what salts come from when parts are withheld later; each report has its own.
    """

    language: str
    place: str
    issued: datetime
    identity: Identity
    layout: Layout = Layout.FULL
    second_language: str = ""
    secret: str = field(default_factory=new_secret, repr=False)


@dataclass(frozen=True, slots=True)
class SignedReport:
    """A signed report that passed our own verifier, and what is recorded of it."""

    pdf: bytes
    record: IssuedReport


def gather(workspace: Workspace, inspection: str) -> Material:
    """Everything a report needs, in one read of the store."""
    loaded = workspace.load(inspection)
    last = last_row(workspace, inspection)
    photos = {}
    for photo in printed_photos(loaded):
        derived = workspace.derived(photo.sha256)
        if hashlib.sha256(derived).hexdigest() != photo.derived_sha256:
            raise PhotoChanged(photo.sha256)
        photos[photo.derived_sha256] = derived
    head = TrailHead(last.sequence, last.hash)
    return Material(loaded, head, photos, _shared_case(workspace, loaded), matrix_of(workspace))


def _shared_case(workspace: Workspace, inspection: Inspection) -> Case | None:
    """The case without its restricted notes, which never leave in a report."""
    if not inspection.case:
        return None
    return replace(workspace.load_case(inspection.case), restricted={})


def draft_report(material: Material, language: str, issued: datetime, progress: Progress) -> bytes:
    """The pages of an unsigned draft, at any state of the inspection."""
    data = _data(material, language, issued, place="", signer=None)
    return _composed(data, material.photos, progress).pdf


def make_report(material: Material, request: IssueRequest, progress: Progress) -> SignedReport:
    """Compose, seal and verify; raises a problem unless every verdict holds."""
    if material.inspection.state != State.CLOSED:
        raise NotClosed(material.inspection.state)
    request.identity.check_valid_at(request.issued)
    issued = request.issued.replace(microsecond=0)  # a PDF's time of signing knows no less
    signer = signer_of(request.identity.certificate)
    data = replace(
        _data(material, request.language, issued, request.place, signer),
        secret=request.secret,
        layout=request.layout,
        second_language=""
        if request.second_language == request.language
        else request.second_language,
    )
    composed = _composed(data, material.photos, progress)
    pdf = seal(composed, request.identity, issued)
    mine = TrustList().with_certificates([request.identity.certificate])
    verification = verify_report(FILE_NAME, pdf, mine)
    if verification.standing is not Standing.HOLDS:
        raise SelfCheckFailed(verification)
    record = IssuedReport(
        sha256=verification.sha256,
        signer=signer.name,
        language=request.language,
        issued=issued,
        trail_sequence=material.trail.sequence,
        trail_hash=material.trail.hash,
    )
    return SignedReport(pdf, record)


def record_report(workspace: Workspace, inspection: str, signed: SignedReport) -> Outcome:
    """Keep the report, then say in the trail that it was issued; MovedOn when it is outdated."""
    workspace.keep_report(signed.pdf)
    return record_issue(workspace, inspection, signed.record)


def _data(
    material: Material, language: str, issued: datetime, place: str, signer: Signer | None
) -> ReportData:
    data = ReportData(
        format=FORMAT,
        program=PROGRAM,
        language=language,
        issued=issued,
        place=place,
        signer=signer,
        trail=material.trail,
        inspection=material.inspection,
        case=material.case,
        matrix=material.matrix,
    )
    return with_figures(data)


def _composed(data: ReportData, photos: Mapping[str, bytes], progress: Progress) -> Composed:
    return compose(data, photos, progress)

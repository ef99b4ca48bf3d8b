"""Small signed reports for tests, and the ways a forger would make one."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO

import pikepdf
from PIL import Image

from checklists.delivering.places import Store
from checklists.inspecting.inspection import Conclusion, Evidence, Inspection
from checklists.inspecting.preparing import prepared
from checklists.inspecting.stores import at_stores, with_stores
from checklists.values import Adequacy, Result, State, Unwatched
from reports.compose import Composed, compose
from reports.data import FORMAT, PROGRAM, Material, ReportData, TrailHead, with_figures
from reports.identity import Identity
from reports.issuing import IssueRequest, SignedReport, make_report
from reports.seal import seal
from reports.verify import signer_of
from tests.support.samples import (
    answer,
    make_checklist,
    make_evidence,
    make_finding,
    make_inspection,
    make_item,
)
from tests.support.signing import NOW, inspector

Edit = Callable[[pikepdf.Pdf], None]
TRAIL = TrailHead(7, "c" * 64)
PLACE = "Harbour office"
NORTH, SOUTH = Store("s1", "Store 1 (north)"), Store("s2", "مخزن الجنوب")
GONE = Store("s3", "Old shed")


@cache
def photo(colour: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (80, 60), colour).save(target, "JPEG")
    return target.getvalue()


def evidence(number: int, colour: str, item: str = "SA-A-01") -> Evidence:
    digest = hashlib.sha256(photo(colour)).hexdigest()
    original = hashlib.sha256(colour.encode()).hexdigest()
    return replace(make_evidence(number, item), sha256=original, derived_sha256=digest)


@cache
def material(*colours: str) -> Material:
    """A closed inspection in two scripts, with a photo of each colour."""
    inspection = replace(
        make_inspection(),
        state=State.CLOSED,
        answers={
            "SA-A-01": answer(Result.NOT_MET, "الخزانة مفتوحة"),
            "SA-B-01": answer(Result.MET, "seen"),
            "SA-C-01": answer(Result.NOT_VERIFIED, reason="no key"),
        },
        findings={"f-1": make_finding()},
        evidence={f"e-{n}": evidence(n, colour) for n, colour in enumerate(colours, 1)},
        conclusion=Conclusion(Adequacy.ADEQUATE_WITH_CONDITIONS, "Close the safe."),
    )
    photos = {hashlib.sha256(photo(colour)).hexdigest(): photo(colour) for colour in colours}
    return Material(inspection, TRAIL, photos)


def at_two_stores() -> Inspection:
    """The same with two stores, one of them taken away again, and an item of two checklists."""
    known = material("red", "blue").inspection
    (asked,) = known.checklists
    racks = replace(asked.sections[0], per_store=True)
    own = replace(make_checklist(make_item("OW-1"), make_item("SA-A-01")), id="own")
    again = replace(own, sections=(replace(own.sections[0], per_store=True),))
    copies = prepared((replace(asked, sections=(racks,)), again), ())
    draft = replace(known, checklists=copies, state=State.DRAFT)
    for stores in ((NORTH, SOUTH, GONE), (NORTH, SOUTH)):
        draft = at_stores(draft, with_stores(draft, stores))
        last = {"SA-C-01@s3": answer(Result.MET, "was dry")} if GONE in stores else {}
        draft = replace(draft, answers={**draft.answers, **last})
    return replace(draft, state=State.CLOSED)


@cache
def signed_report(language: str = "en") -> SignedReport:
    request = IssueRequest(language, PLACE, NOW, inspector())
    return make_report(material("red", "blue"), request, Unwatched())


def report_data(identity: Identity | None = None, language: str = "en") -> ReportData:
    data = ReportData(
        format=FORMAT,
        program=PROGRAM,
        language=language,
        issued=NOW,
        place=PLACE,
        signer=signer_of((identity or inspector()).certificate),
        trail=TRAIL,
        inspection=material("red", "blue").inspection,
    )
    return with_figures(data)


def drawn(data: ReportData) -> Composed:
    return compose(data, material("red", "blue", "green").photos, Unwatched())


def edited(composed: Composed, edit: Edit) -> Composed:
    """The pages after somebody changed the PDF, saved as our own writer saves."""
    target = BytesIO()
    with pikepdf.open(BytesIO(composed.pdf)) as pdf:
        edit(pdf)
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return replace(composed, pdf=target.getvalue())


def lying(
    edit: Edit,
    data: ReportData | None = None,
    identity: Identity | None = None,
    signed: datetime = NOW,
) -> bytes:
    """A report whose pages somebody edited before signing them validly."""
    signer = identity or inspector()
    return seal(edited(drawn(data or report_data(signer)), edit), signer, signed)


def attaching(data: ReportData | bytes) -> Edit:
    """Replace the attached data."""
    attached = data if isinstance(data, bytes) else data.to_json()

    def edit(pdf: pikepdf.Pdf) -> None:
        spec = pdf.Root.AF[0]
        spec.EF.F.write(attached)
        if "/UF" in spec.EF:
            spec.EF.UF.write(attached)

    return edit


def drawing(operators: bytes, page: int = 0) -> Edit:
    """Draw something more on a page."""

    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[page].contents_add(operators)

    return edit

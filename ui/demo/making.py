"""`demo`: a fictional case with two visits, from an empty folder to a verified report."""

import json
import secrets
import shutil
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checklists.delivering.case import Case
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.inspecting.mishaps import FolderNotEmpty
from checklists.records import to_record
from checklists.values import Progress
from reports.checking import check_reports
from reports.identity import Holder, Identity, create_identity, load_identity
from reports.issuing import IssueRequest, gather, make_report, record_report
from reports.trust import load_trust
from reports.verdicts import Standing, Verification
from ui.cli.exits import DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.demo.case_story import CaseStory
from ui.demo.declaring import exporters_file
from ui.demo.making_case import DECLARED_FILE, add_custody, follow_up_case, make_case
from ui.demo.making_visit import VisitMaker
from ui.demo.story import FIRST, Story
from ui.doors import Doors
from ui.files import now_here
from ui.wording import standing_name

# It protects nothing: the demo is fiction.
PASSPHRASE = "demo passphrase"  # noqa: S105
SUMMARY_FILE = "demo.json"


@dataclass(frozen=True, slots=True)
class DemoPlaces:
    """Where the parts of a demo lie."""

    folder: Path

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    @property
    def report(self) -> Path:
        return self.folder / "report.pdf"

    @property
    def earlier_report(self) -> Path:
        return self.folder / "earlier-report.pdf"

    @property
    def declared(self) -> Path:
        return self.folder / DECLARED_FILE

    @property
    def trust(self) -> Path:
        return self.folder / "trust" / "inspector.pem"

    @property
    def identity(self) -> Path:
        return self.folder / "identity.p12"

    @property
    def summary(self) -> Path:
        return self.folder / SUMMARY_FILE


def make_demo(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Build the demo, or say where a finished one lies."""
    places = ready_demo(doors, arguments.folder, arguments.language, terminal)
    summary = json.loads(places.summary.read_text("utf-8"))
    record = {
        "workspace": str(places.workspace),
        "report": str(places.report),
        "earlier_report": str(places.earlier_report),
        "declared": str(places.declared),
        "trust": str(places.trust),
        "identity": str(places.identity),
        "passphrase": PASSPHRASE,
        **summary,
    }
    lines = [
        terminal._("The signed report is {path}.").format(path=places.report),
        terminal._("The report of the visit before is {path}.").format(path=places.earlier_report),
        terminal._("The exporter's list of declared items is {path}.").format(path=places.declared),
        terminal._("The certificate to trust is {path}.").format(path=places.trust),
        terminal._("The workspace is {path}; its passphrase is “{passphrase}”.").format(
            path=places.workspace, passphrase=PASSPHRASE
        ),
        terminal._("Verified: {standing}.").format(
            standing=standing_name(Standing(summary["standing"]), terminal.language)
        ),
    ]
    terminal.result(record, lines)
    return DONE if summary["standing"] == Standing.HOLDS else FOUND_FAULTS


def ready_demo(doors: Doors, folder: Path, language: str, progress: Progress) -> DemoPlaces:
    """The demo in this folder, built first when it is not there; raises FolderNotEmpty.

    It is built beside its place and then moved there: an interrupted run leaves nothing.
    """
    places = DemoPlaces(folder)
    if places.summary.is_file():
        return places
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(folder)
    with _built_beside(folder) as building:
        _build(doors, DemoPlaces(building), Story(language), progress)
    return places


@contextmanager
def _built_beside(folder: Path) -> Iterator[Path]:
    folder = folder.absolute()
    building = folder.with_name(f".pssm-part-{secrets.token_hex(8)}")
    building.mkdir(parents=True)
    try:
        yield building
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _build(doors: Doors, places: DemoPlaces, story: Story, progress: Progress) -> None:
    lead = story.visit().team[0]
    workspace, _recovery = doors.create(places.workspace, PASSPHRASE, lead.name)
    try:
        _make_identity(doors, places, Holder(lead.name, lead.organization))
        doors.write_file(places.declared, exporters_file(story.language))
        done, case = _carry_out(doors, places, workspace, story, progress)
    finally:
        workspace.close()
    (verification,) = _verify(places, progress)
    doors.write_file(
        places.summary,
        json.dumps(_summary(done, case, verification), ensure_ascii=False, indent=1).encode(),
    )


def _carry_out(
    doors: Doors, places: DemoPlaces, workspace: Workspace, story: Story, progress: Progress
) -> tuple[Inspection, Case]:
    """The case with both visits, each report issued when the visit was closed."""
    told, before = CaseStory(story.language), Story(story.language, FIRST)
    first_day, last_day = _day(before.visit().began), _day(story.visit().ended)
    identity = load_identity(places.identity.read_bytes(), PASSPHRASE, now_here())
    office = _Office(doors, identity, workspace, progress)
    case = make_case(workspace, told)
    add_custody(workspace, case, told, "", first_day)
    first = VisitMaker(doors, workspace, before, progress).make(case, "")
    office.issue(first, before, places.earlier_report)
    add_custody(workspace, case, told, first_day, last_day)
    main = VisitMaker(doors, workspace, story, progress).make(case, first)
    follow_up_case(workspace, case, told, first, main)
    office.issue(main, story, places.report)
    return workspace.load(main), workspace.load_case(case)


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment is not None else ""


def _make_identity(doors: Doors, places: DemoPlaces, holder: Holder) -> None:
    made = create_identity(holder, PASSPHRASE, now_here())
    places.trust.parent.mkdir()
    doors.write_file(places.identity, made.pkcs12)
    doors.write_file(places.trust, made.certificate_pem)


@dataclass(frozen=True, slots=True)
class _Office:
    """Where reports are issued: with what, for which visits."""

    doors: Doors
    identity: Identity
    workspace: Workspace
    progress: Progress

    def issue(self, inspection: str, story: Story, target: Path) -> None:
        place = story.visit().facility.place
        request = IssueRequest(story.language, place, now_here(), self.identity)
        signed = make_report(gather(self.workspace, inspection), request, self.progress)
        record_report(self.workspace, inspection, signed)
        self.doors.write_file(target, self.workspace.original(signed.record.sha256))


def _verify(places: DemoPlaces, progress: Progress) -> list[Verification]:
    found: list[Verification] = []
    check_reports([places.report], load_trust(places.trust), found.append, progress)
    return found


def _summary(inspection: Inspection, case: Case, verification: Verification) -> dict[str, object]:
    return {
        "standing": str(verification.standing),
        "verdicts": {
            str(verdict.question): str(verdict.standing) for verdict in verification.verdicts
        },
        "inspection": inspection.id,
        "earlier_inspection": inspection.earlier.inspection if inspection.earlier else "",
        "case": case.id,
        "counts": {
            "checklists": len(inspection.checklists),
            "items": sum(1 for _ in inspection.items()),
            "asked": sum(1 for _ in inspection.asked_items()),
            "answers": len(inspection.answers),
            "findings": len(inspection.findings),
            "photos": len(inspection.evidence),
            "declared": len(case.declared),
            "seen": len(inspection.stocktake.seen),
            "conditions": len(case.conditions),
            "custody": len(case.custody),
            "actions": len(case.actions),
        },
        "issued": to_record(inspection.report),
    }

"""`demo`: the fictional visit carried all the way, from an empty folder to a verified report."""

import json
import secrets
import shutil
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from checklists.asking.adding import with_added_references
from checklists.asking.overlays import additions
from checklists.asking.shelf import shipped_checklists
from checklists.inspecting import doing
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.inspecting.mishaps import FolderNotEmpty
from checklists.records import to_record
from checklists.values import InspectionKind, Progress
from reports.checking import check_reports
from reports.identity import Holder, create_identity, load_identity
from reports.issuing import IssueRequest, gather, make_report, record_report
from reports.trust import load_trust
from reports.verdicts import Standing, Verification
from ui.cli.exits import DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.demo.photos import draw_photo
from ui.demo.story import BEGAN, Story
from ui.doors import Doors
from ui.files import now_here

# It protects nothing: the demo is fiction.
PASSPHRASE = "demo passphrase"  # noqa: S105
CHECKLISTS = ("post-delivery-verification", "weapons-store")
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
        "trust": str(places.trust),
        "identity": str(places.identity),
        "passphrase": PASSPHRASE,
        **summary,
    }
    lines = [
        terminal._("The signed report is {path}.").format(path=places.report),
        terminal._("The certificate to trust is {path}.").format(path=places.trust),
        terminal._("The workspace is {path}; its passphrase is “{passphrase}”.").format(
            path=places.workspace, passphrase=PASSPHRASE
        ),
        terminal._("Verified: {standing}.").format(standing=summary["standing"]),
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
        inspection = _inspect(doors, workspace, story, progress)
        doing.close_inspection(workspace, inspection)
        _make_identity(doors, places, Holder(lead.name, lead.organization))
        _issue(doors, places, workspace, inspection, story, progress)
        done = workspace.load(inspection)
    finally:
        workspace.close()
    (verification,) = _verify(places, progress)
    doors.write_file(
        places.summary,
        json.dumps(_summary(done, verification), ensure_ascii=False, indent=1).encode(),
    )


def _inspect(doors: Doors, workspace: Workspace, story: Story, progress: Progress) -> str:
    kind = InspectionKind.POST_DELIVERY_VERIFICATION
    chosen = tuple(one for one in shipped_checklists() if one.id in CHECKLISTS)
    visit = story.visit()
    chosen = with_added_references(chosen, additions(visit.facility.country, workspace.overlay()))
    inspection = doing.start_inspection(workspace, kind, chosen, visit).inspection
    items = tuple(inspection.items())
    photos = 0
    for turn, item in enumerate(items):
        progress.at(turn, len(items), "items")
        if item not in inspection.asked_items():
            continue
        given = story.answer(item, turn)
        inspection = doing.answer_item(workspace, inspection.id, item.id, given).inspection
        finding = story.finding(item)
        if finding is not None:
            inspection = doing.record_finding(workspace, inspection.id, finding).inspection
        for scene in story.scenes(item):
            photos += 1
            content = draw_photo(scene.name, photos, BEGAN + timedelta(minutes=2 * turn))
            photo = doors.read_photo(f"IMG_{photos:04d}.jpg", content)
            workspace.keep_photo(photo)
            doing.attach_photo(workspace, inspection.id, photo.as_evidence(scene.caption, item.id))
    progress.at(len(items), len(items), "items")
    doing.conclude(workspace, inspection.id, story.conclusion())
    return inspection.id


def _make_identity(doors: Doors, places: DemoPlaces, holder: Holder) -> None:
    made = create_identity(holder, PASSPHRASE, now_here())
    places.trust.parent.mkdir()
    doors.write_file(places.identity, made.pkcs12)
    doors.write_file(places.trust, made.certificate_pem)


def _issue(
    doors: Doors,
    places: DemoPlaces,
    workspace: Workspace,
    inspection: str,
    story: Story,
    progress: Progress,
) -> None:
    now = now_here()
    identity = load_identity(places.identity.read_bytes(), PASSPHRASE, now)
    request = IssueRequest(story.language, story.visit().facility.place, now, identity)
    signed = make_report(gather(workspace, inspection), request, progress)
    record_report(workspace, inspection, signed)
    doors.write_file(places.report, workspace.original(signed.record.sha256))


def _verify(places: DemoPlaces, progress: Progress) -> list[Verification]:
    found: list[Verification] = []
    check_reports([places.report], load_trust(places.trust), found.append, progress)
    return found


def _summary(inspection: Inspection, verification: Verification) -> dict[str, object]:
    return {
        "standing": str(verification.standing),
        "verdicts": {
            str(verdict.question): str(verdict.standing) for verdict in verification.verdicts
        },
        "inspection": inspection.id,
        "counts": {
            "checklists": len(inspection.checklists),
            "items": sum(1 for _ in inspection.items()),
            "asked": sum(1 for _ in inspection.asked_items()),
            "answers": len(inspection.answers),
            "findings": len(inspection.findings),
            "photos": len(inspection.evidence),
        },
        "issued": to_record(inspection.report),
    }

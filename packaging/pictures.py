"""Take a picture of every page of the window, on the demo workspace, for documents and review."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication

from checklists.asking.xlsform_out import to_xlsform
from checklists.inspecting import doing
from checklists.inspecting.inspection import Inspection
from checklists.inspecting.keeping import Workspace
from checklists.values import Result
from picture_case import shoot_case
from picture_desk import shoot_desk
from picture_edition import foreign, newer
from storage.codes import read_codes
from storage.files import write_whole
from storage.photos import read_photo
from storage.places import is_workspace
from storage.spreadsheets import read_sheets, write_sheets
from storage.workspace import create_workspace, open_workspace
from ui.demo.making import PASSPHRASE
from ui.desktop import Running, build
from ui.doors import Doors
from ui.speech import SHIPPED
from visiting import begin_visit, shoot_visit

PATIENCE_S = 60
CHECKLIST = "post-delivery-verification"
DRAFT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Shoot:
    """One language, look and size; the pictures go into `folder`."""

    running: Running
    folder: Path

    def wait(self, until: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not until():
            self.running.application.processEvents()
            if time.monotonic() > deadline:
                raise TimeoutError
        self.rest()

    def rest(self, seconds: float = 0.3) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.running.application.processEvents()

    def take(self, name: str) -> None:
        self.rest()
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.png"
        self.running.window.grab().save(str(path))
        with Image.open(path) as picture:
            # A palette is all a window needs, and a third of the size.
            picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def begin_draft(workspace: Workspace) -> str:
    """A second visit in the middle of its walk, with the first one's answers and findings."""
    (first, *_) = workspace.summaries()
    known = workspace.load(first.id)
    draft = doing.start_inspection(workspace, known.kind, known.checklists, known.visit)
    identity = draft.inspection.id
    items = [item.id for item in known.items() if item.id in known.answers]
    for item in items[: round(len(items) * DRAFT_SHARE)]:
        doing.answer_item(workspace, identity, item, known.answers[item])
        for finding in known.findings.values():
            if finding.item == item:
                doing.record_finding(workspace, identity, finding)
        for photo in known.evidence_in_order():
            if photo.item == item:
                doing.attach_photo(workspace, identity, photo)
    return identity


def shoot(shot: Shoot, workspace: Path, report: Path, trust: Path) -> None:
    window, session = shot.running.window, shot.running.desk.session
    shot.take("01-start")
    window.start.choose(workspace)
    shot.take("02-unlock")
    window.start.start_creating()
    shot.take("03-create")
    window.start.choose(workspace, PASSPHRASE)
    shot.wait(lambda: session.workspace is not None)
    draft = asked(shot, begin_draft)
    window.pages.show_list()
    shot.wait(lambda: window.pages.list.table.rowCount() > 1)
    shot.take("04-inspections")
    window.pages.show_new()
    shot.wait(lambda: window.pages.new.checklists)
    shot.take("05-new-inspection")
    session.show(draft)
    shot.wait(lambda: session.inspection is not None)
    shoot_draft(shot)
    shoot_issued(shot, draft)
    shoot_desk(shot, report.parent, trust)
    shoot_case(shot, asked(shot, lambda kept: kept.cases()[0].id))
    shoot_visit(shot, asked(shot, begin_visit))
    shoot_library(shot)
    shoot_move(shot, draft)


def asked(shot: Shoot, question: Callable[[Workspace], str]) -> str:
    """What the open workspace answers."""
    answers: list[str] = []
    shot.running.desk.session.ask(question).succeeded.connect(answers.append)
    shot.wait(lambda: answers)
    return answers[0]


def shoot_library(shot: Shoot) -> None:
    """Reading, standards, comparing, and an import before it is added."""
    pages = shot.running.window.pages
    page = pages.library
    pages.show(page)
    shot.wait(lambda: page.shelved)
    one = next(each for each in page.shelved if each.checklist.id == CHECKLIST)
    page.reading.go((one.key, one.checklist.sections[0].id, ""))
    shot.take("17-checklists")
    page.tabs.setCurrentIndex(1)
    page.standards.search.setText("marking")
    shot.wait(lambda: page.standards.view.model().rowCount())
    page.standards.view.selectRow(0)
    shot.take("18-standards")
    with tempfile.TemporaryDirectory() as place:
        form = Path(place) / f"{CHECKLIST}.xlsx"
        form.write_bytes(write_sheets(foreign(to_xlsform(newer(one.checklist)))))
        page.take_form(form)
        shot.wait(page.preview.isVisible)
    shot.take("19-import-preview")
    page.preview.add.click()
    shot.wait(lambda: any(each.is_own for each in page.shelved))
    page.tabs.setCurrentIndex(2)
    shot.take("20-compare")


def shoot_move(shot: Shoot, draft: str) -> None:
    """A draft whose checklist has another edition: the offer, the difference, and afterwards."""
    session, page = shot.running.desk.session, shot.running.window.pages.inspection
    session.show(draft)
    shot.wait(lambda: page.edition.offered)
    page.go_to("checklist")
    shot.take("21-edition-at-hand")
    page.edition.look.click()
    shot.take("22-move-to-edition")
    page.moving.move_there.click()
    shot.wait(lambda: page.part == "checklist")
    shot.take("23-to-confirm")


def shoot_draft(shot: Shoot) -> None:
    page = shot.running.window.pages.inspection
    inspection = shot.running.desk.session.inspection
    if inspection is None:
        return
    shot.take("06-item-unanswered")
    page.go_to_item(_item(inspection, Result.NOT_MET))
    shot.take("07-item-not-met")
    area = page.checklist.card.area.verticalScrollBar()
    area.setValue(area.maximum())
    shot.take("08-item-photos")
    page.checklist.rail.filter.setCurrentIndex(2)
    page.checklist.rail.go_to_next_critical()
    shot.take("09-item-critical")
    page.checklist.rail.filter.setCurrentIndex(0)
    for number, part in enumerate(("overview", "visit", "findings", "conclusion"), 10):
        page.go_to(part)
        shot.take(f"{number}-{part}")
    page.go_to("report")
    shot.wait(lambda: _has_page(shot))
    shot.take("14-report-draft")


def shoot_issued(shot: Shoot, draft: str) -> None:
    session, page = shot.running.desk.session, shot.running.window.pages.inspection
    listed: list[str] = []
    asked = session.ask(lambda ws: [each.id for each in ws.summaries() if each.id != draft])
    asked.succeeded.connect(listed.extend)
    shot.wait(lambda: listed)
    session.show(listed[0])
    shot.wait(lambda: session.inspection is not None and session.inspection.id == listed[0])
    page.go_to("report")
    shot.rest(1.5)
    shot.take("15-report-issued")


def _has_page(shot: Shoot) -> bool:
    from ui.panels.report import ReportPanel

    part = shot.running.window.pages.inspection.stack.currentWidget()
    return isinstance(part, ReportPanel) and not part.preview.paper.pixmap().isNull()


def _item(inspection: Inspection, result: Result) -> str:
    """An item of this result that has a photo, else any of this result."""
    found = [item for item, answer in inspection.answers.items() if answer.result == result]
    pictured = {photo.item for photo in inspection.evidence.values()}
    return next((item for item in found if item in pictured), found[0])


def _give_up(error: BaseException) -> None:
    raise SystemExit(repr(error)) from error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("demo", type=Path, help="the folder made by `main.py demo`")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--size", default="1280x800", help="such as 1920x1080")
    parser.add_argument("--languages", nargs="+", default=SHIPPED, help="en_XB: right to left")
    parser.add_argument("--looks", nargs="+", default=["light", "dark"])
    named = parser.parse_args()
    width, height = (int(part) for part in named.size.split("x"))
    for language in named.languages:
        for look in named.looks:
            shoot_one(named, language, look, QSize(width, height))


def shoot_one(named: argparse.Namespace, language: str, look: str, size: QSize) -> None:
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "workspace"
        shutil.copytree(named.demo / "workspace", copy)
        settings = QSettings(str(Path(place) / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("look", look)
        doors = Doors(
            *(create_workspace, open_workspace, is_workspace, read_photo, write_whole),
            *(read_sheets, write_sheets, read_codes),
        )
        running = build(doors, settings, language)
        running.desk.session.jobs.broke.connect(_give_up)
        running.window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        running.window.resize(size)
        running.window.show()
        folder = named.out / f"{language}-{look}"
        try:
            shoot(Shoot(running, folder), copy, named.demo / "report.pdf", named.demo / "trust")
        finally:
            locked: list[bool] = []
            running.desk.session.lock().settled.connect(lambda: locked.append(True))
            Shoot(running, folder).wait(lambda: locked)
            running.desk.session.jobs.shut_down()
            running.window.deleteLater()
            QApplication.processEvents()


if __name__ == "__main__":
    main()

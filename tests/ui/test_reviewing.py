"""The reviewer's desk, driven as a reviewer drives it."""

import csv
import io
import sys
import time
import types
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from checklists.inspecting import doing
from checklists.inspecting.changes import ReportIssued
from checklists.inspecting.inspection import Answer, Conclusion, IssuedReport
from checklists.inspecting.review import About, Review, ReviewQuestion
from checklists.values import Adequacy, Progress, Result
from reports.identity import Holder, create_identity
from reports.review_note import read_note, write_note
from reports.verdicts import Question, Reason, ReportFacts, Standing, Verdict, Verification
from tests.support.signed_reports import signed_report
from tests.support.signing import NOW, PASSPHRASE, inspector, quick_derivation
from tests.support.window import Scene, drop, tiny_jpeg
from ui.models.report_search import EARLIER, FACILITY
from ui.panels.drafting import draw_photo
from ui.panels.opened_report import ANSWERS, CHECKS, PAGES, PHOTOS, REVIEW, SINCE
from ui.panels.report import ReportPanel
from ui.panels.verify import VerifyPage
from ui.wording.report_table import COLUMNS, Column

BEGAN = datetime(2026, 3, 4, tzinfo=UTC)


def facts(number: int, facility: str = "") -> ReportFacts:
    return ReportFacts(
        inspection=f"i-{number}", title="A visit", facility=facility or f"Depot {number % 40:02d}",
        country="XB", language="en", issued=BEGAN + timedelta(days=number), place="",
        signer="Ana", fingerprint="ab" * 32, adequacy=Adequacy.ADEQUATE, percent=number % 101,
        open_critical=number % 3, findings=number % 7, answers=3, photos=0, trail_sequence=1,
        trail_hash="", visited=BEGAN + timedelta(days=number), conditions=4,
        conditions_kept=number % 5,
    )  # fmt: skip


def checked(number: int, standing: Standing = Standing.HOLDS, facility: str = "") -> Verification:
    verdicts = tuple(Verdict(asked, standing, Reason.NOT_CHECKED) for asked in Question)
    return Verification(f"r{number}.pdf", f"{number:064x}", verdicts, facts(number, facility))


def cells(page: VerifyPage, column: Column | Question) -> list[str]:
    found = page.list.found
    at = COLUMNS.index(column)
    return [str(found.index(row, at).data()) for row in range(found.rowCount())]


def at_desk(scene: Scene, *reports: Verification) -> VerifyPage:
    scene.act("verify_reports")
    page = scene.window.pages.verify
    page.table.add([(Path(report.file_name), report) for report in reports])
    page.refresh()
    return page


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    below = tmp_path / "inbox" / "below"
    below.mkdir(parents=True)
    (below.parent / "good.pdf").write_bytes(signed_report().pdf)
    (below / "copy.pdf").write_bytes(signed_report().pdf)
    (below / "bad.pdf").write_bytes(signed_report().pdf + b"\n")
    (tmp_path / "ana.pem").write_bytes(inspector().certificate_pem)
    return below.parent


def test_dropped_reports_get_their_verdicts_and_the_trust_of_the_reviewer(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[tuple[Path, ...], object]] = []

    def check(
        files: Sequence[Path],
        trust: object,
        on_result: Callable[[Verification], None],
        progress: Progress,
    ) -> None:
        asked.append((tuple(files), trust))
        for done, file in enumerate(files):
            progress.at(done, len(files), "verify")
            standing = Standing.FAILS if "bad" in file.name else Standing.HOLDS
            on_result(replace(checked(done, standing), file_name=file.name))

    checking, trust = types.ModuleType("reports.checking"), types.ModuleType("reports.trust")
    checking.check_reports = check  # type: ignore[attr-defined]
    trust.load_trust = lambda path, confirmed: f"trust of {path.name}"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reports.checking", checking)
    monkeypatch.setitem(sys.modules, "reports.trust", trust)
    scene.act("verify_reports")
    page = scene.window.pages.verify
    paths = [tmp_path / "good.pdf", tmp_path / "bad.pdf"]
    drop(page, *paths)
    scene.wait(lambda: page.table.rowCount() == 2 and page.waiting.isHidden())
    assert cells(page, Column.STANDING) == ["holds", "does not hold"]
    assert cells(page, Column.FILE) == ["good.pdf", "bad.pdf"]
    page.intake.trust_given.emit(tmp_path / "people")
    scene.wait(lambda: len(asked) == 2 and page.table.rowCount() == 2)
    assert asked == [(tuple(paths), None), (tuple(paths), "trust of people")]
    scene.window.speak("zh")
    assert cells(page, Question.INTACT)[0] == "成立"


def test_a_folder_is_reviewed_by_the_keyboard_alone(
    scene: Scene, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(inbox))
    scene.act("verify_reports")
    page = scene.window.pages.verify
    page.trust = inbox.parent / "ana.pem"
    scene.act("review_folder")
    scene.wait(lambda: page.table.rowCount() == 2 and page.waiting.isHidden())
    assert sorted(cells(page, Column.FILE)) == ["bad.pdf", "copy.pdf = good.pdf"]
    scene.wait(page.view.hasFocus)
    scene.press(Qt.Key.Key_Home)
    scene.press(Qt.Key.Key_Return)
    scene.wait(lambda: page.is_open and page.report.contents is not None)
    tabs = page.report.tabs
    assert tabs.currentIndex() == CHECKS
    assert all(tabs.isTabVisible(at) for at in (ANSWERS, PHOTOS, PAGES))
    assert page.report.answers.rowCount() == 3
    tabs.setCurrentIndex(PHOTOS)
    scene.wait(lambda: not page.report.photos.paper.pixmap().isNull())
    assert page.report.photos.where.text() == "1 of 2"
    page.report.photos.setFocus()
    scene.press(Qt.Key.Key_End)
    assert page.report.photos.where.text() == "2 of 2"
    tabs.setCurrentIndex(PAGES)
    scene.wait(lambda: not page.report.pages.paper.pixmap().isNull())
    scene.act("review_answer")
    assert page.report.review.text.hasFocus()
    scene.press(Qt.Key.Key_Escape)
    scene.wait(lambda: not page.is_open and page.view.hasFocus())
    scene.press(Qt.Key.Key_Return)
    scene.wait(lambda: page.is_open and page.report.waiting.isHidden())
    scene.act("review_next")
    scene.wait(lambda: page.report.contents is None and page.report.waiting.isHidden())
    assert page.report.contents is None
    assert not any(tabs.isTabVisible(at) for at in (ANSWERS, PHOTOS, PAGES, SINCE))


def test_reports_are_found_by_words_and_by_how_they_stand(scene: Scene) -> None:
    page = at_desk(
        scene,
        checked(1, facility="North store"),
        checked(2, Standing.UNKNOWN, facility="South store"),
        checked(3, Standing.FAILS, facility="North store"),
    )
    page.list.search.setText("north")
    assert len(cells(page, Column.FILE)) == 2
    scene.act("review_attention")
    assert cells(page, Column.FILE) == ["r3.pdf"]
    page.setFocus()
    scene.press(Qt.Key.Key_Escape)
    assert sorted(cells(page, Column.FILE)) == ["r2.pdf", "r3.pdf"]
    assert page.list.count.text() == "2 of 3"


def test_reports_of_a_facility_stand_together_the_newest_first(scene: Scene) -> None:
    page = at_desk(
        scene,
        checked(1, facility="Alpha"),
        checked(9, facility="Beta"),
        checked(5, facility="Alpha"),
        checked(20, facility="alpha"),
    )
    scene.act("review_group")
    assert cells(page, Column.FILE) == ["r20.pdf", "r5.pdf", "r1.pdf", "r9.pdf"]
    named = [page.list.found.index(row, FACILITY).data() for row in range(4)]
    assert named == ["alpha", f"{EARLIER}Alpha", f"{EARLIER}Alpha", "Beta"]
    page.view.sortByColumn(COLUMNS.index(Column.DAY), Qt.SortOrder.DescendingOrder)
    page.list.group.setChecked(False)
    assert cells(page, Column.FILE) == ["r20.pdf", "r9.pdf", "r5.pdf", "r1.pdf"]


def test_two_hundred_reports_stay_quick(scene: Scene) -> None:
    page = at_desk(scene, *(checked(number) for number in range(200)))
    made: list[int] = []
    page.table.modelReset.connect(lambda: made.append(1))
    started = time.perf_counter()
    for text in ("d", "de", "dep", "depot 1", "depot 11", ""):
        page.list.search.setText(text)
    for column in range(page.table.columnCount()):
        page.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert time.perf_counter() - started < 3
    assert page.list.found.rowCount() == 200
    assert made == []


def test_the_table_is_exported_as_it_is_seen(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "table.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = at_desk(scene, checked(1, facility="=cmd"), checked(2), checked(3, Standing.FAILS))
    page.view.sortByColumn(COLUMNS.index(Column.SCORE), Qt.SortOrder.DescendingOrder)
    page.list.shown.setCurrentIndex(2)
    scene.act("review_export")
    scene.wait(lambda: str(target) in page.said_so.text())
    head, *rows = csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline=""))
    assert [row[head.index("File")] for row in rows] == ["r2.pdf", "r1.pdf"]
    assert rows[1][head.index("Facility")] == "'=cmd"
    scene.act("review_export")
    scene.wait(page.problems.isVisible)


def test_only_a_photo_of_few_pixels_is_decoded() -> None:
    room = QSize(300, 200)
    picture = draw_photo(tiny_jpeg(), 1, 2, room)
    assert (picture.number, picture.count) == (1, 2)
    assert (picture.image.width(), picture.image.height()) == (266, 200)
    # The size a JPEG claims, made too large in its header.
    claimed = tiny_jpeg().replace(b"\x08\x00\x0c\x00\x10", b"\x08\x20\x00\x20\x00", 1)
    assert draw_photo(claimed, 0, 1, room).image.isNull()


def test_a_reviewer_asks_and_signs(scene: Scene, inbox: Path) -> None:
    scene.act("verify_reports")
    page = scene.window.pages.verify
    page.trust = inbox.parent / "ana.pem"
    page.check([inbox / "good.pdf"])
    scene.wait(lambda: page.table.rowCount() == 1 and page.waiting.isHidden())
    page.open(page.table.rows[0].verification.sha256)
    scene.wait(lambda: page.report.contents is not None)
    form = page.report.review
    page.report.tabs.setCurrentIndex(REVIEW)
    key, note = inbox.parent / "ana.p12", inbox.parent / "back.pssm-note"
    with quick_derivation():
        made = create_identity(Holder("Rita", "Office"), PASSPHRASE, datetime.now(UTC))
    key.write_bytes(made.pkcs12)
    form.key_file.setText(str(key))
    form.passphrase.field.setText(PASSPHRASE)
    form.target.setText(str(note))
    assert form.accept.isEnabled()
    assert not form.send_back.isEnabled()
    form.about.setCurrentIndex(form.about.findText("SA-A-01", Qt.MatchFlag.MatchStartsWith))
    form.text.setPlainText("Since when is the safe open?")
    scene.click(form.add)
    assert not form.accept.isEnabled()
    scene.click(form.send_back)
    scene.wait(lambda: str(note) in form.done.text())
    known = read_note(note.read_bytes(), None).note
    assert known.report_sha256 == page.table.rows[0].verification.sha256
    assert known.questions[0].subject == "SA-A-01"
    form.passphrase.field.setText(PASSPHRASE)
    scene.click(form.send_back)
    scene.wait(form.problems.isVisible)


def issued(walk: Scene) -> str:
    """The walk's inspection, issued as a report of this digest."""
    inspection, digest = walk.stored.id, "cd" * 32
    for item in walk.stored.items():
        doing.answer_item(walk.workspace, inspection, item.id, Answer(Result.MET, "", ""))
    doing.conclude(walk.workspace, inspection, Conclusion(Adequacy.ADEQUATE, ""))
    doing.close_inspection(walk.workspace, inspection)
    report = IssuedReport(digest, "Ana", "en", BEGAN, 1, "c" * 64)
    walk.workspace.commit(inspection, ReportIssued(report))
    walk.workspace.reports[digest] = b""
    walk.running.desk.session.show(inspection)
    walk.wait(lambda: walk.page.inspection is not None and walk.page.inspection.report is not None)
    return digest


def noted(walk: Scene, sha256: str, text: str = "Which shelf?") -> bytes:
    item = next(walk.stored.items()).id
    told = replace(facts(1), inspection=walk.stored.id)
    report = replace(checked(1), sha256=sha256, facts=told)
    asked = (
        ReviewQuestion(About.ITEM, item, text),
        ReviewQuestion(About.REPORT, "", "Who came?"),
    )
    return write_note(report, Review.RETURNED, asked, inspector(), NOW)


def test_the_inspector_takes_a_note_in_and_sees_its_questions_at_the_items(
    walk: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.panels.preview.Preview.draw", lambda _: None)
    digest = issued(walk)
    walk.act("show_report")
    part = walk.page._part("report")
    assert isinstance(part, ReportPanel)
    reviews, note = part.reviews, tmp_path / "back.pssm-note"
    note.write_bytes(noted(walk, digest))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(note), ""))
    walk.click(reviews.load)
    walk.wait(lambda: len(walk.running.desk.session.reviews) == 1 and reviews.judged.isVisible())
    assert "not in your trust list" in reviews.judged.text()
    words = f"Go to {next(walk.stored.items()).id}"
    lead = [one for one in reviews.findChildren(QPushButton) if one.text() == words][-1]
    walk.click(lead)
    walk.wait(lambda: walk.page.part == "checklist" and walk.card.asked.isVisible())
    assert walk.card.asked.lines.text().endswith("Which shelf?")
    walk.act("next_item")
    walk.wait(walk.card.asked.isHidden)
    walk.running.desk.session.show(walk.stored.id)
    walk.wait(lambda: walk.page.part == "overview")
    assert len(walk.running.desk.session.reviews) == 1


@pytest.mark.parametrize("fault", ["altered", "other"])
def test_a_note_that_is_altered_or_of_another_report_is_refused(
    walk: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr("ui.panels.preview.Preview.draw", lambda _: None)
    digest = issued(walk)
    walk.act("show_report")
    part = walk.page._part("report")
    assert isinstance(part, ReportPanel)
    note = tmp_path / "back.pssm-note"
    wrong = noted(walk, "ee" * 32)
    altered = noted(walk, digest).replace(b"Which shelf?", b"Which wheel?")
    note.write_bytes(altered if fault == "altered" else wrong)
    part.reviews.take(note)
    walk.wait(part.reviews.problems.isVisible)
    said = {"altered": "changed after it was signed", "other": "answers another report"}[fault]
    assert said in part.reviews.problems.text.text()
    assert walk.running.desk.session.reviews == ()


def test_the_keys_of_the_desk_rest_elsewhere(scene: Scene) -> None:
    actions = scene.window.menus.actions
    assert not actions["review_group"].isEnabled()
    page = at_desk(scene)
    assert actions["review_group"].isEnabled()
    page.setFocus()
    scene.press(Qt.Key.Key_Escape)
    scene.wait(lambda: not actions["review_group"].isEnabled())

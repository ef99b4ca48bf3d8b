"""Closing, signing and checking reports, with the makers of reports replaced by quick ones."""

import sys
import types
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from checklists.inspecting import doing
from checklists.inspecting.inspection import Answer, Conclusion, IssuedReport
from checklists.inspecting.keeping import Outcome, Workspace
from checklists.values import Adequacy, Progress, Result, State
from reports.data import Layout
from reports.fingerprints import spoken
from reports.identity import CertificateUnreadable
from tests.support.signing import NOW, inspector
from tests.support.tokens import PIN, address, needs_tokens, softhsm
from tests.support.window import Scene
from ui.files import open_signer
from ui.panels.issue import IssuePanel
from ui.panels.report import ReportPanel

PDF = b"%PDF signed"
FINGERPRINT = "ab" * 32


@dataclass(frozen=True)
class Signed:
    pdf: bytes
    record: IssuedReport


@dataclass(frozen=True)
class Material:
    inspection: object
    trail: object


asked: list[types.SimpleNamespace] = []


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The modules that make reports, replaced; the event holds signing back until it is set."""
    go = Event()
    go.set()
    asked.clear()

    def gather(workspace: Workspace, inspection: str) -> Material:
        return Material(workspace.load(inspection), workspace.trail(inspection)[-1])

    def make(material: Material, request: types.SimpleNamespace, progress: Progress) -> Signed:
        while not go.wait(0.01):
            progress.at(1, 3, "compose")
        asked.append(request)
        row = material.trail
        record = IssuedReport(
            "cd" * 32, "Ana", request.language, datetime(2026, 3, 4, tzinfo=UTC),
            row.sequence, row.hash,  # type: ignore[attr-defined]
        )  # fmt: skip
        return Signed(PDF, record)

    def record(workspace: Workspace, inspection: str, signed: Signed) -> Outcome:
        return doing.record_issue(workspace, inspection, signed.record)

    issuing = types.ModuleType("reports.issuing")
    issuing.gather, issuing.make_report, issuing.record_report = gather, make, record  # type: ignore[attr-defined]
    issuing.IssueRequest = lambda language, place, issued, identity, layout, second: (  # type: ignore[attr-defined]
        types.SimpleNamespace(language=language, layout=layout, second=second)
    )
    issuing.draft_report = lambda *_: PDF  # type: ignore[attr-defined]
    identity = types.ModuleType("reports.identity")
    identity.load_identity = lambda *_: types.SimpleNamespace(fingerprint=FINGERPRINT)  # type: ignore[attr-defined]
    identity.Holder = lambda *named: named  # type: ignore[attr-defined]
    identity.create_identity = lambda *_: types.SimpleNamespace(  # type: ignore[attr-defined]
        pkcs12=b"key", certificate_pem=inspector().certificate_pem
    )
    identity.CertificateUnreadable = CertificateUnreadable  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reports.issuing", issuing)
    monkeypatch.setitem(sys.modules, "reports.identity", identity)
    monkeypatch.setattr("ui.panels.preview.Preview.draw", lambda _: None)
    return go


def complete(walk: Scene) -> IssuePanel:
    inspection = walk.stored.id
    for item in walk.stored.items():
        doing.answer_item(walk.workspace, inspection, item.id, Answer(Result.MET, "", ""))
    doing.conclude(walk.workspace, inspection, Conclusion(Adequacy.ADEQUATE, ""))
    walk.running.desk.session.show(inspection)
    walk.wait(lambda: walk.page.answered.text() == "3 of 3")
    walk.act("show_report")
    part = walk.page._part("report")
    assert isinstance(part, ReportPanel)
    return part.issue


def fill(issue: IssuePanel, folder: Path) -> Path:
    key, target = folder / "me.p12", folder / "report.pdf"
    key.write_bytes(b"key")
    issue.signer.key_file.setText(str(key))
    issue.signer.passphrase.field.setText("a passphrase")
    issue.target.setText(str(target))
    return target


@needs_tokens
def test_a_key_on_a_token_signs_in_the_window(walk: Scene, makers: Event, tmp_path: Path) -> None:
    issue = complete(walk)
    choice = issue.signer
    choice.kind.setCurrentIndex(choice.kind.findData("token"))
    assert choice.passphrase.caption.text() == "PIN of the token"
    choice.library.setText(str(softhsm()))
    choice.token.setText("Curve")
    assert not choice.is_complete
    choice.passphrase.field.setText(PIN)
    assert choice.is_complete
    assert choice.named() == str(address("Curve"))
    assert open_signer(choice.named(), choice.secret, NOW).name == "Ana sign"
    choice.kind.setCurrentIndex(0)
    assert choice.secret == ""


def test_what_is_missing_bars_closing(walk: Scene, makers: Event) -> None:
    walk.act("show_report")
    part = walk.page._part("report")
    assert isinstance(part, ReportPanel)
    assert not part.issue.close_it.isEnabled()
    assert "4 things" in part.issue.standing.text()
    walk.click(part.issue.show_missing)
    assert walk.page.part == "overview"


def test_closed_signed_recorded_written(walk: Scene, makers: Event, tmp_path: Path) -> None:
    issue = complete(walk)
    walk.click(issue.close_it)
    walk.wait(issue.form.isVisible)
    target = fill(issue, tmp_path)
    walk.click(issue.issue)
    walk.wait(lambda: target.exists() and issue.issued.isVisible())
    walk.wait(lambda: str(target) in issue.issued.where.text())
    assert target.read_bytes() == PDF
    assert walk.stored.state == State.ISSUED
    assert "abab abab" in issue.issued.where.text()
    assert issue.signer.passphrase.field.text() == ""
    assert not walk.page.undo.isEnabled()


def test_layout_and_second_language_go_into_the_report(
    walk: Scene, makers: Event, tmp_path: Path
) -> None:
    issue = complete(walk)
    walk.click(issue.close_it)
    walk.wait(issue.form.isVisible)
    shape = issue.shape
    assert shape.layouts.itemText(0) == "The whole report"
    shape.layouts.setCurrentIndex(1)
    shape.languages.setCurrentIndex(shape.languages.findData("ar"))
    target = fill(issue, tmp_path)
    walk.click(issue.issue)
    walk.wait(target.exists)
    (request,) = asked
    assert (request.layout, request.second) == (Layout.SUMMARY, "ar")


def test_papers_are_written_beside_the_report(walk: Scene, tmp_path: Path) -> None:
    walk.act("show_report")
    part = walk.page._part("report")
    assert isinstance(part, ReportPanel)
    for write, name in ((part.papers.write_slip, "slip"), (part.papers.write_filled, "filled")):
        target = tmp_path / f"{name}.pdf"
        write(target)
        walk.wait(lambda: str(target) in part.papers.where.text())  # noqa: B023 - waited for here
        assert target.read_bytes().startswith(b"%PDF")
        before = target.read_bytes()
        write(target)
        walk.wait(part.papers.problems.isVisible)
        assert target.read_bytes() == before


def test_an_issued_report_is_corrected_by_a_new_draft(
    walk: Scene, makers: Event, tmp_path: Path
) -> None:
    issue = complete(walk)
    assert issue.correcting.isHidden()
    walk.click(issue.close_it)
    walk.wait(issue.form.isVisible)
    fill(issue, tmp_path)
    walk.click(issue.issue)
    walk.wait(issue.correcting.isVisible)
    issued = walk.stored
    walk.click(issue.correcting.begin)
    walk.wait(issue.correcting.problems.isVisible)
    issue.correcting.reason.setPlainText("The wrong safe.")
    walk.click(issue.correcting.begin)
    walk.wait(lambda: walk.page.inspection is not None and walk.page.inspection.id != issued.id)
    begun = walk.page.inspection
    assert begun is not None
    assert begun.state == State.DRAFT
    assert begun.answers == issued.answers
    assert begun.supersedes is not None
    assert (begun.supersedes.inspection, begun.supersedes.reason) == (issued.id, "The wrong safe.")
    walk.act("show_report")
    assert issue.correcting.isHidden()


def test_signing_can_be_cancelled_and_nothing_is_recorded(
    walk: Scene, makers: Event, tmp_path: Path
) -> None:
    issue = complete(walk)
    walk.click(issue.close_it)
    walk.wait(issue.form.isVisible)
    target = fill(issue, tmp_path)
    makers.clear()
    walk.click(issue.issue)
    walk.wait(lambda: issue.waiting.isVisible() and issue.waiting.bar.maximum() == 3)
    walk.click(issue.waiting.stop)
    walk.wait(issue.form.isEnabled)
    assert walk.stored.state == State.CLOSED
    assert not target.exists()


def test_a_file_in_the_way_is_never_overwritten(walk: Scene, makers: Event, tmp_path: Path) -> None:
    issue = complete(walk)
    walk.click(issue.close_it)
    walk.wait(issue.form.isVisible)
    target = fill(issue, tmp_path)
    target.write_bytes(b"older")
    walk.click(issue.issue)
    walk.wait(issue.problems.isVisible)
    assert "report.pdf" in issue.problems.text.text()
    assert target.read_bytes() == b"older"
    assert walk.stored.state == State.CLOSED


def test_a_new_identity_lands_in_the_form(walk: Scene, makers: Event, tmp_path: Path) -> None:
    issue = complete(walk)
    walk.click(issue.close_it)
    walk.wait(issue.form.isVisible)
    walk.click(issue.make)
    form = issue.identity
    assert form.name.text() == "Ana Keller"
    form.file.setText(str(tmp_path / "new.p12"))
    form.passphrase.field.setText("one two three")
    form.again.field.setText("one two")
    walk.click(form.make)
    assert form.problems.isVisible()
    form.again.field.setText("one two three")
    walk.click(form.make)
    walk.wait(issue.form.isVisible)
    assert issue.signer.key_file.text() == str(tmp_path / "new.p12")
    assert (tmp_path / "new.pem").read_bytes() == inspector().certificate_pem
    walk.wait(issue.own.isVisible)
    assert issue.own.words.text().split() == list(spoken(inspector().fingerprint))

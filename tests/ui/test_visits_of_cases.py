"""A visit begins from its case: facility, stores, transfer and the visit before come along."""

from PySide6.QtWidgets import QLabel

from checklists.delivering.keeping_records import keep_records_until
from checklists.inspecting.beginning import transfer_of
from checklists.inspecting.inspection import Inspection
from checklists.values import InspectionKind
from tests.support.window import Scene
from ui.panels.case_head import CaseHeadPanel
from ui.panels.findings import Findings
from ui.panels.new_inspection import NewInspection
from ui.panels.sites import SitesPanel
from ui.widgets.position_note import PositionNote


def form_for(filed: Scene, earlier: str = "") -> NewInspection:
    case = filed.stored_case
    filed.case_page.visit_wanted.emit(case.id, earlier)
    form = filed.window.pages.new
    filed.wait(lambda: bool(form.of.case and form.facility.text() and form.checklists))
    filed.wait(lambda: form.of.earlier == earlier)
    return form


def begun(filed: Scene, form: NewInspection) -> Inspection:
    before = set(filed.workspace.inspections)
    next(iter(form.ticks.values())).setChecked(True)
    form.start.click()
    filed.wait(lambda: len(filed.workspace.inspections) > len(before))
    (identity,) = filed.workspace.inspections.keys() - before
    return filed.workspace.inspections[identity]


def test_a_new_visit_belongs_to_its_case_and_knows_the_transfer(filed: Scene) -> None:
    form = form_for(filed)
    assert form.kind.word == InspectionKind.POST_DELIVERY_VERIFICATION
    visit = begun(filed, form)
    site = next(iter(filed.stored_case.sites.values()))
    assert visit.case == filed.stored_case.id
    assert visit.earlier is None
    assert visit.visit.facility.name == site.facility.name
    assert visit.visit.transfer == transfer_of(filed.stored_case.head)


def test_a_follow_up_remembers_the_visit_before(filed: Scene) -> None:
    (issued,) = filed.workspace.inspections
    form = form_for(filed, issued)
    assert form.kind.word == InspectionKind.FOLLOW_UP_VISIT
    visit = begun(filed, form)
    assert visit.earlier is not None
    assert visit.earlier.inspection == issued
    assert visit.earlier.findings == filed.workspace.inspections[issued].findings


def test_the_case_says_what_its_records_lack_and_how_long_they_stay(filed: Scene) -> None:
    part = filed.case_page.part_named("case_head")
    assert isinstance(part, CaseHeadPanel)
    assert keep_records_until(filed.stored_case) in part.gaps.until.text()
    before = [one.text() for one in part.gaps.findChildren(QLabel)]
    part.amount.field.setText("")
    part.settling.settle_now()
    filed.settled()
    assert [one.text() for one in part.gaps.findChildren(QLabel)] != before


def test_a_finding_is_proposed_once_as_a_condition_of_the_case(filed: Scene) -> None:
    visit = begun(filed, form_for(filed))
    filed.wait(lambda: filed.window.pages.is_on("inspection"))
    page = filed.window.pages.inspection
    filed.wait(lambda: page.inspection is not None and page.inspection.id == visit.id)
    page.go_to("findings")
    findings = page._part("findings")
    assert isinstance(findings, Findings)
    findings.record()
    filed.settled()
    ((identity, editor),) = findings.editors.items()
    before = set(filed.stored_case.conditions)
    assert not editor.propose.isHidden()
    editor.recommendation.setPlainText("Close the fence.")
    editor.settling.settle_now()
    filed.settled()
    editor.propose.click()
    filed.settled()
    (new,) = set(filed.stored_case.conditions) - before
    condition = filed.stored_case.conditions[new]
    assert (condition.text, condition.proposed_by) == ("Close the fence.", identity)
    filed.wait(editor.propose.isHidden)
    filed.act("undo")
    filed.settled()
    assert set(filed.stored_case.conditions) == before


def test_a_position_is_told_in_three_ways_and_an_unclear_one_is_said(filed: Scene) -> None:
    filed.act("case_facilities")
    sites = filed.case_page.part_named("case_facilities")
    assert isinstance(sites, SitesPanel)
    (editor,) = sites.list.editors.values()
    note = editor.findChild(PositionNote)
    assert note is not None
    editor.named["coordinates"].setText("48°51'30\"N 2°17'40\"E")
    assert "48.8583333, 2.2944444" in note.note.text()
    assert "31UDQ" in note.note.text().replace(" ", "")
    editor.named["coordinates"].setText("99 N, 2 E")
    assert "48.85" not in note.note.text()
    editor.named["coordinates"].setText("")
    assert note.note.isHidden()

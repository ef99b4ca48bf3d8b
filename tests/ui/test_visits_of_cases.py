"""A visit begins from its case: facility, stores, transfer and the visit before come along."""

from PySide6.QtWidgets import QLabel

from checklists.delivering.keeping_records import keep_records_until
from checklists.inspecting.beginning import transfer_of
from checklists.inspecting.inspection import Inspection
from checklists.values import InspectionKind
from tests.support.window import Scene
from ui.panels.case_head import CaseHeadPanel
from ui.panels.new_inspection import NewInspection


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

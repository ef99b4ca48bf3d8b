"""What is typed on the page of a case becomes one change each, and can be taken back."""

from dataclasses import replace

from PySide6.QtCore import Qt

from checklists.delivering.case import Agreement
from checklists.delivering.places import Store
from checklists.delivering.words import Mitigation
from checklists.values import FacilityKind, Stage
from tests.support.cases import make_condition
from tests.support.window import Scene
from ui.panels.case_head import CaseHeadPanel
from ui.panels.condition_editor import ConditionEditor
from ui.panels.conditions import ConditionsPanel
from ui.panels.restricted import NoteEditor, RestrictedPanel
from ui.panels.sites import SiteEditor, SitesPanel


def head_of(filed: Scene) -> CaseHeadPanel:
    part = filed.case_page.part_named("case_head")
    assert isinstance(part, CaseHeadPanel)
    return part


def conditions_of(filed: Scene) -> ConditionsPanel:
    filed.act("case_conditions")
    part = filed.case_page.part_named("case_conditions")
    assert isinstance(part, ConditionsPanel)
    return part


def test_head_fields_are_one_change_when_focus_leaves_and_undo_takes_it_back(filed: Scene) -> None:
    part, before = head_of(filed), filed.stored_case.head
    rows = len(filed.workspace.rows)
    part.reference.setFocus()
    part.reference.selectAll()
    filed.press("LOT-8")
    part.days["sent"].field.setFocus()
    filed.settled()
    assert filed.stored_case.head.consignment.reference == "LOT-8"
    assert len(filed.workspace.rows) == rows + 1
    assert "details of the case" in filed.case_page.undo.text()
    filed.act("undo")
    filed.settled()
    assert filed.stored_case.head == before
    assert part.reference.text() == "LOT-7"


def test_every_field_of_the_head_is_kept(filed: Scene) -> None:
    part = head_of(filed)
    for number, (field, _) in enumerate(part._texts(None)):
        part.settling.show_text(field, f"x{number}")
    for number, (checked, _) in enumerate(part._checked(None)):
        checked.field.setText(str(number) if checked is part.amount else f"2026-01-0{number}")
    part.transit.setText("xc; xd,xe")
    part.stage.box.setCurrentIndex(list(Stage).index(Stage.MANUFACTURE))
    part.settling.settle_now()
    filed.settled()
    head = filed.stored_case.head
    assert (head.title, head.exporter.name, head.exporter.country) == ("x0", "x1", "X2")
    assert (head.importer.name, head.end_user.country) == ("x3", "X6")
    assert (head.authorization.number, head.authorization.terms) == ("x7", "x8")
    assert (head.authorization.issued, head.authorization.expires) == ("2026-01-01", "2026-01-02")
    assert (head.consignment.reference, head.consignment.currency) == ("x9", "X10")
    assert (head.consignment.sent, head.consignment.delivered) == ("2026-01-03", "2026-01-04")
    assert (head.consignment.value, head.consignment.transit) == ("0", ("XC", "XD", "XE"))
    assert (head.keep_until, head.stage) == ("2026-01-05", Stage.MANUFACTURE)


def test_what_is_no_day_or_amount_is_said_and_not_kept(filed: Scene) -> None:
    part, before = head_of(filed), filed.stored_case.head
    day, amount = part.days["delivered"], part.amount
    day.field.setFocus()
    day.field.selectAll()
    filed.press("12 June 2025")
    amount.field.setFocus()
    filed.settled()
    assert day.hint.isVisible()
    assert filed.stored_case.head == before
    amount.field.selectAll()
    filed.press("1e5")
    part.reference.setFocus()
    filed.settled()
    assert amount.hint.isVisible()
    assert filed.stored_case.head == before
    part.reference.selectAll()
    filed.press("LOT-9")
    part.title.setFocus()
    filed.settled()
    assert filed.stored_case.head.consignment.reference == "LOT-9"
    # What was typed stays to be mended, beside what was kept meanwhile.
    assert day.field.text() == "12 June 2025"
    filed.act("undo")
    filed.settled()
    assert part.reference.text() == "LOT-7"
    assert day.field.text() == "12 June 2025"
    day.field.setFocus()
    day.field.selectAll()
    filed.press("2025-06-13")
    assert not day.hint.isVisible()
    part.title.setFocus()
    filed.settled()
    assert filed.stored_case.head.consignment.delivered == "2025-06-13"


def test_a_facility_is_added_named_and_taken_out(filed: Scene) -> None:
    filed.act("case_facilities")
    part = filed.case_page.part_named("case_facilities")
    assert isinstance(part, SitesPanel)
    part.list.add.click()
    filed.settled()
    filed.wait(lambda: len(part.list.editors) == 2)
    new = list(part.list.editors.values())[1]
    assert isinstance(new, SiteEditor)
    assert new.named["name"].hasFocus()
    filed.press("Bravo Post")
    new.stores.add.click()
    filed.press("Container")
    new.kind.box.setCurrentIndex(1)
    new.kind.box.activated.emit(1)
    filed.settled()
    site = filed.stored_case.sites[new.identity]
    assert site.facility.name == "Bravo Post"
    assert site.facility.kind == next(iter(FacilityKind))
    assert site.stores == (Store("s1", "Container"),)
    assert new.line.text().startswith("Bravo Post")
    new.remove.click()
    filed.settled()
    assert new.identity not in filed.stored_case.sites
    filed.act("undo")
    filed.settled()
    assert filed.stored_case.sites[new.identity] == site


def test_a_renamed_store_keeps_its_id_and_declared_items_are_not_lost_in_silence(
    filed: Scene,
) -> None:
    filed.act("case_facilities")
    part = filed.case_page.part_named("case_facilities")
    assert isinstance(part, SitesPanel)
    (editor,) = part.list.editors.values()
    assert isinstance(editor, SiteEditor)
    editor.line.setChecked(True)
    assert not part.lost.isVisible()
    first = editor.stores.lines[0]
    first.name.setFocus()
    first.name.selectAll()
    filed.press("Armoury")
    editor.named["name"].setFocus()
    filed.settled()
    (site,) = filed.stored_case.sites.values()
    assert site.stores == (Store("s1", "Armoury"), Store("s2", "Store 2"))
    assert part.lost.isVisible()
    assert "Store 1" in part.lost.text()
    editor.stores.lines[0].remove.click()
    editor.stores.add.click()
    filed.press("Annex")
    editor.named["name"].setFocus()
    filed.settled()
    (site,) = filed.stored_case.sites.values()
    assert site.stores == (Store("s2", "Store 2"), Store("s3", "Annex"))
    filed.act("undo")
    filed.settled()
    filed.act("undo")
    filed.settled()
    assert [line.name.text() for line in editor.stores.lines] == ["Armoury", "Store 2"]


def test_a_condition_is_written_with_what_it_mitigates(filed: Scene) -> None:
    part = conditions_of(filed)
    part.list.add.click()
    filed.wait(lambda: len(part.list.editors) == 2)
    new = list(part.list.editors.values())[1]
    assert isinstance(new, ConditionEditor)
    filed.wait(new.text.hasFocus)
    filed.press("Bolts are kept apart.")
    filed.press(Qt.Key.Key_Tab)
    filed.settled()
    new.ticks[Mitigation.DIVERSION].click()
    new.ticks[Mitigation.EXPORT_RISK].click()
    new.agreed_on.field.setText("2025-02-02")
    new.settling.settle_now()
    filed.settled()
    kept = filed.stored_case.conditions[new.identity]
    assert kept.number == 2
    assert kept.text == "Bolts are kept apart."
    assert kept.mitigates == (Mitigation.EXPORT_RISK, Mitigation.DIVERSION)
    assert kept.agreed_on == "2025-02-02"
    assert new.line.text().startswith("C-02 · ")
    assert "2 conditions" in part.agreement.says.text()
    new.remove.click()
    filed.settled()
    assert list(part.list.editors) == list(filed.stored_case.conditions)


def test_conditions_stand_in_the_order_of_their_numbers(filed: Scene) -> None:
    part = conditions_of(filed)
    second, first = make_condition(), make_condition()
    shuffled = {"id-1": replace(second, number=2), "id-2": replace(first, number=1)}
    part.show_case(replace(filed.stored_case, conditions=shuffled))
    shown = [part.list._list.itemAt(at).widget() for at in range(2)]
    assert shown == [part.list.editors["id-2"], part.list.editors["id-1"]]


def test_the_agreement_is_signed_and_taken_back(filed: Scene) -> None:
    part = conditions_of(filed).agreement
    assert "1 condition" in part.says.text()
    assert not part.take_back.isVisible()
    part.exporter.setFocus()
    filed.press("Ana Keller")
    part.place.setFocus()
    filed.press("Port Sulmar")
    part.importer.setFocus()
    filed.settled()
    signed = Agreement("Ana Keller", "", "", "Port Sulmar")
    assert filed.stored_case.agreement == signed
    assert "as it stood" in part.says.text()
    part.take_back.click()
    filed.settled()
    assert filed.stored_case.agreement is None
    assert part.exporter.text() == ""
    filed.act("undo")
    filed.settled()
    assert filed.stored_case.agreement == signed
    assert part.exporter.text() == "Ana Keller"


def test_a_restricted_note_stands_under_its_warning(filed: Scene) -> None:
    filed.act("case_restricted")
    part = filed.case_page.part_named("case_restricted")
    assert isinstance(part, RestrictedPanel)
    part.list.add.click()
    filed.wait(lambda: bool(part.list.editors))
    (new,) = part.list.editors.values()
    assert isinstance(new, NoteEditor)
    filed.wait(new.text.hasFocus)
    filed.press("A broker asked for the lot.")
    new.source.setFocus()
    filed.press("Customs")
    filed.case_page.tabs.setFocus()
    filed.settled()
    (note,) = filed.stored_case.restricted.values()
    assert (note.number, note.text, note.source) == (1, "A broker asked for the lot.", "Customs")


def test_what_is_typed_is_kept_when_the_page_is_left(filed: Scene) -> None:
    part = head_of(filed)
    part.title.setFocus()
    part.title.selectAll()
    filed.press("Carbines")
    filed.act("show_inspections")
    filed.settled()
    assert filed.stored_case.head.title == "Carbines"

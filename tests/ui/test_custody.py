"""Custody on screen: events written down, faults shown, duties told, and a finding recorded."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from checklists.delivering.duties import DUTIES, PRACTICE, CustodyFault
from checklists.delivering.words import Consent, CustodyKind
from checklists.inspecting import casework
from checklists.values import DiversionRelevance, Likelihood, Severity, State
from tests.support.case_window import CaseWindow, begin_case, begin_visit, in_window
from tests.support.cases import make_declared, make_event
from tests.support.window import Scene
from tests.ui.test_access import check_heights, check_names
from ui.panels.custody import CustodyPanel
from ui.panels.custody_editor import CustodyEditor
from ui.speech import PSEUDO, PSEUDO_RIGHT_TO_LEFT
from ui.wording import custody

Window = CaseWindow[CustodyPanel]


@pytest.fixture
def window(scene: Scene) -> Iterator[Window]:
    case = begin_case(scene)
    items = [make_declared(serial) for serial in ("A0001", "A0002", "B-7/2")]
    casework.declare_items(scene.workspace, case, "list.xlsx", items)
    made = in_window(scene, CustodyPanel(scene.running.desk))
    yield made
    made.end()


def only_editor(window: Window) -> CustodyEditor:
    (editor,) = window.panel.list.editors.values()
    assert isinstance(editor, CustodyEditor)
    return editor


def add_event(window: Window) -> CustodyEditor:
    window.scene.click(window.panel.list.add)
    window.settled()
    return only_editor(window)


def test_an_event_is_added_filled_in_taken_out_and_back(window: Window) -> None:
    window.show()
    assert not window.panel.list.nothing.isHidden()
    editor = add_event(window)
    assert editor.fields.isVisible()
    editor.kind.show_word(CustodyKind.DESTRUCTION)
    window.type(editor.happened.field, "2026-02-03")
    window.type(editor.document, "Certificate 9")
    (event,) = window.case.custody.values()
    assert (event.number, event.kind) == (1, CustodyKind.DESTRUCTION)
    assert (event.happened, event.document) == ("2026-02-03", "Certificate 9")
    assert editor.line.text().startswith("E-01 · Destruction · 2026-02-03\n")
    window.scene.click(editor.remove)
    window.settled()
    assert not window.case.custody
    assert not window.panel.list.editors
    window.undo()
    assert only_editor(window).document.text() == "Certificate 9"


def test_serials_are_typed_one_by_one_pasted_and_taken_off(window: Window) -> None:
    window.show()
    editor = add_event(window)
    chosen = editor.items
    ids = {item.serial: identity for identity, item in window.case.declared.items()}
    window.scene.bot.keyClicks(chosen.field, "b-7")
    assert chosen.offered.count() == 1
    window.press(chosen.field, Qt.Key.Key_Return)
    assert chosen.chosen == (ids["B-7/2"],)
    window.scene.bot.keyClicks(chosen.field, "a0002, A0001 B-7/2")
    window.press(chosen.field, Qt.Key.Key_Return)
    (event,) = window.case.custody.values()
    assert event.items == (ids["B-7/2"], ids["A0002"], ids["A0001"])
    assert editor.line.text().endswith("B-7/2, A0002, A0001 · Consent unknown")
    assert not chosen.off.isEnabled()
    chosen.list.setCurrentRow(1)
    window.scene.click(chosen.off)
    window.settled()
    (event,) = window.case.custody.values()
    assert event.items == (ids["B-7/2"], ids["A0001"])
    chosen.list.setCurrentRow(0)
    window.press(chosen.list, Qt.Key.Key_Delete)
    (event,) = window.case.custody.values()
    assert event.items == (ids["A0001"],)


def test_the_arrow_key_reaches_what_fits_and_return_takes_it(window: Window) -> None:
    window.show()
    chosen = add_event(window).items
    window.scene.bot.keyClicks(chosen.field, "a00")
    assert chosen.offered.count() == 2
    window.press(chosen.field, Qt.Key.Key_Down)
    window.press(chosen.offered, Qt.Key.Key_Down)
    window.press(chosen.offered, Qt.Key.Key_Return)
    (event,) = window.case.custody.values()
    assert [window.case.declared[item].serial for item in event.items] == ["A0002"]


def test_what_names_no_single_item_is_said_and_nothing_is_chosen(window: Window) -> None:
    casework.declare_items(window.scene.workspace, window.case.id, "twice", [make_declared()])
    window.show()
    chosen = add_event(window).items
    window.scene.bot.keyClicks(chosen.field, "A0002 A0001")
    window.press(chosen.field, Qt.Key.Key_Return)
    assert chosen.chosen == ()
    assert chosen.hint.text().endswith("A0001")
    assert chosen.field.text() == "A0002 A0001"
    window.scene.bot.keyClicks(chosen.field, " ")
    assert chosen.hint.isHidden()


def test_a_fault_is_said_with_the_duties_and_with_times_that_are_no_law(window: Window) -> None:
    event = make_event(tuple(window.case.declared)[:1])
    casework.add(window.scene.workspace, window.case.id, event)
    window.show()
    editor = only_editor(window)
    assert "Without the exporter's consent" in editor.line.text()
    assert not editor.line.icon().isNull()
    window.scene.click(editor.line)
    assert editor.card.isVisible()
    told = editor.asked.text().splitlines()
    assert [line.partition(":")[0] for line in told] == [reference for _, reference in DUTIES]
    assert "ATT Art 11(5)" in told[-1]
    assert all(one.source in editor.compared.text() for one in PRACTICE)
    assert "not law for this visit" in editor.compared.text()
    assert not editor.record.isVisible()
    editor.consent.box.setCurrentIndex(list(Consent).index(Consent.GIVEN))
    window.type(editor.document, "Letter 4")
    assert not editor.card.isVisible()
    assert "consent" not in editor.line.text().splitlines()[0]


def test_a_finding_is_recorded_once_at_the_open_draft(window: Window) -> None:
    case = window.case
    casework.add(window.scene.workspace, case.id, make_event(tuple(case.declared)[:2]))
    visit = begin_visit(window.scene, case.id)
    window.show(visit.id)
    editor = only_editor(window)
    window.scene.click(editor.line)
    window.scene.click(editor.record)
    window.settled()
    finding = max(window.scene.stored.findings.values(), key=lambda one: one.number)
    assert finding.statement == (
        "E-01: Change of place of A0001, A0002, 2026-02-01, without the exporter's consent. "
        "From Alpha Depot to Bravo Post."
    )
    assert (finding.severity, finding.likelihood) == (Severity.CRITICAL, Likelihood.LIKELY)
    assert finding.diversion == DiversionRelevance.DIRECT
    assert not editor.record.isVisible()
    assert editor.found.text() == "Recorded as finding F-02 of the visit."
    window.undo()
    assert editor.record.isVisible()


def test_on_the_page_of_the_case_a_finding_goes_to_its_draft(window: Window) -> None:
    casework.add(window.scene.workspace, window.case.id, make_event())
    begin_visit(window.scene, window.case.id)
    window.show()
    assert window.desk.session.inspection is None
    editor = only_editor(window)
    window.scene.wait(lambda: not editor.record.isHidden())
    window.scene.click(editor.line)
    window.scene.click(editor.record)
    window.scene.wait(lambda: not editor.found.isHidden())
    assert len(window.scene.stored.findings) == 2
    assert editor.record.isHidden()


def test_no_finding_is_offered_at_a_closed_visit_or_one_of_another_case(window: Window) -> None:
    casework.add(window.scene.workspace, window.case.id, make_event())
    begun = begin_visit(window.scene, window.case.id)
    window.show(begun.id)
    editor = only_editor(window)
    assert not editor.record.isHidden()
    kept = window.scene.workspace.inspections
    for other in (replace(begun, state=State.CLOSED), replace(begun, case="another")):
        kept[begun.id] = window.desk.session.inspection = other
        window.desk.session.changed.emit(other)
        window.scene.wait(editor.record.isHidden)
        window.scene.wait(lambda seen=other: window.panel.list.worked.visit in (seen, None))
        kept[begun.id] = window.desk.session.inspection = begun
        window.desk.session.changed.emit(begun)
        assert not editor.record.isHidden()


@pytest.mark.parametrize("fault", CustodyFault)
def test_every_fault_has_a_statement_of_its_own(fault: CustodyFault) -> None:
    event = replace(make_event(), happened="", quantity="200 rounds", destination="")
    said = custody.statement(event, fault, {}, "en")
    assert said.startswith("E-01: Change of place of 200 rounds, on a day not recorded")
    assert said.endswith("From Alpha Depot to a place not recorded.")
    unsaid = replace(event, quantity="", origin="")
    assert custody.statement(unsaid, fault, {}, "en").count("arms that are not named") == 1
    # What is recorded holds no signs that only order a line on screen.
    assert not {"\u2066", "\u2068", "\u2069"} & set(custody.statement(event, fault, {}, "ar"))


def test_more_serials_than_one_can_name_are_counted() -> None:
    declared = {str(n): make_declared(f"A{n:02d}") for n in range(14)}
    event = make_event(tuple(declared))
    assert custody.concerned(event, declared, "en").endswith("A10, A11 and 2 more")


def test_custody_is_named_sized_and_spoken_in_every_language(window: Window) -> None:
    casework.add(window.scene.workspace, window.case.id, make_event(tuple(window.case.declared)))
    window.show(begin_visit(window.scene, window.case.id).id)
    editor = only_editor(window)
    window.scene.click(editor.line)
    window.scene.bot.keyClicks(editor.items.field, "zzz")
    check_names(window.holder)
    check_heights(window.holder)
    window.desk.voice.speak(PSEUDO)
    for label in window.holder.findChildren(QLabel):
        if label.isVisible() and label.property("look") in ("label", "heading", "soft"):
            assert label.text().startswith("["), label.text()
    window.desk.voice.speak(PSEUDO_RIGHT_TO_LEFT)
    # A serial keeps the order of its signs in a line from right to left.
    assert "\u2068B-7/2\u2069" in editor.line.text()
    # A day that ran from right to left would be read as another day.
    assert "\u20682026-02-01\u2069" in editor.line.text()
    window.desk.voice.speak("en")
    assert "B-7/2 ·" in editor.line.text()

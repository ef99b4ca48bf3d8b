"""Names for every control that takes focus, tab order, sizes for gloves, and contrast."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QSplitterHandle, QWidget

from checklists.asking.shelf import LIBRARY
from checklists.values import Result
from tests.support.samples import texts, three_items
from tests.support.window import Scene
from ui.shortcuts import KEYS
from ui.theme import MARKS_ON, ROLES, TEXT_ON, TOUCH_PX, Scheme, color, contrast, style_sheet
from ui.windows.inspection_page import PARTS


def focusable(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QSplitterHandle):
            continue
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if by_tab == Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def check_names(window: QWidget) -> None:
    for widget in focusable(window):
        assert name_of(widget) or widget.accessibleName(), (widget, widget.parentWidget())


def check_library(walk: Scene) -> None:
    """Its three tabs, the preview of an import, and the way to another edition."""
    walk.act("show_library")
    library = walk.window.pages.library
    walk.wait(lambda: bool(library.shelved))
    for at in range(library.tabs.count()):
        library.tabs.setCurrentIndex(at)
        check_names(walk.window)
        check_heights(walk.window)
    library.take_folder(LIBRARY / "weapons-store")
    walk.wait(library.preview.isVisible)
    check_names(walk.window)
    check_heights(walk.window)
    walk.workspace.keep_checklist(replace(three_items(), edition="2.0", about=texts("Newer.")))
    walk.running.desk.session.show(walk.stored.id)
    walk.wait(walk.page.edition.isVisible)
    walk.click(walk.page.edition.look)
    check_names(walk.window)
    check_heights(walk.window)


def test_every_control_has_a_name_on_every_page(walk: Scene) -> None:
    walk.answer(Result.NOT_VERIFIED)
    walk.act("add_finding")
    walk.settled()
    for part in PARTS:
        walk.page.go_to(part)
        check_names(walk.window)
    for page in ("show_inspections", "new_inspection", "verify_reports"):
        walk.act(page)
        check_names(walk.window)
    check_library(walk)
    walk.window.pages.show(walk.window.start)
    check_names(walk.window)
    walk.window.start.start_creating()
    check_names(walk.window)


def check_heights(window: QWidget) -> None:
    for button in window.findChildren(QAbstractButton):
        inside_view = isinstance(button.parentWidget(), QAbstractScrollArea)
        if button.isVisible() and button.metaObject().className() == "QPushButton":
            assert inside_view or button.height() >= TOUCH_PX, button.text()


def test_every_button_can_be_hit_with_a_glove(walk: Scene) -> None:
    for part in PARTS:
        walk.page.go_to(part)
        check_heights(walk.window)
    assert walk.page.checklist.rail.view.indentation() > 0


def test_tab_order_follows_reading_order_on_the_item(walk: Scene) -> None:
    walk.answer(Result.MET)
    card = walk.card
    expected = [
        *card.answers.buttons.values(),
        card.remark,
        card.findings.add,
    ]
    order: list[QWidget] = []
    widget: QWidget = card.answers
    for _ in range(60):
        widget = widget.nextInFocusChain()
        if widget in expected and widget not in order:
            order.append(widget)
    assert order == expected


def test_every_action_has_a_key_of_its_own_and_a_place_in_a_menu(scene: Scene) -> None:
    assert len(set(KEYS.values())) == len(KEYS)
    actions = scene.window.menus.actions
    scene.window.menus._say_answers()
    assert set(actions) == set(KEYS)
    assert all(action.text() for action in actions.values())
    assert all(not action.shortcut().isEmpty() for action in actions.values())


@pytest.mark.parametrize("scheme", list(Scheme))
def test_text_and_marks_stand_out(scheme: Scheme) -> None:
    for ink, ground in TEXT_ON:
        ratio = contrast(color(ink, scheme), color(ground, scheme))
        assert ratio >= 4.5, (ink, ground, round(ratio, 2))
    for ink, ground in MARKS_ON:
        ratio = contrast(color(ink, scheme), color(ground, scheme))
        assert ratio >= 3, (ink, ground, round(ratio, 2))


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_style_sheet_uses_roles_only(scheme: Scheme) -> None:
    sheet = style_sheet(scheme)
    assert "$" not in sheet
    used = {part[:7] for part in sheet.split() if part.startswith("#") and len(part) >= 7}
    assert used <= {color(role, scheme) for role in ROLES}


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["look_dark", "look_high_contrast", "look_light"])
def test_the_look_changes_at_once_and_is_remembered(walk: Scene, name: str) -> None:
    walk.act(name)
    look = walk.running.desk.look
    assert walk.running.desk.settings.value("look") == look.scheme.value
    window = walk.window.palette().color(walk.window.palette().ColorRole.Window)
    assert window.name() == look.color("canvas")

"""Declared items on screen: thousands of rows searched and sorted, edited below the table."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from checklists.delivering.words import ArmsCategory
from checklists.inspecting import casework
from tests.support.case_window import CaseWindow, begin_case, in_window
from tests.support.cases import make_declared, make_quantity
from tests.support.window import Scene
from tests.ui.test_access import check_heights, check_names
from ui.models.declared import DOUBT, HEADS, LOT, NUMBER, QUANTITY, SERIAL, STORE
from ui.panels.declared_editor import as_count, as_tolerance
from ui.panels.declared_items import DeclaredItemsPanel
from ui.speech import PSEUDO, PSEUDO_RIGHT_TO_LEFT

Window = CaseWindow[DeclaredItemsPanel]
MANY = 10_000


@pytest.fixture
def window(scene: Scene) -> Iterator[Window]:
    begin_case(scene)
    made = in_window(scene, DeclaredItemsPanel(scene.running.desk))
    yield made
    made.end()


def declare(window: Window) -> None:
    """Two rifles, of which one is in doubt, and a lot of ammunition."""
    doubtful = replace(make_declared("A0002", "Store 2"), doubt="The list was typed by hand.")
    items = [make_declared(), doubtful, make_quantity()]
    casework.declare_items(window.scene.workspace, window.case.id, "list.xlsx", items)


def column(window: Window, at: int) -> list[str]:
    table = window.panel.table
    return [str(table.index(row, at).data()) for row in range(table.rowCount())]


def notes(window: Window) -> list[str]:
    """By the numbers of the items."""
    kept = sorted(window.case.declared.values(), key=lambda item: item.number)
    return [item.note for item in kept]


def select(window: Window, row: int) -> None:
    window.panel.view.setCurrentIndex(window.panel.table.index(row, 0))


def test_the_table_and_its_sums_show_what_is_declared(window: Window) -> None:
    declare(window)
    window.show()
    assert column(window, SERIAL) == ["A0001", "A0002", ""]
    assert column(window, LOT) == ["", "", "AM-1"]
    assert column(window, QUANTITY) == ["1", "1", "5,000 rounds"]
    assert column(window, DOUBT) == ["", "The list was typed by hand.", ""]
    icons = [
        window.panel.table.index(row, DOUBT).data(Qt.ItemDataRole.DecorationRole)
        for row in range(3)
    ]
    assert [icon is not None for icon in icons] == [False, True, False]
    assert window.panel.sums.text() == (
        "3 lines · (h) Small arms and light weapons: 2 pieces · "
        "Ammunition (Article 3): 5,000 rounds"
    )
    assert window.panel.editor.isHidden()


def test_units_are_never_added_to_one_another(window: Window) -> None:
    items = [make_quantity(), replace(make_quantity("AM-2", 12), unit="boxes")]
    casework.declare_items(window.scene.workspace, window.case.id, "list.xlsx", items)
    window.show()
    assert window.panel.sums.text().endswith("12 boxes · Ammunition (Article 3): 5,000 rounds")


def test_ten_thousand_rows_are_searched_and_sorted(window: Window) -> None:
    items = [make_declared(f"AB{n:05d}", f"Store {n % 7}") for n in range(MANY)]
    casework.declare_items(window.scene.workspace, window.case.id, "list.xlsx", items)
    window.show()
    panel = window.panel
    assert panel.table.rowCount() == MANY
    panel.search.setText("rifle ab00010")
    assert column(window, SERIAL) == ["AB00010"]
    assert panel.sums.text().endswith("1 of these are shown.")
    panel.search.setText("rifle ab0999")
    panel.view.sortByColumn(SERIAL, Qt.SortOrder.DescendingOrder)
    assert column(window, SERIAL) == [f"AB0999{n}" for n in range(9, -1, -1)]
    panel.view.sortByColumn(STORE, Qt.SortOrder.AscendingOrder)
    assert column(window, STORE) == sorted(column(window, STORE))
    panel.view.sortByColumn(NUMBER, Qt.SortOrder.DescendingOrder)
    panel.search.clear()
    assert column(window, NUMBER)[:2] == ["10000", "9999"]


def test_an_item_is_added_filled_in_taken_out_and_back(window: Window) -> None:
    window.show()
    panel = window.panel
    assert not panel.nothing.isHidden()
    assert panel.parts.isHidden()
    window.scene.click(panel.new)
    window.settled()
    assert panel.editor.isVisible()
    assert panel.editor.title.text() == "Declared item 1"
    window.type(panel.editor.texts["type"], "pistol")
    window.type(panel.editor.texts["serial"], "P-1")
    panel.editor.category.show_word(ArmsCategory.PARTS_AND_COMPONENTS)
    panel.editor.category.box.activated.emit(0)
    window.settled()
    (item,) = window.case.declared.values()
    assert (item.type, item.serial, item.quantity) == ("pistol", "P-1", 1)
    assert item.category == ArmsCategory.PARTS_AND_COMPONENTS
    window.scene.click(panel.editor.remove)
    window.settled()
    assert not window.case.declared
    assert panel.editor.isHidden()
    window.undo()
    assert column(window, SERIAL) == ["P-1"]


def test_a_row_is_edited_below_the_table_and_undone(window: Window) -> None:
    declare(window)
    window.show()
    panel = window.panel
    select(window, 1)
    assert panel.editor.isVisible()
    assert panel.editor.texts["serial"].text() == "A0002"
    window.type(panel.editor.texts["note"], "Seen in May.")
    assert notes(window) == ["", "Seen in May.", ""]
    assert panel.view.currentIndex().row() == 1
    window.undo()
    assert panel.editor.texts["note"].text() == ""


def test_what_was_typed_of_one_item_never_goes_to_the_next(window: Window) -> None:
    declare(window)
    window.show()
    select(window, 0)
    window.scene.bot.keyClicks(window.panel.editor.texts["note"], "First.")
    select(window, 1)
    window.settled()
    assert notes(window) == ["First.", "", ""]
    assert window.panel.editor.texts["note"].text() == ""


def test_return_goes_from_a_row_to_its_fields(window: Window) -> None:
    declare(window)
    window.show()
    select(window, 0)
    window.holder.activateWindow()
    window.press(window.panel.view, Qt.Key.Key_Return)
    window.scene.wait(window.panel.editor.category.box.hasFocus)


def test_a_serial_fixes_the_quantity_and_a_lot_does_not(window: Window) -> None:
    declare(window)
    window.show()
    editor = window.panel.editor
    select(window, 0)
    assert not editor.quantity.field.isEnabled()
    select(window, 2)
    assert editor.quantity.field.isEnabled()
    editor.quantity.field.clear()
    window.type(editor.quantity.field, "4,000")
    assert max(one.quantity for one in window.case.declared.values()) == 5000
    editor.quantity.field.clear()
    window.type(editor.quantity.field, "4000")
    assert max(one.quantity for one in window.case.declared.values()) == 4000


def test_a_serial_that_stands_twice_is_said(window: Window) -> None:
    declare(window)
    casework.add(window.scene.workspace, window.case.id, make_declared("a0001"))
    window.show()
    select(window, 0)
    assert window.panel.editor.twice.text() == "The same serial stands in line 4, too."
    select(window, 1)
    assert window.panel.editor.twice.isHidden()


@pytest.mark.parametrize(
    ("text", "count", "tolerance"),
    [("", "1", "0"), ("007", "7", "7"), ("0", None, "0"), ("-1", None, None), ("1.5", None, None),
     ("\u0665", "5", "5"),
     ("\u00b2", None, None), ("9" * 13, None, None)],
)  # fmt: skip
def test_counts_are_whole_numbers(text: str, count: str | None, tolerance: str | None) -> None:
    assert (as_count(text), as_tolerance(text)) == (count, tolerance)


def test_a_chosen_list_is_handed_on(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show()
    wanted: list[Path] = []
    window.panel.import_wanted.connect(wanted.append)
    for answer in ("", "/lists/items.xlsx"):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, name=answer: (name, ""))
        window.scene.click(window.panel.bring)
    assert wanted == [Path("/lists/items.xlsx")]


def test_items_are_named_sized_and_spoken_in_every_language(window: Window) -> None:
    declare(window)
    window.show()
    select(window, 1)
    check_names(window.holder)
    check_heights(window.holder)
    window.desk.voice.speak(PSEUDO)
    for label in window.holder.findChildren(QLabel):
        if label.isVisible() and label.property("look") in ("label", "heading", "soft"):
            assert label.text().startswith("["), label.text()
    table = window.panel.table
    heads = [str(table.headerData(at, Qt.Orientation.Horizontal)) for at in range(len(HEADS))]
    assert all(head.startswith("[") for head in heads)
    window.desk.voice.speak(PSEUDO_RIGHT_TO_LEFT)
    # A serial keeps the order of its signs, on the table and in its field.
    assert column(window, SERIAL)[0] == "\u2068A0001\u2069"
    serial = window.panel.editor.texts["serial"]
    assert serial.layoutDirection() == Qt.LayoutDirection.LeftToRight
    select(window, 0)
    assert serial.text() == "A0001"
    window.desk.voice.speak("en")
    assert column(window, SERIAL)[0] == "A0001"

"""An exporter's list in the window: seen row by row, its columns chosen, taken as one change."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.delivering.case import DeclaredItem
from checklists.delivering.column_names import Field
from checklists.delivering.item_lists import Outcome
from checklists.delivering.words import ArmsCategory
from checklists.inspecting import casework
from checklists.inspecting.mishaps import DiskFull
from storage.spreadsheets import write_sheets
from tests.support.case_window import CaseWindow, begin_case, in_window
from tests.support.cases import make_declared
from tests.support.messy_lists import MALFORMED, make_messy_list
from tests.support.window import Scene, drop
from tests.ui.test_access import check_heights, check_names
from ui.models.list_rows import HEADS, ITEM, OUTCOME, ROW, SAYS
from ui.panels import item_import
from ui.panels.declared_part import DeclaredPart
from ui.panels.item_import import ItemImport
from ui.panels.list_columns import Choice
from ui.speech import PSEUDO, PSEUDO_RIGHT_TO_LEFT

Window = CaseWindow[DeclaredPart]
UNKNOWN = "Arrived in May;;\nIdent;Kram;Zahl\nA1;x;1\nA2;y;1\n"
TWO_SERIALS = "Seriennr.;Waffennr.;Lager\nA1;B1;Store 1\nA2;B2;Store 1\n"


@pytest.fixture
def window(scene: Scene) -> Iterator[Window]:
    begin_case(scene)
    made = in_window(scene, DeclaredPart(scene.running.desk))
    made.show()
    yield made
    made.end()


def write(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode("cp1252"))
    return path


def begin(window: Window, path: Path) -> ItemImport:
    window.panel.take_file(path)
    wait(window)
    return window.panel.preview


def wait(window: Window) -> None:
    window.scene.wait(lambda: window.panel.preview.is_ready)
    window.settled()


def choose(window: Window, box: Choice, text: str) -> None:
    """Choose as a person does."""
    places = [at for at in range(box.count()) if box.itemText(at).startswith(text)]
    box.setCurrentIndex(places[0])
    box.activated.emit(places[0])
    wait(window)


def choose_column(window: Window, field: Field, name: str) -> None:
    choose(window, window.panel.preview.columns.fields[field], name)


def cells(window: Window, column: int) -> list[str]:
    table = window.panel.preview.outcome.table
    return [str(table.index(row, column).data()) for row in range(table.rowCount())]


def declared(window: Window) -> list[DeclaredItem]:
    return sorted(window.case.declared.values(), key=lambda item: item.number)


def is_shown(window: Window, part: QWidget) -> bool:
    return window.panel.stack.currentWidget() is part


def test_a_messy_list_is_seen_taken_and_taken_back_as_a_whole(
    window: Window, tmp_path: Path
) -> None:
    messy, rows = make_messy_list(), len(window.scene.workspace.rows)
    preview = begin(window, write(tmp_path, messy.text, "rifles.csv"))
    assert preview.title.text() == "Before “rifles.csv” is taken in"
    assert preview.columns.facts.text() == "Encoding: cp1252 · Between columns: semicolon"
    assert preview.columns.header.currentText().startswith("5: Lfd. Nr. · Waffenart")
    assert preview.columns.fields[Field.SERIAL].currentText() == "Waffen-Nr."
    assert preview.columns.fields[Field.LOT].currentText() == "No column"
    assert not preview.columns.of_sheet.isVisible()
    assert preview.outcome.counts.text() == (
        f"3,001 rows: 2,958 taken, {len(MALFORMED)} taken with doubt, 13 left out"
    )
    assert preview.outcome.kept.text() == (
        "Kept in the note of each item, by name: Bem.\n"
        "Not kept, since items get numbers of their own: Lfd. Nr."
    )
    assert len(cells(window, ROW)) == len(MALFORMED) + 13
    assert not window.case.declared
    assert preview.take_them.text() == "Take 2,988 items into the case"
    assert preview.take_them.hasFocus()
    window.press(preview.take_them, Qt.Key.Key_Space)
    assert len(window.case.declared) == messy.rows - 13
    assert len(window.scene.workspace.rows) == rows + 1
    assert is_shown(window, window.panel.items)
    assert window.panel.items.view.hasFocus()
    assert window.panel.items.table.rowCount() == messy.rows - 13
    window.undo()
    assert not window.case.declared


def test_the_keyboard_goes_through_the_preview_in_reading_order(
    window: Window, tmp_path: Path
) -> None:
    preview = begin(window, write(tmp_path, "Serial;Kind\nn/a;rifle\n"))
    fields = preview.columns.fields
    expected = [
        *(preview.columns.header, *fields.values(), preview.columns.category.box),
        *(preview.outcome.only, preview.outcome.view, preview.other, preview.take_them),
    ]
    order, part = [preview.columns.header], preview.columns.header.nextInFocusChain()
    while part is not preview.columns.header:
        order += [part] if part in expected else []
        part = part.nextInFocusChain()
    assert order == expected
    window.press(fields[Field.TYPE], Qt.Key.Key_End)
    wait(window)
    assert preview.columns.wishes.chosen == {Field.TYPE: "Kind"}


def test_the_rows_to_look_at_are_told_apart(window: Window, tmp_path: Path) -> None:
    messy = make_messy_list()
    preview = begin(window, write(tmp_path, messy.text))
    only = preview.outcome.only
    assert [only.itemText(at) for at in range(only.count())] == [
        "All: 43", "Left out: 13", "Taken with doubt: 30",
    ]  # fmt: skip
    choose(window, only, "Left out")
    assert cells(window, ROW) == [str(row) for row in (*messy.duplicate_rows, messy.total_row)]
    assert set(cells(window, OUTCOME)) == {"Left out"}
    assert cells(window, SAYS)[0] == f"The same as row {messy.first_row}."
    assert cells(window, ITEM)[0] == "0000-0001"
    assert not preview.outcome.detail.isVisible()
    preview.outcome.view.setCurrentIndex(preview.outcome.table.index(0, 0))
    assert preview.outcome.detail.text() == (
        f"Row {messy.duplicate_rows[0]}: The same as row {messy.first_row}."
    )
    choose(window, only, "Taken with doubt")
    assert cells(window, ROW) == [str(row) for row in messy.malformed_rows]
    choose_column(window, Field.SERIAL, "No column")
    # Nothing is left out twice any more; what is chosen stays as long as it is there.
    assert only.currentData() == Outcome.DOUBTFUL


def test_another_column_reads_anew_and_is_remembered_for_this_header(
    window: Window, tmp_path: Path
) -> None:
    path = write(tmp_path, "Serial;Kind;Maker\nA1;rifle;Test Arms\n")
    preview = begin(window, path)
    assert preview.outcome.all_well.isVisible()
    assert preview.outcome.kept.text() == "Kept in the note of each item, by name: Kind"
    choose_column(window, Field.TYPE, "Kind")
    choose_column(window, Field.MODEL, "Maker")
    # One column serves one field.
    assert preview.columns.fields[Field.MAKER].currentText() == "No column"
    preview.columns.category.show_word(ArmsCategory.PARTS_AND_COMPONENTS)
    preview.columns.category.box.activated.emit(0)
    wait(window)
    window.scene.click(preview.take_them)
    window.settled()
    (item,) = declared(window)
    assert (item.type, item.model, item.maker) == ("rifle", "Test Arms", "")
    assert item.category == ArmsCategory.PARTS_AND_COMPONENTS
    begin(window, path)
    assert preview.columns.fields[Field.TYPE].currentText() == "Kind"
    assert preview.take_them.text() == "No item to take"
    assert not preview.take_them.isEnabled()
    assert cells(window, SAYS) == ["Already declared as item 1."]


def test_the_way_out_of_unknown_names_is_to_choose_row_and_column(
    window: Window, tmp_path: Path
) -> None:
    preview = begin(window, write(tmp_path, UNKNOWN))
    assert preview.unclear.isVisible()
    assert preview.unclear.text.text().startswith("list.csv has no row with names of columns")
    assert "--map" not in preview.unclear.next_step.text()
    assert preview.columns.header.currentText() == "2: Ident · Kram · Zahl"
    as_it_stands = preview.outcome.as_it_stands
    assert as_it_stands.isVisible()
    assert [as_it_stands.model().index(2, at).data() for at in range(4)] == ["3", "A1", "x", "1"]
    choose(window, preview.columns.header, "1:")
    assert preview.columns.fields[Field.SERIAL].count() == 2
    choose(window, preview.columns.header, "2:")
    choose_column(window, Field.SERIAL, "Ident")
    assert not preview.unclear.isVisible()
    assert not as_it_stands.isVisible()
    assert preview.outcome.counts.text().startswith("2 rows: 2 taken")
    window.scene.click(preview.take_them)
    window.settled()
    assert [item.serial for item in declared(window)] == ["A1", "A2"]


def test_the_way_out_of_two_columns_is_to_choose_one(window: Window, tmp_path: Path) -> None:
    preview = begin(window, write(tmp_path, TWO_SERIALS))
    assert preview.unclear.text.text().startswith(
        "list.csv has several columns for “Serial number”"
    )
    assert (
        preview.unclear.next_step.text() == "Choose one of them for “Serial number”, or no column."
    )
    assert preview.columns.fields[Field.SERIAL].currentIndex() == -1
    assert preview.columns.fields[Field.SERIAL].hasFocus()
    assert preview.columns.fields[Field.STORE].currentText() == "Lager"
    assert not preview.take_them.isEnabled()
    choose_column(window, Field.SERIAL, "Waffennr.")
    window.scene.click(preview.take_them)
    window.settled()
    assert [item.serial for item in declared(window)] == ["B1", "B2"]
    assert declared(window)[0].note == "Seriennr.: A1"


def test_two_columns_of_one_name_cannot_be_told_apart(window: Window, tmp_path: Path) -> None:
    preview = begin(window, write(tmp_path, "Serial;Serial;Lot;Qty\nA1;B1;L1;5\n"))
    choose_column(window, Field.SERIAL, "Serial")
    assert preview.unclear.next_step.text().startswith("Give these columns different names")
    choose_column(window, Field.SERIAL, "No column")
    assert not preview.unclear.isVisible()
    assert preview.take_them.text() == "Take 1 item into the case"


def spreadsheet(path: Path, *sheets: tuple[str, Sequence[Sequence[str]]]) -> Path:
    made = (Sheet(name, tuple(tuple(row) for row in rows)) for name, rows in sheets)
    path.write_bytes(write_sheets(Sheets(tuple(made))))
    return path


def test_of_several_sheets_one_is_chosen(window: Window, tmp_path: Path) -> None:
    one, other = [("Serial", "Store"), ("A1", "Store 1")], [("Serial",), ("B1",), ("B2",)]
    path = spreadsheet(tmp_path / "items.xlsx", ("North", one), ("South", other))
    preview = begin(window, path)
    assert preview.unclear.next_step.text() == "Choose the sheet to take in."
    assert preview.columns.sheet.hasFocus()
    choose(window, preview.columns.sheet, "South")
    assert preview.outcome.counts.text().startswith("2 rows: 2 taken")
    assert not preview.columns.facts.isVisible()
    choose(window, preview.columns.sheet, "North")
    assert preview.columns.fields[Field.STORE].currentText() == "Store"
    assert preview.take_them.text() == "Take 1 item into the case"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.csv", b"", "list.csv is empty."),
        ("list.csv", b'Serial;Store\nA1;"x\n', "list.csv, row 2: a quotation mark is opened"),
        (
            "old.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "old.xls is in the old format .xls",
        ),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_place(
    window: Window, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    window.panel.take_file(tmp_path / name)
    preview = window.panel.preview
    window.scene.wait(preview.problems.isVisible)
    assert preview.problems.text.text().startswith(said)
    assert not preview.parts.isVisible()
    assert not preview.take_them.isVisible()
    assert preview.other.hasFocus()
    window.press(preview.other, Qt.Key.Key_Escape)
    assert is_shown(window, window.panel.items)
    assert window.panel.items.bring.hasFocus()


def test_another_file_takes_the_place_of_the_first(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = begin(window, write(tmp_path, TWO_SERIALS))
    other = write(tmp_path, "Serial\nC1\n", "other.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window.scene.click(preview.other)
    window.scene.wait(preview.take_them.isEnabled)
    assert preview.title.text() == "Before “other.csv” is taken in"
    assert not preview.unclear.isVisible()


def test_one_file_is_dropped_and_several_are_not_taken(window: Window, tmp_path: Path) -> None:
    one, two = write(tmp_path, "Serial\nA1\n"), write(tmp_path, "Serial\nA2\n", "two.csv")
    drop(window.panel, one, two)
    assert is_shown(window, window.panel.items)
    drop(window.panel, tmp_path)
    assert is_shown(window, window.panel.items)
    drop(window.panel, one)
    assert is_shown(window, window.panel.preview)
    wait(window)
    assert window.panel.preview.take_them.text() == "Take 1 item into the case"


def test_what_is_declared_meanwhile_is_left_out(window: Window, tmp_path: Path) -> None:
    preview = begin(window, write(tmp_path, "Serial\nA0001\nA0002\n"))
    case, item = window.case.id, replace(make_declared("A0001"), maker="", model="")
    window.desk.session.do(lambda ws: casework.add(ws, case, item), typed="")
    window.settled()
    wait(window)
    assert cells(window, SAYS) == ["Already declared as item 1."]
    assert preview.take_them.text() == "Take 1 item into the case"


def test_wishes_in_a_hurry_become_few_readings(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = begin(window, write(tmp_path, "Serial;Kind;Maker\nA1;rifle;Test Arms\n"))
    readings, read = [], item_import.read_as_wished

    def count(*words: object) -> object:
        readings.append(words)
        return read(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(item_import, "read_as_wished", count)
    box = preview.columns.fields[Field.TYPE]
    for at in (1, 2, 3, 0, 2):
        box.setCurrentIndex(at)
        box.activated.emit(at)
    preview.columns.fields[Field.MODEL].activated.emit(3)
    assert not preview.take_them.isEnabled()
    wait(window)
    assert len(readings) == 2
    assert preview.columns.wishes.chosen == {Field.TYPE: "Kind", Field.MODEL: "Maker"}
    assert box.currentText() == "Kind"
    assert preview.columns.fields[Field.MODEL].currentText() == "Maker"


def test_what_cannot_be_kept_can_be_taken_again(window: Window, tmp_path: Path) -> None:
    preview = begin(window, write(tmp_path, "Serial\nA1\n"))
    window.scene.workspace.refusal = DiskFull(tmp_path, 0)
    window.scene.click(preview.take_them)
    window.settled()
    assert is_shown(window, preview)
    assert preview.take_them.isEnabled()
    window.scene.workspace.refusal = None
    window.scene.click(preview.take_them)
    window.settled()
    assert [item.serial for item in declared(window)] == ["A1"]


def test_a_locked_workspace_lets_go_of_the_list(window: Window, tmp_path: Path) -> None:
    preview = begin(window, write(tmp_path, "Serial\nA1\n"))
    window.desk.session.lock()
    window.scene.wait(lambda: window.desk.session.workspace is None)
    assert is_shown(window, window.panel.items)
    assert not preview.is_ready
    preview.take()
    window.settled()
    assert not window.case.declared


def test_the_empty_table_says_how_to_begin(window: Window) -> None:
    nothing = window.panel.items.nothing
    said = " ".join(label.text() for label in nothing.findChildren(QLabel))
    assert nothing.isVisible()
    for words in ("“Import a list…”", "drop the file here", "“Add an item”"):
        assert words in said


def test_the_preview_is_named_sized_and_spoken_in_every_language(
    window: Window, tmp_path: Path
) -> None:
    preview = begin(window, write(tmp_path, "Serial;Bem.\nn/a;x\n"))
    check_names(window.holder)
    check_heights(window.holder)
    window.desk.voice.speak(PSEUDO)
    wait(window)
    for label in preview.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.text().startswith("["), label.text()
    heads = [
        str(preview.outcome.table.headerData(at, Qt.Orientation.Horizontal))
        for at in range(len(HEADS))
    ]
    assert all(head.startswith("[") for head in heads)
    window.desk.voice.speak(PSEUDO_RIGHT_TO_LEFT)
    wait(window)
    assert "\u2068Bem.\u2069" in preview.outcome.kept.text()
    assert cells(window, ITEM) == ["\u2068n/a\u2069"]
    window.desk.voice.speak("en")
    wait(window)
    window.scene.click(preview.take_them)
    window.settled()
    # The doubt is kept in the words that were seen last.
    assert declared(window)[0].doubt == "“n/a” stands in place of a serial."


def test_items_without_a_category_are_small_arms_unless_someone_says_otherwise(
    window: Window, tmp_path: Path
) -> None:
    preview = begin(window, write(tmp_path, "Serial;Model\nA1;TEST-15\n"))
    assert preview.columns.category.word == ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS
    assert preview.columns.wishes.category == ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS

"""Exporters' lists, row by row: taken as they stand, doubted, or left out, and nothing lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.delivering.case import Case, DeclaredItem
from checklists.delivering.case_sheets import case_sheets, neutralised
from checklists.delivering.column_names import Field
from checklists.delivering.columns import (
    Chosen,
    ColumnFault,
    ColumnsUnclear,
    chosen_columns,
    likely_header,
)
from checklists.delivering.item_lists import (
    ItemList,
    ListSource,
    LostNoughts,
    Outcome,
    read_list,
    sheet_source,
    text_source,
)
from checklists.delivering.list_rows import Remark, RowReason
from checklists.delivering.matching import normal_form
from checklists.delivering.quantities import QuantityDoubt, read_quantity, thousands_marks
from checklists.delivering.serials import SerialDoubt, serial_doubts
from checklists.delivering.words import ArmsCategory
from checklists.inspecting import casework
from checklists.inspecting.list_columns import recall_from, remember_columns
from tests.support.cases import (
    make_condition,
    make_declared,
    make_event,
    make_head,
    make_quantity,
)
from tests.support.memory_workspace import MemoryWorkspace
from tests.support.messy_lists import DUPLICATES, GOOD, MALFORMED, good_serial, make_messy_list

SALW = ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS
Rows = Sequence[Sequence[str]]


def nothing(_signature: str) -> Chosen:
    return {}


def said(remark: Remark) -> str:
    return str(remark.reason)


def take(
    rows: Rows,
    chosen: Chosen | None = None,
    declared: Sequence[DeclaredItem] = (),
    category: ArmsCategory = SALW,
) -> ItemList:
    source = ListSource("list.csv", tuple(tuple(row) for row in rows))
    return read_list(source, chosen or {}, nothing, category, declared, said)


def reasons(taken: ItemList) -> list[str]:
    return [
        f"{report.outcome}:{'+'.join(str(remark.reason) for remark in report.remarks)}"
        for report in taken.reports
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-be", "utf-8-sig"])
def test_three_thousand_rifles_with_every_fault_are_accounted_for(encoding: str) -> None:
    messy = make_messy_list()
    source = text_source("rifles.csv", messy.text.encode(encoding), {})
    assert (source.encoding, source.delimiter) == (encoding, ";")
    taken = read_list(source, {}, nothing, SALW, (), said)
    assert taken.columns.header_row == messy.first_row - 1
    assert len(taken.reports) == messy.rows == 3001
    by_outcome = {outcome: [one.row for one in taken.of(outcome)] for outcome in Outcome}
    assert by_outcome[Outcome.DOUBTFUL] == list(messy.malformed_rows)
    assert by_outcome[Outcome.LEFT_OUT] == [*messy.duplicate_rows, messy.total_row]
    assert len(by_outcome[Outcome.TAKEN]) == GOOD
    assert len(taken.items) == GOOD + len(MALFORMED)
    serials = [item.serial for item in taken.items if not item.doubt]
    assert serials == [good_serial(number) for number in range(1, GOOD + 1)]
    left_out = Counter(one.remarks[-1].reason for one in taken.of(Outcome.LEFT_OUT))
    assert left_out == {RowReason.DUPLICATE: DUPLICATES, RowReason.TOTAL: 1}
    first_copy = taken.of(Outcome.LEFT_OUT)[0].remarks[-1]
    assert first_copy == Remark(RowReason.DUPLICATE, str(messy.first_row))
    assert taken.lost_noughts is None
    assert {item.note for item in taken.items} == {"Bem.: geprüft"}


def test_a_second_list_adds_only_what_is_new_and_one_undo_takes_it_back() -> None:
    messy = make_messy_list()
    source = text_source("rifles.csv", messy.text.encode("cp1252"), {})
    store = MemoryWorkspace()
    case = casework.open_case(store, make_head()).case
    taken = read_list(source, {}, nothing, SALW, (), said)
    after = casework.declare_items(store, case.id, source.file, taken.items).case
    assert [item.number for item in after.declared.values()] == list(range(1, 2989))
    again = read_list(source, {}, nothing, SALW, after.declared.values(), said)
    assert again.items == ()
    declared = {one.remarks[-1].reason for one in again.reports}
    assert declared == {RowReason.ALREADY_DECLARED, RowReason.TOTAL}
    assert again.reports[0].remarks == (Remark(RowReason.ALREADY_DECLARED, "1"),)
    assert casework.undo(store, case.id).case.declared == {}


def test_what_is_doubtful_about_serials() -> None:
    for serial in MALFORMED:
        assert serial_doubts(serial), serial
    for serial in ("A0001", "00123", "12-345/B", "1E5", "NA1", "序0001", "X1", "12.34", "O0O0"):
        assert serial_doubts(serial) == (), serial
    assert serial_doubts("\u202eA1") == ((SerialDoubt.BIDI_CONTROLS, "U+202E"),)
    assert [doubt for doubt, _ in serial_doubts("A\x00" + "B" * 70)] == [
        SerialDoubt.CONTROL_CHARACTERS,
        SerialDoubt.TOO_LONG,
    ]
    rows = [("S/N", "Model"), ("\u202eA\u0000 1\n2", "M")]
    assert take(rows).items[0].serial == "A 1 2"


def test_serials_are_the_same_whatever_their_writing_but_keep_noughts_and_letters() -> None:
    assert normal_form(" ab-12 ٣") == normal_form("AB１23") == "AB123"
    assert normal_form("0123") != normal_form("123")
    assert normal_form("O123") != normal_form("0123")


def test_the_same_serial_of_another_make_is_taken_and_noted() -> None:
    rows = [
        ("Serial number", "Maker", "Model"),
        ("A1", "Fictional Arms", "M1"),
        ("a-1", "FICTIONAL ARMS", "m1"),
        ("A1", "Fictional Arms", "M2"),
        ("A2", "Fictional Arms", "M1"),
        ("A1", "", "M2"),
    ]
    taken = take(rows)
    assert reasons(taken) == [
        "taken:",
        "left_out:duplicate",
        "taken:same_serial",
        "taken:",
        "left_out:duplicate",
    ]
    # What is not said is no other maker.
    assert taken.reports[4].remarks[0].detail == "4"
    assert taken.reports[1].remarks[0].detail == taken.reports[2].remarks[0].detail == "2"
    known = replace(make_declared("A2", number=7), maker="Other")
    with_known = take(rows, declared=[known])
    assert with_known.reports[3].remarks == (Remark(RowReason.SAME_SERIAL_DECLARED, "7"),)
    assert with_known.reports[3].outcome == Outcome.TAKEN


def test_doubtful_serials_are_never_called_duplicates() -> None:
    rows = [("Serial", "Model"), *[("1.23E+05", "M")] * 3, *[("n/a", "M")] * 2]
    assert [one.outcome for one in take(rows).reports] == [Outcome.DOUBTFUL] * 5


@pytest.mark.parametrize(
    ("text", "number", "unit", "doubt"),
    [
        ("5 000", 5000, "", None),
        ("5\u202f000", 5000, "", None),
        ("5'000 Schuss", 5000, "Schuss", None),
        ("5.000 Schuss", 5000, "Schuss", QuantityDoubt.UNCLEAR_SEPARATOR),
        ("5,000 rds", 5000, "rds", QuantityDoubt.UNCLEAR_SEPARATOR),
        ("1.250.000", 1_250_000, "", None),
        ("1,250.00", 1250, "", None),
        ("1.250,00 Stk.", 1250, "Stk.", None),
        ("٥٬٠٠٠", 5000, "", None),
        ("5.0", 5, "", None),
        ("12 pcs", 12, "pcs", None),
        ("", 0, "", QuantityDoubt.MISSING),
        ("12,5", 0, "", QuantityDoubt.NOT_WHOLE),
        ("about 7", 0, "", QuantityDoubt.UNREADABLE),
        ("10 x 20", 0, "", QuantityDoubt.UNREADABLE),
        ("12-24", 0, "", QuantityDoubt.UNREADABLE),
        ("1.5E+05", 0, "", QuantityDoubt.UNREADABLE),
        ("1.2.3", 0, "", QuantityDoubt.UNREADABLE),
        ("0", 0, "", QuantityDoubt.NOT_POSITIVE),
        ("-3", 0, "", QuantityDoubt.NOT_POSITIVE),
        ("9" * 5000, 0, "", QuantityDoubt.TOO_LARGE),
    ],
)
def test_quantities_are_read_without_guessing(
    text: str, number: int, unit: str, doubt: QuantityDoubt | None
) -> None:
    read = read_quantity(text)
    assert (read.number, read.unit, read.doubt) == (number, unit, doubt)


def test_a_column_that_shows_its_mark_of_thousands_leaves_no_doubt() -> None:
    assert thousands_marks(["5.000", "1.250.000"]) == {"."}
    assert thousands_marks(["5.000", "1.250.000", "1,250,000"]) == frozenset()
    rows = [("Lot", "Quantity"), ("A", "5.000 Schuss"), ("B", "1.250.000"), ("C", "12,50")]
    taken = take(rows)
    assert reasons(taken) == ["taken:", "taken:", "left_out:quantity_not_whole"]
    assert [(item.quantity, item.unit) for item in taken.items] == [(5000, "Schuss"), (1250000, "")]
    assert all(item.is_counted for item in taken.items)


@given(st.text(max_size=20))
def test_any_quantity_is_a_number_or_a_doubt(text: str) -> None:
    read = read_quantity(text)
    assert read.number > 0 or read.doubt is not None


def test_serials_quantities_and_lots_together() -> None:
    rows = [
        ("Serial", "Qty", "Lot", "Type", "Remarks"),
        ("A0001-A0010", "10", "", "rifle", ""),
        ("B1-B5", "5", "L7", "rifle", "crate 2"),
        ("", "5000", "L8", "cartridges", ""),
        ("n/a", "300", "L9", "cartridges", ""),
        ("", "", "L10", "cartridges", ""),
        ("", "1", "", "rifle", ""),
        ("C1", "1.000", "", "rifle", ""),
        ("C2", "some", "", "rifle", ""),
        ("C3", "0", "", "rifle", ""),
        ("", "", "", "", "signed by the store keeper"),
    ]
    taken = take(rows)
    assert reasons(taken) == [
        "doubtful:serial_for_several",
        "doubtful:serial_for_several",
        "taken:",
        "taken:",
        "doubtful:quantity_missing",
        "doubtful:serial_missing",
        "doubtful:quantity_unclear_separator",
        "doubtful:quantity_unreadable",
        "left_out:quantity_not_positive",
        "left_out:not_an_item",
    ]
    kept = [(item.serial, item.lot, item.quantity, item.note) for item in taken.items]
    assert kept[:4] == [
        ("", "A0001-A0010", 10, ""),
        ("", "L7", 5, "crate 2; B1-B5"),
        ("", "L8", 5000, ""),
        ("", "L9", 300, ""),
    ]
    assert [item.quantity for item in taken.items[4:]] == [1, 1, 1, 1]
    assert taken.items[4].doubt == "quantity_missing"


def test_categories_tolerances_and_unknown_columns_lose_nothing() -> None:
    rows = [
        ("#", "S/N", "ATT category", "Tolerance", "Crate", "Rack", "Note"),
        ("1", "A1", "(h)", "", "K1", "", "new"),
        ("2", "A2", "小武器", "3", "", "R2", ""),
        ("3", "A3", "heavy stuff", "5%", "", "", "", "beyond"),
        ("4", "A4", "", "0", "", "", ""),
        ("x", "A5", "2(1)(c)", "0", "", "", ""),
    ]
    taken = take(rows, category=ArmsCategory.MISSILES_AND_LAUNCHERS)
    categories = [str(item.category) for item in taken.items]
    assert categories == ["h", "h", "g", "g", "c"]
    assert [item.tolerance for item in taken.items] == [0, 3, 0, 0, 0]
    assert [item.note for item in taken.items] == [
        "new; Crate: K1",
        "Rack: R2",
        "8: beyond; ATT category: heavy stuff; Tolerance: 5%",
        "",
        "#: x",
    ]
    assert reasons(taken)[2] == "taken:category_unknown+tolerance_unclear"
    assert [column.name for column in taken.columns.unmapped()] == ["#", "Crate", "Rack"]


def test_totals_and_headers_in_between_are_left_out_and_a_model_named_total_is_not() -> None:
    rows = [
        ("Type", "Serial", "Quantity"),
        ("Total", "A1", "1"),
        ("Rifle", "A2", "1"),
        ("Total: two rifles", "", "2"),
        ("", "", ""),
        ("TYPE", "serial", "quantity"),
        ("Rifle", "A3", "1"),
        ("", "Gesamt", "3"),
        ("المجموع", "", "3"),
    ]
    assert reasons(take(rows)) == [
        "taken:",
        "taken:",
        "left_out:total",
        "left_out:repeated_header",
        "taken:",
        "left_out:total",
        "left_out:total",
    ]


def test_a_count_beneath_the_serials_is_no_serial() -> None:
    header = ("Line", "Serial", "Type", "Qty")
    rows = [header, ("1", "A1", "rifle", "1"), ("Total", "120", "", "120")]
    assert reasons(take(rows)) == ["taken:", "left_out:total"]
    # A weapon in a line that is called so has more to say than a number.
    named = [header, ("Total", "120", "rifle", "1"), ("2", "121", "Total", "1")]
    assert reasons(take(named)) == ["taken:", "taken:"]


def test_shorter_serials_among_digits_are_said_to_have_lost_noughts_perhaps() -> None:
    rows = [("Serial",), ("12345",), ("1234",), ("99999",), ("00123",), ("A1",), ("10000",)]
    assert take(rows).lost_noughts == LostNoughts(5, (3,))
    assert take([("Serial",), ("A1",), ("B22",)]).lost_noughts is None


@pytest.mark.parametrize(
    ("rows", "kind", "names"),
    [
        ([("a", "b"), ("1", "2")], ColumnFault.NO_HEADER, ()),
        ([("Serial", "S/N"), ("1", "2")], ColumnFault.SEVERAL_COLUMNS, ("Serial", "S/N")),
        (
            [("Type", "Model"), ("rifle", "M1")],
            ColumnFault.NOTHING_TO_COUNT_BY,
            ("Type", "Model"),
        ),
        ([], ColumnFault.NO_HEADER, ()),
    ],
)
def test_columns_that_cannot_be_told_are_a_problem_that_names_them(
    rows: Rows, kind: ColumnFault, names: tuple[str, ...]
) -> None:
    with pytest.raises(ColumnsUnclear) as raised:
        take(rows)
    assert raised.value.kind == kind
    assert set(names) <= set(raised.value.names)


def test_nothing_that_is_said_of_a_list_can_steer_a_terminal_or_turn_its_line() -> None:
    rows = [
        ("Serial\x1b", "Rack\u202e", "Qty", "Type"),
        ("A\x1b[31m1", "x\u202ey", "1 \x1bpcs", "\x07rifle"),
        ("Total\x1b", "", "2", ""),
    ]
    taken = take(rows)
    told = [
        *(column.name for column in taken.columns.columns),
        *(remark.detail for report in taken.reports for remark in report.remarks),
        *(f"{item.serial} {item.note} {item.unit} {item.type}" for item in taken.items),
    ]
    assert not [one for one in told for sign in "\x1b\u202e\x07" if sign in one]
    assert taken.items[0].note == "Rack: xy"


def test_a_person_says_which_column_is_which() -> None:
    rows = [("List",), ("Waffe", "S/N", "Serial", "Rack"), ("rifle", "A1", "B1", "R9")]
    chosen = chosen_columns("f", ["SERIAL= serial ", "store=Rack", "type=WAFFE"])
    item = take(rows, chosen).items[0]
    assert (item.serial, item.store, item.type, item.note) == ("B1", "R9", "rifle", "S/N: A1")
    unwanted = take(rows, chosen_columns("f", ["lot=Serial", "serial=S/N"])).items[0]
    assert (unwanted.serial, unwanted.lot) == ("A1", "B1")
    dropped = take([("Serial", "Type"), ("A", "B")], chosen_columns("f", ["type="])).items[0]
    assert (dropped.type, dropped.note) == ("", "Type: B")
    for said_columns, kind in (
        (["colour=S/N"], ColumnFault.UNKNOWN_FIELD),
        (["serial=Nr"], ColumnFault.UNKNOWN_COLUMN),
        (["serial=Rack", "lot=rack"], ColumnFault.ONE_COLUMN_TWICE),
        (["serial="], ColumnFault.NOTHING_TO_COUNT_BY),
    ):
        with pytest.raises(ColumnsUnclear) as raised:
            take(rows, chosen_columns("f", said_columns))
        assert raised.value.kind == kind


def test_a_chosen_name_that_two_columns_have_is_a_problem_unless_one_has_it_exactly() -> None:
    rows = [("Nr", "NR.", "Rack"), ("A", "B", "C")]
    assert take(rows, {Field.SERIAL: "Nr"}).items[0].serial == "A"
    with pytest.raises(ColumnsUnclear) as raised:
        take(rows, {Field.SERIAL: "nr"})
    assert raised.value.kind == ColumnFault.SEVERAL_COLUMNS


def test_a_person_says_which_row_names_the_columns() -> None:
    rows = (("Serial", "Type"), ("Ident", "Kram"), ("A1", "x"))
    assert likely_header(rows) == 1
    assert likely_header(((), ("Delivery",), ("Ident", "Kram"), ("A1", "x"))) == 3
    assert likely_header(()) == 0
    source = ListSource("list.csv", rows, header_row=2)
    taken = read_list(source, {Field.SERIAL: "Kram"}, nothing, SALW, (), said)
    assert [report.row for report in taken.reports] == [3]
    assert (taken.items[0].serial, taken.items[0].note) == ("x", "Ident: A1")
    assert taken.columns.header_row == 2
    with pytest.raises(ColumnsUnclear) as raised:
        read_list(source, {}, nothing, SALW, (), said)
    assert raised.value.kind == ColumnFault.NOTHING_TO_COUNT_BY
    assert raised.value.names == ("Ident", "Kram")


def test_choices_are_remembered_in_the_workspace() -> None:
    workspace = MemoryWorkspace()
    rows = [("Ident", "Kram"), ("A1", "x")]
    taken = take(rows, {Field.SERIAL: "Ident", Field.LOT: ""})
    recall = recall_from(workspace)
    assert recall(taken.columns.signature()) == {}
    remember_columns(workspace, taken)
    assert recall(taken.columns.signature()) == {Field.SERIAL: "Ident", Field.LOT: ""}
    assert recall("0" * 32) == {}


def test_a_choice_is_known_again_by_its_header_alone() -> None:
    rows = (("Liste 7", ""), ("Ident", "Kram"), ("A1", "x"))
    first = take(rows, {Field.SERIAL: "Ident"})
    kept = {first.columns.signature(): first.chosen}
    source = ListSource("next.csv", (("Liste 8",), ("IDENT ", "kram"), ("B1", "y")))
    again = read_list(source, {}, lambda known: kept.get(known, {}), SALW, (), said)
    assert again.items[0].serial == "B1"
    other = read_list(
        source, {Field.SERIAL: "Kram"}, lambda known: kept.get(known, {}), SALW, (), said
    )
    assert other.items[0].serial == "y"


def test_the_sheet_with_the_list_is_found_and_several_are_named() -> None:
    cover = Sheet("Cover", (("Delivery of arms",), ("Quantity",)))
    rifles = Sheet("Rifles", (("Serial no.", "Type"), ("A1", "rifle")))
    pistols = Sheet("Pistols", (("S/N",), ("P1",)))
    book = Sheets((cover, rifles))
    assert sheet_source("b.xlsx", book, "", {}, nothing).sheet == "Rifles"
    both = Sheets((cover, rifles, pistols))
    with pytest.raises(ColumnsUnclear) as raised:
        sheet_source("b.xlsx", both, "", {}, nothing)
    assert raised.value.names == ("Rifles", "Pistols")
    assert sheet_source("b.xlsx", both, "pistols", {}, nothing).rows == pistols.rows
    with pytest.raises(ColumnsUnclear) as raised:
        sheet_source("b.xlsx", both, "Mortars", {}, nothing)
    assert raised.value.kind == ColumnFault.UNKNOWN_SHEET
    nameless = sheet_source("b.xlsx", Sheets((cover,)), "", {}, nothing)
    assert nameless.sheet == "Cover"


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=12
)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=12))
def test_every_row_is_taken_doubted_or_left_out(rows: list[tuple[str, ...]]) -> None:
    taken = take([("Serial number", "Model", "Quantity", "Rack"), *rows])
    told = [one.row for one in taken.reports]
    blank = [at for at, row in enumerate(rows, 2) if not any(cell.strip() for cell in row)]
    assert sorted(told + blank) == list(range(2, len(rows) + 2))
    by_outcome = Counter(one.outcome for one in taken.reports)
    assert len(taken.items) == by_outcome[Outcome.TAKEN] + by_outcome[Outcome.DOUBTFUL]
    assert all(one.remarks for one in taken.reports if one.outcome != Outcome.TAKEN)
    doubts = [bool(item.doubt) for item in taken.items].count(True)
    assert doubts == by_outcome[Outcome.DOUBTFUL]
    # Whatever was declared is known again.
    declared = [replace(item, number=at) for at, item in enumerate(taken.items, 1)]
    again = take([("Serial number", "Model", "Quantity", "Rack"), *rows], declared=declared)
    assert again.items == ()


def test_what_a_case_holds_as_sheets_comes_back_as_the_same_items() -> None:
    declared = {"a": make_declared("=A1", number=2), "b": replace(make_quantity(), number=1)}
    case = Case(
        "c",
        make_head(),
        declared=declared,
        conditions={"k": make_condition()},
        custody={"e": make_event(("a", "b"))},
    )
    sheets = case_sheets(case)
    names = ["items", "conditions", "custody", "actions", "needs"]
    assert [sheet.name for sheet in sheets.sheets] == names
    assert sheets.find("custody").rows[1][3] == "2, 1"  # type: ignore[union-attr]
    source = sheet_source("case.xlsx", sheets, "", {}, nothing)
    assert source.sheet == "items"
    taken = read_list(source, {}, nothing, SALW, (), said)
    wanted = [replace(item, number=0) for item in (declared["b"], declared["a"])]
    assert list(taken.items) == wanted
    safe = neutralised(sheets.sheets[0])
    assert safe.rows[2][6] == "'=A1"
    assert list(take(safe.rows).items) == wanted


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(mark: str) -> None:
    sheet = neutralised(Sheet("s", ((f"{mark}cmd|' /C calc'!A0", "A1"),)))
    assert sheet.rows[0][0][0] == "'"
    assert sheet.rows[0][1] == "A1"

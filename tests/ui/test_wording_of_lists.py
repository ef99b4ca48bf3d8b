"""What is said of lists of items, of positions, and of what records lack."""

import pytest

from checklists.delivering.column_names import Field
from checklists.delivering.columns import ColumnFault, ColumnsUnclear
from checklists.delivering.item_lists import LostNoughts, Outcome
from checklists.delivering.keeping_records import RecordGap, RecordGapKind, RecordGroup
from checklists.delivering.list_rows import Remark, RowReason
from checklists.delivering.positions import PositionFault, PositionUnclear
from checklists.delivering.quantities import QuantityDoubt
from checklists.delivering.serials import SerialDoubt
from checklists.delivering.tables import DELIMITERS, TableFault, TableRefused
from checklists.values import Problem
from ui.speech import PSEUDO, SHIPPED
from ui.wording import sentence
from ui.wording.item_lists import (
    DELIMITER_NAMES,
    FIELD_NAMES,
    OUTCOMES,
    choosing_sentence,
    lost_noughts_sentence,
    remark_sentence,
)
from ui.wording.places import record_gap_sentence

LANGUAGES = [*SHIPPED, PSEUDO]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_of_a_position_and_gap_of_records_has_a_sentence(language: str) -> None:
    for kind in PositionFault:
        said = sentence(PositionUnclear(kind, "12,44"), language)
        assert said.text
        assert said.next_step
        assert "{" not in str(said)
    for gap in RecordGapKind:
        items = tuple(range(1, 13))
        assert "{" not in record_gap_sentence(RecordGap(RecordGroup.QUANTITY, gap, items), language)
    gap = RecordGap(RecordGroup.QUANTITY, RecordGapKind.DOUBTFUL_QUANTITY, tuple(range(1, 13)))
    assert "for 12 items (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …)" in record_gap_sentence(gap, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_and_remark_of_a_list_has_a_sentence(language: str) -> None:
    refused: list[Problem] = [
        *(TableRefused("list.csv", one, 7, 99) for one in TableFault),
        *(ColumnsUnclear("list.csv", one, "serial", ("S/N", "No.")) for one in ColumnFault),
    ]
    for problem in refused:
        said = sentence(problem, language)
        assert said.text
        assert said.next_step
        assert "{" not in str(said)
    for reason in (*SerialDoubt, *QuantityDoubt, *RowReason):
        assert "{" not in remark_sentence(Remark(reason, "12"), language)
    assert "{" not in lost_noughts_sentence(LostNoughts(5, (3,)), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_columns_are_chosen_the_next_step_is_no_option_of_a_command(language: str) -> None:
    # A window offers no field, sheet or column that there is not.
    typed = (ColumnFault.UNKNOWN_FIELD, ColumnFault.UNKNOWN_SHEET)
    for fault in ColumnFault:
        for names in (("S/N", "No."), ("S/N", "S/N")):
            said = choosing_sentence(ColumnsUnclear("a.csv", fault, "serial", names), language)
            assert said.text
            assert bool(said.next_step) is (fault not in typed)
            assert "--" not in said.next_step
            assert "{" not in str(said)
    assert set(FIELD_NAMES) == set(Field)
    assert set(OUTCOMES) == set(Outcome)
    assert set(DELIMITER_NAMES) == {*DELIMITERS, ""}


def test_a_problem_of_a_list_names_row_limit_and_columns() -> None:
    long = sentence(TableRefused("a.csv", TableFault.CELL_TOO_LONG, 7, 99), "en")
    assert "a.csv, row 7" in long.text
    assert "99 characters" in long.text
    two = sentence(
        ColumnsUnclear("a.csv", ColumnFault.SEVERAL_COLUMNS, "lot", ("Lot", "Los")), "en"
    )
    assert "“lot”: Lot, Los" in two.text
    assert "--map lot=COLUMN" in two.next_step
    lost = lost_noughts_sentence(LostNoughts(5, tuple(range(2, 14))), "en")
    assert lost.startswith("12 serials have fewer than 5 digits")
    assert lost.endswith("10, 11, ….")

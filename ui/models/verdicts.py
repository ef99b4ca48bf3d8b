"""Checked reports as a table: a row per report, a column per question and per fact."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from reports.listed import ListedReport, listed
from reports.verdicts import Question, Standing, Verification
from ui.desk import Desk
from ui.models.rows import SORT_KEY, Index, Rows
from ui.widgets.marks import OF_STANDING, mark
from ui.wording.report_table import COLUMNS, Column, cell_text, column_head

_BY_STANDING = tuple(Standing)
_NUMBERS = (Column.SCORE, Column.CRITICAL, Column.DISCREPANCIES)


class ReportTable(Rows[ListedReport]):
    """`paths` has the first file of each report, by the SHA-256 (hex) of its bytes.

    The texts of a row are put together once per language, so that sorting and typing stay quick.
    """

    heads = COLUMNS

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.voice, parent)
        self._look = desk.look
        self._found: list[Verification] = []
        self._texts: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._marks: dict[Standing, Any] = {}
        self._order: dict[str, tuple[int, bool]] = {}
        self.paths: dict[str, Path] = {}

    def add(self, checked: Iterable[tuple[Path, Verification]]) -> None:
        """Take more; a file whose bytes are there already only adds its name."""
        for path, one in checked:
            self.paths.setdefault(one.sha256, path)
            self._found.append(one)
        self._show_all()

    def clear(self) -> None:
        self._found, self.paths = [], {}
        self._show_all()

    def say_again(self) -> None:
        self._texts, self._marks = {}, {}
        super().say_again()

    def head(self, column: int) -> str:
        return column_head(COLUMNS[column], self._voice.language)

    def identity(self, row: ListedReport) -> str:
        return row.verification.sha256

    def words(self, row: int) -> str:
        """Everything a row says, to be searched."""
        return " ".join(self._texts_of(self.rows[row])).casefold()

    def grouped(self, row: int) -> tuple[int, bool]:
        """Its place when reports of a facility stand together, and whether it is an earlier one."""
        return self._order[self.rows[row].verification.sha256]

    def text(self, row: ListedReport, column: int) -> str:
        return self._texts_of(row)[column]

    def sort_key(self, row: ListedReport, column: int) -> str | float:
        kind, text = COLUMNS[column], self.text(row, column)
        standing = _standing(row, kind)
        if standing is not None:
            return float(_BY_STANDING.index(standing))
        if kind in _NUMBERS:
            return float(text) if text else -1.0
        if kind is Column.FINDINGS:
            return float(row.facts.findings) if row.facts else -1.0
        if kind is Column.CONDITIONS:
            agreed = row.facts.conditions if row.facts else 0
            return row.facts.conditions_kept / agreed if row.facts and agreed else -1.0
        return text.casefold()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DecorationRole:
            standing = _standing(self.rows[index.row()], COLUMNS[index.column()])
            return None if standing is None else self._mark(standing)
        if role == SORT_KEY:
            return self.sort_key(self.rows[index.row()], index.column())
        return super().data(index, role)

    def _show_all(self) -> None:
        after, before = listed(self._found), len(self.rows)
        self._order = _grouped(after)
        if len(after) > before:
            self.beginInsertRows(QModelIndex(), before, len(after) - 1)
            self.rows = after
            self.endInsertRows()
        elif len(after) == before:
            self.rows = after
            super().say_again()
        else:
            self.show(after)

    def _texts_of(self, row: ListedReport) -> tuple[str, ...]:
        known_by = (row.verification.sha256, row.superseded_by, *row.files)
        if known_by not in self._texts:
            language = self._voice.language
            texts = [cell_text(row, column, language) for column in COLUMNS]
            at = COLUMNS.index(Column.FACILITY)
            texts[at] = texts[at] or row.files[0]
            self._texts[known_by] = tuple(texts)
        return self._texts[known_by]

    def _mark(self, standing: Standing) -> Any:
        if standing not in self._marks:
            self._marks[standing] = mark(self._look, OF_STANDING[standing])
        return self._marks[standing]


def _standing(row: ListedReport, column: Column | Question) -> Standing | None:
    if column is Column.STANDING:
        return row.verification.standing
    if isinstance(column, Question):
        found = (one.standing for one in row.verification.verdicts if one.question is column)
        return next(found, None)
    return None


def _grouped(reports: tuple[ListedReport, ...]) -> dict[str, tuple[int, bool]]:
    """Facilities with the newest visit first, and under each its reports, the newest first."""
    newest: dict[tuple[str, str], float] = {}
    for one in reports:
        newest[one.facility] = max(newest.get(one.facility, 0.0), one.moment)
    order = sorted(reports, key=lambda one: (-newest[one.facility], one.facility, -one.moment))
    seen: set[tuple[str, str]] = set()
    places = {}
    for at, one in enumerate(order):
        places[one.verification.sha256] = (at, one.facility in seen and one.facts is not None)
        seen.add(one.facility)
    return places
